"""What the formats of front matter share: a scalar with its place, and how much of it there may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from glosslint.model import Range

DEEPEST: Final = 50
"""Mappings and sequences within each other; what is deeper was written to do harm."""


class FrontMatterError(Exception):
    """Front matter that cannot be read: `offset` says where in the text, `end` where its block ends."""

    def __init__(self, message: str, offset: int, end: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.end = end


class Scalar(NamedTuple):
    """A scalar of a block, with places in it. The key is dotted where nested, items go by position."""

    key: str
    key_at: Range
    value: str
    value_at: Range


def too_deep(offset: int) -> FrontMatterError:
    """What to raise for values that lie deeper than `DEEPEST`."""
    return FrontMatterError("the front matter is nested too deeply", offset)
