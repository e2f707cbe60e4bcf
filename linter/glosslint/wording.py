"""The words that messages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glosslint.vote import Difference, Expectation

T = TypeVar("T")

_LONGEST: Final = 48
"""Characters of content quoted in a message, which is read beside the content itself."""
_CONTEXT: Final = 10
"""Characters shown before a difference."""
_SLIP_LENGTH: Final = 5
"""The characters from which on two texts can be alike by more than chance."""
_SLIP_EDITS: Final = 2
_NEAR: Final = 0.8
"""The least likeness of two texts of which one is the other, edited."""


def quoted(text: str) -> str:
    """Content as it is quoted in a message: on one line, shortened in the middle, in backticks."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        half = _LONGEST // 2
        line = f"{line[:half].rstrip()}…{line[-half + 1 :].lstrip()}"
    return f"`{line}`"


def contrasted(one: str, other: str) -> tuple[str, str]:
    """Two different texts quoted so that their difference shows, however long they are."""
    if max(len(one), len(other)) <= _LONGEST:
        return quoted(one), quoted(other)
    differ = (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    same = next(differ, min(len(one), len(other)))
    start = same - _CONTEXT if same > 2 * _CONTEXT else 0
    return _from(one, start), _from(other, start)


def _from(text: str, start: int) -> str:
    shown = " ".join(text[start:].split())
    end = "…" if len(shown) > _LONGEST else ""
    return f"`{'…' if start else ''}{shown[:_LONGEST]}{end}`"


def listed(words: Sequence[str], limit: int = 4) -> str:
    """`de, fr and it`; with more than `limit`, `de, fr, it, sv and 9 others`."""
    if len(words) > limit + 1:
        return f"{', '.join(words[:limit])} and {len(words) - limit} others"
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def or_behind(said: Expectation[T] | Difference[T]) -> str:
    """The end of a message about a source that stands alone; nothing where it is another version."""
    return ", or the others are behind" if said.alone else ""


def counted(count: int, one: str, many: str = "") -> str:
    """`1 item`, `3 items`; `many` is for plurals that take no s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def is_slip(one: str, other: str) -> bool:
    """Whether one text is likely a slip of the other: a letter lost, doubled or swapped, its case changed."""
    from rapidfuzz.distance import OSA

    longest = max(len(one), len(other))
    if one.casefold() == other.casefold():
        return True
    return longest >= _SLIP_LENGTH and OSA.distance(one, other, score_cutoff=_SLIP_EDITS) <= _SLIP_EDITS


def near_equal(one: str, other: str) -> bool:
    """Whether one text is likely the other, edited here and there."""
    from rapidfuzz.fuzz import ratio

    return ratio(one, other, score_cutoff=100 * _NEAR) > 0
