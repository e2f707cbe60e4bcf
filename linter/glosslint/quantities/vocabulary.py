"""The words and signs that stand beside numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, TypeVar

from msgspec import Struct

Certainty: TypeAlias = Literal["sure", "word", "doubtful"]


class Unit(Struct, frozen=True, gc=False):
    """Something written beside a number that says what it counts."""

    text: str
    units: tuple[str, ...]
    """ISO 4217 codes, names of families of currencies, or `%`; the likeliest first."""
    certainty: Certainty
    """`sure` for symbols and codes. A `word` may be unknown in the other language, so that the bare
    number must match as well; a `doubtful` word is likelier to mean something else."""


class Scale(Struct, frozen=True, gc=False):
    """A word behind a number that multiplies it: `million`, `Mio.`, `万`."""

    text: str
    exponent: int
    """By this power of ten."""
    certainty: Certainty = "word"


W = TypeVar("W", Unit, Scale)

Lexicon: TypeAlias = Mapping[str, tuple[W, ...]]
"""Words by their first or last character in lower case, the longest first."""

UNSPACED = re.compile(
    "[\u0e01-\u0e3a\u0e40-\u0eff\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""A letter of a script that sets no spaces between words, or glues its endings to them."""


def lexicon(words: Iterable[W], position: Literal[0, -1]) -> Lexicon[W]:
    """`words` by the character at `position`."""
    by_character: dict[str, list[W]] = defaultdict(list)
    for word in words:
        by_character[fold_case(word.text[position])].append(word)
    return {
        character: tuple(sorted(found, key=lambda word: -len(word.text)))
        for character, found in by_character.items()
    }


def fold_case(text: str) -> str:
    """`text` in lower case with its length kept, also that of a dotted capital I."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def bare(text: str) -> str:
    """`text` in lower case and without accents, character by character."""
    return "".join(unicodedata.normalize("NFD", character)[0] for character in fold_case(text))
