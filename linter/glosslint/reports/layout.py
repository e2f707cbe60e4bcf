"""Which files are versions of one page, and why: for people, and as JSON for programs."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from glosslint.reports.visible import visible, visible_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.text import Text

    from glosslint.layout import Layout
    from glosslint.reports.screen import Screen

_FEW: Final = 12
"""So many lines of a kind are shown; the rest is counted."""
_INDENT: Final = "  "
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


class PatternRecord(Struct, frozen=True):
    """Where versions lie."""

    pattern: str
    """Relative to the repository, else to the working directory, else to the folder that was given."""
    files: int
    why: str


class GroupRecord(Struct, frozen=True):
    """The versions of a page."""

    key: str
    files: dict[str, str]
    """Paths by language, relative to the working directory."""


class IgnoredRecord(Struct, frozen=True):
    """What was left out."""

    path: str
    why: str


class SummaryRecord(Struct, frozen=True):
    """How much there is; `files` counts those in groups."""

    groups: int
    files: int
    languages: tuple[str, ...]


class LayoutRecord(Struct, frozen=True):
    """The JSON of a layout."""

    patterns: tuple[PatternRecord, ...]
    groups: tuple[GroupRecord, ...]
    single: tuple[str, ...]
    ignored: tuple[IgnoredRecord, ...]
    summary: SummaryRecord


def layout_record(layout: Layout) -> LayoutRecord:
    """What is shown of a layout. Where files were given singly, only they and their versions are."""
    named = layout.named if _only_files(layout) else None
    groups = tuple(
        GroupRecord(_encodable(group.key), {tag: _path(path) for tag, path in group.files})
        for group in layout.groups
        if named is None or not named.isdisjoint(group.paths)
    )
    ignored = [
        IgnoredRecord(_path(one.path), _encodable(one.why))
        for one in layout.ignored
        if named is None or one.path in named
    ]
    for group in layout.groups:
        files = dict(group.files)
        ignored += [
            IgnoredRecord(_path(path), f"the page has {tag} already: {_path(files[tag])}")
            for tag, path in group.duplicates
            if named is None or not named.isdisjoint(group.paths)
        ]
    return LayoutRecord(
        patterns=tuple(
            PatternRecord(_encodable(one.pattern), one.files, _encodable(one.why)) for one in layout.patterns
        ),
        groups=groups,
        single=tuple(_path(one.path) for one in layout.single if named is None or one.path in named),
        ignored=tuple(sorted(ignored, key=lambda one: one.path)),
        summary=SummaryRecord(
            groups=len(groups),
            files=sum(len(group.files) for group in groups),
            languages=tuple(sorted({tag for group in groups for tag in group.files})),
        ),
    )


def layout_json(layout: Layout) -> str:
    """The JSON of a layout, safe to print: what cannot be seen is escaped."""
    encoded = msgspec.json.encode(layout_record(layout))
    return visible_json(msgspec.json.format(encoded, indent=2).decode()) + "\n"


def layout_text(layout: Layout, screen: Screen) -> Iterator[Text]:
    """The lines of a layout for people, not yet wrapped: what continues is indented by four."""
    record = layout_record(layout)
    summary = record.summary
    yield _styled(
        f"{_count(summary.groups, 'page')} in {_count(len(summary.languages), 'language')}, "
        f"{_count(summary.files, 'file')}",
        "bold",
    )
    yield from _languages(record, screen)
    yield from _heading("Where the versions lie")
    for pattern in record.patterns:
        yield _line(f"{visible(pattern.pattern, screen)}  ", f"{_count(pattern.files, 'file')}")
        yield _styled(f"{_INDENT * 2}{visible(pattern.why, screen)}", "dim")
    yield from _pages(record, screen)
    if record.single:
        yield from _heading(f"{_count(len(record.single), 'page')} in one language")
        yield from _listed(record.single, screen)
    if record.ignored:
        yield from _heading("Left out")
        yield from _listed([f"{one.path}: {one.why}" for one in record.ignored], screen)


def _languages(record: LayoutRecord, screen: Screen) -> Iterator[Text]:
    """Each language with the number of its pages, those with most first, as many to a line as fit."""
    counts = Counter(tag for group in record.groups for tag in group.files)
    line = ""
    for tag, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        one = f"{tag} {number:,}"
        if line and len(_INDENT) + len(line) + len(one) + 2 > screen.width:
            yield _line(line)
            line = ""
        line = f"{line}  {one}" if line else one
    if line:
        yield _line(line)


def _pages(record: LayoutRecord, screen: Screen) -> Iterator[Text]:
    """The pages, if they are few; else those that lack languages are what is worth a look."""
    if len(record.groups) <= _FEW:
        yield from _heading("Pages")
        for group in record.groups:
            yield _line(f"{visible(group.key, screen)}  ", ", ".join(group.files))
        return
    sizes = Counter(len(group.files) for group in record.groups)
    yield from _heading("Pages by the number of their languages")
    for size, number in sorted(sizes.items(), reverse=True):
        yield _line(f"{size:>3} languages  ", _count(number, "page"))


def _listed(items: Sequence[str], screen: Screen) -> Iterator[Text]:
    for item in items[:_FEW]:
        yield _line(visible(item, screen))
    if len(items) > _FEW:
        yield _styled(f"{_INDENT}and {len(items) - _FEW:,} more (--output-format json has all)", "dim")


def _heading(title: str) -> Iterator[Text]:
    yield _styled("", "")
    yield _styled(title, "bold")


def _line(text: str, aside: str = "") -> Text:
    from rich.text import Text

    return Text.assemble(_INDENT, text, (aside, "bright_blue"))


def _styled(text: str, style: str) -> Text:
    from rich.text import Text

    return Text(text, style)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _only_files(layout: Layout) -> bool:
    return bool(layout.named) and layout.named.issuperset(layout.searched)


def _path(path: Path) -> str:
    """Relative to the working directory, `/`-separated."""
    return _encodable(os.path.relpath(path).replace(os.sep, "/"))


def _encodable(text: str) -> str:
    """A byte of a name that is not UTF-8 as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)
