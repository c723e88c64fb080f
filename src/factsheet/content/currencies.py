"""The codes of currencies (ISO 4217), with those of the past: a sheet may tell of 1990."""

from __future__ import annotations

from factsheet.content.findings import closest

# CLDR, en.xml: what has an English name there, but the codes for tests and for none.
_CODES = """
ADP AED AFA AFN ALK ALL AMD ANG AOA AOK AON AOR ARA ARL ARM ARP ARS ATS AUD AWG AZM AZN BAD BAM BAN BBD
BDT BEC BEF BEL BGL BGM BGN BGO BHD BIF BMD BND BOB BOL BOP BOV BRB BRC BRE BRL BRN BRR BRZ BSD BTN BUK
BWP BYB BYN BYR BZD CAD CDF CHE CHF CHW CLE CLF CLP CNH CNY COP COU CRC CSD CSK CUC CUP CVE CYP CZK DDM
DEM DJF DKK DOP DZD ECS ECV EEK EGP ERN ESA ESB ESP ETB EUR FIM FJD FKP FRF GBP GEK GEL GHC GHS GIP GMD
GNF GNS GQE GRD GTQ GWE GWP GYD HKD HNL HRD HRK HTG HUF IDR IEP ILP ILR ILS INR IQD IRR ISJ ISK ITL JMD
JOD JPY KES KGS KHR KMF KPW KRH KRO KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LTT LUC LUF LUL LVL LVR LYD
MAD MAF MCF MDC MDL MGA MGF MKD MKN MLF MMK MNT MOP MRO MRU MTL MTP MUR MVP MVR MWK MXN MXP MXV MYR MZE
MZM MZN NAD NGN NIC NIO NLG NOK NPR NZD OMR PAB PEI PEN PES PGK PHP PKR PLN PLZ PTE PYG QAR RHD ROL RON
RSD RUB RUR RWF SAR SBD SCR SDD SDG SDP SEK SGD SHP SIT SKK SLE SLL SOS SRD SRG SSP STD STN SUR SVC SYP
SZL THB TJR TJS TMM TMT TND TOP TPE TRL TRY TTD TWD TZS UAH UAK UGS UGX USD USN USS UYI UYP UYU UYW UZS
VEB VED VEF VES VND VNN VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XEU XFO XFU XOF XPD XPF XPT XRE
XSU XUA YDD YER YUD YUM YUN YUR ZAL ZAR ZMK ZMW ZRN ZRZ ZWD ZWG ZWL ZWR
"""
CURRENCIES = frozenset(_CODES.split())
# What is written for them: signs of programs, names, letters of the old ones that people keep.
_CALLED = {
    **{"RMB": "CNY", "YUAN": "CNY", "YEN": "JPY", "NTD": "TWD", "NIS": "ILS", "UKP": "GBP", "STG": "GBP"},
    **{"EURO": "EUR", "EU": "EUR", "US": "USD", "UK": "GBP", "HK": "HKD", "DOLLAR": "USD", "POUND": "GBP"},
    **{"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW"},
    **{"HK$": "HKD", "DOLLARS": "USD", "EUROS": "EUR", "POUNDS STERLING": "GBP", "RUPEES": "INR"},
    **{"SFR": "CHF", "RS": "INR", "RUPEE": "INR", "PESO": "MXN", "RAND": "ZAR", "BAHT": "THB", "CFA": "XOF"},
}


_COMMON = frozenset(
    ("USD", "EUR", "GBP", "HKD", "JPY", "CNY", "CHF", "INR", "AUD", "CAD", "KES", "NGN", "BRL")
)


def currency_named(word: str) -> str:
    """Return the code of the currency that a sign, a name or a code in other letters is of, or nothing.

    >>> currency_named("€"), currency_named("usd"), currency_named("CVE"), currency_named("all")
    ('EUR', 'USD', 'CVE', '')
    """
    upper = word.strip().upper()
    # Some codes are words, too.
    known = word in CURRENCIES or upper in _COMMON
    return upper if known else _CALLED.get(upper, "")


def currency_meant(code: str) -> str:
    """Return the code of the currency that was probably meant, or nothing.

    >>> currency_meant("RMB"), currency_meant("eur"), currency_meant("HDK"), currency_meant("QQQ")
    ('CNY', 'EUR', 'HKD', '')
    """
    upper = code.upper()
    if upper in CURRENCIES:
        return upper
    swapped = {
        upper[:n] + upper[n + 1 : n + 2] + upper[n : n + 1] + upper[n + 2 :] for n in range(len(upper))
    }
    return _CALLED.get(upper) or min(swapped & CURRENCIES, default="") or closest(upper, sorted(CURRENCIES))
