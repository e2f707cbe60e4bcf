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

from glosslint.reports import Report, Sources, Summary, is_fixable
from glosslint.reports.excerpt import excerpt
from glosslint.reports.printer import Printer
from glosslint.reports.visible import isolated, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Finding, Range
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
    more: str
    dot: str


_LINES = _Frame(top="╭─", middle="├─", side="│", bottom="╰─", more="⋮", dot="·")
_ASCII = _Frame(top=",-", middle="|-", side="|", bottom="`-", more=":", dot="-")


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
class _Pane:
    """A spot laid out for a width: what stands in the gutter, and beside it."""

    heading: tuple[Text, list[Text]]
    body: list[tuple[Text, Text]]


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
    return Text(dot, _FRAME_STYLE).join(part for part in parts if part)


def _finding(finding: Finding, sources: Sources, screen: Screen, printer: Printer) -> list[Text]:
    style = _SEVERITY_STYLES[finding.severity]
    spot = _spot(sources, finding.path, finding.language, finding.at, "", style)
    related = [
        _spot(sources, place.path, place.language, place.at, place.message, _RELATED_STYLE)
        for place in finding.related
    ]
    gutter = max(_gutter(each) for each in (spot, *related))
    width = screen.width - _MARGIN - gutter - len(" │ ")
    panes = [_pane(each, width, screen, printer) for each in (spot, *related[:SHOWN_IN_FULL])]
    panes += [_short_pane(each, width, screen, printer) for each in related[SHOWN_IN_FULL:]]
    headline = Text.assemble((finding.severity, style), ": ", _prose(finding.message, screen, "bold"))
    return [
        *printer.wrap(headline, screen.width, indent=_MARGIN),
        *_stack(panes, _footer(finding, width, screen, printer), gutter, screen),
    ]


def _spot(sources: Sources, path: str, language: str, at: Range, message: str, style: str) -> _Spot:
    start, end = sources.span(path, at)
    line = sources.line(path, start.row)
    return _Spot(path=path, language=language, start=start, end=end, line=line, message=message, style=style)


def _gutter(spot: _Spot) -> int:
    return max(cell_len(spot.language), len(str(spot.start.row)))


def _pane(spot: _Spot, width: int, screen: Screen, printer: Printer) -> _Pane:
    """A spot with its line and carets, and what is said about it beside or below them."""
    message = _prose(spot.message, screen, "")
    if spot.line is None:
        return _short_pane(spot, width, screen, printer)
    is_long = spot.end.row > spot.start.row
    end = len(spot.line) if is_long else spot.end.column - 1
    shown = excerpt(spot.line, spot.start.column - 1, end, width, screen, spot.style)
    carets = Text.assemble(" " * shown.indent, ("^" * shown.carets, spot.style))
    below: list[Text] = []
    if carets.cell_len + 1 + message.cell_len <= width:
        carets = Text.assemble(carets, " ", message)
    else:
        below = printer.wrap(message, width)
    body = [(Text(str(spot.start.row)), shown.text), (Text(), carets)]
    if is_long:
        last = spot.end.row if spot.end.column > 1 else spot.end.row - 1
        body += [(Text(_frame(screen).more), Text(f"to line {last}", "dim"))] if last > spot.start.row else []
    return _Pane(_heading(spot, width, screen), [*body, *((Text(), line) for line in below)])


def _short_pane(spot: _Spot, width: int, screen: Screen, printer: Printer) -> _Pane:
    """A spot without its line."""
    message = printer.wrap(_prose(spot.message, screen, ""), width) if spot.message else []
    return _Pane(_heading(spot, width, screen), [(Text(), line) for line in message])


def _heading(spot: _Spot, width: int, screen: Screen) -> tuple[Text, list[Text]]:
    """The language, and `path:row:column`, folded after a slash where it is too wide."""
    rest = visible(f"{spot.path}:{spot.start.row}:{spot.start.column}", screen)
    lines: list[Text] = []
    while cell_len(rest) > width - 1:
        piece = chop_cells(rest, width - 1)[0]
        cut = piece.rfind("/") + 1 or len(piece)
        lines.append(isolated(Text(rest[:cut]), screen))
        rest = rest[cut:]
    return Text(visible(spot.language, screen), spot.style), [*lines, isolated(Text(rest), screen)]


def _footer(finding: Finding, width: int, screen: Screen, printer: Printer) -> list[Text]:
    """The rule, which settings and suppressions name, and what `--fix` would do."""
    footer = Text(finding.rule, "dim")
    if finding.fix is not None and is_fixable(finding):
        footer = Text.assemble(
            footer, (" [*] ", _FIXABLE_STYLE), _prose(finding.fix.message, screen, _FIXABLE_STYLE)
        )
    return printer.wrap(footer, width - 1)


def _stack(panes: list[_Pane], footer: list[Text], gutter: int, screen: Screen) -> Iterator[Text]:
    """Panes one above the other, in one frame that the footer closes."""
    frame = _frame(screen)
    for index, pane in enumerate(panes):
        language, (path, *more) = pane.heading
        yield _framed(language, frame.middle if index else frame.top, path, gutter)
        for line in more:
            yield _framed(Text(), f"{frame.side} ", line, gutter)
        for beside, line in pane.body:
            yield _framed(Text.assemble((beside.plain, "dim")), frame.side, line, gutter)
    for index, line in enumerate(footer):
        yield _framed(Text(), "  " if index else frame.bottom, line, gutter)


def _framed(beside: Text, edge: str, line: Text, gutter: int) -> Text:
    indent = " " * (_MARGIN + gutter - beside.cell_len)
    return Text.assemble(indent, beside, " ", (edge, _FRAME_STYLE), " ", line)


def _prose(message: str, screen: Screen, style: str) -> Text:
    """A message on one line; what it quotes in backticks keeps its own direction of writing."""
    pieces = (Text(piece, style) for piece in _CODE.split(visible(message, screen)) if piece)
    return Text.assemble(*(isolated(piece, screen) if piece.plain[0] == "`" else piece for piece in pieces))


def _frame(screen: Screen) -> _Frame:
    return _LINES if all(map(screen.can_show, "╭─├│╰⋮·")) else _ASCII


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
