"""The contracts of the command line: exit codes, streams, what is named, settings, fixes."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from glosslint import engine
from glosslint.__main__ import run
from glosslint.reports import Report

ROOT = Path(__file__).parent.parent.parent

PAGE = "# Back office\n\nIt costs $500.\n\n## Highlights\n\n- One\n- Two\n"
SIDA = "# Backoffice\n\nDet kostar 500 dollar.\n\n##Höjdpunkter\n\n- Ett\n- Två\n"
"""The Swedish page has a heading without a space: an error with a safe fix."""


@dataclass(frozen=True)
class Outcome:
    """What became of a run."""

    code: int
    out: str
    errors: str

    @property
    def found(self) -> list[tuple[str, str]]:
        """File and rule of each finding of a JSON report."""
        return [(finding["filename"], finding["rule"]) for finding in json.loads(self.out)["findings"]]

    def failed_with(self, message: str) -> bool:
        """Whether the run itself failed as it should: nothing on standard output, one line on the other."""
        return (self.code, self.out, self.errors) == (2, "", f"glosslint: error: {message}\n")


def glosslint(*arguments: object, at: Path) -> Outcome:
    """Run a command in this process, which is quicker."""
    out, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.chdir(at), contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        code = run(list(map(str, arguments)))
    out.flush()
    errors.flush()
    return Outcome(code, out.buffer.getvalue().decode(), errors.buffer.getvalue().decode())


def process(*arguments: str, at: Path, environment: Mapping[str, str] | None = None) -> Outcome:
    """Run a command as people do."""
    finished = subprocess.run(
        [sys.executable, "-m", "glosslint", *arguments],
        cwd=at,
        env=None if environment is None else {**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Outcome(finished.returncode, finished.stdout.decode(), finished.stderr.decode())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A project with one page in English and Swedish; the Swedish one has an error."""
    (tmp_path / ".git").mkdir()
    write(tmp_path / "content/en/backoffice.md", PAGE)
    write(tmp_path / "content/sv/backoffice.md", SIDA)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


DEFECT = ("content/sv/backoffice.md", "malformed-heading")


