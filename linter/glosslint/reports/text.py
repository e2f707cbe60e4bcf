"""The report for people: each finding with the lines it is about, side by side where there is room.

error in sv: not a heading: a reader sees `##Höjdpunkter` as text
  sv ╭─ Texts/Swedish/faq.md:36:1        it ╭─ Texts/Italian/faq.md:36:1
  36 │ ##Höjdpunkter                     36 │ ## Mette in risalto
     │ ^^^^^^^^^^^^^                        │ ^^^^^^^^^^^^^^^^^^^
     ╰─ malformed-heading [*] insert a space after `##`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from glosslint.reports import Report, Sources, Summary, is_fixable
from glosslint.reports.ballots import vote_lines
from glosslint.reports.folds import folds
from glosslint.reports.panes import MARGIN, Frame, Panes, prose
from glosslint.reports.printer import Printer
from glosslint.reports.visible import visible
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Finding
    from glosslint.reports.folds import Fold
    from glosslint.reports.screen import Screen

_SEVERITY_STYLES = {"error": "bold red", "warning": "bold magenta", "info": "bold bright_blue"}
"""Colours that are seen on black as well as on white: yellow, green, cyan and blue are not."""


def render(report: Report, screen: Screen, *, verbose: bool = False) -> Iterator[str]:
    """The findings one by one, those that say the same as one, then the summary.

    A `verbose` report has the vote behind a finding below it.
    """
    printer = Printer(screen)
    panes = Panes(Sources(report), screen, printer)
    for fold in folds(report.findings, by_vote=verbose):
        style = _SEVERITY_STYLES[fold.first.severity]
        headline = printer.wrap(_headline(fold, style, screen), screen.width, indent=MARGIN)
        lines = panes.lines(fold, style, _footer(fold.first, screen))
        votes = _vote(fold.first, screen, printer) if verbose else ()
        yield printer.print([*headline, *lines, *votes, Text()])
    yield printer.print(printer.wrap(summary_of(report.summary, screen), screen.width))


def _vote(finding: Finding, screen: Screen, printer: Printer) -> Iterator[Text]:
    """The vote behind a finding, if there is one, below it."""
    if finding.vote is not None:
        indent = 2 * MARGIN
        for line in vote_lines(finding.vote, screen.width - indent, screen, printer):
            yield Text(" " * indent).append_text(line)


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
    dot = f" {Frame.of(screen).dot} "
    total = summary.error + summary.warning + summary.info
    if not total and not summary.groups:
        return Text("Nothing to compare: no page has a second language version")
    if not total:
        tick = "✓ " if screen.can_show("✓") else ""
        return Text.assemble(
            (tick, "bold"), ("No findings", "bold"), dot.join(filter(None, (f": {scope}", suppressed)))
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
    fixable = f"{summary.fixable} fixable with --fix" if summary.fixable else ""
    parts = (
        Text(f"{_count(total, 'finding')}: {severities}", "bold"),
        Text(scope),
        Text(fixable),
        Text(suppressed),
    )
    return Text(dot).join(part for part in parts if part)


def _headline(fold: Fold, style: str, screen: Screen) -> Text:
    """The severity, the odd versions out, what is wrong with them, and how often.

    Where the vote is undecided, no version is the odd one out.
    """
    vote = fold.first.vote
    blamed = () if vote is not None and vote.outcome == "undecided" else fold.languages
    where = f" in {visible(listed(blamed), screen)}" if blamed else ""
    how_often = f" ({fold.how_often})" if fold.how_often else ""
    return Text.assemble(
        (f"{fold.first.severity}{where}", style),
        ": ",
        prose(fold.first.message, screen, "bold"),
        how_often,
    )


def _footer(finding: Finding, screen: Screen) -> Text:
    """The rule, which settings and suppressions name, and what `--fix` would do."""
    if finding.fix is None or not is_fixable(finding):
        return Text(finding.rule)
    return Text.assemble(finding.rule, (" [*] ", "bold"), prose(finding.fix.message, screen))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
