"""Words of prose, as they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from glosslint.quantities.vocabulary import fold_case

JOINT = re.compile(r"(?:[ \t\u00a0\u2009\u202f\n]?[-‐‑–]?[ \n]?|['’ʼ])(?!.)", re.DOTALL)
"""What may stand between the words of one number: a space, a line's end, a hyphen, an apostrophe."""


class Token(NamedTuple):
    """A word of prose."""

    start: int
    end: int
    text: str
    """Folded, see `fold`."""
    joined: bool
    """Whether nothing but a space or a hyphen parts it from the word before."""
    comma: bool = False
    """Whether a comma does."""


def tokens(prose: str) -> list[Token]:
    """The words in `prose`: letters with their marks."""
    found: list[Token] = []
    end = -1
    for match in _word().finditer(prose):
        gap = prose[end : match.start()] if match.start() - end <= _LONGEST_GAP else "?"
        joined = end >= 0 and JOINT.match(gap) is not None
        text = fold(match[0]) if len(match[0]) <= _LONGEST else ""
        found.append(Token(match.start(), match.end(), text, joined, gap == ", "))
        end = match.end()
    return found


_LONGEST = 100
"""No number word is longer; longer ones are not looked into."""


_LONGEST_GAP = 3


def split(words: str) -> tuple[str, ...]:
    """The folded words of a number word: `vingt et un` has three."""
    return tuple(token.text for token in tokens(words))


def fold(word: str) -> str:
    """A word in lower case, composed, without what may be left out in writing it.

    These are the vowels and hamzas of Arabic, the points of Hebrew, the accents of Greek, the joiners of
    Persian. The length may change.
    """
    folded = fold_case(word.replace("İ", "i"))
    if folded.isascii():
        return folded
    folded = unicodedata.normalize("NFC", folded)
    if _MARKED.search(folded):
        folded = "".join(
            character
            for character in unicodedata.normalize("NFD", folded)
            if unicodedata.category(character) != "Mn"
        )
    return folded.translate(_SAME)


_MARKED = re.compile("[\u0370-\u03ff\u1f00-\u1fff\u0590-\u06ff]")
_SAME = str.maketrans(
    {"ё": "е", "ß": "ss", "ی": "ي", "ک": "ك", "ى": "ي", "ۀ": "ه", "\u200c": None, "\u200d": None, "ـ": None}
)


@cache
def _word() -> re.Pattern[str]:
    marks = "".join(
        re.escape(character)
        for character in map(chr, range(0x300, 0x1E00))
        if unicodedata.category(character)[0] == "M"
    )
    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{marks}\u200c\u200d])*")