class TestExitCode:
    def test_0_where_nothing_is_found(self, site: Path) -> None:
        write(site / "content/sv/backoffice.md", SIDA.replace("##H", "## H"))
        outcome = process("check", "content", at=site)
        assert (outcome.code, outcome.errors) == (0, "")
        assert "2 files" in outcome.out

    def test_1_where_something_is_found(self, site: Path) -> None:
        outcome = process("check", "content", "--output-format", "json", at=site)
        assert (outcome.code, outcome.found, outcome.errors) == (1, [DEFECT], "")

    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            pytest.param(SIDA, {"error": 1, "warning": 1, "info": 1, "never": 0}, id="an error"),
            pytest.param(
                SIDA.replace("##H", "## H").replace("500", "5000"),
                {"error": 0, "warning": 1, "info": 1, "never": 0},
                id="a warning",
            ),
        ],
    )
    def test_it_follows_fail_on(self, site: Path, text: str, codes: dict[str, int]) -> None:
        write(site / "content/sv/backoffice.md", text)
        for severity, code in codes.items():
            assert glosslint("check", "--fail-on", severity, at=site).code == code, severity

    def test_2_and_a_line_where_the_usage_is_wrong(self, site: Path) -> None:
        assert process("check", "--fail-on", "warn", at=site).failed_with(
            "Invalid value for '--fail-on': 'warn' is not one of 'error', 'warning', 'info', 'never'. "
            "See `glosslint check --help`."
        )
        assert glosslint("check", "--jobs", "0", at=site).failed_with(
            "Invalid value for '--jobs': Input should be greater than or equal to 1. "
            "See `glosslint check --help`."
        )
        assert process(at=site).failed_with("Missing command. See `glosslint --help`.")

    def test_130_and_a_line_after_an_interrupt(self, site: Path) -> None:
        """The check is held up where a long one would be, since nothing else makes it last for sure."""
        program = (
            "import signal, time, glosslint.engine\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # jobs of a shell ignore it
            "def check(*_, **__):\n"
            "    print('checking', flush=True)\n"
            "    time.sleep(60)\n"
            "glosslint.engine.check = check\n"
            "from glosslint.__main__ import main\n"
            "main()"
        )
        with subprocess.Popen(
            [sys.executable, "-c", program, "check"],
            cwd=site,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"checking\n"
            process.send_signal(signal.SIGINT)
            out, errors = process.communicate(timeout=30)
        assert (process.returncode, out, errors) == (130, b"", b"glosslint: interrupted\n")


class TestWhatIsNamed:
    def test_without_a_path_the_working_directory_is_checked(self, site: Path) -> None:
        outcome = glosslint("check", "--output-format", "json", at=site / "content")
        assert outcome.found == [("sv/backoffice.md", "malformed-heading")]

    def test_paths_are_relative_to_the_working_directory(self, site: Path) -> None:
        (site / "elsewhere").mkdir()
        outcome = glosslint("check", "../content", "--output-format", "json", at=site / "elsewhere")
        assert outcome.found == [("../content/sv/backoffice.md", "malformed-heading")]

    def test_a_file_is_compared_with_its_versions_on_disk(self, site: Path) -> None:
        for named in ("content/sv/backoffice.md", "content/en/backoffice.md"):
            outcome = glosslint("check", named, "--output-format", "json", at=site)
            assert outcome.found == [DEFECT], "the finding lies in the one and points to the other"

    def test_only_what_concerns_a_named_file_is_reported(self, site: Path) -> None:
        write(site / "content/en/other.md", PAGE)
        write(site / "content/sv/other.md", SIDA)
        outcome = glosslint("check", "content/sv/other.md", "--output-format", "json", at=site)
        assert outcome.found == [("content/sv/other.md", "malformed-heading")]

    def test_a_file_without_other_versions_is_nothing_to_compare(self, site: Path) -> None:
        write(site / "README.md", "##Not a heading\n")
        outcome = glosslint("check", "README.md", at=site)
        assert (outcome.code, outcome.errors) == (0, "")
        assert outcome.out.startswith("Nothing to compare")

    def test_nothing_to_compare_is_an_empty_report_for_programs(self, site: Path) -> None:
        write(site / "README.md", "# Page\n")
        outcome = glosslint("check", "README.md", "--output-format", "json", at=site)
        assert (outcome.code, outcome.found) == (0, [])

    def test_a_folder_beside_a_file_is_meant_as_well(self, site: Path) -> None:
        write(site / "README.md", "# Page\n")
        outcome = glosslint("check", "README.md", "content", "--output-format", "json", at=site)
        assert outcome.found == [DEFECT]

    def test_a_path_that_does_not_exist(self, site: Path) -> None:
        outcome = glosslint("check", "content", "contents", at=site)
        assert outcome.code == 2
        assert outcome.out == ""
        assert outcome.errors.startswith("glosslint: error: contents: ")
        assert outcome.errors.count("\n") == 1

    def test_a_folder_without_markdown(self, site: Path) -> None:
        write(site / "data/page.csv", "1,2")
        outcome = glosslint("check", "data", at=site)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.errors == "glosslint: error: there is no Markdown file in data\n"

    def test_each_folder_must_hold_something(self, site: Path) -> None:
        """A wrong path among right ones must not look like success."""
        (site / "pages").mkdir()
        assert glosslint("check", "content", "pages", at=site).failed_with(
            "there is no Markdown file in pages"
        )

    def test_a_folder_in_one_language(self, site: Path) -> None:
        write(site / "notes/a.md", "# A\n\nOne page about this and that.\n")
        write(site / "notes/b.md", "# B\n\nAnd another page about something else.\n")
        outcome = glosslint("check", "notes", at=site)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.errors.startswith(
            "glosslint: error: no page in two languages was found in notes; 2 Markdown files were looked at"
        )
        assert outcome.errors.count("\n") == 1

    def test_a_name_does_nothing_to_the_terminal(self, site: Path) -> None:
        outcome = glosslint("check", "no\x1b[2Jsuch\n\u202efile.md", at=site)
        assert outcome.code == 2
        assert outcome.errors.isprintable() is False  # the line ending
        assert outcome.errors.removesuffix("\n").isprintable()

    def test_the_summary_counts_the_pages_that_hold_what_is_named(self, site: Path) -> None:
        for language in ("de", "en", "sv"):
            write(site / f"content/{language}/other.md", PAGE)
        outcome = glosslint("check", "content/sv/backoffice.md", "--output-format", "json", at=site)
        summary = json.loads(outcome.out)["summary"]
        assert (summary["groups"], summary["files"], summary["languages"]) == (1, 2, ["en", "sv"])


class TestSelection:
    @pytest.mark.parametrize(
        ("arguments", "found"),
        [
            (["--select", "malformed-heading"], [DEFECT]),
            (["--select", "headings"], [DEFECT]),
            (["--select", "numbers,headings"], [DEFECT]),
            (["--select", "numbers", "--select", "headings"], [DEFECT]),
            (["--select", "numbers"], []),
            (["--ignore", "malformed-heading"], []),
            (["--ignore", "headings"], []),
            (["--ignore", "numbers, links"], [DEFECT]),
        ],
        ids=lambda value: " ".join(value) if value and isinstance(value[0], str) else "",
    )
    def test_of_rules_and_families(self, site: Path, arguments: list[str], found: list[object]) -> None:
        outcome = glosslint("check", *arguments, "--output-format", "json", at=site)
        assert outcome.found == found

    def test_of_nothing_ends_the_run(self, site: Path) -> None:
        """What checks nothing must not look like success."""
        for arguments in (["--ignore", "ALL"], ["--select", "links", "--ignore", "links"]):
            assert glosslint("check", *arguments, at=site).failed_with(
                "no rule is left to run: what is selected is ignored as well"
            )

    def test_an_unknown_name_ends_the_run_with_the_nearest(self, site: Path) -> None:
        assert glosslint("check", "--select", "malformed-headings", at=site).failed_with(
            "--select: no rule or family is called `malformed-headings`; did you mean `malformed-heading`?"
        )


class TestSource:
    """`500` here, 5000 there: who is right is for the source to say."""

    @pytest.mark.parametrize(("source", "blamed"), [("en", "sv"), ("sv", "en")])
    def test_it_is_right(self, site: Path, source: str, blamed: str) -> None:
        write(site / "content/sv/backoffice.md", SIDA.replace("##H", "## H").replace("500", "5000"))
        outcome = glosslint("check", "--source", source, "--output-format", "json", at=site)
        assert outcome.found == [(f"content/{blamed}/backoffice.md", "number-mismatch")]

    def test_that_no_page_has_ends_the_run(self, site: Path) -> None:
        assert glosslint("check", "--source", "de", at=site).failed_with(
            "no page has a version in the source language `de`; the languages here are en, sv"
        )

    def test_that_is_no_language_ends_the_run(self, site: Path) -> None:
        outcome = glosslint("check", "--source", "some words", at=site)
        assert outcome.code == 2
        assert "`some words`" in outcome.errors


class TestSettings:
    def test_are_read(self, site: Path) -> None:
        write(site / "glosslint.toml", 'ignore = ["headings"]\noutput-format = "json"\n')
        outcome = glosslint("check", "content", at=site)
        assert (outcome.code, outcome.found) == (0, [])

    def test_are_those_of_the_checked_project(
        self, site: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        write(site / "glosslint.toml", 'fail-on = "never"\n')
        assert glosslint("check", site / "content", at=tmp_path_factory.mktemp("elsewhere")).code == 0

    def test_give_way_to_the_command_line(self, site: Path) -> None:
        write(
            site / "pyproject.toml",
            '[tool.glosslint]\nignore = ["headings"]\nfail-on = "never"\noutput-format = "text"\n',
        )
        outcome = glosslint(
            *("check", "--select", "headings", "--fail-on", "error", "--output-format", "json"), at=site
        )
        assert (outcome.code, outcome.found) == (1, [DEFECT])

    def test_that_are_wrong_end_the_run(self, site: Path) -> None:
        write(site / "glosslint.toml", 'selct = ["headings"]\n')
        assert glosslint("check", at=site).failed_with(
            "glosslint.toml: there is no key `selct`; did you mean `select`?"
        )

    def test_that_name_no_rule_end_the_run(self, site: Path) -> None:
        write(site / "glosslint.toml", "[rules.link-mismach]\n")
        assert glosslint("check", at=site).failed_with(
            "glosslint.toml: `rules.link-mismach`: there is no such rule; did you mean `link-mismatch`?"
        )

    def test_layouts_extensions_and_exclusions_hold(self, site: Path) -> None:
        for language, text in (("en", PAGE), ("sv", SIDA)):
            write(site / f"texts/{language}_help.txt", text)
            write(site / f"texts/drafts/{language}_more.txt", text)
        write(
            site / "glosslint.toml",
            'layout = ["texts/{language}_{path}"]\nextensions = [".txt"]\nexclude = ["drafts/"]\n',
        )
        outcome = glosslint("check", "texts", "--output-format", "json", at=site)
        assert outcome.found == [("texts/sv_help.txt", "malformed-heading")]


class TestColours:
    @pytest.mark.parametrize(
        ("arguments", "environment", "are_seen"),
        [
            ([], {}, False),  # nobody watches a pipe
            ([], {"FORCE_COLOR": "1"}, True),
            (["--color", "auto"], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_who_asks_for_colours_or_for_none_is_obeyed(
        self, site: Path, arguments: list[str], environment: Mapping[str, str], are_seen: bool
    ) -> None:
        outcome = process("check", *arguments, at=site, environment=environment)
        assert "error in sv" in outcome.out
        assert ("\x1b[" in outcome.out) is are_seen

    @pytest.mark.parametrize("output_format", ["concise", "json"])
    def test_what_programs_read_has_none(self, site: Path, output_format: str) -> None:
        outcome = glosslint("check", "--color", "always", "--output-format", output_format, at=site)
        assert "malformed-heading" in outcome.out
        assert "\x1b" not in outcome.out

    def test_a_diff_for_git_apply_has_none(self, site: Path) -> None:
        assert "\x1b" not in glosslint("check", "--diff", "--color", "always", at=site).out


class TestStreams:
    def test_two_runs_print_the_same_bytes(self, site: Path) -> None:
        for output_format in ("text", "json"):
            one, other = (
                process(
                    "check", "--output-format", output_format, at=site, environment={"PYTHONHASHSEED": seed}
                )
                for seed in ("1", "2")
            )
            assert one == other
            assert one.out

    def test_a_reader_that_leaves_ends_it_quietly(self, site: Path) -> None:
        text = PAGE + "".join(f"\n##Heading {number}\n" for number in range(3000))
        write(site / "content/en/backoffice.md", text)
        with subprocess.Popen(
            [sys.executable, "-m", "glosslint", "check"],
            cwd=site,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            errors = process.stderr.read()
        assert (process.returncode, errors) == (1, b""), "what was found counts, whoever read it"

    @pytest.mark.parametrize("closed", ["1", "2"])
    def test_closed_streams_change_nothing(self, site: Path, closed: str) -> None:
        run = subprocess.run(
            ["sh", "-c", f'"$0" -m glosslint check {closed}>&-', sys.executable],
            cwd=site,
            capture_output=True,
            check=False,
        )
        assert run.returncode == 1
        assert run.stderr == b""

    def test_a_full_disk_is_a_failure(self, site: Path) -> None:
        full = Path("/dev/full")
        if not full.exists():
            pytest.skip("there is no /dev/full on this system")
        with full.open("w") as stream:
            run = subprocess.run(
                [sys.executable, "-m", "glosslint", "check"],
                cwd=site,
                stdout=stream,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert (run.returncode, run.stderr) == (2, b"glosslint: error: No space left on device\n")

    def test_progress_shows_on_a_terminal_alone(self, site: Path) -> None:
        """Without patience, so that a small site is enough."""
        program = (
            "import glosslint.reports.progress as progress\n"
            "progress.PATIENCE = progress.INTERVAL = 0\n"
            "from glosslint.__main__ import main\n"
            "main()"
        )
        command = [sys.executable, "-c", program, "check", "--output-format", "concise"]
        piped = subprocess.run(command, cwd=site, capture_output=True, check=False)
        assert piped.stderr == b""
        assert b"\r" not in piped.stdout
        assert b"\rchecking: 100 %" in on_terminal(command, site)

    def test_the_locale_does_not_matter_to_programs(self, site: Path) -> None:
        plain = process("check", "--output-format", "json", at=site)
        latin = process(
            *("check", "--output-format", "json"),
            at=site,
            environment={"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        )
        assert latin.out == plain.out


def on_terminal(command: list[str], at: Path) -> bytes:
    """What a run writes to a terminal that it has for both of its streams."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, cwd=at, stdin=theirs, stdout=theirs, stderr=theirs):
        os.close(theirs)
        written = b""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and select.select([ours], [], [], 30)[0]:
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # Linux: the other side has gone
                break
            if not chunk:
                break
            written += chunk
    os.close(ours)
    return written


class TestFix:
    FIXED = SIDA.replace("##H", "## H")

    def test_mends_what_is_safe_and_reports_the_rest(self, site: Path) -> None:
        swedish = write(site / "content/sv/backoffice.md", SIDA.replace("500", "5000"))
        outcome = glosslint("check", "--fix", "--output-format", "json", at=site)
        assert swedish.read_text(encoding="utf-8") == self.FIXED.replace("500", "5000")
        assert outcome.code == 1
        assert [rule for _, rule in outcome.found] == ["number-mismatch"]
        assert outcome.errors == "glosslint: fixed 1 finding\n"

    def test_a_second_time_changes_nothing(self, site: Path) -> None:
        assert glosslint("check", "--fix", at=site).code == 0
        swedish = site / "content/sv/backoffice.md"
        before = swedish.stat()
        again = glosslint("check", "--fix", at=site)
        assert (again.code, again.errors) == (0, "")
        assert swedish.stat() == before or swedish.stat().st_mtime_ns == before.st_mtime_ns
        assert swedish.read_text(encoding="utf-8") == self.FIXED

    def test_writes_no_file_that_was_not_named(self, site: Path) -> None:
        """A commit's hook is given the commit's files, and shall not change others."""
        outcome = glosslint("check", "--fix", "content/en/backoffice.md", at=site)
        assert outcome.code == 1
        assert (site / "content/sv/backoffice.md").read_text(encoding="utf-8") == SIDA

    def test_leaves_alone_what_is_not_reported(self, site: Path) -> None:
        glosslint("check", "--fix", "--ignore", "malformed-heading", at=site)
        assert (site / "content/sv/backoffice.md").read_text(encoding="utf-8") == SIDA

    def test_a_file_that_cannot_be_written_fails_the_run_and_no_other_file(
        self, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(site / "content/en/other.md", PAGE)
        other = write(site / "content/sv/other.md", SIDA)
        check = engine.check

        def check_slowly(*arguments: Any, **named: Any) -> Report:
            report = check(*arguments, **named)
            write(site / "content/sv/backoffice.md", "# Någon annans\n")
            return report

        monkeypatch.setattr(engine, "check", check_slowly)
        assert glosslint("check", "--fix", at=site).failed_with(
            "content/sv/backoffice.md: changed since it was read; nothing was written"
        )
        assert (site / "content/sv/backoffice.md").read_text(encoding="utf-8") == "# Någon annans\n"
        assert other.read_text(encoding="utf-8") == self.FIXED


class TestDiff:
    def test_shows_the_fixes_and_writes_nothing(self, site: Path) -> None:
        outcome = glosslint("check", "--diff", at=site)
        assert outcome.code == 1
        assert outcome.out.startswith("--- a/content/sv/backoffice.md\n+++ b/content/sv/backoffice.md\n@@ ")
        assert "\n-##Höjdpunkter\n+## Höjdpunkter\n" in outcome.out
        assert (site / "content/sv/backoffice.md").read_text(encoding="utf-8") == SIDA

    def test_git_applies_it_and_has_what_fix_writes(self, site: Path) -> None:
        patch = glosslint("check", "--diff", at=site).out
        subprocess.run(["git", "apply", "-"], cwd=site, input=patch.encode(), check=True)
        assert (site / "content/sv/backoffice.md").read_text(encoding="utf-8") == TestFix.FIXED

    @pytest.mark.parametrize("written", ["json", "concise"])
    def test_is_no_other_format(self, site: Path, written: str) -> None:
        assert glosslint("check", "--diff", "--output-format", written, at=site).failed_with(
            f"--diff shows a diff, which is not {written}: leave one of the options out"
        )
        write(site / "glosslint.toml", f'output-format = "{written}"\n')
        assert glosslint("check", "--diff", at=site).out.startswith("--- a/")

    def test_wins_over_fix(self, site: Path) -> None:
        glosslint("check", "--diff", "--fix", at=site)
        assert (site / "content/sv/backoffice.md").read_text(encoding="utf-8") == SIDA

    def test_winning_over_fix_is_said(self, site: Path) -> None:
        assert "even beside --fix" in " ".join(
            glosslint("check", "--help", at=site).out.replace("│", " ").split()
        )

    def test_says_how_many_findings_it_is_about(self, site: Path) -> None:
        write(site / "content/sv/backoffice.md", SIDA.replace("500", "5000"))
        outcome = glosslint("check", "--diff", at=site)
        assert outcome.errors == "glosslint: this fixes 1 finding and leaves 1\n"


class TestTheSeeds:
    """The two pages that the project began with, in a copy."""

    def test_a_second_fix_finds_little_and_a_third_changes_nothing(self, tmp_path: Path) -> None:
        shutil.copytree(ROOT / "fixtures" / "back-office", tmp_path / "pages")
        assert glosslint("check", "--fix", "pages", at=tmp_path).code == 0
        second = glosslint("check", "--fix", "--output-format", "json", "pages", at=tmp_path)
        summary = json.loads(second.out)["summary"]
        assert (summary["error"], summary["warning"], second.errors) == (0, 0, "")
        mended = contents(tmp_path)
        assert glosslint("check", "--fix", "--output-format", "json", "pages", at=tmp_path) == second
        assert contents(tmp_path) == mended

    def test_a_diff_shows_all_that_fix_writes(self, tmp_path: Path) -> None:
        for copy in ("fixed", "patched"):
            shutil.copytree(ROOT / "fixtures" / "back-office", tmp_path / copy / "pages")
        glosslint("check", "--fix", "pages", at=tmp_path / "fixed")
        patch = glosslint("check", "--diff", "pages", at=tmp_path / "patched").out
        subprocess.run(["git", "apply", "-"], cwd=tmp_path / "patched", input=patch.encode(), check=True)
        assert contents(tmp_path / "patched") == contents(tmp_path / "fixed")


def contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestVerbose:
    @pytest.fixture
    def voting(self, site: Path) -> Path:
        """Five versions: two hold another amount, one of them without a vote; one has no such paragraph."""
        for language, amount in (("de", 500), ("en", 500), ("fr", 500), ("it", 600)):
            write(site / f"content/{language}/backoffice.md", PAGE.replace("500", str(amount)))
        write(site / "content/sv/backoffice.md", "---\noutdated: true\n---\n" + PAGE.replace("500", "600"))
        return site

    def test_the_vote_stands_below_a_finding(self, voting: Path) -> None:
        outcome = glosslint("check", "--verbose", "--select", "numbers", at=voting)
        lines = [line.strip() for line in outcome.out.splitlines()]
        start = lines.index("3 of 4 votes decide")
        assert lines[start + 1 : start + 4] == [
            "3  500 USD  de, en, fr",
            "1  600 USD  it, (sv)",
            "–  sv: declared to be behind",
        ]

    def test_programs_get_it_as_a_member(self, voting: Path) -> None:
        arguments = ("check", "--select", "number-mismatch", "--output-format", "json")
        report = json.loads(glosslint(*arguments, "--verbose", at=voting).out)
        first = report["findings"][0]["vote"]
        assert (first["outcome"], first["abstentions"]) == (
            "majority",
            [{"language": "sv", "reason": "behind"}],
        )
        assert [(one["value"], one["languages"]) for one in first["ballots"]] == [
            ("500 USD", ["de", "en", "fr"]),
            ("600 USD", ["it", "sv"]),
        ]
        plain = json.loads(glosslint(*arguments, at=voting).out)
        assert all("vote" not in finding for finding in plain["findings"])
        for finding in report["findings"]:
            del finding["vote"]
        assert report == plain

    def test_a_line_a_finding_stays_a_line(self, voting: Path) -> None:
        arguments = ("check", "--output-format", "concise")
        assert glosslint(*arguments, "--verbose", at=voting).out == glosslint(*arguments, at=voting).out

    def test_what_no_vote_was_taken_on_has_none(self, site: Path) -> None:
        arguments = ("check", "--select", "malformed-heading")
        assert glosslint(*arguments, "--verbose", at=site).out == glosslint(*arguments, at=site).out


@pytest.mark.skipif(os.name != "posix", reason="elsewhere permissions are no bits of a mode")
class TestWithoutPermission:
    """Whoever runs the tests runs the command as somebody who may not read everything."""

    @pytest.fixture
    def locked(self) -> Iterator[Path]:
        """A project that everybody may read, with a page in three languages."""
        with tempfile.TemporaryDirectory() as folder:
            top = Path(folder)
            top.chmod(0o755)
            (top / ".git").mkdir()
            for language in ("de", "en", "sv"):
                write(top / "content" / language / "page.md", PAGE)
            glosslint("check", at=top)  # imports what a stranger to this installation could not
            yield top
            for path in (top / "content", *top.glob("content/*")):
                path.chmod(0o755)

    @staticmethod
    def checked(*arguments: str, at: Path) -> Outcome:
        """The outcome for a user without privileges, which the superuser becomes for as long."""
        if os.geteuid() != 0:
            return glosslint(*arguments, at=at)
        installed = Path(engine.__file__).resolve()
        if not all(folder.stat().st_mode & 0o001 for folder in installed.parents):
            pytest.skip("nobody else can read this installation")
        with contextlib.chdir(at):  # where a stranger can come back to
            os.seteuid(65534)
            try:
                return glosslint(*arguments, at=at)
            finally:
                os.seteuid(0)

    @pytest.mark.parametrize("named", [".", "content/sv/page.md"])
    def test_a_file_is_a_finding(self, locked: Path, named: str) -> None:
        (locked / "content/sv/page.md").chmod(0)
        outcome = self.checked("check", named, "--output-format", "concise", at=locked)
        assert outcome.code == 1
        assert outcome.out == (
            "content/sv/page.md:1:1: error unreadable-file the file cannot be opened: Permission denied\n"
        )

    @pytest.mark.parametrize("folder", ["content/sv", "content"])
    def test_a_folder_is_said(self, locked: Path, folder: str) -> None:
        (locked / folder).chmod(0)
        outcome = self.checked("check", at=locked)
        assert (
            outcome.errors.splitlines()[0]
            == f"glosslint: {folder} is left out: cannot be read: Permission denied"
        )
        assert outcome.code == (0 if folder == "content/sv" else 2)

    @pytest.mark.parametrize("command", ["check", "files", "tree"])
    def test_a_file_in_a_locked_folder_is_no_error_of_ours(self, locked: Path, command: str) -> None:
        (locked / "content/sv").chmod(0)
        outcome = self.checked(command, "content/sv/page.md", at=locked)
        assert outcome.failed_with("content/sv/page.md: cannot be read: Permission denied")

    def test_settings_are(self, locked: Path) -> None:
        write(locked / "glosslint.toml", "").chmod(0)
        outcome = self.checked("check", at=locked)
        assert outcome.failed_with("glosslint.toml: cannot be read: Permission denied")


class TestBadInput:
    def test_is_reported_and_hides_nothing_else(self, site: Path) -> None:
        """Each of these stands beside an English page that is fine."""
        pages = {
            "utf-16": SIDA.encode("utf-16"),
            "latin-1": SIDA.encode("latin-1"),
            "nul": b"# A\0B\n",
            "yaml": b"---\ntitle: [a\n---\n# Sida\n",
            "quotes": b"> " * 10_000 + b"x\n",
            "lists": b"- " * 10_000 + b"x\n",
            "brackets": b"[" * 100_000,
        }
        for name, content in pages.items():
            write(site / f"content/en/{name}.md", PAGE)
            (site / f"content/sv/{name}.md").write_bytes(content)
        for name in ("large", "folder", "fifo"):
            write(site / f"content/en/{name}.md", PAGE)
        with (site / "content/sv/large.md").open("wb") as large:
            large.truncate(200_000_000)
        (site / "content/sv/folder.md").mkdir()
        os.mkfifo(site / "content/sv/fifo.md")
        write(site / "content/.gitignore", "[z-a]\n!\na\\\n\0\n")
        outcome = glosslint("check", "--output-format", "json", at=site)
        assert (outcome.code, outcome.errors) == (1, "")
        assert DEFECT in outcome.found
        assert [path for path, rule in outcome.found if rule == "unreadable-file"] == [
            f"content/sv/{name}.md" for name in ("large", "latin-1", "nul", "utf-16", "yaml")
        ]

    def test_what_is_named_and_left_out_is_said(self, site: Path) -> None:
        os.mkfifo(site / "content/sv/fifo.md")
        (site / "content/sv/lost.md").symlink_to("nowhere.md")
        outcome = glosslint("check", "content/sv/fifo.md", "content/sv/lost.md", at=site)
        assert (outcome.code, outcome.errors.splitlines()) == (
            0,
            [
                "glosslint: content/sv/fifo.md is left out: a pipe, not a regular file",
                "glosslint: content/sv/lost.md is left out: a link to nothing",
            ],
        )
