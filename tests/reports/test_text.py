from __future__ import annotations

import re
import runpy
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from glosslint.model import Ballot, Edit, Finding, Fix, Range, RelatedPlace, Vote
from glosslint.reports import Report, Summary, text
from glosslint.reports.screen import Screen

ROOT = Path(__file__).parents[2]


def rendered(report: Report, screen: Screen) -> str:
    return "".join(text.render(report, screen))


def test_screens() -> None:
    generator = "tests/generate/screens.py"
    for path, shown in runpy.run_path(str(ROOT / generator))["snapshots"]():
        assert path.read_text(encoding="utf-8") == shown, f"read what is printed, then: python {generator}"


def test_screen_with_colours(report: Report) -> None:
    report = msgspec.structs.replace(report, findings=report.findings[3:4])
    assert rendered(report, Screen(width=60, has_colours=True)).split("\n")[:6] == [
        (
            "\x1b[1;31merror in sv\x1b[0m: "
            "\x1b[1m`##Höjdpunkter`\x1b[0m\x1b[1m is not a heading: a reader\x1b[0m"
        ),
        "  \x1b[1msees it as text\x1b[0m",
        "  \x1b[1;31msv\x1b[0m \x1b[2m╭─\x1b[0m docs/sv/price.md:5:1",
        "   \x1b[2m5\x1b[0m \x1b[2m│\x1b[0m \x1b[1;31m##Höjdpunkter\x1b[0m",
        "     \x1b[2m│\x1b[0m \x1b[1;31m^^^^^^^^^^^^^\x1b[0m",
        "  \x1b[1;94mde\x1b[0m \x1b[2m├─\x1b[0m docs/de/price.md:5:1",
    ]


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_no_colour_is_lost_on_white_or_on_black(report: Report, severity: str) -> None:
    # Red, magenta and bright blue are seen on both; so is what has the terminal's own colour.
    findings = [msgspec.structs.replace(finding, severity=severity) for finding in report.findings]
    summary = Summary.of(findings, groups=1, files=5, languages=())
    coloured = rendered(Report(tuple(findings), report.texts, summary), Screen(has_colours=True))
    codes = {code for sequence in re.findall(r"\x1b\[([\d;]*)m", coloured) for code in sequence.split(";")}
    assert codes <= {"0", "1", "2", "31", "35", "94"}


def test_colours_change_nothing_but_colours(report: Report) -> None:
    coloured = rendered(report, Screen(width=80, has_colours=True))
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == rendered(report, Screen(width=80))


@pytest.mark.parametrize("width", [20, 27, 33, 40, 41, 47, 59, 73, 99, 160, 300])
@pytest.mark.parametrize("name", ["report", "hostile"])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_every_line_fits(name: str, width: int, encoding: str, request: pytest.FixtureRequest) -> None:
    screen = Screen(width=width, encoding=encoding)
    lines = rendered(request.getfixturevalue(name), screen).split("\n")
    assert max(map(cell_len, lines)) <= width


def test_hostile_content_is_seen_and_does_nothing(hostile: Report) -> None:
    shown = rendered(hostile, Screen(width=160))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", shown)
    assert r"# \x1b[2J[bold]x[/bold]\u202e##[error]\x9b31m\u200b\x07\x7f\u2066 end\x85\u2028" in shown
    assert r"docs/\x1b]0;owned\x07[red]\n::error::\u202eevil\xff.md:1:3" in shown
    assert r"error in sv: `\x1b[31m`, [link=x]\r\n::add-mask::\u2069\x00 in de" in shown
    assert r"[*] remove `\x1b[0m`" in shown


def test_hostile_content_with_colours_adds_no_sequence_but_ours(hostile: Report) -> None:
    coloured = rendered(hostile, Screen(width=160, has_colours=True))
    assert set(re.findall(r"\x1b\[?[^m]*m?", coloured)) <= {
        f"\x1b[{style}m" for style in ("0", "1", "2", "1;31", "1;94", "1;2;31", "1;2;94")
    }


def test_a_build_log_gets_no_commands(hostile: Report) -> None:
    shown = rendered(hostile, Screen(width=160, is_log=True))
    assert "##[" not in shown
    assert "::error" not in shown
    assert "::add-mask" not in shown


