"""Character tables of the Unicode Character Database 15.0.0, made by `scripts/make_unidata.py`.

`SCRIPTS` lists where each run of characters of one script begins (code point in hexadecimal,
ISO 15924 code); code points not assigned belong to the run before them.  `BRACKETS` holds the
paired brackets of UAX #9, opening and closing in turn.  `EXTENSIONS` lists the Common characters that
some scripts share and others do not have (`Script_Extensions` of UAX #24): the scripts, four letters each,
then the ranges of code points.
"""

from __future__ import annotations

VERSION = "15.0.0"

SCRIPTS = (
    "0 Zyyy 41 Latn 5b Zyyy 61 Latn 7b Zyyy aa Latn ab Zyyy ba Latn bb Zyyy c0 Latn d7 Zyyy d8 Latn f7 Zyyy "
    "f8 Latn 2b9 Zyyy 2e0 Latn 2e5 Zyyy 2ea Bopo 2ec Zyyy 300 Zinh 370 Grek 374 Zyyy 375 Grek 37e Zyyy 37f "
    "Grek 385 Zyyy 386 Grek 387 Zyyy 388 Grek 3e2 Copt 3f0 Grek 400 Cyrl 485 Zinh 487 Cyrl 531 Armn 591 Hebr "
    "600 Arab 605 Zyyy 606 Arab 60c Zyyy 60d Arab 61b Zyyy 61c Arab 61f Zyyy 620 Arab 640 Zyyy 641 Arab 64b "
    "Zinh 656 Arab 670 Zinh 671 Arab 6dd Zyyy 6de Arab 700 Syrc 750 Arab 780 Thaa 7c0 Nkoo 800 Samr 840 Mand "
    "860 Syrc 870 Arab 8e2 Zyyy 8e3 Arab 900 Deva 951 Zinh 955 Deva 964 Zyyy 966 Deva 980 Beng a01 Guru a81 "
    "Gujr b01 Orya b82 Taml c00 Telu c80 Knda d00 Mlym d81 Sinh e01 Thai e3f Zyyy e40 Thai e81 Laoo f00 Tibt "
    "fd5 Zyyy fd9 Tibt 1000 Mymr 10a0 Geor 10fb Zyyy 10fc Geor 1100 Hang 1200 Ethi 13a0 Cher 1400 Cans 1680 "
    "Ogam 16a0 Runr 16eb Zyyy 16ee Runr 1700 Tglg 1720 Hano 1735 Zyyy 1740 Buhd 1760 Tagb 1780 Khmr 1800 "
    "Mong 1802 Zyyy 1804 Mong 1805 Zyyy 1806 Mong 18b0 Cans 1900 Limb 1950 Tale 1980 Talu 19e0 Khmr 1a00 "
    "Bugi 1a20 Lana 1ab0 Zinh 1b00 Bali 1b80 Sund 1bc0 Batk 1c00 Lepc 1c50 Olck 1c80 Cyrl 1c90 Geor 1cc0 "
    "Sund 1cd0 Zinh 1cd3 Zyyy 1cd4 Zinh 1ce1 Zyyy 1ce2 Zinh 1ce9 Zyyy 1ced Zinh 1cee Zyyy 1cf4 Zinh 1cf5 "
    "Zyyy 1cf8 Zinh 1cfa Zyyy 1d00 Latn 1d26 Grek 1d2b Cyrl 1d2c Latn 1d5d Grek 1d62 Latn 1d66 Grek 1d6b "
    "Latn 1d78 Cyrl 1d79 Latn 1dbf Grek 1dc0 Zinh 1e00 Latn 1f00 Grek 2000 Zyyy 200c Zinh 200e Zyyy 2071 "
    "Latn 2074 Zyyy 207f Latn 2080 Zyyy 2090 Latn 20a0 Zyyy 20d0 Zinh 2100 Zyyy 2126 Grek 2127 Zyyy 212a "
    "Latn 212c Zyyy 2132 Latn 2133 Zyyy 214e Latn 214f Zyyy 2160 Latn 2189 Zyyy 2800 Brai 2900 Zyyy 2c00 "
    "Glag 2c60 Latn 2c80 Copt 2d00 Geor 2d30 Tfng 2d80 Ethi 2de0 Cyrl 2e00 Zyyy 2e80 Hani 2ff0 Zyyy 3005 "
    "Hani 3006 Zyyy 3007 Hani 3008 Zyyy 3021 Hani 302a Zinh 302e Hang 3030 Zyyy 3038 Hani 303c Zyyy 3041 "
    "Hira 3099 Zinh 309b Zyyy 309d Hira 30a0 Zyyy 30a1 Kana 30fb Zyyy 30fd Kana 3105 Bopo 3131 Hang 3190 "
    "Zyyy 31a0 Bopo 31c0 Zyyy 31f0 Kana 3200 Hang 3220 Zyyy 3260 Hang 327f Zyyy 32d0 Kana 32ff Zyyy 3300 "
    "Kana 3358 Zyyy 3400 Hani 4dc0 Zyyy 4e00 Hani a000 Yiii a4d0 Lisu a500 Vaii a640 Cyrl a6a0 Bamu a700 "
    "Zyyy a722 Latn a788 Zyyy a78b Latn a800 Sylo a830 Zyyy a840 Phag a880 Saur a8e0 Deva a900 Kali a92e "
    "Zyyy a92f Kali a930 Rjng a960 Hang a980 Java a9cf Zyyy a9d0 Java a9e0 Mymr aa00 Cham aa60 Mymr aa80 "
    "Tavt aae0 Mtei ab01 Ethi ab30 Latn ab5b Zyyy ab5c Latn ab65 Grek ab66 Latn ab6a Zyyy ab70 Cher abc0 "
    "Mtei ac00 Hang f900 Hani fb00 Latn fb13 Armn fb1d Hebr fb50 Arab fd3e Zyyy fd40 Arab fe00 Zinh fe10 "
    "Zyyy fe20 Zinh fe2e Cyrl fe30 Zyyy fe70 Arab feff Zyyy ff21 Latn ff3b Zyyy ff41 Latn ff5b Zyyy ff66 "
    "Kana ff70 Zyyy ff71 Kana ff9e Zyyy ffa0 Hang ffe0 Zyyy 10000 Linb 10100 Zyyy 10140 Grek 10190 Zyyy "
    "101a0 Grek 101d0 Zyyy 101fd Zinh 10280 Lyci 102a0 Cari 102e0 Zinh 102e1 Zyyy 10300 Ital 10330 Goth "
    "10350 Perm 10380 Ugar 103a0 Xpeo 10400 Dsrt 10450 Shaw 10480 Osma 104b0 Osge 10500 Elba 10530 Aghb "
    "10570 Vith 10600 Lina 10780 Latn 10800 Cprt 10840 Armi 10860 Palm 10880 Nbat 108e0 Hatr 10900 Phnx "
    "10920 Lydi 10980 Mero 109a0 Merc 10a00 Khar 10a60 Sarb 10a80 Narb 10ac0 Mani 10b00 Avst 10b40 Prti "
    "10b60 Phli 10b80 Phlp 10c00 Orkh 10c80 Hung 10d00 Rohg 10e60 Arab 10e80 Yezi 10efd Arab 10f00 Sogo "
    "10f30 Sogd 10f70 Ougr 10fb0 Chrs 10fe0 Elym 11000 Brah 11080 Kthi 110d0 Sora 11100 Cakm 11150 Mahj "
    "11180 Shrd 111e1 Sinh 11200 Khoj 11280 Mult 112b0 Sind 11300 Gran 1133b Zinh 1133c Gran 11400 Newa "
    "11480 Tirh 11580 Sidd 11600 Modi 11660 Mong 11680 Takr 11700 Ahom 11800 Dogr 118a0 Wara 11900 Diak "
    "119a0 Nand 11a00 Zanb 11a50 Soyo 11ab0 Cans 11ac0 Pauc 11b00 Deva 11c00 Bhks 11c70 Marc 11d00 Gonm "
    "11d60 Gong 11ee0 Maka 11f00 Kawi 11fb0 Lisu 11fc0 Taml 12000 Xsux 12f90 Cpmn 13000 Egyp 14400 Hluw "
    "16800 Bamu 16a40 Mroo 16a70 Tnsa 16ad0 Bass 16b00 Hmng 16e40 Medf 16f00 Plrd 16fe0 Tang 16fe1 Nshu "
    "16fe2 Hani 16fe4 Kits 16ff0 Hani 17000 Tang 18b00 Kits 18d00 Tang 1aff0 Kana 1b001 Hira 1b120 Kana "
    "1b132 Hira 1b155 Kana 1b170 Nshu 1bc00 Dupl 1bca0 Zyyy 1cf00 Zinh 1cf50 Zyyy 1d167 Zinh 1d16a Zyyy "
    "1d17b Zinh 1d183 Zyyy 1d185 Zinh 1d18c Zyyy 1d1aa Zinh 1d1ae Zyyy 1d200 Grek 1d2c0 Zyyy 1d800 Sgnw "
    "1df00 Latn 1e000 Glag 1e030 Cyrl 1e100 Hmnp 1e290 Toto 1e2c0 Wcho 1e4d0 Nagm 1e7e0 Ethi 1e800 Mend "
    "1e900 Adlm 1ec71 Zyyy 1ee00 Arab 1f000 Zyyy 1f200 Hira 1f201 Zyyy 20000 Hani e0001 Zyyy e0100 Zinh "
)

