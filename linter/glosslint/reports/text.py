"""The report for people: each finding with the lines it is about, one above the other.

error: `##Höjdpunkter` is not a heading: a reader sees it as text
  sv ╭─ Texts/Swedish/backoffice.md:36:1
  36 │ ##Höjdpunkter
     │ ^^^^^^^^^^^^^
  it ├─ Texts/Italian/backoffice.md:36:1
  36 │ ## Mette in risalto
     │ ^^^^^^^^^^^^^^^^^^^ a heading
     ╰─ malformed-heading [*] insert a space after `##`
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.text import Text

from glosslint.model import RelatedPlace
from glosslint.reports import Report, Sources, Summary, is_fixable
from glosslint.reports.excerpt import Excerpt, excerpt
from glosslint.reports.printer import Printer
from glosslint.reports.visible import isolated, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Finding
    from glosslint.places import Place
    from glosslint.reports.screen import Screen

SHOWN_IN_FULL = 3
"""Related places that are shown with their lines; of the others only the place and the message are."""

_MARGIN = 2

_SEVERITY_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_RELATED_STYLE = "bold blue"
_FRAME_STYLE = "dim"
_FIXABLE_STYLE = "green"

_CODE = re.compile(r"(`[^`]+`)")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds the lines of a finding together."""

    top: str
    middle: str
    side: str
    bottom: str
    gap: str
    dot: str


_LINES = _Frame(top="╭─", middle="├─", side="│", bottom="╰─", gap="┊", dot="·")
_ASCII = _Frame(top=",-", middle="|-", side="|", bottom="`-", gap=":", dot="-")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place of a finding, with what is said about it there."""

    path: str
    language: str
    start: Place
    end: Place
    line: str | None
    """The row in which it starts; None where there is no text of the file."""
    message: str
    style: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A line within the frame, and what stands in the gutter beside it."""

    text: Text
    gutter: str = ""
    is_gap: bool = False
    """Whether lines of the file are left out before the next row."""


@dataclass(frozen=True, slots=True)
class _Pane:
    """A spot laid out for a width."""

    language: Text
    where: list[Text]
    """`path:row:column`, on one line if it fits."""
    rows: list[_Row]


def render(report: Report, screen: Screen) -> Iterator[str]:
    """The findings one by one, then the summary."""
    printer = Printer(screen)
    sources = Sources(report)
    for finding in report.findings:
        yield printer.print([*_finding(finding, sources, screen, printer), Text()])
    yield printer.print(printer.wrap(summary_of(report.summary, screen), screen.width))


def summary_of(summary: Summary, screen: Screen) -> Text:
    """The last line: how much was found, in what, and what can be done about it."""
    scope = ", ".join(
        (
            _count(summary.groups, "page"),
            _count(summary.files, "file"),
            _count(len(summary.languages), "language"),
        )
    )
    suppressed = f"{summary.suppressed} suppressed" if summary.suppressed else ""
    dot = f" {_frame(screen).dot} "
    total = summary.error + summary.warning + summary.info
    if not total and not summary.groups:
        return Text("Nothing to compare: no page has a second language version")
    if not total:
        tick = "✓ " if screen.can_show("✓") else ""
        return Text.assemble(
            (f"{tick}No findings", "bold green"), dot.join(filter(None, (f": {scope}", suppressed)))
        )
    severities = ", ".join(
        number
        for number in (
            _count(summary.error, "error") if summary.error else "",
            _count(summary.warning, "warning") if summary.warning else "",
            f"{summary.info} info" if summary.info else "",
        )
        if number
    )
    fixable = Text(f"{summary.fixable} fixable with --fix" if summary.fixable else "", _FIXABLE_STYLE)
    parts = (
        Text(f"{_count(total, 'finding')}: {severities}", "bold"),
        Text(scope),
        fixable,
        Text(suppressed),
    )
    return Text(dot).join(part for part in parts if part)


def _finding(finding: Finding, sources: Sources, screen: Screen, printer: Printer) -> list[Text]:
    style = _SEVERITY_STYLES[finding.severity]
    spots = _spots(finding, sources, style)
    gutter = max(_gutter(spot, screen) for spot in spots)
    width = screen.width - _MARGIN - gutter - len(" │ ")
    panes = [
        _pane(spot, width, screen, printer, is_short=index > SHOWN_IN_FULL)
        for index, spot in enumerate(spots)
    ]
    headline = Text.assemble((finding.severity, style), ": ", _prose(finding.message, screen, "bold"))
    return [
        *printer.wrap(headline, screen.width, indent=_MARGIN),
        *_stack(panes, _footer(finding, width - 1, screen, printer), gutter, screen),
    ]


