"""The places that findings which say the same point to: their own, and those of their counterparts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glosslint.model import Range
    from glosslint.places import Place
    from glosslint.reports import Sources
    from glosslint.reports.folds import Fold

SHOWN_IN_FULL = 3
"""Counterparts that are shown with their lines; of the others only the place and the message are."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, with what is said about it there."""

    path: str
    language: str
    start: Place
    end: Place
    line: str | None
    """The row in which it starts; None where there is no text of the file, or it is not to be shown."""
    message: str
    style: str
    repetitions: tuple[Place, ...]
    """Where in the file the same is said again."""

    @property
    def marked(self) -> slice:
        """What of the line lies in it."""
        end = None if self.end.row > self.start.row else self.end.column - 1
        return slice(self.start.column - 1, end)

    @property
    def last_row(self) -> int:
        """The last row of which something lies in it; a range may end with the line ending before a row."""
        ends_before = self.end.column == 1 and self.end.row > self.start.row
        return self.end.row - 1 if ends_before else self.end.row


def own_spots(fold: Fold, sources: Sources, style: str) -> list[Spot]:
    """A spot for each version; the lines of the first speak for all."""
    return [
        _spot(
            sources,
            first.path,
            first.language,
            [first.at, *(one.at for one in others)],
            style=style,
            is_short=index > 0,
        )
        for index, (first, *others) in enumerate(fold.versions)
    ]


def counterpart_spots(fold: Fold, sources: Sources, style: str) -> list[Spot]:
    """A spot for each counterpart that is not among the findings itself."""
    found = {(finding.path, finding.at) for findings in fold.versions for finding in findings}
    spots: list[Spot] = []
    for places in zip(*(finding.related for finding in fold.versions[0]), strict=True):
        if all((place.path, place.at) in found for place in places):
            continue
        first = places[0]
        spots.append(
            _spot(
                sources,
                first.path,
                first.language,
                [place.at for place in places],
                message=first.message,
                style=style,
                is_short=len(spots) >= SHOWN_IN_FULL,
            )
        )
    return spots


def _spot(
    sources: Sources,
    path: str,
    language: str,
    ranges: Sequence[Range],
    *,
    style: str,
    message: str = "",
    is_short: bool,
) -> Spot:
    start, end = sources.span(path, ranges[0])
    again = dict.fromkeys(sources.span(path, at)[0] for at in ranges[1:])
    return Spot(
        path=path,
        language=language,
        start=start,
        end=end,
        line=None if is_short else sources.line(path, start.row),
        message=message,
        style=style,
        repetitions=tuple(place for place in again if place != start),
    )
