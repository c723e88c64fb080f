"""Small words that lean on a neighbor, by language: titles and labels do not part them from it.

Articles, prepositions and conjunctions lean on the word after them and close no line; postpositions and
particles lean on the word before and begin none.  The lists hold the common ones: what is missing costs a
less good line end, nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping

_AFTER = {
    "en": "a an the of in on at by for from to with and or nor as is are per than into onto about after "
    "before between under over no not his her its their our my your this that these those",
    "de": "der die das den dem des ein eine einen einem einer eines in im an am auf aus bei beim mit "
    "nach von vom zu zum zur für durch gegen ohne um und oder als über unter vor zwischen pro je "
    "nicht kein keine",
    "nl": "de het een in op aan bij met naar van voor door uit over onder tot te en of als tegen zonder "
    "per niet geen",
    "fr": "le la les un une des du de d l à au aux en dans sur par pour avec sans sous chez vers et ou "
    "ni que qui ne se son sa ses leur leurs ce cette ces",
    "es": "el la los las un una unos unas de del en a al con por para sin sobre entre hacia desde hasta "
    "y e o u ni que se su sus no",
    "pt": "o a os as um uma uns umas de do da dos das em no na nos nas a ao à aos às com por para pelo "
    "pela sem sobre entre e ou que se seu sua não",
    "it": "il lo la i gli le un uno una di del della dei delle dello degli in nel nella nei nelle a al "
    "alla ai alle da dal dalla con per su sul sulla tra fra senza e o che non",
    "ca": "el la els les un una uns unes de del dels en a al als amb per sense sobre i o que no",
    "ro": "un o unui unei în la de din pe cu pentru prin spre sub fără și sau ca nu",
    "sv": "en ett den det de i på av för från till med utan och eller som vid om under över mot inte",
    "da": "en et den det de i på af for fra til med uden og eller som ved om under over mod ikke",
    "nb": "en et ei den det de i på av for fra til med uten og eller som ved om under over mot ikke",
    "is": "í á af frá til með án og eða sem við um undir yfir ekki",
    "pl": "w we z ze na do od po o u i a oraz lub albo dla przez przy pod nad za bez nie że",
    "cs": "v ve z ze na do od po o u i a nebo pro při pod nad za bez s se k ke ne že",
    "sk": "v vo z zo na do od po o u i a alebo pre pri pod nad za bez s so k ku nie že",
    "hr": "u na od do za iz s sa po o i a ili bez pod nad pri kod kroz ne da",
    "sr": "у на од до за из с са по о и а или без под над при код кроз не да",
    "sl": "v na od do za iz s z po o in ali brez pod nad pri ne",
    "ru": "в во на с со к ко о об от до из у и а но или для по при под над за без не ни что",
    "uk": "в у на з із зі до від о об і й та а але або для по при під над за без не ні що",
    "be": "у ў на з са да ад аб і й а але або для па пры пад над за без не ні што",
    "bg": "в във на с със от до за из и а но или по при под над без не че",
    "mk": "во на со од до за из и а но или по при под над без не дека",
    "lt": "į iš su be prie per po už ir ar bei nuo iki ne",
    "lv": "uz no ar bez pie par pēc un vai līdz ne",
    "hu": "a az egy és vagy nem hogy",
    "fi": "ja tai sekä ei",
    "et": "ja või ning ei",
    "el": "ο η το οι τα τον την του της των τις τους ένας μια μία ένα σε στο στη στην στον στα στις "
    "στους από με για προς χωρίς και ή δεν να που",
    "sq": "i e të së në nga me pa për mbi nën dhe ose që nuk",
    "ga": "an na i ó go do de le ar ag as agus nó",
    "cy": "y yr i o yn ar am gan gyda heb a ac neu",
    "mt": "il l ta fi ma b għal minn u jew",
    "eu": "eta edo ez",
    "id": "di ke dari pada untuk dengan oleh dan atau yang para tidak",
    "ms": "di ke dari pada untuk dengan oleh dan atau yang para tidak",
    "tl": "sa ng ang mga na at o para si ni kay",
    "sw": "ya wa la za cha vya kwa na katika ni au kutoka",
    "so": "ee oo iyo ama ka ku u la",
    "vi": "của trong ở tại và hoặc với cho từ đến về các những một bị được không",
    "af": "die n in op aan by met na van vir deur uit oor onder tot en of nie",
    "ar": "في من على إلى عن مع بين أو ثم لا لم لن ما هذا هذه كل غير بعد قبل تحت دون",
    "fa": "در از به با برای بر و یا هر این آن بی تا",
    "ps": "په د له تر او یا هر دا",
    "he": "של על את עם אל מן או כי לא בין כל זה",
    "hy": "և ու կամ մի",
    "ka": "და ან არ",
    "tr": "bir ve veya en her bu",
    "am": "የ ወደ ከ እና",
    "th": "ใน ของ และ ที่ จาก กับ แก่ เพื่อ โดย การ ความ ผู้ ไม่ หรือ ต่อ",
    "lo": "ໃນ ຂອງ ແລະ ທີ່ ຈາກ ກັບ ໂດຍ ການ ຄວາມ ບໍ່ ຫຼື",
    "km": "នៅ ក្នុង នៃ និង ពី ដោយ មិន ឬ",
}
_BEFORE = {
    "hi": "का की के को से में पर ने तक और ही भी है हैं",
    "mr": "आणि व च ही आहे",
    "ne": "र को का की मा ले लाई छ",
    "bn": "ও এবং থেকে জন্য না",
    "pa": "ਦਾ ਦੀ ਦੇ ਨੂੰ ਤੋਂ ਵਿੱਚ ਤੇ ਨੇ ਹੈ ਹਨ",
    "gu": "છે અને માટે",
    "ta": "மற்றும்",
    "ur": "کا کی کے کو سے میں پر نے تک ہے ہیں",
    "tr": "ve ile için de da ki mi",
    "hu": "is",
    "ja": "の を は が に で と も へ や",
    "ko": "및 등",
    "zh": "的 了 者 們 们 等",
}


def _sets(lists: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in lists.items()}


# Filipino is Tagalog under its own name.
LEANING_ON_THE_NEXT = _sets(_AFTER | {"fil": _AFTER["tl"]})
LEANING_ON_THE_LAST = _sets(_BEFORE)
