"""The most frequent words of languages that share a script with others.

Function words: about a third of any running text is made of them, and nobody leaves them untranslated,
so they tell the language of a page where its script does not. They are what the stop lists of the
Snowball project and the usual frequency lists of each language begin with; words that a neighbour uses as
often (`de` in half of Europe) stand in every list they belong to, and so decide nothing.
"""

from __future__ import annotations

from types import MappingProxyType

FREQUENT_WORDS = MappingProxyType(
    {
        language: frozenset(words.split())
        for language, words in {
            "af": "die van het en is in dat nie vir wat met sy om by word kan deur ek hulle ons jy hierdie",
            "ar": "في من على أن إلى عن مع هذا هذه التي الذي لا ما كان أو إذا هو هي ذلك يمكن كل بعد",
            "az": "və bir bu ilə üçün də ki ya olan olaraq daha çox hər bütün edir necə sonra var",
            "be": "і у на не з што як для гэта да па ён яны але або мы калі ці яго можна вы ад",
            "bg": "и на в да за се от не с е че са по като това или ще може към до този при как",
            "bs": "i u na je se da za su od s sa a kao koji koja što ili nije biti može po iz ne",
            "ca": "de la que i el en a els per un és les una amb del es no com al o més si aquest són",
            "cs": "a v se na je že s z do to o jako pro by ale od nebo k po pokud když jsou které jak která",
            "cy": "y yn i a o ar yr mae ei gan wedi ac am i'r neu fod sy eich hyn bydd",
            "da": "og i at det er en til af på for den med de som der et ikke har kan eller vi fra du skal",
            "de": "der die und das ist in zu den nicht mit von sie ein eine für auf es dem des sich auch",
            "en": "the of and to a in is that for it as with on are be this by or an you not from can your",
            "eo": "la kaj de en estas al ne por kiu ke kun oni vi aŭ ĉi el tio sed povas ol kiel",
            "es": "de la que el en y a los se del las por un para con no una su es al lo como más o si puede",
            "et": "ja on ei et see ta mis kui oma ka või selle saab kas ning aga siis kuid seda mida olla sa",
            "eu": "eta da ez bat du dira edo ere egin behar dute baina den zure hau hori izan duen beste",
            "fa": "و در به از که این را با است برای آن یک تا می های شما شود خود یا هم بر اگر",
            "fi": "ja on ei se että tai joka kun ovat voi myös sen mutta jos hän ole kuin oli niin mitä sekä",
            "fil": "ang ng sa na mga at ay ito o para kung hindi ka isang mo may iyong ni upang din",
            "fr": "de la le et les des en un du une est que pour qui dans a par plus pas au sur ne se vous",
            "ga": "an na a agus ar i is le go ag do de sé tá bhí nó ní seo sin atá",
            "gl": "de a o que e do da en un para os con as unha se no por na non é como máis ou dos",
            "hi": "के में की है और से को का एक पर यह हैं कि ने भी लिए कर या तो नहीं जो किया आप होता",
            "hr": "i u na je se da za su od s a kao koji koja što ili nije biti može po iz ne",
            "hu": "a az és hogy nem is egy ez van de ha vagy meg azt már csak mint amely lehet el kell",
            "id": "yang dan di untuk dengan dari ini pada adalah itu dalam tidak atau akan ke anda oleh",
            "is": "og að í á er sem til við um með það ekki en fyrir ég eru af þú eða hann því þetta",
            "it": "di e che la il un a per è in una non sono con le si da del come i o della gli più al nel",
            "kk": "және бұл бір мен үшін да де бар болып емес осы оның ол немесе керек деп сіз арқылы",
            "ky": "жана бул бир менен үчүн да бар болот эмес ал же керек деп анын сиз аркылуу",
            "lt": "ir į yra kad iš su tai kaip ar bet jei ne apie už būti gali nuo per jūs arba jo",
            "lv": "un ir ar no uz par ka kas tas vai kā nav lai bet var ja tiek arī šo jūs pie",
            "mk": "и на во да се од за е со не што како ќе или ова тоа може по сте ако",
            "mn": "нь энэ байна юм бол болон та гэж тухай бас ба хийх нэг тэр эсвэл болно байгаа",
            "mr": "आणि आहे या हे एक तो ते की नाही करण्यासाठी आहेत किंवा तर पण हा साठी ही असे आपण",
            "ms": "yang dan di untuk dengan dari ini pada adalah itu dalam tidak atau akan ke anda oleh",
            "mt": "il li ta u ma hija biex fil minn jew għal dan huwa din tal mill dawn lil",
            "nb": "og i det er på til som en å for av at med de den har ikke et kan eller om du vi fra også",
            "ne": "र को छ मा यो लागि एक हो गर्न पनि भने वा तपाईं गर्नुहोस् यस हुन्छ गरिएको छन्",
            "nl": "de van het een en in is dat op te zijn voor met die niet aan er om ook als dan of je",
            "nn": "og i det er på til som ein å for av at med dei den har ikkje eit kan eller om du vi frå",
            "pl": "w i na się z do to nie że jest o jak dla od ale po czy lub przez jeśli który są można",
            "ps": "د په او چې ته له سره دا دي یا لپاره کې هغه دغه شي کړئ نه یو",
            "pt": "de a o que e do da em um para é com não uma os no se na por mais as como ou dos você seu",
            "ro": "de și în a la că pe cu este un o să nu din pentru care sunt mai sau ce se prin dacă",
            "ru": "и в не на что с по как для это к из а от или если вы но мы то его при также можно",
            "sk": "a v sa na je že s z do to o ako pre by ale od alebo k po ak keď sú ktoré ktorý nie",
            "sl": "in je v na da se za so ki pa z ne s ali kot lahko tudi po če od to ter bi iz",
            "sq": "të e dhe në një për me që është nga nuk së ka si do ju ose kjo por janë mund",
            "sr": "и у на је се да за су од са а као који која што или није може по из не ако",
            "sv": "och i att det är en som på för av med den till inte ett har de om kan du eller vi från",
            "sw": "ya na wa kwa ni za katika la kama hii cha kuwa au hiyo kwenye yako ili wewe pia lakini",
            "tg": "ва дар аз ба ки ин бо барои як аст ё шумо мешавад ҳам то кард",
            "tr": "ve bir bu için ile de da olarak daha çok gibi olan ne ya veya var her ama kadar değil",
            "uk": "і в на не що з до як для це та у від за або якщо ви але він ми його про можна є",
            "ur": "کے میں کی ہے اور سے کو کا ایک پر یہ ہیں کہ نے بھی لیے کر یا تو نہیں جو آپ",
            "uz": "va bu bir uchun bilan ham yoki qilish mumkin kerak esa agar siz keyin har emas kabi",
            "vi": "và là của có các một trong cho được không với những để này khi người bạn hoặc từ như",
            "zu": "futhi noma ukuthi kanye uma nge kusuka lapho ukuze lokhu yakho ngoba wena kufanele",
        }.items()
    }
)
"""By language, the words in lower case."""

CLOSE_LANGUAGES = (
    frozenset({"bs", "hr", "sr", "cnr", "sl"}),
    frozenset({"da", "nb", "nn", "no"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"pt", "gl", "es", "ca", "an", "ast"}),
    frozenset({"bg", "mk"}),
    frozenset({"nl", "af"}),
    frozenset({"kk", "ky"}),
    frozenset({"hi", "mr", "ne", "sa", "bho", "mai"}),
    frozenset({"fil", "tl", "ceb"}),
    frozenset({"zh", "yue", "wuu", "hak", "gan", "nan"}),
    frozenset({"he", "yi"}),
    frozenset({"bn", "as"}),
    frozenset({"am", "ti"}),
    frozenset({"bo", "dz"}),
)
"""Languages whose short texts function words, or the script alone, cannot tell apart."""
