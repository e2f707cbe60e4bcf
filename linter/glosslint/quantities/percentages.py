"""Whether a text speaks of percent, with a sign or in the words of its language."""

from __future__ import annotations

import re
from functools import lru_cache
from os.path import commonprefix
from typing import Final

from glosslint.quantities.cldr import find_locale, section
from glosslint.quantities.vocabulary import fold_case

_SIGN: Final = re.compile("[%٪％﹪‰](?![0-9A-Fa-f]{2})")
"""Also one that stands alone, as in the head of a table; not the percent-encoding of an address."""

MORE: Final = {
    "ar": ("المئة", "المائة", "بالمئة", "في المئة", "في المائة"),
    "bg": ("на сто",),
    "en": ("per cent",),
    "es": ("por cien", "porcentaje", "porcentual"),
    "fi": ("prosent",),
    "fr": ("pourcent",),
    "gl": ("por cento",),
    "he": ("אחוזים",),
    "hi": ("फ़ीसदी", "फीसदी", "फ़ीसद"),
    "hr": ("postot",),
    "it": ("per cento", "percentual"),
    "ja": ("百分", "パーセン", "割"),
    "ko": ("퍼센트", "프로", "백분"),
    "ml": ("ശതമാനം",),
    "pt": ("percent", "porcent"),
    "ro": ("la sută",),
    "sr": ("procen", "posto"),
    "sw": ("asilimia",),
    "th": ("ร้อยละ",),
    "uk": ("процент",),
    "vi": ("phần trăm",),
    "zh": ("百分", "成"),
}
"""Words that are said beside those of CLDR, or where it has the sign alone (Wiktionary, "percent")."""

_SHARED: Final = ("percent", "per cent", "zentil", "центил")
"""What translators leave in English; and percentiles."""

_STEM: Final = 5
"""So many letters that all forms of a word share are known with any ending."""


def says_percent(text: str, language: str) -> bool:
    """Whether `text` has a sign of percent, or a word for it in `language` (a BCP 47 tag)."""
    if _SIGN.search(text):
        return True
    folded = fold_case(text)
    return any(word in folded for word in _words(language))


@lru_cache(maxsize=256)
def _words(language: str) -> tuple[str, ...]:
    locale = find_locale(language)
    patterns = section(locale, "unit_patterns", "concentr-percent", "long").values()
    names = {str(pattern).replace("{0}", "").replace("\u200d", "").strip() for pattern in patterns}
    folded = sorted({fold_case(name) for name in names if name and not _SIGN.search(name)})
    stem = commonprefix(folded)  # noqa: RUF071 – characters are meant
    known = [stem] if len(stem) >= _STEM else folded
    return (*known, *MORE.get(locale.language, ()), *_SHARED)
