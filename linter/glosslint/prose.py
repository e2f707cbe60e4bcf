"""The words of a block as one string, and the way back from it to places in the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from glosslint.entities import ENTITY, character
from glosslint.model import Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.model import Block, Span

OBJECT = "\ufffc"
"""Stands where something that is no prose stood: code, an image, a formula, a placeholder."""

_OBJECTS = frozenset({"code", "image", "math", "placeholder"})


class Prose:
    """What a reader sees of a block: runs of literal text joined, entities decoded.

    Between two runs, markup leaves nothing, what is no prose leaves `OBJECT`, and a line break leaves a
    newline.
    """

    __slots__ = ("_offsets", "_places", "text")

    def __init__(self, text: str, runs: Sequence[Range], spans: Sequence[Span]) -> None:
        """Of the document's `text`: the `runs` of one block, and its `spans`."""
        pieces: list[str] = []
        self._offsets: list[int] = []
        self._places: list[Range] = []
        objects = [span.at.start for span in spans if span.kind in _OBJECTS]
        length = 0
        last = runs[0].start if runs else 0

        def add(piece: str, place: Range) -> None:
            nonlocal length
            pieces.append(piece)
            self._offsets.append(length)
            self._places.append(place)
            length += len(piece)

        def separate(gap: Range) -> None:
            index = bisect_left(objects, gap.start)
            if index < len(objects) and objects[index] < gap.end:
                add(OBJECT, gap)
            if "\n" in (between := text[gap.start : gap.end]) or "\r" in between:
                add("\n", gap)

        first = True
        for run in runs:
            if not first and run.start > last:
                separate(Range(last, run.start))
            first = False
            start = run.start
            if text.find("&", run.start, run.end) >= 0:
                for entity in ENTITY.finditer(text, run.start, run.end):
                    if entity.start() > start:
                        add(text[start : entity.start()], Range(start, entity.start()))
                    add(character(entity), Range(entity.start(), entity.end()))
                    start = entity.end()
            if run.end > start:
                add(text[start : run.end], Range(start, run.end))
            last = run.end
        self.text = "".join(pieces)

    def range(self, start: int, end: int) -> Range:
        """The place in the document of `self.text[start:end]`, which must not be empty."""
        return Range(self._place(start), self._place(end - 1, after=True))

    def _place(self, offset: int, *, after: bool = False) -> int:
        index = bisect_right(self._offsets, offset) - 1
        place = self._places[index]
        width = (
            self._offsets[index + 1] if index + 1 < len(self._offsets) else len(self.text)
        ) - self._offsets[index]
        if width != place.end - place.start:  # a decoded entity or a separator: all of it
            return place.end if after else place.start
        return place.start + offset - self._offsets[index] + after


def beside_labels(block: Block) -> Iterator[Range]:
    """The prose of a leaf without the texts of its links and images: those are often titles or names."""
    labels = [span.label_at for span in block.spans if span.label_at is not None]
    index = reach = 0
    for run in block.prose:
        while index < len(labels) and labels[index].start <= run.start:
            reach = max(reach, labels[index].end)
            index += 1
        if run.end > reach:
            yield run
