"""Decades and centuries: `the '90s`, `años 90`, `90年代`, `siglo XXI`, `XXI век`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from glosslint.model import Reading
from glosslint.quantities.cldr import find_locale, section
from glosslint.quantities.prose import LETTER, Prose, Quantity, fold, opaque
from glosslint.quantities.vocabulary import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = re.compile(r"(?:1[5-9]|20)\d0")
_SHORT = re.compile(r"\d0")
_ENDING = re.compile(rf"-?[{LETTER}]{{1,4}}(?![{LETTER}\d])|['’]s| ?年代| ?년대")
"""What makes a round year a decade: `1990s`, `1990er`, `1990-х`."""
_WORD_BEHIND = re.compile(r"([^\W\d_]+)(?: [^\W\d_]{1,3})? '?$")
_LONGEST_BEHIND = 30
_LATEST = 2030


def decade(prose: Prose, start: int, end: int, written: str) -> tuple[Reading, ...]:
    """What else the round number `written` at `start` may be: of `1990s` 90, of `anni '90` 1990."""
    if _FULL.fullmatch(written):
        return (Reading("plain", written[2:]),) if _is_decade(prose, start, end) else ()
    if _SHORT.fullmatch(written) and (prose.before(start) in {"'", "’"} or _is_decade(prose, start, end)):
        years = (str(century + int(written)) for century in (1900, 2000))
        year = next(year for year in years if int(written) > _LATEST % 100 or int(year) >= 2000)
        return (Reading("plain", year),)
    return ()


def _is_decade(prose: Prose, start: int, end: int) -> bool:
    if _ENDING.match(prose.text, end):
        return True
    behind = _WORD_BEHIND.search(prose.folded[max(prose.read, start - _LONGEST_BEHIND) : start])
    return behind is not None and behind[1] in _words(prose.language, ("decade", "year"))


_MORE_WORDS = frozenset({"années"})
"""What decades are called, where CLDR counts years in another word."""


@lru_cache(maxsize=256)
def _words(language: str, units: tuple[str, ...]) -> frozenset[str]:
    """What a language calls a span of years, without abbreviations."""
    locale = find_locale(language)
    words: set[str] = set()
    for unit in units:
        for width in ("long", "short"):
            for form, pattern in section(locale, "unit_patterns", f"duration-{unit}", width).items():
                if form != "per":
                    words |= set(fold(str(pattern)).replace("{0}", "").split()[-1:])
    return frozenset(word for word in words if len(word) > 2 and "." not in word) | _MORE_WORDS


_LETTERS = "IVXІХΙΧ"
_ROMAN = re.compile(f"[{_LETTERS}]{{2,6}}|[VXХΧ]")
_ROMAN_LETTERS = str.maketrans("ІХΙΧ", "IXIX")
"""Roman numerals are also written with the Cyrillic and Greek letters of their shape."""
_VALUE = re.compile(r"(X{0,2})(IX|IV|V?I{0,3})")
_UNITS = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_MARK = re.compile(r"(?:\.|-?[a-zà-ÿа-яё]{1,4}|[ºª°])?")
_TO_WORD = re.compile(r" ([^\W\d_]+)")
_TO_OTHER = re.compile(rf" ?[-–—] ?(?=[{_LETTERS}])")
_FROM_WORD = re.compile(
    rf"([^\W\d_]+) (?:[^\W\d_A-Z]{{1,3}} )?(?:[{_LETTERS}]{{1,6}}(?: ?[-–—] ?|, | [^\W\d_]{{1,3}} ))?$"
)


def read_centuries(prose: str, language: str) -> Iterator[Quantity]:
    """The Roman numerals beside the language's word for a century, as ordinals."""
    for match in _ROMAN.finditer(prose):
        numeral = match[0].translate(_ROMAN_LETTERS)
        value = _VALUE.fullmatch(numeral)
        if value and _is_apart(prose, match) and _is_century(prose, match, language):
            number = 10 * len(value[1]) + _UNITS[value[2]]
            yield opaque(match.start(), match.end(), "ordinal", str(number))


def _is_apart(prose: str, match: re.Match[str]) -> bool:
    before, after = prose[match.start() - 1 : match.start()], prose[match.end() : match.end() + 1]
    return not (before.isalnum() or before == "_" or after.isupper() or after.isdecimal())


def _is_century(prose: str, match: re.Match[str], language: str) -> bool:
    mark = _MARK.match(prose, match.end())
    end = mark.end() if mark else match.end()
    other = _TO_OTHER.match(prose, end)
    if other:
        last = _ROMAN.match(prose, other.end())
        mark = _MARK.match(prose, last.end()) if last else None
        end = mark.end() if mark else end
    follows = _TO_WORD.match(prose, end)
    if follows and _names_century(follows[1], language):
        return True
    behind = _FROM_WORD.search(prose[max(match.start() - _LONGEST_BEHIND, 0) : match.start()])
    return behind is not None and _names_century(behind[1], language)


_LONGEST_ENDING = 4
_SHORTEST_HEAD = 6


@lru_cache(maxsize=256)
def _centuries(language: str) -> tuple[str, ...]:
    """What words for a century begin with; a compound is also known by its head: the Hungarian `század`."""
    stems: set[str] = set()
    for name in map(bare, _words(language, ("century",)) - _MORE_WORDS):
        stem = name[:-1] if len(name) > _LONGEST_ENDING else name
        stems |= {stem, *(stem[at:] for at in range(1, len(stem) - _SHORTEST_HEAD + 2))}
    return tuple(sorted(stems))


def _names_century(word: str, language: str) -> bool:
    word = bare(word)
    return any(
        word.startswith(stem) and len(word) <= len(stem) + _LONGEST_ENDING for stem in _centuries(language)
    )
