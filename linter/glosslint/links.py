"""Links as they are compared: with what their targets may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glosslint.counterparts import spans_in
from glosslint.targets import is_portable, target_readings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from glosslint.model import Block, Document, Range, Section, Span


class Link(NamedTuple):
    """A link of one version of a page."""

    span: Span
    readings: tuple[str, ...]
    """What its target may stand for, the likeliest first."""
    portable: bool
    """Whether the target means the same in every version."""

    @property
    def at(self) -> Range:
        """The target as it is written, else the link."""
        return self.span.value_at or self.span.at

    def key(self) -> str:
        """What it is compared by."""
        return self.readings[0]

    def leads_to_same(self, other: Link) -> bool:
        """Whether both may lead to the same page."""
        return not set(self.readings).isdisjoint(other.readings)


def links_in(element: Section | Block, document: Document, languages: Collection[str]) -> Iterator[Link]:
    """The links of one cell of a row; `languages` are all that the page is in."""
    for span in spans_in(element, "link"):
        readings = target_readings(span.value, document.path, document.language, languages)
        yield Link(span, readings, is_portable(span.value, languages))
