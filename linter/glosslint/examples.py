"""The examples in a rule's documentation, which are its tests.

An example is an indented block below a paragraph that begins with "Reported" or "Silent". Each line of
the block shows a line of a file behind the file's name, which is its language:

    Reported, because a target differs:

        source = "en"

        en | See [sales](/frontoffice).
                         ~~~~~~~~~~~~
        it | Vedi [vendite](/frontofice).
                            ^^^^^^^^^^^ `/frontofice`, `/frontoffice` in en
           + Vedi [vendite](/frontoffice).

`^` stands under the place of a finding and is followed by its message, which may go on in the next
lines; `↑` stands before the character in front of which something is missing. `~` stands under the first
line of a related place, with its message if it has one; related places are compared where an example
marks any. A place of several lines is marked in each, its message behind the last. `+` lines replace the
line above once every fix is applied, and `-` takes it away. `name = value` lines, in TOML, set the
group's source or an option of the rule. What nobody can see has a stand-in: `␉` is a tab, `␍` a carriage
return, `⍽` a no-break space, `□` an ideographic space, `␀` a NUL.

A file's name may say more: `faq/sv.mdx` is the Swedish version of another page, `faq`, and beside `sv.md`
a file `sv.markdown` is one that claims the same language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glosslint.document import read_document
from glosslint.fixes import apply
from glosslint.model import Document, Finding, Fix, Group, Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glosslint.catalogue import OptionValue, Rule

_STAND_INS = {"␉": "\t", "␍": "\r", "⍽": "\xa0", "□": "\u3000", "␀": "\0"}
_REAL = str.maketrans(_STAND_INS)
_VISIBLE = str.maketrans({real: shown for shown, real in _STAND_INS.items()})

_SHARED = frozenset({"languages", "source"})
"""Settings that are no options of the rule."""

_INDENT = "    "
_OPENING = re.compile(r"(Reported|Silent)\b(?:.*\S)?:$", re.DOTALL)
_SETTING = re.compile(r"[a-z][a-z-]* = \S")
_LINE = re.compile(r"([\w./-]*) *([|+-])(?: (.*))?$")
_MARK = re.compile(r"(\^+|↑|~+)(?: +(\S.*))?$")


class ExampleError(ValueError):
    """A block that does not keep the format; the message names the rule, the line and what is amiss."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place that an example points to, or that a finding does."""

    file: str
    at: Range
    related: bool
    message: str


@dataclass(frozen=True, slots=True)
class Example:
    """One block: the files as they are, what is wanted of the rule, and why."""

    reason: str
    """The paragraph above the block."""
    reported: bool
    settings: Mapping[str, OptionValue]
    files: Mapping[str, str]
    """The text of each file by its name, in the order of the block."""
    marks: tuple[Mark, ...]
    fixed: Mapping[str, str]
    """The text of each file once every fix is applied."""

    @property
    def source(self) -> str:
        """The configured source language, or nothing."""
        return str(self.settings.get("source", ""))

    @property
    def options(self) -> dict[str, OptionValue]:
        """The rule's options, by parameter."""
        return {name.replace("-", "_"): value for name, value in self.settings.items() if name not in _SHARED}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that every page should be in."""
        languages = self.settings.get("languages", ())
        return tuple(languages) if isinstance(languages, list | tuple) else ()

    def expected(self) -> str:
        """What is wanted, in the words that `actual` uses: the two are compared as texts."""
        return _show(self.files, self.marks, self.fixed)

    def actual(self, findings: Iterable[Finding]) -> str:
        """What `findings` say of the example's files; a finding's path is the file's name."""
        findings = list(findings)
        marks = [mark for finding in findings for mark in _marks_of(finding, self.files)]
        if not any(mark.related for mark in self.marks):
            marks = [mark for mark in marks if not mark.related]
        fixed = {
            name: _fixed(text, [f.fix for f in findings if f.fix is not None and f.path == name])
            for name, text in self.files.items()
        }
        return _show(self.files, marks, fixed)


def examples_of(rule: Rule) -> tuple[Example, ...]:
    """The examples in the documentation of `rule`. Raises ExampleError for a block out of format."""
    return tuple(_parse(rule.name, reason, block) for reason, block in blocks_of(rule.docs))


