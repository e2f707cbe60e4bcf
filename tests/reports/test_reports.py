from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import msgspec
import pytest

from glosslint.model import Range
from glosslint.places import Place
from glosslint.reports import OutputFormat, Report, Sources, Summary, is_fixable, write
from glosslint.reports.screen import Screen


def stream(encoding: str) -> tuple[io.TextIOWrapper, io.BytesIO]:
    buffer = io.BytesIO()
    return io.TextIOWrapper(buffer, encoding=encoding, newline=""), buffer


def test_a_summary_counts(report: Report) -> None:
    assert report.summary == Summary(
        groups=1,
        files=5,
        languages=("ar", "de", "fr", "ja", "sv"),
        error=1,
        warning=3,
        info=1,
        suppressed=2,
        fixable=1,  # the unsafe fix is none that --fix applies
    )
    assert [is_fixable(finding) for finding in report.findings] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("output_format", "beginning"),
    [
        ("text", "warning in ar: `/prices`"),
        ("concise", "docs/ar/price.md:3:6: warning"),
        ("json", '{\n  "schema": 1,'),
    ],
)
def test_write(report: Report, output_format: OutputFormat, beginning: str) -> None:
    text = io.StringIO()
    write(report, output_format, text)
    assert text.getvalue().startswith(beginning)
    assert text.getvalue().endswith("\n")


@pytest.mark.parametrize(("output_format", "times"), [("text", 1), ("concise", 3), ("json", 3)])
def test_what_repeats_is_folded_for_people_only(
    report: Report, output_format: OutputFormat, times: int
) -> None:
    again = (report.findings[3], *report.findings[3:5], report.findings[3])
    text = io.StringIO()
    write(msgspec.structs.replace(report, findings=again), output_format, text)
    assert text.getvalue().count("is not a heading") == times


@pytest.mark.parametrize("output_format", ["text", "concise", "json"])
@pytest.mark.parametrize("name", ["report", "hostile"])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp1252", "gb18030", "utf-16"])
def test_every_encoding_and_the_same_bytes_each_time(
    name: str, output_format: OutputFormat, encoding: str, request: pytest.FixtureRequest
) -> None:
    report = request.getfixturevalue(name)
    written: list[bytes] = []
    for _ in range(2):
        out, buffer = stream(encoding)
        write(report, output_format, out)
        written.append(buffer.getvalue())
    assert written[0] == written[1]
    assert written[0].decode("utf-8" if output_format == "json" else encoding)


def test_json_is_utf_8_whatever_the_terminal_speaks(report: Report) -> None:
    out, buffer = stream("ascii")
    write(report, "json", out, Screen(encoding="ascii"))
    assert json.loads(buffer.getvalue().decode("utf-8"))["findings"][3]["message"].startswith(
        "`##Höjdpunkter`"
    )


@pytest.mark.parametrize("output_format", ["text", "concise", "json"])
def test_a_closed_pipe_is_the_callers_to_handle(report: Report, output_format: OutputFormat) -> None:
    read, write_end = os.pipe()
    os.close(read)
    with open(write_end, "wb", buffering=0) as raw:  # noqa: PTH123 - a descriptor, not a path
        out = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
        with pytest.raises(BrokenPipeError):
            write(report, output_format, out)
        out.detach()


def test_sources_know_the_texts_by_rows() -> None:
    sources = Sources(Report((), {"a.md": "one\r\ntwo\n"}, Summary(groups=1, files=2, languages=())))
    assert sources.span("a.md", Range(5, 8)) == (Place(2, 1), Place(2, 4))
    assert sources.line("a.md", 2) == "two"
    assert sources.span("gone.md", Range(5, 8)) == (Place(1, 1), Place(1, 1))
    assert sources.line("gone.md", 1) is None
    with pytest.raises(IndexError):
        sources.span("a.md", Range(5, 80))


def test_findings_without_places_in_a_text_are_an_error_not_a_wrong_place(report: Report) -> None:
    finding = msgspec.structs.replace(report.findings[0], at=Range(10_000, 10_001))
    with pytest.raises(IndexError):
        write(msgspec.structs.replace(report, findings=(finding,)), "concise", io.StringIO())


@pytest.mark.parametrize(("module", "absent"), [("concise", "rich"), ("json", "rich"), ("screen", "rich")])
def test_only_the_text_format_loads_rich(module: str, absent: str) -> None:
    code = f"import sys, glosslint.reports.{module}; sys.exit('{absent}' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
