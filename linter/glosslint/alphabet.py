"""Whether what stands in a row, such as the terms of a glossary, is sorted by the alphabet."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_SORTED: Final = 4
"""Fewer texts stand in the order of the alphabet by chance."""
_SORTED: Final = 0.85
"""The share of neighbours in that order: no two collations agree on all."""


def is_sorted(texts: Sequence[str]) -> bool:
    """Whether `texts` stand in the order of the alphabet."""
    folded = [_folded(text) for text in texts]
    rising = sum(one <= other for one, other in pairwise(folded))
    return len(folded) >= _FEWEST_SORTED and rising >= _SORTED * (len(folded) - 1)


def _folded(text: str) -> str:
    """A text as it is sorted: without case, accents and marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum() or character == " ").strip()
