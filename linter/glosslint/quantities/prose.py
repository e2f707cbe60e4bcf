"""A piece of prose while its quantities are read, and what is found in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from glosslint.model import QuantityKind, Reading
from glosslint.quantities.numerals import SPACES, fold_digits
from glosslint.quantities.vocabulary import fold_case

if TYPE_CHECKING:
    from glosslint.quantities.locales import Habits

LETTER = "A-Za-zÀ-ÖØ-öø-ʯ\u0300-\u036fͰ-ͽͿ-ϿЀ-ԯԱ-Ֆա-ևႠ-\u10ff\u1e00-\u1fffＡ-Ｚａ-ｚ"
"""The letters, as a character class, that make a name of digits glued to them: Latin, Cyrillic, Greek,
Armenian and Georgian. Other scripts glue their counters, particles and prefixes to plain numbers."""

SPACE = f"[{SPACES}\n]"
"""What may stand between a number and its unit, as a character class."""

BIDI = "\u200e\u200f\u061c"
"""Marks of direction, which may stand between a number and its sign."""

_WORD_CHARACTER = re.compile(rf"[{LETTER}\d_]")


class Quantity(Struct, frozen=True, gc=False):
    """A number, an amount, or a name with digits."""

    start: int
    end: int
    """Offsets in the prose; `end` is exclusive."""
    readings: tuple[Reading, ...]
    """All its readings, the likeliest first."""


class Prose:
    """The text, how its language writes numbers, and how far it was read."""

    def __init__(self, text: str, language: str, habits: Habits) -> None:
        self.text = text
        self.language = language
        self.habits = habits
        self.read = 0
        """Nothing before this offset is taken into another quantity."""
        self.has_month: bool | None = None
        """Whether the name of a month may stand in it; nothing until someone looks."""
        self._folded: str | None = None

    @property
    def folded(self) -> str:
        """The text as names are compared, with the same offsets."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def before(self, at: int) -> str:
        """The character before `at`, or nothing if that was read."""
        return self.text[at - 1] if at > self.read else ""

    def after(self, at: int) -> str:
        """The character at `at`, or nothing at the end."""
        return self.text[at : at + 1]

    def skip_back(self, at: int) -> int:
        """The offset before one space and any marks of direction that end at `at`."""
        while self.before(at) and self.before(at) in BIDI:
            at -= 1
        if self.before(at) and self.before(at) in SPACES:
            at -= 1
        while self.before(at) and self.before(at) in BIDI:
            at -= 1
        return at

    def start_of_word(self, at: int) -> int:
        """Where the letters, digits and underscores that end at `at` begin."""
        while self.before(at) and is_word(self.before(at)):
            at -= 1
        return at


Reader: TypeAlias = Callable[[Prose, int], Quantity | None]
"""Reads what the digit at an offset belongs to, or nothing."""


_ALIKE = {ord(space): " " for space in "\u00a0\u202f\u2009\u3000\n"} | dict.fromkeys(map(ord, "’ʼ"), "'")


def fold(text: str) -> str:
    """`text` in lower case with ASCII digits, plain spaces and apostrophes; the length stays."""
    folded = fold_digits(fold_case(text))
    return folded if folded.isascii() and "\n" not in folded else folded.translate(_ALIKE)


def is_word(character: str) -> bool:
    """Whether it belongs to a word by which glued digits become a name."""
    return _WORD_CHARACTER.match(character) is not None


def is_mark(character: str) -> bool:
    """Whether it is written onto the letter before it."""
    return unicodedata.category(character) in {"Mn", "Mc"}


def quantity(start: int, end: int, *readings: Reading) -> Quantity:
    """A quantity with each of its readings once."""
    return Quantity(start, end, tuple(dict.fromkeys(readings)))


def opaque(start: int, end: int, kind: QuantityKind, value: str) -> Quantity:
    """A quantity that is compared as it stands."""
    return Quantity(start, end, (Reading(kind, value),))
