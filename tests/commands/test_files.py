"""`glosslint files`: its JSON, what people see, its exit codes, and hostile names of files."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from glosslint.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENGLISH = "# House\n\nThis is the page of the house, and it shows what you can do with it.\n"
SWEDISH = "# Hus\n\nDet här är sidan om huset, och den visar vad du kan göra med det.\n"
ITALIAN = "# Casa\n\nQuesta è la pagina della casa, e mostra che cosa si può fare con essa.\n"

SITE = {
    "content/en/x.md": ENGLISH,
    "content/sv/x.md": SWEDISH,
    "content/it/x.md": ITALIAN,
    "content/en/y.md": ENGLISH,
    "content/sv/y.md": SWEDISH,
    "content/en/only.md": ENGLISH,
    "node_modules/z.md": ENGLISH,
}


class Outcome(NamedTuple):
    code: int
    out: str
    errors: str

    @property
    def json(self) -> Any:
        assert (self.code, self.errors) == (0, "")
        return json.loads(self.out)


def files(*arguments: object, at: Path) -> Outcome:
    out, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.chdir(at), contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        code = run(["files", *map(str, arguments)])
    out.flush()
    errors.flush()
    return Outcome(code, out.buffer.getvalue().decode(), errors.buffer.getvalue().decode())


def site(root: Path, files: Mapping[str, str] = SITE) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


class TestJson:
    def test_all_of_it(self, tmp_path: Path) -> None:
        shown = files(".", "--output-format", "json", at=site(tmp_path)).json
        assert shown == {
            "patterns": [
                {
                    "pattern": "content/{language}/{path}",
                    "files": 5,
                    "why": "3 languages on 2 pages; the texts are in those languages",
                }
            ],
            "groups": [
                {
                    "key": "content/x.md",
                    "files": {"en": "content/en/x.md", "it": "content/it/x.md", "sv": "content/sv/x.md"},
                },
                {"key": "content/y.md", "files": {"en": "content/en/y.md", "sv": "content/sv/y.md"}},
            ],
            "single": ["content/en/only.md"],
            "ignored": [{"path": "node_modules", "why": "dependencies, not content"}],
            "summary": {"groups": 2, "files": 5, "languages": ["en", "it", "sv"]},
        }

    def test_paths_are_relative_to_the_working_directory_and_patterns_to_the_project(
        self, tmp_path: Path
    ) -> None:
        site(tmp_path / "project")
        (tmp_path / "other").mkdir()
        shown = files("../project", "--output-format", "json", at=tmp_path / "other").json
        assert shown["groups"][0]["files"]["en"] == "../project/content/en/x.md"
        assert shown["patterns"][0]["pattern"] == "content/{language}/{path}"

    def test_a_file_given_singly_is_shown_with_its_versions_alone(self, tmp_path: Path) -> None:
        shown = files("content/sv/y.md", "--output-format", "json", at=site(tmp_path)).json
        assert [group["key"] for group in shown["groups"]] == ["content/y.md"]
        assert (shown["single"], shown["ignored"]) == ([], [])
        assert shown["summary"] == {"groups": 1, "files": 2, "languages": ["en", "sv"]}

    def test_a_second_file_of_a_language_is_not_lost(self, tmp_path: Path) -> None:
        site(tmp_path, {"d/en/x.md": ENGLISH, "d/sv/x.md": SWEDISH, "d/SV/x.md": SWEDISH})
        shown = files("d", "--output-format", "json", at=tmp_path).json
        assert shown["summary"]["files"] == 2
        assert shown["ignored"] == [{"path": "d/sv/x.md", "why": "the page has sv already: d/SV/x.md"}]

    def test_the_bytes_are_the_same_every_time(self, tmp_path: Path) -> None:
        arguments = (site(tmp_path), "--output-format", "json")
        assert files(*arguments, at=tmp_path).out == files(*arguments, at=tmp_path).out


class TestText:
    def test_all_of_it(self, tmp_path: Path) -> None:
        assert files(".", at=site(tmp_path)).out == (
            "2 pages in 3 languages, 5 files\n"
            "  en 2  sv 2  it 1\n"
            "\n"
            "Where the versions lie\n"
            "  content/{language}/{path}  5 files\n"
            "    3 languages on 2 pages; the texts are in those languages\n"
            "\n"
            "Pages\n"
            "  content/x.md  en, it, sv\n"
            "  content/y.md  en, sv\n"
            "\n"
            "1 page in one language\n"
            "  content/en/only.md\n"
            "\n"
            "Left out\n"
            "  node_modules: dependencies, not content\n"
        )

    def test_many_pages_are_counted(self, tmp_path: Path) -> None:
        site(tmp_path, {f"content/{tag}/{n}.md": SWEDISH for n in range(20) for tag in ("en", "sv")})
        site(tmp_path, {f"content/en/{n}.md": ENGLISH for n in range(40)})
        shown = files(".", at=tmp_path).out
        assert "Pages by the number of their languages\n    2 languages  20 pages\n" in shown
        assert "and 8 more (--output-format json has all)\n" in shown

    @pytest.mark.parametrize("width", [40, 60, 200])
    def test_lines_fit_the_screen(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        site(tmp_path)
        assert max(map(len, files(".", at=tmp_path).out.splitlines())) <= width


class TestHostileNames:
    NAME = "\x1b[31m\u202e[bold]::error::.md"

    def test_nothing_of_them_reaches_a_terminal(self, tmp_path: Path) -> None:
        site(tmp_path, {f"en/{self.NAME}": ENGLISH, f"sv/{self.NAME}": SWEDISH, f"{self.NAME}": "x"})
        for shown in (files(".", at=tmp_path).out, files(".", "--output-format", "json", at=tmp_path).out):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
            assert "[bold]" in shown
        (group,) = files(".", "--output-format", "json", at=tmp_path).json["groups"]
        assert group["files"]["en"] == f"en/{self.NAME}"

    def test_names_that_are_not_utf8(self, tmp_path: Path) -> None:
        try:
            site(tmp_path, {f"{tag}/\udcff.md": text for tag, text in (("en", ENGLISH), ("sv", SWEDISH))})
        except OSError:
            pytest.skip("the file system takes UTF-8 only")
        assert "\ufffd.md" in files(".", at=tmp_path).out
        shown = files(".", "--output-format", "json", at=tmp_path).json
        assert shown["groups"][0]["files"]["en"] == "en/\ufffd.md"


class TestFailures:
    @pytest.mark.parametrize("output_format", ["text", "json"])
    def test_a_folder_without_a_page_in_two_languages(self, tmp_path: Path, output_format: str) -> None:
        site(tmp_path, {"content/en/x.md": ENGLISH})
        code, out, errors = files("content", "--output-format", output_format, at=tmp_path)
        assert (code, out) == (2, "")
        assert "no page in two languages was found in content; the only Markdown file was looked at" in errors
        assert errors.count("\n") == 1

    def test_a_folder_without_markdown(self, tmp_path: Path) -> None:
        code, out, errors = files(at=tmp_path)
        assert (code, out) == (2, "")
        assert "there is no Markdown file in ." in errors

    def test_a_path_that_does_not_exist(self, tmp_path: Path) -> None:
        assert files("gone", at=tmp_path) == (
            2,
            "",
            "glosslint: error: gone: there is no such file or folder\n",
        )

    def test_a_file_without_versions_is_no_failure(self, tmp_path: Path) -> None:
        site(tmp_path, {"README.md": ENGLISH})
        shown = files("README.md", "--output-format", "json", at=tmp_path).json
        assert shown["single"] == ["README.md"]
        assert "1 page in one language\n  README.md\n" in files("README.md", at=tmp_path).out


@pytest.mark.parametrize(("colour", "found"), [("always", True), ("never", False), ("auto", False)])
def test_colours(tmp_path: Path, colour: str, found: bool) -> None:
    assert ("\x1b[" in files("--color", colour, at=site(tmp_path)).out) is found


def test_settings_count(tmp_path: Path) -> None:
    site(tmp_path, {**SITE, "glosslint.toml": 'layout = ["content/{language}/{path}"]\nexclude = ["y.md"]\n'})
    shown = files("content", "--output-format", "json", at=tmp_path).json
    assert [group["key"] for group in shown["groups"]] == ["content/x.md"]
    assert shown["patterns"][0]["why"] == "3 languages on 1 page; named in the settings"
    assert {one["why"] for one in shown["ignored"]} == {"excluded by the settings"}


def test_a_reader_that_leaves_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    with contextlib.chdir(tmp_path), os.fdopen(writing, "w") as pipe, contextlib.redirect_stdout(pipe):
        assert run(["files", "."]) == 0
