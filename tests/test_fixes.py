from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint import fixes
from glosslint.fixes import Applied, ChangedError, WriteError
from glosslint.model import Edit, Fix, Range

if TYPE_CHECKING:
    from collections.abc import Generator

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def fix(*edits: tuple[int, int, str], message: str = "mend") -> Fix:
    return Fix("safe", message, tuple(Edit(Range(start, end), content) for start, end, content in edits))


# Applying


def test_nothing_to_apply() -> None:
    assert fixes.apply("abc", ()) == Applied("abc", (), ())


def test_fixes_apply_by_position_whatever_their_order() -> None:
    first, second, third = fix((0, 1, "A")), fix((2, 2, "-")), fix((3, 5, ""))
    for order in itertools.permutations((first, second, third)):
        assert fixes.apply("abcdef", order) == Applied("Ab-cf", (first, second, third), ())


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ((0, 3, "x"), (2, 4, "y"), "they share a character"),
        ((0, 5, "x"), (1, 2, "y"), "one lies within the other"),
        ((1, 3, "x"), (2, 2, "y"), "one inserts within the other"),
        ((2, 2, "x"), (2, 2, "y"), "both insert at one place, and nothing says which comes first"),
        ((1, 3, "x"), (3, 3, "y"), "one inserts where the other ends"),
        ((3, 3, "x"), (3, 5, "y"), "one inserts where the other begins"),
    ],
)
def test_of_two_that_overlap_the_first_by_position_wins(
    one: tuple[int, int, str], other: tuple[int, int, str], why: str
) -> None:
    alone = fixes.apply("abcdef", [fix(one)]).text
    for order in ([fix(one), fix(other)], [fix(other), fix(one)]):
        assert fixes.apply("abcdef", order) == Applied(alone, (fix(one),), (fix(other),)), why


def test_neighbours_do_not_overlap() -> None:
    assert fixes.apply("abcd", [fix((0, 2, "x")), fix((2, 4, "y"))]).text == "xy"


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    both_ends = fix((0, 1, "("), (5, 6, ")"))
    result = fixes.apply("abcdef", [both_ends, fix((5, 6, "!")), fix((2, 3, "x"), (0, 1, "y"))])
    assert result == Applied("(bcde)", (both_ends,), (fix((2, 3, "x"), (0, 1, "y")), fix((5, 6, "!"))))


def test_the_same_edits_asked_for_twice_are_applied_once() -> None:
    one, other = fix((1, 1, " "), message="of a rule"), fix((1, 1, " "), message="of another rule")
    assert fixes.apply("ab", [one, other]) == Applied("a b", (one, other), ())


def test_insertions_of_one_fix_keep_their_order() -> None:
    assert fixes.apply("ab", [fix((1, 1, "x"), (1, 1, "y"), (1, 2, "z"))]).text == "axyz"


@pytest.mark.parametrize("idle", [fix(), fix((1, 2, "b")), fix((1, 1, ""))])
def test_a_fix_that_changes_nothing_is_skipped_lest_it_be_applied_for_ever(idle: Fix) -> None:
    assert fixes.apply("abc", [idle]) == Applied("abc", (), (idle,))


@pytest.mark.parametrize(
    "wrong", [fix((0, 2, "x"), (1, 3, "y")), fix((3, 4, "x")), fix((2, 1, "x")), fix((-1, 1, "x"))]
)
def test_a_fix_that_cannot_be_is_an_error_in_its_rule(wrong: Fix) -> None:
    with pytest.raises(ValueError, match="the fix 'mend' overlaps with itself or leaves the text"):
        fixes.apply("abc", [wrong])


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("a\nb\n", 1, "aX\nY\nb\n"),
        ("a\r\nb\r\n", 1, "aX\r\nY\r\nb\r\n"),
        ("a\rb\r", 1, "aX\rY\rb\r"),
        ("a\r\nb", 4, "a\r\nbX\r\nY"),
        ("a\r\nb\nc", 4, "a\r\nbX\nY\nc"),  # mixed: the line's own
        ("ab", 1, "aX\nYb"),
    ],
)
def test_what_a_fix_inserts_has_the_line_endings_in_use_there(text: str, at: int, expected: str) -> None:
    for ending in ("\n", "\r\n"):
        assert fixes.apply(text, [fix((at, at, f"X{ending}Y"))]).text == expected


texts = st.text(alphabet="ab \r\n\ufeff日", max_size=30)


@st.composite
def texts_and_fixes(draw: st.DrawFn) -> tuple[str, list[Fix]]:
    text = draw(texts)
    places = st.integers(0, len(text))
    found: list[Fix] = []
    for _ in range(draw(st.integers(0, 6))):
        bounds = sorted(
            draw(st.lists(places, min_size=2, max_size=4).filter(lambda ends: len(ends) % 2 == 0))
        )
        pairs = zip(bounds[::2], bounds[1::2], strict=True)
        found.append(fix(*((start, end, draw(st.text("xy\n", max_size=3))) for start, end in pairs)))
    return text, found