def test_a_file_without_text_is_named(report: Report) -> None:
    finding = Finding(
        "unreadable-file", "files", "error", "docs/sv/x.md", "sv", Range(0, 0), "not UTF-8: byte 0xff", "u1"
    )
    summary = Summary.of((finding,), groups=1, files=2, languages=("de", "sv"))
    assert rendered(Report((finding,), {}, summary), Screen()) == (
        "error in sv: not UTF-8: byte 0xff\n"
        "  sv ╭─ docs/sv/x.md:1:1\n"
        "     ╰─ unreadable-file\n"
        "\n"
        "1 finding: 1 error · 1 page, 2 files, 2 languages\n"
    )


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        (
            Summary(groups=94, files=943, languages=tuple(f"l{number}" for number in range(16))),
            "✓ No findings: 94 pages, 943 files, 16 languages\n",
        ),
        (
            Summary(groups=1, files=2, languages=("de", "sv"), suppressed=3),
            "✓ No findings: 1 page, 2 files, 2 languages · 3 suppressed\n",
        ),
        (
            Summary(groups=0, files=0, languages=()),
            "Nothing to compare: no page has a second language version\n",
        ),
    ],
)
def test_nothing_found(summary: Summary, line: str) -> None:
    assert rendered(Report((), {}, summary), Screen()) == line


def test_what_is_found_where_nothing_can_be_compared_is_counted(report: Report) -> None:
    summary = Summary.of(report.findings[:1], groups=0, files=0, languages=())
    shown = rendered(Report(report.findings[:1], report.texts, summary), Screen())
    assert shown.splitlines()[-1].startswith("1 finding: ")


def test_nothing_found_without_unicode() -> None:
    summary = Summary(groups=1, files=2, languages=("de", "sv"))
    assert rendered(Report((), {}, summary), Screen(encoding="ascii")) == (
        "No findings: 1 page, 2 files, 2 languages\n"
    )


def test_findings_are_printed_one_by_one(report: Report) -> None:
    chunks = list(text.render(report, Screen()))
    assert len(chunks) == len(report.findings) + 1  # none of them says what another does
    assert all(chunk.endswith("\n") for chunk in chunks)


nasty = st.text(
    st.one_of(
        st.sampled_from("ab `[]/#:日ع\u0301\u200d\ufe0f\t\r\n\x1b\x9b\u202e\u2069👩💻"), st.characters()
    ),
    max_size=40,
)


@given(nasty, nasty, nasty, st.data(), st.integers(40, 120), st.sampled_from(["utf-8", "ascii", "iso8859-1"]))
def test_any_content_at_any_width(
    path: str, content: str, message: str, data: st.DataObject, width: int, encoding: str
) -> None:
    start = data.draw(st.integers(0, len(content)))
    at = Range(start, data.draw(st.integers(start, len(content))))
    related = RelatedPlace(path, "ar", at, message)
    fix = Fix("safe", message, (Edit(at, message),))
    finding = Finding("rule", "family", "warning", path, "sv", at, message, "f", (related,), fix)
    report = Report(
        (finding,), {path: content}, Summary.of((finding,), groups=1, files=2, languages=("ar", "sv"))
    )
    shown = rendered(report, Screen(width=width, encoding=encoding))
    shown.encode(encoding)
    lines = shown.split("\n")
    assert max(map(cell_len, lines)) <= width
    categories = {unicodedata.category(character) for line in lines for character in line}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2068\u200e\u200f\u200b\ufeff")


def test_where_nothing_was_decided_nobody_is_blamed(report: Report) -> None:
    vote = Vote("undecided", (Ballot("500", ("de",), 1), Ballot("600", ("it",), 1)))
    message = "the versions disagree: `500` here, 600 in it"
    finding = msgspec.structs.replace(report.findings[0], severity="warning", message=message, vote=vote)
    shown = rendered(msgspec.structs.replace(report, findings=(finding,)), Screen(width=160))
    assert shown.startswith("warning: the versions disagree: `500` here, 600 in it\n")
