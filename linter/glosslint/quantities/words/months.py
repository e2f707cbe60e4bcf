"""The numbers of months that prose names."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from glosslint.quantities.calendars import calendar
from glosslint.quantities.words.lexicon import lexicon
from glosslint.quantities.words.tables import table_name
from glosslint.quantities.words.text import split, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHORTEST = 3
_SHORTEST_INFLECTED = 4
_LONGEST_ENDING = 3


def numbers(prose: str, language: str) -> Iterator[tuple[Fraction, int, int]]:
    """The months that `prose` names, by their numbers, with offsets.

    Only names of one word, with a capital where the language writes one; longer ones may take an ending.
    """
    names = _names(language)
    prefixes = ("", *lexicon(table_name(language)).prefixes)
    for token in tokens(prose):
        bare = (token.text.removeprefix(prefix) for prefix in prefixes if token.text.startswith(prefix))
        number = next(filter(None, (_month(prose[token.start], text, names) for text in bare)), 0)
        if number:
            yield Fraction(number), token.start, token.end


@lru_cache(maxsize=64)
def _names(language: str) -> Mapping[str, tuple[int, bool]]:
    """The names of months in one word, folded, each with its number and whether it has a capital."""
    found: dict[str, tuple[int, bool]] = {}
    for names in calendar(language).months.values():
        for name in names:
            words = split(name.text)
            if len(words) == 1 and len(words[0]) >= _SHORTEST:
                found.setdefault(words[0], (name.number, name.capital))
                inflects = not name.capital or not words[0].isascii()
                if inflects and len(words[0]) > _SHORTEST_INFLECTED:
                    found.setdefault(words[0][:-1], (name.number, name.capital))
    return found


def _month(initial: str, text: str, names: Mapping[str, tuple[int, bool]]) -> int:
    for cut in range(len(text), max(len(text) - _LONGEST_ENDING, 0) - 1, -1):
        known = names.get(text[:cut])
        if known and (cut == len(text) or cut >= _SHORTEST_INFLECTED):
            number, capital = known
            return number if not capital or initial.isupper() else 0
    return 0
