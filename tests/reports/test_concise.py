from __future__ import annotations

from glosslint.reports import Report, Summary, concise
from glosslint.reports.screen import Screen


def test_one_line_a_finding(report: Report) -> None:
    assert "".join(concise.render(report, Screen())) == (
        "docs/ar/price.md:3:6: warning link-mismatch `/prices`, but `/pricing` in de, ja and sv\n"
        "docs/de/price.md:3:61: warning number-mismatch"
        " `5000 Kronen`, but 500 SEK in ar, ja and sv: one zero too many\n"
        "docs/fr/price.md:2:10: info inconsistent-repetition `👩\u200d💻` here, `déjà vu` on line 1\n"
        "docs/sv/price.md:5:1: error malformed-heading"
        " `##Höjdpunkter` is not a heading: a reader sees it as text [*]\n"
        "docs/sv/price.md:9:1: warning missing-section a section of de is missing here\n"
    )


def test_hostile_content_stays_on_its_line(hostile: Report) -> None:
    assert "".join(concise.render(hostile, Screen())) == (
        r"docs/\x1b]0;owned\x07[red]\n::error::\u202eevil\xff.md:1:3: error invisible-character"
        r" `\x1b[31m`, [link=x]\r\n::add-mask::\u2069\x00 in de [*]" + "\n"
    )


def test_a_build_log_gets_no_commands(hostile: Report) -> None:
    (line,) = concise.render(hostile, Screen(is_log=True))
    assert r"\n\x3a:error::" in line
    assert r"\r\n\x3a:add-mask::" in line


def test_without_unicode(report: Report) -> None:
    lines = list(concise.render(report, Screen(encoding="ascii")))
    assert lines[3].startswith(r"docs/sv/price.md:5:1: error malformed-heading `##H\xf6jdpunkter`")
    assert all(line.isascii() for line in lines)


def test_nothing_found_is_no_line() -> None:
    summary = Summary(groups=1, files=2, languages=("de", "sv"))
    assert list(concise.render(Report((), {}, summary), Screen())) == []