def blocks_of(docs: str) -> Iterator[tuple[str, list[str]]]:
    """Each example's opening paragraph, and the lines of its block without their indentation."""
    opening: list[str] = []
    block: list[str] | None = None
    for line in [*docs.split("\n"), "."]:
        if block is not None and (not line.strip() or line.startswith(_INDENT)):
            block.append(line.removeprefix(_INDENT).rstrip())
            continue
        if block is not None:
            yield " ".join(opening), block
            opening, block = [], None
        if not line.strip():
            if opening and _OPENING.match(" ".join(opening)):
                block = []
            else:
                opening = []
        else:
            opening.append(line.strip())


def check_example(rule: Rule, example: Example) -> str:
    """What `rule` says of `example`, in the words of `Example.expected`: equal, or one of them is wrong."""
    from glosslint.engine import Plan, findings_of, page_of
    from glosslint.site import facts_of, merge_facts

    pages = [page_of(group) for group in _groups(example)]
    plan = Plan((rule,), {rule.name: example.options}, example.source)
    facts = merge_facts(
        (facts_of(page.group) for page in pages),
        files={page.group.key: tuple(one.language for one in page.group.documents) for page in pages},
        required=example.languages,
    )
    return example.actual(finding for page in pages for finding in findings_of(page, plan, facts))


def _groups(example: Example) -> Iterator[Group]:
    pages: dict[str, dict[str, Document]] = {}
    duplicates: dict[str, list[tuple[str, str]]] = {}
    for name, text in example.files.items():
        page, _, file = name.rpartition("/")
        language = file.partition(".")[0]
        if language in pages.setdefault(page, {}):
            duplicates.setdefault(page, []).append((language, name))
        else:
            pages[page][language] = read_document(name, text.encode(), language)
    for page, documents in pages.items():
        versions = tuple(documents[language] for language in sorted(documents))
        yield Group(page, versions, example.source, duplicates=tuple(duplicates.get(page, ())))


def _fixed(text: str, fixes: Sequence[Fix]) -> str:
    applied = apply(text, fixes)
    if applied.skipped:
        raise ExampleError(f"fixes that overlap or change nothing: {applied.skipped}")
    return applied.text


@dataclass(slots=True)
class _Draft:
    """An example while its block is read."""

    lines: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    fixed: dict[str, list[list[str]]] = field(default_factory=dict[str, list[list[str]]])
    """For each line of each file, the lines that take its place."""
    marks: list[Mark] = field(default_factory=list[Mark])
    settings: list[str] = field(default_factory=list[str])
    file: str = ""
    margin: int = 0
    replaced: bool = False

    def text(self, name: str) -> str:
        return "".join(f"{line}\n" for line in self.lines[name])


def _parse(rule: str, reason: str, block: Sequence[str]) -> Example:
    import tomllib

    draft = _Draft()
    for line in block:
        try:
            _take(draft, line)
        except ExampleError as error:
            raise ExampleError(f"{rule}: {error}: {line!r}") from None
    if not draft.lines:
        raise ExampleError(f"{rule}: an example without a file, below {reason!r}")
    reported = reason.startswith("Reported")
    if reported != any(not mark.related for mark in draft.marks):
        raise ExampleError(
            f"{rule}: carets where nothing is reported, or none where something is: {reason!r}"
        )
    if not reported and len(reason.split()) < 4:
        raise ExampleError(f"{rule}: a silent example says why: {reason!r}")
    return Example(
        reason=reason,
        reported=reported,
        settings=tomllib.loads("\n".join(draft.settings)),
        files={name: draft.text(name) for name in draft.lines},
        marks=tuple(_joined(draft.marks)),
        fixed={
            name: "".join(f"{line}\n" for lines in draft.fixed[name] for line in lines)
            for name in draft.lines
        },
    )


def _take(draft: _Draft, line: str) -> None:
    stripped = line.strip()
    if not stripped:
        return
    if mark := _MARK.match(stripped):
        _take_mark(draft, len(line) - len(line.lstrip()), mark[1], mark[2] or "")
    elif not draft.lines and _SETTING.match(stripped):
        draft.settings.append(stripped)
    elif shown := _LINE.match(stripped):
        _take_line(draft, shown[1], shown[2], (shown[3] or "").translate(_REAL))
        draft.margin = line.index(shown[2]) + 2
    elif draft.marks:
        last = draft.marks[-1]
        draft.marks[-1] = Mark(last.file, last.at, last.related, f"{last.message} {stripped}")
    else:
        raise ExampleError("neither a line of a file nor a mark")


