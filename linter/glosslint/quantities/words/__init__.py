"""Looking up a number in prose that says it in words: `Chapter 4` and `第四章`, `2/3` and `dos tercios`.

This is asked only about numbers that the other side lacks, so it may cost something; a language's words
are loaded when the first of them is looked up.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from glosslint.quantities.words.spelling import is_spelled
from glosslint.quantities.words.tables import read_table, table_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Reading

__all__ = ["find_word", "has_words"]

_KINDS = frozenset({"plain", "amount", "percentage", "measure", "ordinal"})
_HAN = frozenset({"zh", "ja", "yue", "lzh", "wuu", "nan", "hak", "gan"})
_PRICED = frozenset({"amount", "percentage"})
"""Of these one is not looked for: nearly all prose has an article that says one of something else."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+|/[0-9]+)?")
_LONGEST = 16
_SHORTEST_ENGLISH = 4
"""English words shorter than this are words of other languages as well: `ten`, `one`, `six`."""


def find_word(prose: str, language: str, reading: Reading) -> tuple[int, int] | None:
    """Where `prose` says the value of `reading` in words, as offsets, or None.

    `language` is a BCP 47 tag, `prose` as `read_quantities` takes it. A value is found as itself only: not
    two in "twenty-two", six in "sixty" or 三 in 十三. Cardinals, ordinals, fractions, compounds, multiples
    and the names of months are understood in the forms that a language has; where it says nothing, English
    is tried, since translations leave words in English. Of dates, times, versions and names nothing is found.
    """
    if reading.kind not in _KINDS:
        return None
    value = _fraction(reading.value)
    if value is None or (value == 1 and reading.kind in _PRICED):
        return None
    for found, start, end in _said(prose, language, value):
        if found == value:
            return start, end
    if reading.unit == "%" and value == 50:
        return _find_half(prose, language)
    return None


def has_words(language: str) -> bool:
    """Whether there is a source of number words for the language of a BCP 47 tag."""
    name = table_name(language)
    return name in _HAN or bool(read_table(name)) or is_spelled(name)


def _fraction(value: str) -> Fraction | None:
    """The value of a canonical decimal or of a fraction (`2/3`), unless nobody would write it in words."""
    if len(value) > _LONGEST or not _NUMBER.fullmatch(value):
        return None
    below = value.partition("/")[2]
    return None if below and not int(below) else abs(Fraction(value))


def _said(prose: str, language: str, wanted: Fraction) -> Iterator[tuple[Fraction, int, int]]:
    from glosslint.quantities.words import han, months, search
    from glosslint.quantities.words.lexicon import lexicon

    name = table_name(language)
    if name in _HAN or name == "ko":
        yield from han.numbers(prose)
    if name in _HAN:
        name = "ja" if name == "ja" else "zh"
    yield from search.numbers(prose, lexicon(name), name, wanted)
    yield from months.numbers(prose, language)
    if name != "en":
        yield from (
            found
            for found in search.numbers(prose, lexicon("en"), "en", wanted)
            if found[2] - found[1] >= _SHORTEST_ENGLISH
        )


def _find_half(prose: str, language: str) -> tuple[int, int] | None:
    """Where half of something is said in words."""
    from glosslint.quantities.words import han, search
    from glosslint.quantities.words.lexicon import lexicon

    name = table_name(language)
    if name in _HAN:
        return han.find_half(prose)
    return search.find_phrase(prose, lexicon(name).halves)