@given(texts_and_fixes())
def test_every_fix_is_applied_or_skipped_and_the_order_does_not_matter(drawn: tuple[str, list[Fix]]) -> None:
    text, found = drawn
    result = fixes.apply(text, found)
    assert sorted(map(repr, (*result.applied, *result.skipped))) == sorted(map(repr, found))
    assert fixes.apply(text, reversed(found)) == result
    assert (result.text != text) <= bool(result.applied)
    assert fixes.apply(text, result.applied) == Applied(result.text, result.applied, ())


@given(texts_and_fixes())
def test_what_no_applied_edit_touches_stays(drawn: tuple[str, list[Fix]]) -> None:
    text, found = drawn
    result = fixes.apply(text, found)
    edits = sorted({edit.at for applied in result.applied for edit in applied.edits})
    kept, end = [], 0
    for at in edits:
        kept.append(text[end : at.start])
        end = at.end
    kept.append(text[end:])
    position = 0
    assert result.text.startswith(kept[0])
    assert result.text.endswith(kept[-1])
    for piece in kept:
        position = result.text.index(piece, position) + len(piece)


@given(texts_and_fixes())
def test_rounds_come_to_an_end(drawn: tuple[str, list[Fix]]) -> None:
    text, found = drawn
    result = fixes.apply(text, found)
    assert result.applied or fixes.apply(result.text, ()).text == text
    assert len(result.skipped) < len(found) or not result.applied


# Showing


def test_no_difference_no_diff() -> None:
    assert fixes.diff("a.md", "a\n", "a\n") == ""


def test_diff() -> None:
    assert fixes.diff("docs/a.md", "# A\n\n##B\n\nend\n", "# A\n\n## B\n\nend\n") == (
        "--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1,5 +1,5 @@\n # A\n \n-##B\n+## B\n \n end\n"
    )


def test_diff_says_where_a_file_ends_without_a_line_ending() -> None:
    assert fixes.diff("a.md", "a\nb", "a\nc") == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n a\n"
        "-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("a b.md", "--- a/a b.md\t\n"),
        ("å.md", "--- a/å.md\n"),
        ('"\n\\.md', '--- "a/\\042\\012\\134.md"\n'),
    ],
)
def test_names_in_a_diff(path: str, heading: str) -> None:
    assert fixes.diff(path, "a\n", "b\n").startswith(heading)


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the diffs")
@pytest.mark.parametrize("name", ["a.md", "a b.md", "日本.md", 'q"\n\\x.md'])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\n", "a\nc\n"),
        ("\ufeffa\r\nb\r\n##c\r\nd", "\ufeffa\r\nb\r\n## c\r\nd"),
        ("a\rb\u2028c\x0cd\n", "a\rB\u2028c\x0cd\n"),
        ("a", "a\n"),
        ("a\n", "a"),
    ],
)
def test_git_applies_a_diff(tmp_path: Path, name: str, before: str, after: str) -> None:
    (tmp_path / name).write_bytes(before.encode())
    patch = fixes.diff(name, before, after).encode()
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(
        command, input=patch, cwd=tmp_path, check=True, env={**os.environ, "GIT_CEILING_DIRECTORIES": "/"}
    )
    assert (tmp_path / name).read_bytes() == after.encode()


# Writing


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_bytes(b"\xef\xbb\xbf##A\r\n")
    return path


BEFORE = b"\xef\xbb\xbf##A\r\n"
AFTER = "\ufeff## A\r\n"


def test_write_keeps_byte_order_mark_and_line_endings(page: Path) -> None:
    fixes.write(page, BEFORE, AFTER)
    assert page.read_bytes() == b"\xef\xbb\xbf## A\r\n"
    assert list(page.parent.iterdir()) == [page]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_write_keeps_the_mode(page: Path, mode: int) -> None:
    page.chmod(mode)
    fixes.write(page, BEFORE, AFTER)
    assert stat.S_IMODE(page.stat().st_mode) == mode


@pytest.mark.skipif(not IS_ROOT, reason="only root can give files away")
def test_write_keeps_the_owner(page: Path) -> None:
    os.chown(page, 1234, 4321)
    fixes.write(page, BEFORE, AFTER)
    assert (page.stat().st_uid, page.stat().st_gid) == (1234, 4321)


def test_write_does_without_the_owner_where_it_may_not_keep_it(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "chown", raises(PermissionError(1, "Operation not permitted")))
    fixes.write(page, BEFORE, AFTER)
    assert page.read_bytes() == AFTER.encode()


