from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from glosslint.__main__ import run

SEEDS = Path(__file__).parents[2] / "fixtures" / "back-office" / "Texts"
SWEDISH, ITALIAN = SEEDS / "Swedish" / "backoffice.md", SEEDS / "Italian" / "backoffice.md"


def shown(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run(["tree", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def nodes(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(below for child in node["children"] for below in nodes(child))]


def test_the_json_of_one_file_holds_places_kinds_and_repairs(capsys: pytest.CaptureFixture[str]) -> None:
    tree = json.loads(shown(capsys, SWEDISH, "--output-format", "json"))
    text = SWEDISH.read_bytes().decode()
    assert (Path(tree["path"]).name, tree["language"], len(tree["nodes"])) == ("backoffice.md", "sv", 1)
    every = nodes(tree["nodes"][0])
    headings = [node for node in every if node["kind"] == "heading"]
    assert [text[node["start"] : node["end"]] for node in headings][-1] == "##Höjdpunkter"
    assert [(node["title"], node["level"], node.get("repair")) for node in headings][-1] == (
        "Höjdpunkter",
        2,
        "heading",
    )
    sections = [node for node in every if node["kind"] == "section"]
    assert [node["level"] for node in sections] == [0, 1, 2, 2, 2, 2, 2]
    repaired = [text[node["start"] :][:2] for node in every if node.get("repair") == "list-item"]
    assert repaired == ["– "]


def test_what_only_may_be_meant_otherwise_is_no_repair(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Talk\n\n– Good morning, he said.\n")
    tree = json.loads(shown(capsys, page, "--output-format", "json"))
    assert [node["kind"] for node in nodes(tree["nodes"][0])] == [
        "section",
        "section",
        "heading",
        "paragraph",
    ]
    assert not any("repair" in node for node in nodes(tree["nodes"][0]))


def test_the_json_of_one_file_holds_spans_with_their_values(capsys: pytest.CaptureFixture[str]) -> None:
    tree = json.loads(shown(capsys, ITALIAN, "--output-format", "json"))
    text = ITALIAN.read_bytes().decode()
    spans = [span for node in nodes(tree["nodes"][0]) for span in node["spans"]]
    amounts = [
        (text[span["start"] : span["end"]], span["value"], span["readings"][0])
        for span in spans
        if span["kind"] == "number"
    ]
    assert amounts[:2] == [("$ 500", "500 USD", "500 USD"), ("$ 1.000", "1000 USD", "1000 USD")]
    assert [span["value"] for span in spans if span["kind"] == "link"][:2] == [
        "/frontoffice",
        "/middleoffice",
    ]


def test_the_json_of_one_file_holds_numbers_by_what_they_are_worth(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "en" / "page.md"
    page.parent.mkdir()
    page.write_text(
        "## 3. What it costs in 2018\n\nIt costs $1,000, or .05 of it, 5 percent, on 1/5/2021 at 7:52 PM.\n\n"
        "1. Since 2.1.10 it needs ½ cup and [5] &frac12; of &#39;IPv6&#39;, not `42`.\n",
        encoding="utf-8",
    )
    tree = json.loads(shown(capsys, page, "--output-format", "json"))
    numbers = [
        (span["value"], span["readings"])
        for node in nodes(tree["nodes"][0])
        for span in node["spans"]
        if span["kind"] == "number"
    ]
    assert numbers == [
        ("2018", ["2018"]),
        ("1000 USD", ["1000 USD", "1000 $", "1 USD", "1 $"]),
        ("0.05", ["0.05"]),
        ("5 %", ["5 %", "5"]),
        ("2021-01-05", ["2021-01-05", "2021-05-01"]),
        ("19:52", ["19:52"]),
        ("2.1.10", ["2.1.10"]),
        ("0.5 cup", ["0.5 cup", "0.5"]),
        ("0.5", ["0.5"]),
        ("IPv6", ["IPv6", "6"]),
    ]


def test_one_file_is_shown_line_by_line_with_its_rows(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, SWEDISH).splitlines()
    assert lines[0].endswith("Texts/Swedish/backoffice.md  sv")
    assert lines[1:3] == [" 7  #  back office", " 8    ##  Vad är Back Office?"]
    assert "26        number  1000 USD" in lines
    assert "      repaired: insert a space after `##`" in lines


@pytest.mark.parametrize(("colour", "found"), [("always", True), ("never", False), ("auto", False)])
def test_colours(capsys: pytest.CaptureFixture[str], colour: str, found: bool) -> None:
    assert ("\x1b[" in shown(capsys, "--color", colour, SWEDISH, ITALIAN)) is found


def test_versions_are_shown_side_by_side(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    lines = shown(capsys, SWEDISH, ITALIAN).splitlines()
    assert lines[0].split() == ["it", "sv"]
    headings = [line.split() for line in lines if line.split()[:1] == ["##"]]
    assert [(line[1], line[1] in line[2:]) for line in headings] == [
        ("8", True),
        ("12", True),
        ("20", True),
        ("30", True),
        ("36", True),
    ]
    assert max(map(len, lines)) <= 90


FIFTEEN = ("ar", "cs", "da", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt-BR", "sv", "zh-Hant")


@pytest.fixture
def fifteen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A page in fifteen languages: one has another number, one another level, one lacks a paragraph."""
    monkeypatch.chdir(tmp_path)
    Path("glosslint.toml").write_text('layout = ["{language}/{path}"]\n')
    for tag in FIFTEEN:
        sign = "###" if tag == "it" else "##"
        price = 600 if tag == "en" else 500
        text = f"# {tag} [a](/a)\n\n{sign} {tag} [b](/b)\n\n{tag} {price} [c](/c).\n"
        path = Path(tag, "page.md")
        path.parent.mkdir()
        path.write_text(text + ("" if tag == "ko" else f"\n{tag} [d](/d) `e`.\n"))
    return [f"{tag}/page.md" for tag in FIFTEEN]


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_fifteen_versions_fit_into_any_width(
    fifteen: list[str], width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(len, shown(capsys, *fifteen).splitlines())) <= width


def test_of_fifteen_versions_each_row_says_who_voted_what(
    fifteen: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert (
        shown(capsys, *fifteen)
        == """\
#  ar:1 ar a                                                              all 15
  ##  ar:3 ar b                                                           all 15
      level: 14 of 15 votes decide
        14  level 2  ar, cs, da, de, en, es, fr, ja, ko, nl, pl, pt-BR, sv,
                     zh-Hant
         1  level 3  it
    paragraph  ar:5 ar 500 [c](/c).                                       all 15
        number: 14 of 15 votes decide
          14  500  ar, cs, da, de, es, fr, it, ja, ko, nl, pl, pt-BR, sv,
                   zh-Hant
           1  600  en
    paragraph  ar:7 ar [d](/d) `e`.                                     14 of 15
        presence: 14 of 15 votes decide
          14  has it    ar, cs, da, de, en, es, fr, it, ja, nl, pl, pt-BR, sv,
                        zh-Hant
           1  lacks it  ko

the versions vote: no source is configured or presumed
laid beside ar, which is most like the others
"""
    )


def test_the_json_of_versions_says_who_voted_what(
    fifteen: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    tree = json.loads(shown(capsys, *fifteen, "--output-format", "json"))
    assert (tree["pivot"], tree["source"], tree["behind"]) == ("ar", "", [])
    votes = [vote for row in tree["rows"] for vote in row["votes"]]
    assert [vote["feature"] for vote in votes] == ["level", "number", "presence"]
    assert votes[1]["vote"]["outcome"] == "majority"
    assert [(one["value"], one["votes"]) for one in votes[1]["vote"]["ballots"]] == [("500", 14), ("600", 1)]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("loop.md", "the file cannot be opened: Too many levels of symbolic links"),
        ("gone.md", ""),
        ("sv", "a folder; name the files that are versions of one page"),
        ("pipe.md", "the file is no regular file"),
    ],
)
def test_what_is_no_file_ends_in_a_line(
    fifteen: list[str], name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("loop.md").symlink_to("loop.md")
    os.mkfifo("pipe.md")
    for arguments in ([name], [fifteen[0], name]):
        assert run(["tree", *arguments]) == 2
        out, errors = capsys.readouterr()
        assert out == ""
        assert errors.startswith(f"glosslint: error: {name}: {said}")
        assert errors.count("\n") == 1


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            ("one.md", "two.md"),
            (
                "two.md: nothing tells its language, nor that of one.md; "
                "say with the setting `layout` where languages stand in paths"
            ),
        ),
        (
            ("sv/page.md", "sv/other.md"),
            "sv/other.md: is in sv, as sv/page.md is; name one file for each language",
        ),
    ],
)
def test_two_files_of_one_language_cannot_stand_side_by_side(
    fifteen: list[str], names: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in names:
        Path(name).write_text("# A\n")
    Path("en/other.md").write_text("# A\n")
    assert run(["tree", *names]) == 2
    assert capsys.readouterr() == ("", f"glosslint: error: {said}\n")


def test_the_source_decides_and_is_named(fifteen: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with Path("glosslint.toml").open("a") as settings:
        settings.write('source = "en"\n')
    printed = shown(capsys, *fifteen)
    assert "number: en decides: it is the configured source" in printed
    assert printed.splitlines()[-2:] == ["en decides: it is the configured source", "laid beside en"]


@pytest.mark.parametrize("name", ["en", "EN", "English"])
def test_the_source_can_be_said_on_the_command_line_in_any_spelling(
    fifteen: list[str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(capsys, *fifteen, "--source", name).splitlines()[-2:] == [
        "en decides: it is the configured source",
        "laid beside en",
    ]


def test_a_source_that_is_not_among_them_decides_nothing(
    fifteen: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(capsys, *fifteen, "--source", "lt").splitlines()[-2:] == [
        "the versions vote: lt, the configured source, is not among them",
        "laid beside ar, which is most like the others",
    ]


@pytest.mark.parametrize("width", [80, 400])
def test_no_colour_is_lost_on_white_or_on_black(
    fifteen: list[str], width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Red, magenta and bright blue are seen on both; so is what has the terminal's own colour.
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("FORCE_COLOR", "1")
    for files in (fifteen, [SWEDISH]):
        codes = re.findall(r"\x1b\[([\d;]*)m", shown(capsys, *files))
        assert {code for sequence in codes for code in sequence.split(";")} <= {
            "0",
            "1",
            "2",
            "31",
            "35",
            "94",
        }


def test_only_the_label_of_a_row_has_its_colour(
    fifteen: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("FORCE_COLOR", "1")
    (line,) = [line for line in shown(capsys, *fifteen).splitlines() if "de 500" in line]
    assert re.sub(r" {2,}", "  ", line).startswith("\x1b[94m  paragraph  \x1b[0m\x1b[2m5 \x1b[0mar 500")


def test_who_has_no_vote_is_said(fifteen: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    page = Path("sv/page.md")
    page.write_text("---\noutdated: true\n---\n" + page.read_text().replace("500", "600"))
    printed = shown(capsys, *fifteen)
    assert "1  600  en, (sv)" in printed
    assert "sv: declared to be behind, no vote while others have one" in printed


def test_a_copy_is_told_as_one_and_not_as_behind(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("glosslint.toml").write_text('layout = ["{path}.{language}.md"]\n')
    english = (
        "# Charges\n\nThe bank takes a small charge for each payment that is made in another currency.\n\n"
        "Whoever pays often should ask for a card without charges, which most banks have these days.\n"
    )
    for tag in ("en", "sv"):
        Path(f"page.{tag}.md").write_text(english)
    printed = shown(capsys, "page.en.md", "page.sv.md")
    assert "sv has no vote: the page is in the words of en" in printed
    assert "share one vote" not in printed
    assert "behind" not in printed


def test_the_json_of_versions_is_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    table = json.loads(shown(capsys, SWEDISH, ITALIAN, "--output-format", "json"))
    assert table["languages"] == ["it", "sv"]
    assert {Path(path).parent.name for path in table["paths"].values()} == {"Italian", "Swedish"}
    assert table["rows"][0]["parent"] == -1
    assert all(set(row["cells"]) == {"it", "sv"} for row in table["rows"])
    items = [row["cells"] for row in table["rows"] if row["kind"] == "item"]
    assert [(cells["it"]["verdict"], cells["sv"]["verdict"]) for cells in items] == [("aligned",) * 2] * 3


def test_a_version_without_a_section_has_a_dash(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    english = "# Prices\n\nWhat [the plan](/plan) costs.\n\n## Trial\n\nThirty days of [all](/all).\n"
    Path("README.md").write_text(english)
    Path("README.sv.md").write_text("# Priser\n\nVad [planen](/plan) kostar och vad som ingår i den.\n")
    lines = shown(capsys, "README.md", "README.sv.md").splitlines()
    assert [line.split() for line in lines if "Trial" in line] == [["##", "5", "Trial", "–", "missing"]]


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"\xff\xfe#\x00", 2, "error: README.md: the file is UTF-16, not UTF-8: save it as UTF-8"),
        (b"---\ntitle: [a\n---\n\n# One\n", 0, "README.md: broken front matter:"),
    ],
)
def test_what_cannot_be_read_is_said(
    content: bytes,
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_bytes(content)
    assert run(["tree", "README.md"]) == code
    assert said in capsys.readouterr().err
