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
    """The links of one cell of a row; `languages` are all that the page is in.

    One link whose text was cut in two, `[one](/a) [link](/a)`, is one.
    """
    before: Span | None = None
    for span in spans_in(element, "link"):
        cut = before is not None and before.value == span.value and _are_beside(document.text, before, span)
        before = span
        if cut:
            continue
        readings = target_readings(span.value, document.path, document.language, languages)
        yield Link(span, readings, is_portable(span.value, languages))


def _are_beside(text: str, one: Span, other: Span) -> bool:
    return not text[one.at.end : other.at.start].strip()
