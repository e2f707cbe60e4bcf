"""One line a finding, for editors, grep and people in a hurry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glosslint.reports import Report, Sources, is_fixable
from glosslint.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.reports.screen import Screen


def render(report: Report, screen: Screen) -> Iterator[str]:
    """A line for each finding: `path:row:column: severity rule message`, and `[*]` where `--fix` mends it."""
    sources = Sources(report)
    for finding in report.findings:
        place, _ = sources.span(finding.path, finding.at)
        mark = " [*]" if is_fixable(finding) else ""
        where = f"{finding.path}:{place.row}:{place.column}"
        yield visible(f"{where}: {finding.severity} {finding.rule} {finding.message}{mark}", screen) + "\n"
