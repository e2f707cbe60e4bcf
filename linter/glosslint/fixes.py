"""Fixes: applied to a text, shown as a diff, written to a file."""

from __future__ import annotations

import contextlib
import difflib
import os
import re
import stat
import tempfile
from bisect import bisect_left, bisect_right, insort
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from glosslint.model import Edit, Fix

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

_LINE_END = re.compile(r"\r\n?|\n")
_UNQUOTABLE = re.compile(r'[\x00-\x1f\x7f"\\]')


class Applied(Struct, frozen=True):
    """What became of some fixes of one text."""

    text: str
    applied: tuple[Fix, ...]
    """In the order of their places. Fixes with the same edits are applied as one."""
    skipped: tuple[Fix, ...]
    """Those that overlap with one applied, and those that change nothing."""


class WriteError(Exception):
    """A file was not written, and is as it was. The message is one line that begins with the path."""


class ChangedError(WriteError):
    """The file is not what was read."""


def apply(text: str, fixes: Iterable[Fix]) -> Applied:
    """Apply fixes to the text that their offsets refer to, each whole or not at all.

    The first by position wins; what overlaps with it is skipped, and can be found again in the new
    text. Edits of two fixes overlap where they share a character, and where one of them inserts
    within or at the border of the other, because nothing says which comes first. The outcome does
    not depend on the order of `fixes`. Raises ValueError where an edit lies outside the text or a
    fix overlaps with itself.
    """
    applied: list[Fix] = []
    skipped: list[Fix] = []
    taken: list[Edit] = []
    chosen: set[tuple[Edit, ...]] = set()
    for edits, fix in sorted(((_edits(fix, text), fix) for fix in fixes), key=_position):
        if edits in chosen:
            applied.append(fix)
        elif _changes(edits, text) and not any(_overlaps(edit, taken) for edit in edits):
            for edit in edits:
                insort(taken, edit, key=_bounds)
            chosen.add(edits)
            applied.append(fix)
        else:
            skipped.append(fix)
    return Applied(text=_replace(text, taken), applied=tuple(applied), skipped=tuple(skipped))


def content_of(edit: Edit, text: str) -> str:
    """What an edit of `text` writes: its content, with the line ending in use at its place."""
    if not _LINE_END.search(edit.content):
        return edit.content
    found = _LINE_END.search(text, edit.at.start) or _LINE_END.search(text)
    ending = found.group() if found else "\n"
    return _LINE_END.sub(lambda _: ending, edit.content)


def diff(path: str, before: str, after: str) -> str:
    """A unified diff for `git apply` and `patch -p1`; empty where the texts are the same.

    Lines end at LF, as those programs see them: the carriage return of a CRLF is the last
    character of its line. Names are quoted as git quotes them.
    """
    lines = difflib.unified_diff(
        _lines(before), _lines(after), fromfile=_quoted(f"a/{path}"), tofile=_quoted(f"b/{path}")
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def write(path: Path, before: bytes, after: str) -> None:
    """Replace the content of a file at once, provided that it still is `before`.

    `after` is written as UTF-8, with the byte order mark and line endings that it has. A link is
    followed and stays a link; the mode and, where permitted, the owner are kept; another hard link
    keeps the old content. Raises ChangedError where the file is not what was read, and WriteError
    where it cannot be written: then, and after an interrupt, it is as it was and nothing is left
    beside it.
    """
    try:
        _write(path, before, after.encode())
    except FileNotFoundError as error:
        raise ChangedError(f"{path}: gone since it was read; nothing was written") from error
    except UnicodeEncodeError as error:
        raise WriteError(f"{path}: not written: the fixed text is not valid Unicode") from error
    except OSError as error:
        raise WriteError(f"{path}: not written: {error.strerror or error}") from error


def _edits(fix: Fix, text: str) -> tuple[Edit, ...]:
    """The edits of a fix in order, with line endings that suit the text."""
    edits = sorted(fix.edits, key=_bounds)
    end = 0
    for edit in edits:
        if not end <= edit.at.start <= edit.at.end <= len(text):
            raise ValueError(f"the fix {fix.message!r} overlaps with itself or leaves the text: {edit.at}")
        end = edit.at.end
    return tuple(Edit(edit.at, content_of(edit, text)) for edit in edits)


def _bounds(edit: Edit) -> tuple[int, int]:
    return edit.at.start, edit.at.end


def _position(candidate: tuple[tuple[Edit, ...], Fix]) -> tuple[object, ...]:
    """Where a fix stands; of two at one place, what they write decides."""
    edits, fix = candidate
    return tuple((edit.at, edit.content) for edit in edits), fix.applicability, fix.message


def _changes(edits: Iterable[Edit], text: str) -> bool:
    return any(edit.content != text[edit.at.start : edit.at.end] for edit in edits)


def _overlaps(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether an edit cannot stand beside those taken, which are sorted and do not overlap."""
    start, end = _bounds(edit)
    first = bisect_left(taken, start, key=lambda other: other.at.end)
    last = bisect_right(taken, end, key=lambda other: other.at.start)
    return any(
        start == end or other.at.start == other.at.end or (other.at.start < end and start < other.at.end)
        for other in taken[first:last]
    )


def _replace(text: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    end = 0
    for edit in edits:
        pieces += text[end : edit.at.start], edit.content
        end = edit.at.end
    return "".join((*pieces, text[end:]))


def _lines(text: str) -> list[str]:
    return list(StringIO(text, newline="\n"))


def _quoted(name: str) -> str:
    """A file name as git writes it in a diff: a tab ends one with blanks."""
    if _UNQUOTABLE.search(name):
        return '"' + _UNQUOTABLE.sub(lambda found: f"\\{ord(found.group()):03o}", name) + '"'
    return f"{name}\t" if " " in name else name


def _write(path: Path, before: bytes, after: bytes) -> None:
    target = Path(os.path.realpath(path, strict=True))  # resolve() has no OSError for a loop of links
    status = target.stat()
    if not stat.S_ISREG(status.st_mode):
        raise WriteError(f"{path}: not written: not a regular file")
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise WriteError(f"{path}: not written: the file is read-only")
    with _temporary(path, target.parent) as temporary:
        temporary.write_bytes(after)
        _take_over(temporary, status)
        _synchronise(temporary)
        if temporary.read_bytes() != after:
            raise WriteError(f"{path}: not written: what was written does not read back the same")
        if target.read_bytes() != before:
            raise ChangedError(f"{path}: changed since it was read; nothing was written")
        temporary.replace(target)
    if os.name == "posix":
        _synchronise(target.parent)


@contextlib.contextmanager
def _temporary(path: Path, folder: Path) -> Generator[Path]:
    """An empty file in `folder` that is gone afterwards, unless it was renamed."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=".glosslint-", suffix=".tmp", dir=folder)
    except PermissionError as error:
        raise WriteError(f"{path}: not written: its folder is read-only") from error
    temporary = Path(name)
    try:
        os.close(descriptor)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _take_over(file: Path, status: os.stat_result) -> None:
    """Give a file the owner, where permitted, and the mode of another."""
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(file, status.st_uid, status.st_gid)
    file.chmod(stat.S_IMODE(status.st_mode))


def _synchronise(path: Path) -> None:
    """Have the file or folder written to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