def test_write_follows_a_link_and_leaves_it_a_link(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.md"
    link.symlink_to(Path("..") / page.name)
    fixes.write(link, BEFORE, AFTER)
    assert link.is_symlink()
    assert page.read_bytes() == AFTER.encode()
    assert list(folder.iterdir()) == [link]


def test_links_that_lead_nowhere(page: Path) -> None:
    page.unlink()
    page.symlink_to(page)
    with pytest.raises(WriteError, match=r"page\.md: not written: Too many levels of symbolic links$"):
        fixes.write(page, BEFORE, AFTER)
    page.unlink()
    page.symlink_to("gone")
    with pytest.raises(ChangedError, match=r"gone since it was read"):
        fixes.write(page, BEFORE, AFTER)


def test_write_replaces_the_file_rather_than_writing_into_it(page: Path) -> None:
    with page.open("rb") as reader:
        fixes.write(page, BEFORE, AFTER)
        assert reader.read() == BEFORE  # who reads at that moment sees one version whole


def test_a_file_that_changed_is_left_alone(page: Path) -> None:
    page.write_bytes(b"someone else was here\n")
    with pytest.raises(ChangedError, match=r"page\.md: changed since it was read; nothing was written$"):
        fixes.write(page, BEFORE, AFTER)
    assert page.read_bytes() == b"someone else was here\n"
    assert list(page.parent.iterdir()) == [page]


def test_a_file_that_changes_while_it_is_being_written_is_left_alone(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synchronise = os.fsync

    def meanwhile(descriptor: int) -> None:
        page.write_bytes(b"someone else was here\n")
        synchronise(descriptor)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(ChangedError):
        fixes.write(page, BEFORE, AFTER)
    assert page.read_bytes() == b"someone else was here\n"
    assert list(page.parent.iterdir()) == [page]


def test_a_file_that_is_gone_stays_gone(page: Path) -> None:
    page.unlink()
    with pytest.raises(ChangedError, match=r"page\.md: gone since it was read; nothing was written$"):
        fixes.write(page, BEFORE, AFTER)
    assert not page.exists()


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"not written: not a regular file$"):
        fixes.write(tmp_path, b"", "x")
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(WriteError, match=r"not written: not a regular file$"):
        fixes.write(tmp_path / "pipe.md", b"", "x")


def test_a_text_that_utf_8_does_not_have_is_not_written(page: Path) -> None:
    with pytest.raises(WriteError, match=r"the fixed text is not valid Unicode$"):
        fixes.write(page, BEFORE, "\ud800")
    assert page.read_bytes() == BEFORE


def test_a_folder_that_cannot_be_written_to(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", raises(PermissionError(13, "Permission denied")))
    with pytest.raises(WriteError, match=r"page\.md: not written: its folder is read-only$"):
        fixes.write(page, BEFORE, AFTER)
    assert page.read_bytes() == BEFORE


@contextlib.contextmanager
def ordinary_user() -> Generator[Path]:
    """A folder with a page that its user may not write; root, as which containers run, may write anywhere."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        (folder / "page.md").write_bytes(BEFORE)
        (folder / "page.md").chmod(0o644 if IS_ROOT else 0o444)
        if IS_ROOT:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if IS_ROOT:
                os.seteuid(0)
            folder.chmod(0o777)


def test_a_read_only_file_is_left_alone_though_its_folder_would_let_it_be_replaced() -> None:
    with ordinary_user() as folder:
        page = folder / "page.md"
        with pytest.raises(WriteError, match=r"page\.md: not written: the file is read-only$"):
            fixes.write(page, BEFORE, AFTER)
        assert page.read_bytes() == BEFORE
        assert list(folder.iterdir()) == [page]


def test_a_read_only_folder() -> None:
    with ordinary_user() as folder:
        page = folder / "own.md"
        page.write_bytes(BEFORE)
        with owner_of(folder):
            folder.chmod(0o555)
        with pytest.raises(WriteError, match=r"own\.md: not written: its folder is read-only$"):
            fixes.write(page, BEFORE, AFTER)
        assert page.read_bytes() == BEFORE


@contextlib.contextmanager
def owner_of(folder: Path) -> Generator[None]:
    """The rights that the owner of `folder` has, for a moment."""
    user = os.geteuid()
    os.seteuid(folder.stat().st_uid)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.skipif(not IS_ROOT, reason="only root may write to what is read-only")
def test_root_writes_what_is_read_only_and_leaves_it_so(page: Path) -> None:
    page.chmod(0o444)
    fixes.write(page, BEFORE, AFTER)
    assert page.read_bytes() == AFTER.encode()
    assert stat.S_IMODE(page.stat().st_mode) == 0o444


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["write_bytes", "chmod", "read_bytes", "replace"])
def test_a_failure_or_an_interrupt_leaves_all_as_it_was(
    page: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, step, raises(error))
        with pytest.raises((WriteError, KeyboardInterrupt)) as raised:
            fixes.write(page, BEFORE, AFTER)
    if isinstance(raised.value, WriteError):
        assert str(raised.value) == f"{page}: not written: No space left on device"
    assert page.read_bytes() == BEFORE
    assert list(page.parent.iterdir()) == [page]


def test_what_does_not_read_back_the_same_is_not_kept(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bytes = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda path, data: write_bytes(path, data[:-1]))
    with pytest.raises(WriteError, match=r"does not read back the same$"):
        fixes.write(page, BEFORE, AFTER)
    assert page.read_bytes() == BEFORE


def raises(error: BaseException) -> object:
    def call(*_arguments: object, **_keywords: object) -> NoReturn:
        raise error

    return call