BRACKETS = (
    "\u0028\u0029\u005b\u005d\u007b\u007d\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e"
    "\u208d\u208e\u2308\u2309\u230a\u230b\u2329\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f"
    "\u2770\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed"
    "\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e"
    "\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd\u2e22\u2e23"
    "\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009"
    "\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b"
    "\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)

EXTENSIONS = (
    "ArabNkooRohgSyrcThaaYezi 60c,61b AdlmArabNkooRohgSyrcThaaYezi 61f AdlmArabMandManiOugrPhlpRohgSogdSyrc "
    "640 BengDevaDogrGongGonmGranGujrGuruKndaMahjMlymNandOryaSindSinhSyloTakrTamlTeluTirh 964 "
    "BengDevaDogrGongGonmGranGujrGuruKndaLimbMahjMlymNandOryaSindSinhSyloTakrTamlTeluTirh 965 GeorLatn 10fb "
    "BuhdHanoTagbTglg 1735-1736 MongPhag 1802-1803,1805 DevaGran 1cd3,1cf3 BengDeva 1ce1,1cea,1cf5-1cf6 "
    "DevaNand 1ce9 Deva 1ceb-1cec,1cee-1cf1 BengDevaGranKndaNandOryaTeluTirh 1cf2 Beng 1cf7 Nand 1cfa "
    "CyrlGlag 2e43 BopoHangHaniHiraKana "
    "2ff0-2ffb,3003-3004,3012-3013,301c-3020,3030,3036-3037,3250-325f,327f,32b1-32bf BopoHangHaniHiraKana "
    "32cc-32cf,3371-337a,3380-33df,33ff,fe10-fe19,fe30-fe52,fe54-fe66,fe68-fe6b,ff01-ff20 "
    "BopoHangHaniHiraKana ff3b-ff40,ff5b-ff60,ffe0-ffe6 BopoHangHaniHiraKanaYiii "
    "3001-3002,3008-3011,3014-301b,30fb,ff61-ff65 Hani "
    "3006,303e-303f,3190-319f,31c0-31e3,3220-3247,3280-32b0,32c0-32cb,32ff,3358-3370 Hani "
    "337b-337f,33e0-33fe,1d360-1d371,1f250-1f251 HiraKana 3031-3035,309b-309c,30a0,30fc,ff70,ff9e-ff9f "
    "HaniHiraKana 303c-303d HaniLatn a700-a707 DevaDogrGujrGuruKhojKndaKthiMahjMlymModiNandSindTakrTirh "
    "a830-a832 DevaDogrGujrGuruKhojKndaKthiMahjModiNandSindTakrTirh a833-a835 "
    "DevaDogrGujrGuruKhojKthiMahjModiSindTakrTirh a836-a839 KaliLatnMymr a92e BugiJava a9cf ArabNkoo "
    "fd3e-fd3f CpmnCprtLinb 10100-10101 CprtLinb 10102,10137-1013f CprtLinaLinb 10107-10133 ArabCopt "
    "102e1-102fb Dupl 1bca0-1bca3 "
)
