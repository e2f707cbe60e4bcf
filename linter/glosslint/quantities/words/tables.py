"""The words for numbers that num2words lacks, as tables/*.txt have them.

A table is a text file named after its language. Its first lines say where its words are from; each other
line is a key and what belongs to it, by spaces (`_` stands for a space within an entry):

- `7 …`: words that say seven by themselves, in any form; `1/3 …` those that say a third of something;
- `half …`: those of `1/2` that say 50 %, where not all do;
- `ignore …`: phrases that hold number words and say no number: `por_ciento`;
- `x1000 …`: words that say a thousand behind a number only, such as plurals;
- `2- …`: what begins compounds with two: `dvou-`, `двух-`;
- `compounds yes`: the number words themselves begin compounds;
- `endings …`: what an inflected word may end in, in place of another ending or of none, `from …` what
  its first form has to end in;
- `suffixes …`: what may be appended to a word; `prefixes …` what may be written before it;
- `dual …`: endings of nouns that say two;
- `and …`: what may stand between the parts of a number; `hundreds-and …` the same, behind hundreds only;
- `reversed yes`: units stand before tens, with an `and` between them;
- `unspaced yes`: words are not set apart by spaces;
- `counters …`: what has to follow a number word of one syllable, but for those in `free …`;
- `article …`: what says one and is no part of a larger number behind others;
- `except …`: beginnings of other words that look like number words; `not …`: words of num2words that
  mostly say something else.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).with_name("tables")

_SHARED = {"nb": "no", "nn": "no", "fil": "tl", "bs": "hr", "sh": "hr", "cnr": "sr", "pcm": "en"}
"""Languages whose number words another table has (Nigerian Pidgin counts in English)."""


def table_name(language: str) -> str:
    """The language whose table a BCP 47 tag reads."""
    base = language.replace("_", "-").partition("-")[0].lower()
    return _SHARED.get(base, base)


class Table:
    """What is written about a language; empty where nothing is."""

    def __init__(self, lines: Mapping[str, tuple[str, ...]]) -> None:
        self._lines = lines

    def __bool__(self) -> bool:
        return bool(self._lines)

    def get(self, key: str) -> tuple[str, ...]:
        """The entries behind `key`."""
        return self._lines.get(key, ())

    def words(self) -> dict[int, tuple[str, ...]]:
        """The words of each number."""
        return {int(key): words for key, words in self._lines.items() if key.isdecimal()}

    def fractions(self) -> dict[Fraction, tuple[str, ...]]:
        """The words of each fraction."""
        return {Fraction(key): words for key, words in self._lines.items() if "/" in key}

    def multipliers(self) -> dict[int, tuple[str, ...]]:
        """The words that multiply the number before them."""
        return {int(key[1:]): words for key, words in self._lines.items() if key[0] == "x"}

    def heads(self) -> dict[int, tuple[str, ...]]:
        """What begins compounds with each number."""
        return {
            int(key[:-1]): words
            for key, words in self._lines.items()
            if key[:-1].isdecimal() and key[-1] == "-"
        }


@lru_cache(maxsize=64)
def read_table(name: str) -> Table:
    """The table of that name."""
    file = _FOLDER / f"{name}.txt"
    if not (name.isascii() and name.isalpha() and file.is_file()):
        return Table({})
    lines: dict[str, tuple[str, ...]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, *entries = line.split()
            lines[key] = (*lines.get(key, ()), *(entry.replace("_", " ") for entry in entries))
    return Table(lines)
