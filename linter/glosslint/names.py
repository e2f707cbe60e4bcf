"""The name that was probably meant, where one is given that nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE: Final = 0.7
"""The Jaro-Winkler similarity from which on a name is likely meant: it favours what begins alike."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Of the `known` names the one most like `name`, whatever its case and hyphens; or nothing."""
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import extractOne

    found = extractOne(
        name,
        list(known),
        scorer=JaroWinkler.normalized_similarity,
        processor=_folded,
        score_cutoff=_LIKE,
    )
    return found[0] if found is not None else ""


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-")
