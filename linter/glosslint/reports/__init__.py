"""What a run says, and the formats it can say it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal, TextIO, TypeAlias

from msgspec import Struct

from glosslint.model import Finding, Range
from glosslint.places import Lines, Place

if TYPE_CHECKING:
    from glosslint.reports.screen import Screen

OutputFormat: TypeAlias = Literal["text", "concise", "json"]


class Summary(Struct, frozen=True):
    """What was looked at, and how much was found."""

    groups: int
    """Pages with at least two language versions."""
    files: int
    """Language versions in those groups."""
    languages: tuple[str, ...]
    """Sorted BCP 47 tags."""
    error: int = 0
    warning: int = 0
    info: int = 0
    suppressed: int = 0
    """Findings that a comment in the content silences; not among the counts by severity."""
    fixable: int = 0
    """Findings with a safe fix."""

    @classmethod
    def of(
        cls,
        findings: Iterable[Finding],
        *,
        groups: int,
        files: int,
        languages: Iterable[str],
        suppressed: int = 0,
    ) -> Summary:
        """The summary of a run, its findings counted."""
        found = tuple(findings)
        severities = [finding.severity for finding in found]
        return cls(
            groups=groups,
            files=files,
            languages=tuple(sorted(languages)),
            error=severities.count("error"),
            warning=severities.count("warning"),
            info=severities.count("info"),
            suppressed=suppressed,
            fixable=sum(map(is_fixable, found)),
        )


class Report(Struct, frozen=True):
    """Everything that a format may say about a run."""

    findings: tuple[Finding, ...]
    """In the order in which they are printed: by path, then place."""
    texts: Mapping[str, str]
    """The text of every file in which a finding or a related place lies, by path. A file that could
    not be read may be left out: its places are then the first column of its first row."""
    summary: Summary


def write(
    report: Report,
    output_format: OutputFormat,
    stream: TextIO,
    screen: Screen | None = None,
    *,
    verbose: bool = False,
) -> None:
    """Write a report to `stream`, finding by finding.

    `screen` is what the stream can show; by default it is found out from the stream and the
    environment. A `verbose` report has the vote behind each finding, but for the concise one, which
    keeps to one line. Raises what writing to the stream raises: BrokenPipeError among others.
    """
    from glosslint.reports.screen import Screen

    screen = screen or Screen.of(stream)
    if output_format == "json":
        from glosslint.reports import json

        write_utf8(json.encode(report, verbose=verbose), stream)
        return
    if output_format == "concise":
        from glosslint.reports import concise

        chunks = concise.render(report, screen)
    else:
        from glosslint.reports import text

        chunks = text.render(report, screen, verbose=verbose)
    stream.writelines(chunks)
    stream.flush()


def write_utf8(content: bytes, stream: TextIO) -> None:
    """Write bytes of UTF-8 to a text stream, whatever its own encoding and line endings."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(content.decode())
    else:
        stream.flush()
        buffer.write(content)
    stream.flush()


def is_fixable(finding: Finding) -> bool:
    """Whether `--fix` mends the finding."""
    return finding.fix is not None and finding.fix.applicability == "safe"


class Sources:
    """The texts of a report by rows, each split when it is first needed."""

    __slots__ = ("_lines", "_texts")

    def __init__(self, report: Report) -> None:
        self._texts = report.texts
        self._lines: dict[str, Lines] = {}

    def span(self, path: str, at: Range) -> tuple[Place, Place]:
        """The places where a range starts and ends. Raises IndexError outside the file's text."""
        lines = self._of(path)
        return lines.span(at) if lines else (Place(1, 1), Place(1, 1))

    def line(self, path: str, row: int) -> str | None:
        """A row of a file, or None where there is no text of the file."""
        lines = self._of(path)
        return lines.line(row) if lines else None

    def _of(self, path: str) -> Lines | None:
        if path not in self._texts:
            return None
        if path not in self._lines:
            self._lines[path] = Lines(self._texts[path])
        return self._lines[path]
