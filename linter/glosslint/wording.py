"""The words that messages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 48
"""Characters of content quoted in a message, which is read beside the content itself."""


def quoted(text: str) -> str:
    """Content as it is quoted in a message: on one line, shortened in the middle, in backticks."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        half = _LONGEST // 2
        line = f"{line[:half].rstrip()}…{line[-half + 1 :].lstrip()}"
    return f"`{line}`"


def listed(words: Sequence[str], limit: int = 4) -> str:
    """`de, fr and it`; with more than `limit`, `de, fr, it, sv and 9 others`."""
    if len(words) > limit + 1:
        return f"{', '.join(words[:limit])} and {len(words) - limit} others"
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def counted(count: int, one: str, many: str = "") -> str:
    """`1 item`, `3 items`; `many` is for plurals that take no s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
