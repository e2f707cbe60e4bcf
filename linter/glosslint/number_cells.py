"""What one version has in a row, asked whether it says a number otherwise than in digits of its own."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.model import Section, walk
from glosslint.prose import OBJECT, Prose
from glosslint.quantities import parts, read_quantities, same_value
from glosslint.quantities.words import find_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glosslint.model import Block, Reading
    from glosslint.numbers import Number, Numbers
    from glosslint.quantities import Quantity
    from glosslint.vote import RowView

_DIGIT: Final = re.compile(r"\d")
_POWER: Final = re.compile(r"10+")
"""What multiplies the digits before it: "5 hundred"."""
_POINTED: Final = re.compile(r"\d[.,]\d")
_CODE: Final = frozenset({"code", "placeholder", "math"})
_OPAQUE: Final = frozenset({"identifier", "version"})
_LONGEST: Final = 5_000
"""Of a cell, so much prose is searched for words."""
_MOST: Final = 200
"""Of a cell, so many numbers are compared one by one."""
_MOST_ASKED: Final = 20
"""So many numbers are looked for in the words of a cell; the others are taken to be lacking."""
_LETTERS: Final = 4
"""From so many letters on, what stands with the digits is a word of one language alone: "million"."""
_AROUND: Final = 8
"""What moved is looked for so many rows away."""
_BESIDE: Final = 2
"""Code stands in the row beside the sentence about it, or with the row of a list between them."""


class NumberCell:
    """What one version has in a row."""

    def __init__(self, row: RowView, language: str, numbers: Numbers) -> None:
        self._row = row
        self.language = language
        self.document = row.document(language)
        self._elements = row.cell(language).elements
        self._numbers = numbers
        self._asked = 0

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """All its numbers, small ones as well."""
        return tuple(number for one in self._elements for number in self._numbers.all_in(one, self.document))

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of a section."""
        return self._row.kind == "section"

    def beyond(self, other: NumberCell) -> list[Number]:
        """The numbers here that are left when each of `other` is laid beside one of them."""
        left = list(other.numbers[:_MOST])
        rest: list[Number] = []
        for number in self.numbers[:_MOST]:
            same = next((one for one in left if number.is_same(one)), None)
            if same is None:
                rest.append(number)
            else:
                left.remove(same)
        return rest

    def lacked_by(self, other: NumberCell) -> list[Number]:
        """The numbers here that `other` does not have in digits."""
        return [
            number
            for number in self.numbers[:_MOST]
            if not any(number.is_same(one) for one in other.numbers[:_MOST])
        ]

    def beside(self, other: str) -> Iterator[Number]:
        """Its numbers in the rows around this one in which the `other` version has nothing.

        There stands what the other has in one block.
        """
        rows = self._row.view.rows
        for row in rows[max(self._row.index - _AROUND, 0) : self._row.index + _AROUND + 1]:
            if row.leaf and row.cell(other).element is None:
                for one in row.cell(self.language).elements:
                    yield from self._numbers.all_in(one, self.document)

    @cached_property
    def prose(self) -> str:
        """What a reader sees of it, without code."""
        leaves = (
            leaf
            for one in self._elements
            for block in ([one.heading] if isinstance(one, Section) else [one])
            if block is not None
            for leaf in walk(block)
        )
        found = (Prose(self.document.text, leaf.prose, leaf.spans).text for leaf in leaves if leaf.prose)
        return "\n".join(found)[:_LONGEST]

    @cached_property
    def code(self) -> str:
        """The code that is written in it."""
        return "\n".join(_code(self._elements))[:_LONGEST]

    @cached_property
    def code_beside(self) -> str:
        """The code in the rows beside this one: what a sentence explains, or is explained by."""
        rows = self._row.view.rows
        near = rows[max(self._row.index - _BESIDE, 0) : self._row.index + _BESIDE + 1]
        return "\n".join(code for row in near for code in _code(row.cell(self.language).elements))[:_LONGEST]

    def explains(self, number: Number) -> bool:
        """Whether `number` of another version stands in the code beside this cell."""
        return any(
            same_value(quantity.readings, number.span.readings)
            for quantity in read_quantities(self.code_beside, self.language)
        )

    def pieces(self, number: Number) -> list[tuple[Reading, ...]]:
        """A number of this version; a date as its day, month and year, a fraction as the numbers in it."""
        found = parts(number.written, number.span.readings, self.language)
        return [part.readings for part in found] or [number.span.readings]

    def says(self, readings: Sequence[Reading]) -> bool:
        """Whether it says in words what may be read so; names and versions are not put in words."""
        if readings[0].kind in _OPAQUE or self._asked >= _MOST_ASKED:
            return False
        self._asked += 1
        return any(
            find_word(self.prose if _POWER.fullmatch(value) else self._undigited, self.language, reading)
            for value, reading in {reading.value: reading for reading in reversed(readings)}.items()
        )

    @cached_property
    def _undigited(self) -> str:
        """The prose without digits, which else belong to the word behind them: in "14 hexadecimal" not."""
        return _DIGIT.sub(OBJECT, self.prose)

    def in_words_of(self, languages: Iterable[str]) -> Iterator[tuple[Quantity, str]]:
        """What it says in words of one of the other `languages` beside digits, and how that is written.

        Translators leave things as they were: "20 million" in a Polish text.
        """
        for language in dict.fromkeys(languages):
            if language == self.language:
                continue
            for quantity in read_quantities(self.prose, language):
                written = self.prose[quantity.start : quantity.end]
                is_worded = sum(map(str.isalpha, written)) >= _LETTERS and not _POINTED.search(written)
                if is_worded and quantity.readings[0].kind not in _OPAQUE:
                    yield quantity, written

    def lacking(
        self, numbers: Sequence[Number], owner: NumberCell, others: Sequence[Number]
    ) -> Iterator[Number]:
        """Those of `numbers` of the `owner` that neither `others` here nor words answer.

        The parts of a date may be answered one by one.
        """
        pool = [
            _Piece(piece, len(found) > 1)
            for other in others
            for found in [self.pieces(other)]
            for piece in found
        ]
        for number in numbers:
            whole = number.span.readings
            pieces = owner.pieces(number)
            if self._answers([_Piece(whole)], pool):
                continue
            if pieces == [whole] or not self._answers([_Piece(piece, True) for piece in pieces], pool):
                yield number

    def _answers(self, pieces: Iterable[_Piece], pool: Iterable[_Piece]) -> bool:
        left = list(pool)
        for piece in pieces:
            answer = next((one for one in left if one.is_same(piece)), None)
            if answer is not None:
                left.remove(answer)
            elif not self.says(piece.readings):
                return False
        return True


class _Piece(NamedTuple):
    """A number, or a part of one."""

    readings: tuple[Reading, ...]
    is_part: bool = False

    def is_same(self, other: _Piece) -> bool:
        """Whether both may be worth the same; a percentage is no part of anything: 1 %/10 is no 1/10."""
        kinds = {self.readings[0].kind, other.readings[0].kind}
        if (self.is_part or other.is_part) and "percentage" in kinds and len(kinds) > 1:
            return False
        return same_value(self.readings, other.readings)


def _code(elements: Iterable[Section | Block]) -> Iterator[str]:
    """The code in what a cell holds; of a section, in its heading."""
    for one in elements:
        element = one.heading if isinstance(one, Section) else one
        for block in walk(element) if element is not None else ():
            yield block.code
            yield from (span.value for span in block.spans if span.kind in _CODE)