def _take_line(draft: _Draft, name: str, sign: str, text: str) -> None:
    draft.file = name or draft.file
    if not draft.file:
        raise ExampleError("the first line names its file")
    lines, fixed = draft.lines.setdefault(draft.file, []), draft.fixed.setdefault(draft.file, [])
    if sign == "|":
        lines.append(text)
        fixed.append([text])
        draft.replaced = False
        return
    if not fixed:
        raise ExampleError("there is no line above")
    if not draft.replaced:
        fixed[-1] = []
        draft.replaced = True
    if sign == "+":
        fixed[-1].append(text)


def _take_mark(draft: _Draft, indent: int, sign: str, message: str) -> None:
    if not draft.file:
        raise ExampleError("a mark stands below a line of a file")
    lines = draft.lines[draft.file]
    start = len("".join(f"{line}\n" for line in lines[:-1]))
    first = _offset(lines[-1], indent - draft.margin)
    last = first if sign == "↑" else _offset(lines[-1], indent - draft.margin + len(sign))
    draft.marks.append(Mark(draft.file, Range(start + first, start + last), sign[0] == "~", message))


def _offset(line: str, cells: int) -> int:
    """The offset of the character that stands `cells` cells into `line`, whose ending takes one cell."""
    reached = 0
    for offset, width in enumerate(_widths(line)):
        if reached == cells and width:
            return offset
        reached += width
    if not 0 <= cells - reached <= 1:
        raise ExampleError("the mark does not stand under whole characters")
    return len(line) + cells - reached


def _widths(line: str) -> list[int]:
    from rich.cells import cell_len

    return [cell_len(character) for character in line.translate(_VISIBLE)]


def _joined(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks of one place in several lines made one: all but the last have no message."""
    start: Mark | None = None
    for mark in marks:
        if not mark.related and not mark.message:
            start = start or mark
        elif start is not None:
            yield Mark(mark.file, Range(start.at.start, mark.at.end), mark.related, mark.message)
            start = None
        else:
            yield mark
    if start is not None:
        raise ExampleError("the last mark of a place is followed by its message")


def _marks_of(finding: Finding, files: Mapping[str, str]) -> Iterator[Mark]:
    yield Mark(finding.path, finding.at, related=False, message=finding.message)
    for place in finding.related:
        end = files[place.path].find("\n", place.at.start)
        at = Range(place.at.start, min(place.at.end, end) if end >= 0 else place.at.end)
        yield Mark(place.path, at, related=True, message=place.message)


def _show(files: Mapping[str, str], marks: Iterable[Mark], fixed: Mapping[str, str]) -> str:
    """Files with their marks, as they are drawn in documentation."""
    marks = sorted(set(marks))
    lines: list[str] = []
    for name, text in files.items():
        start = 0
        for row in text.split("\n")[:-1]:
            lines.append(f"{name} | {row.translate(_VISIBLE)}")
            end = start + len(row)
            lines += [
                _drawn(row, start, mark, len(name) + 3)
                for mark in marks
                if mark.file == name and mark.at.start <= end and max(mark.at.end, mark.at.start + 1) > start
            ]
            start = end + 1
        if fixed[name] != text:
            lines += [f"{name} + {row.translate(_VISIBLE)}" for row in fixed[name].split("\n")[:-1]]
    return "\n".join(lines)


def _drawn(row: str, start: int, mark: Mark, margin: int) -> str:
    widths = _widths(row)
    first, last = max(mark.at.start - start, 0), min(mark.at.end - start, len(row))
    width = sum(widths[first:last])
    sign = "↑" if mark.at.start == mark.at.end else ("~" if mark.related else "^") * max(width, 1)
    message = f" {mark.message}" if mark.message and mark.at.end <= start + len(row) + 1 else ""
    return f"{' ' * (margin + sum(widths[:first]))}{sign}{message}"
