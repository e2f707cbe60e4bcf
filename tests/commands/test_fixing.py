from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest

from glosslint.commands.fixing import diffs, mend
from glosslint.errors import RunError
from glosslint.model import Edit, Finding, Fix, Range
from glosslint.reports import Report, Summary


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def finding(path: str, start: int, end: int, content: str, *, safe: bool = True) -> Finding:
    """A finding whose fix replaces what stands from `start` to `end`."""
    return Finding(
        rule="malformed-link",
        family="links",
        severity="error",
        path=path,
        language="sv",
        at=Range(start, end),
        message="wrong",
        fingerprint=f"{path}{start}",
        fix=Fix("safe" if safe else "unsafe", "mend it", (Edit(Range(start, end), content),)),
    )


def report(*findings: Finding, texts: Mapping[str, str] = MappingProxyType({})) -> Report:
    """A report on what the files hold, or the `texts` in their place."""
    return Report(
        findings=findings,
        texts={finding.path: held(finding.path, texts) for finding in findings},
        summary=Summary.of(findings, groups=1, files=2, languages=["en", "sv"]),
    )


def held(path: str, texts: Mapping[str, str]) -> str:
    return texts.get(path) or Path(path).read_bytes().decode()


def digits(path: str, texts: Mapping[str, str] = MappingProxyType({})) -> Report:
    """A report that wants every digit one less, down to 0."""
    text = held(path, texts)
    return report(
        *(
            finding(path, offset, offset + 1, str(int(character) - 1))
            for offset, character in enumerate(text)
            if character.isdigit() and character != "0"
        ),
        texts=texts,
    )


def test_fixes_are_written_until_none_is_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_bytes(b"\xef\xbb\xbf3 and 1\r\n")
    left = mend(digits("a.md"), partial(digits, "a.md"))
    assert (folder / "a.md").read_bytes() == b"\xef\xbb\xbf0 and 0\r\n"
    assert left.findings == ()
    assert capsys.readouterr() == ("", "glosslint: fixed 4 findings\n")


def test_fixes_that_undo_each_other_end(folder: Path) -> None:
    (folder / "a.md").write_text("x")

    def flip(texts: Mapping[str, str]) -> Report:
        text = held("a.md", texts)
        return report(finding("a.md", 0, 1, "y" if text == "x" else "x"), texts=texts)

    assert len(mend(flip({}), flip).findings) == 1
    assert (folder / "a.md").read_text() == "x"


def test_what_is_not_safe_is_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text("x")
    unsafe = report(finding("a.md", 0, 1, "y", safe=False))
    assert mend(unsafe, lambda _: unsafe) == unsafe
    assert (folder / "a.md").read_text() == "x"
    assert capsys.readouterr().err == ""


def test_where_files_are_named_no_other_is_written(folder: Path) -> None:
    for name in ("a.md", "b.md"):
        (folder / name).write_text("1")
    both = report(finding("a.md", 0, 1, "0"), finding("b.md", 0, 1, "0"))
    mend(both, partial(digits, "b.md"), {"a.md"})
    assert [(folder / name).read_text() for name in ("a.md", "b.md")] == ["0", "1"]
    assert [diff.splitlines()[0] for diff in diffs(both, partial(digits, "b.md"), {"b.md"})] == ["--- a/b.md"]


def test_a_file_that_changed_meanwhile_is_not_written_but_the_others_are(folder: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (folder / name).write_text("1")
    found = report(*(finding(name, 0, 1, "0") for name in ("a.md", "b.md", "c.md")))
    (folder / "a.md").write_text("someone else's")
    (folder / "c.md").unlink()
    with pytest.raises(RunError, match=r"^a\.md: changed .*; c\.md: gone "):
        mend(found, lambda _: report())
    assert (folder / "a.md").read_text() == "someone else's"
    assert (folder / "b.md").read_text() == "0"


def test_a_diff_says_how_much_it_fixes_and_leaves(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text("1 2\n")
    found = report(finding("a.md", 0, 1, "0"), finding("a.md", 2, 3, "0", safe=False))
    left = report(finding("a.md", 2, 3, "0", safe=False))
    shown = ["--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-1 2\n+0 2\n"]
    assert list(diffs(found, lambda _: left)) == shown
    assert capsys.readouterr().err == "glosslint: this fixes 1 finding and leaves 1\n"
    assert list(diffs(left, lambda _: left)) == []
    assert capsys.readouterr().err == "glosslint: this fixes nothing and leaves 1\n"


def test_a_diff_shows_what_all_rounds_come_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text("3\n")
    (folder / "b.md").write_text("0\n")
    assert list(diffs(digits("a.md"), partial(digits, "a.md"))) == [
        "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-3\n+0\n"
    ]
    assert capsys.readouterr().err == "glosslint: this fixes 3 findings and leaves 0\n"
    assert (folder / "a.md").read_text() == "3\n"


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("# One\n\nTwo\n", "1 heading, 3 letters"),
        ("[a](/b) c\n", "1 link, 1 letter"),
        ("![a](b.png) c\n", "1 image"),
    ],
)
def test_a_fix_that_would_lose_content_is_not_made(folder: Path, text: str, lost: str) -> None:
    (folder / "a.md").write_text(text)
    (folder / "b.md").write_text("1\n")
    broken = report(finding("a.md", 0, text.index("\n") if text[0] == "#" else text.index(" "), ""))
    with pytest.raises(RunError, match=rf"a\.md: its fixes would lose {lost}, so they were not made"):
        mend(broken, lambda _: broken)
    assert (folder / "a.md").read_text() == text