def _spots(finding: Finding, sources: Sources, style: str) -> list[_Spot]:
    """The place of a finding, then those related to it."""
    own = RelatedPlace(path=finding.path, language=finding.language, at=finding.at, message="")
    spots: list[_Spot] = []
    for place in (own, *finding.related):
        start, end = sources.span(place.path, place.at)
        spots.append(
            _Spot(
                path=place.path,
                language=place.language,
                start=start,
                end=end,
                line=sources.line(place.path, start.row),
                message=place.message,
                style=_RELATED_STYLE if spots else style,
            )
        )
    return spots


def _gutter(spot: _Spot, screen: Screen) -> int:
    return max(cell_len(visible(spot.language, screen)), len(str(spot.start.row)))


def _pane(spot: _Spot, width: int, screen: Screen, printer: Printer, *, is_short: bool = False) -> _Pane:
    """A spot with its line and carets, and what is said about it beside or below them.

    A short pane leaves the line out, as does one for which there is none.
    """
    message = _prose(spot.message, screen)
    rows: list[_Row] = []
    if spot.line is not None and not is_short:
        last = spot.end.row if spot.end.column > 1 else max(spot.end.row - 1, spot.start.row)
        end = spot.end.column - 1 if spot.end.row == spot.start.row else len(spot.line)
        shown = excerpt(spot.line, spot.start.column - 1, end, width, screen, spot.style)
        carets = Text() if _is_all_in_sight(spot, end, shown) else shown.carets
        if carets and carets.cell_len + 1 + message.cell_len <= width:
            carets = Text.assemble(carets, " ", message)
            message = Text()
        rows += [_Row(shown.text, str(spot.start.row)), *([_Row(carets)] if carets else [])]
        rows += [_Row(Text(f"to line {last}", "dim"), is_gap=True)] if last > spot.start.row else []
    rows += map(_Row, printer.wrap(message, width) if message else ())
    language = Text(visible(spot.language, screen), spot.style)
    return _Pane(language=language, where=_where(spot, width - 1, screen), rows=rows)


def _is_all_in_sight(spot: _Spot, end: int, shown: Excerpt) -> bool:
    """Whether a spot is a line so long that carets would stand under all that can be seen of it."""
    line = spot.line or ""
    is_whole = not line[: spot.start.column - 1].strip() and not line[end:].strip()
    return is_whole and shown.is_cropped


def _where(spot: _Spot, width: int, screen: Screen) -> list[Text]:
    """`path:row:column`, folded after a slash where it is too wide."""
    rest = visible(f"{spot.path}:{spot.start.row}:{spot.start.column}", screen)
    lines: list[str] = []
    while cell_len(rest) > width:
        piece = chop_cells(rest, width)[0]
        cut = piece.rfind("/") + 1 or len(piece)
        lines.append(rest[:cut])
        rest = rest[cut:]
    return [isolated(Text(line), screen) for line in (*lines, rest)]


def _footer(finding: Finding, width: int, screen: Screen, printer: Printer) -> list[Text]:
    """The rule, which settings and suppressions name, and what `--fix` would do."""
    footer = Text(finding.rule)
    if finding.fix is not None and is_fixable(finding):
        footer = Text.assemble(
            footer, (" [*] ", _FIXABLE_STYLE), _prose(finding.fix.message, screen, _FIXABLE_STYLE)
        )
    return printer.wrap(footer, width)


def _stack(panes: list[_Pane], footer: list[Text], gutter: int, screen: Screen) -> Iterator[Text]:
    """Panes one above the other, in one frame that the footer closes."""
    frame = _frame(screen)
    for index, pane in enumerate(panes):
        first, *folded = pane.where
        yield _framed(first, frame.middle if index else frame.top, gutter, pane.language)
        for line in folded:
            yield _framed(line, f"{frame.side} ", gutter)
        for row in pane.rows:
            yield _framed(row.text, frame.gap if row.is_gap else frame.side, gutter, Text(row.gutter, "dim"))
    for index, line in enumerate(footer):
        yield _framed(line, "  " if index else frame.bottom, gutter)


def _framed(line: Text, edge: str, gutter: int, beside: Text | None = None) -> Text:
    beside = beside or Text()
    indent = " " * (_MARGIN + gutter - beside.cell_len)
    return Text.assemble(indent, beside, " ", (edge, _FRAME_STYLE), " ", line)


def _prose(message: str, screen: Screen, style: str = "") -> Text:
    """A message on one line; what it quotes in backticks keeps its own direction of writing."""
    pieces = (Text(piece, style) for piece in _CODE.split(visible(message, screen)) if piece)
    return Text.assemble(*(isolated(piece, screen) if piece.plain[0] == "`" else piece for piece in pieces))


def _frame(screen: Screen) -> _Frame:
    return _LINES if all(map(screen.can_show, "╭─├│╰┊·")) else _ASCII


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
