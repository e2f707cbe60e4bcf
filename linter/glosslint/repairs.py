"""Near-Markdown: what the author meant, where a renderer sees only text.

A repair is certain where nothing else can have been meant; the others are possible, and accepted
only when a sibling shows the same thing at the same place. Each is found in the blocks of a first
reading, so that code, comments and template code are never looked at.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from glosslint.model import Edit, Fix, Range, Repair, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glosslint.model import Block, Document, RepairKind, Section

_SPACES: Final = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Blanks that Markdown does not take for blanks, and the two of no width."""

_NEAR_HEADING: Final = re.compile(
    rf"[ >\t]*(?P<marks>[#＃]{{1,7}})(?P<gap>[ \t{_SPACES}]*)(?P<rest>[^\r\n]*)"
)
_BURIED_HEADING: Final = re.compile(
    r"(?<=[.!?:…。！？：])(?P<gap>[ \t]+)(?P<marks>#{2,6})[ \t]+(?P<rest>[^\s#][^\r\n#]*)$", re.MULTILINE
)
_TARGET: Final = r"(?:(?:https?|ftp)://|mailto:|\.{0,2}/|\#)[^\s()<>（）\[\]\\]*|[\w./%~-]+\.(?:md|mdx|html?|pdf|png|jpe?g|svg|gif)(?:\#[\w-]*)?"
_TEXT: Final = r"[^\[\]［］\r\n]{1,400}"
_SPACED_LINK: Final = re.compile(
    rf"\[(?P<text>{_TEXT})\](?P<gap>[ \t{_SPACES}]{{1,9}})\((?P<url>{_TARGET})\)"
)
_WIDE_LINK: Final = re.compile(
    rf"(?P<open>[\[［])(?P<text>{_TEXT})(?P<middle>[\]］][ \t]?[(（])(?P<url>{_TARGET})(?P<close>[)）])"
)
_SWAPPED_LINK: Final = re.compile(rf"(?<![\]\w])\((?P<text>[^()\[\]\r\n]{{1,400}})\)\[(?P<url>{_TARGET})\]")
_OPEN_LINK: Final = re.compile(
    rf"\[(?P<text>{_TEXT})\]\((?P<url>(?:(?:https?)://|\.{{0,2}}/|\#)[^\s()<>（）\[\]\"'\\]*?)(?P<after>[.,;:!?]?)(?=[ \t\r\n]|\Z)(?![^\r\n]{{0,400}}\))"
)
_BLANK_IN_TARGET: Final = re.compile(
    r"\[[^\[\]\r\n]{1,400}\]\((?P<url>(?:(?:https?)[ \t]?:|\.{0,2}/|\#)[^\s()<>\"'\\]*(?:[ \t]+[^\s()<>\"'\\]+){1,4})\)"
)
_BULLETS: Final = "–—−‐‑―－•·‣●▪◦・∙⁃"
_FAKE_BULLET: Final = re.compile(rf"(?P<marker>[{_BULLETS}])(?P<gap>[ \t\u00a0\u3000]*)(?=\S)")
_GLUED_BULLET: Final = re.compile(r"(?P<marker>[-*+])(?=[^\s\-*+\d=>|.,;:!?)\]}])")
_FAKE_NUMBER: Final = re.compile(r"(?P<number>\d{1,3})(?P<mark>[.)．）、])(?P<gap>[ \t\u00a0\u3000]*)(?=\S)")
_OPENING: Final = "\"'“”„«»‘’「『（(［[*_`<{¿¡&"
_SUSPECT_LINK: Final = re.compile(
    rf"\][ \t{_SPACES}]+\(|[］（][^\r\n]|\)\[|\]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*[.,;:!?]?(?:[ \t\r\n]|\Z)"
)
_SUSPECT_ITEM: Final = re.compile(
    rf"(?:^|\ufeff)[ >\t]*(?:[{_BULLETS}]|[-*+][^\s\-*+]|\d+(?:[．）、]|[.)][^\d\s]|(?<=[^\x00-\x7f])[.)]))",
    re.MULTILINE,
)
"""Text without any of these has nothing to repair."""


def find_repairs(document: Document) -> tuple[Repair, ...]:
    """The near-Markdown of a document, in the order of its places, certain or not."""
    text, start = document.text, document.root.at.start
    repairs: list[Repair] = []
    if "\r" in text or _SUSPECT_ITEM.search(text, start):
        for container in _containers(document.root):
            repairs.extend(_list_items(text, container))
    for block in blocks_of(document.root):
        if block.kind == "paragraph" and _holds(text, block.at, "#＃"):
            repairs.extend(_headings(text, block))
        if block.prose and block.kind != "html" and _holds(text, block.content or block.at, "[［"):
            repairs.extend(_links(text, block))
    if not repairs:
        return ()
    repairs.sort(key=lambda repair: (repair.at.start, repair.fix.edits[0].at))
    return tuple(_apart(repairs))


def _holds(text: str, at: Range, chars: str) -> bool:
    return any(text.find(char, at.start, at.end) >= 0 for char in chars)


def _apart(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """Drop what cannot be made together with an earlier repair: of one kind, they stand apart."""
    ends: dict[RepairKind, int] = {}
    edited = -1
    for repair in repairs:
        edits = repair.fix.edits
        if repair.at.start >= ends.get(repair.kind, -1) and edits[0].at.start >= edited:
            yield repair
            ends[repair.kind] = repair.at.end
            edited = edits[-1].at.end


def _containers(section: Section) -> Iterator[Sequence[Block]]:
    """The sequences of blocks in which a list can go on, outermost first."""
    yield section.blocks
    for block in section.blocks:
        yield from _inner_containers(block)
    for child in section.sections:
        yield from _containers(child)


def _inner_containers(block: Block) -> Iterator[Sequence[Block]]:
    if block.children and block.kind not in ("list", "table", "row"):
        yield block.children
    for child in block.children:
        yield from _inner_containers(child)


def _repair(
    kind: RepairKind, text: str, at: Range, message: str, edits: Sequence[Edit], *, certain: bool
) -> Repair:
    written = text[at.start : at.end].splitlines()[0] if at.end > at.start else ""
    return Repair(kind, at, Fix("safe", message, tuple(edits)), written, certain)


# --- headings


def _headings(text: str, block: Block) -> Iterator[Repair]:
    for start, end in _lines(text, block.at):
        near = _NEAR_HEADING.match(text, start, end)
        if near is not None:
            alone = (start, end) == (block.at.start, block.at.end)
            if repair := _near_heading(text, near, alone=alone):
                yield repair
        elif buried := _BURIED_HEADING.search(text, start, end):
            at = Range(buried.start("marks"), buried.end())
            edit = Edit(Range(*buried.span("gap")), "\n\n")
            yield _repair(
                "heading", text, at, "begin the heading on a line of its own", [edit], certain=False
            )


def _near_heading(text: str, near: re.Match[str], *, alone: bool) -> Repair | None:
    """A line of number signs that Markdown does not take for a heading (CommonMark section 4.2)."""
    marks, gap, rest = near.group("marks"), near.group("gap"), near.group("rest").strip()
    wide = "＃" in marks
    if not rest or rest[0] in "#＃":
        return None
    if len(marks) == 7:
        if not gap or not gap.isspace():
            return None
        edit = Edit(Range(near.start("marks"), near.start("marks") + 1), "")
        at = Range(near.start("marks"), near.end())
        return _repair("heading", text, at, "use six number signs at most", [edit], certain=False)
    if not wide and gap and gap.strip(" \t") == "":
        return None  # a heading, or one that a renderer joins to the paragraph on purpose
    if not gap and not (rest[0].isalnum() or rest[0] in _OPENING):
        return None
    certain = len(marks) > 1 or (alone and bool(gap))
    if not certain and (not alone or rest[0].isdigit() or " #" in rest):
        return None  # `#1712`, a hashtag in a sentence, a row of hashtags
    edits = [Edit(Range(*near.span("marks")), "#" * len(marks))] if wide else []
    if gap != " ":
        edits.append(Edit(Range(*near.span("gap")), " "))
    at = Range(near.start("marks"), near.end())
    if wide:
        message = f"write `{'#' * len(marks)} `"
    elif gap:
        message = f"use an ordinary space after `{marks}`"
    else:
        message = f"insert a space after `{marks}`"
    return _repair("heading", text, at, message, edits, certain=certain)


def _lines(text: str, at: Range) -> Iterator[tuple[int, int]]:
    start = at.start
    for newline in re.finditer(r"\r\n|\n|\r", text[at.start : at.end]):
        yield start, at.start + newline.start()
        start = at.start + newline.end()
    yield start, at.end


# --- links

_CLOSED: Final = frozenset({"code", "math", "placeholder", "tag", "image"})
"""Spans that a link cannot reach into; none of them overlaps another."""


def _links(text: str, block: Block) -> Iterator[Repair]:
    content = block.content or block.at
    if not _SUSPECT_LINK.search(text, content.start, content.end):
        return
    closed = [span.at for span in block.spans if span.kind in _CLOSED]
    starts = [at.start for at in closed]
    linked = {span.at.start for span in block.spans if span.kind == "link"}

    def free(found: re.Match[str]) -> bool:
        if found.start() in linked:
            return False
        index = bisect_left(starts, found.end())
        return index == 0 or closed[index - 1].end <= found.start()

    for pattern, mend in _LINKS:
        for found in pattern.finditer(text, content.start, content.end):
            if free(found) and (mended := mend(found)) is not None:
                message, edits = mended
                yield _repair("link", text, Range(*found.span()), message, edits, certain=True)


def _close_gap(found: re.Match[str]) -> tuple[str, list[Edit]] | None:
    return "remove the space between text and target", [Edit(Range(*found.span("gap")), "")]


def _narrow(found: re.Match[str]) -> tuple[str, list[Edit]] | None:
    written = found.group("open") + found.group("middle") + found.group("close")
    if not any(bracket in written for bracket in "［］（）"):
        return None
    edits = [
        Edit(Range(*found.span(name)), narrow)
        for name, narrow in (("open", "["), ("middle", "]("), ("close", ")"))
        if found.group(name) != narrow
    ]
    return "write the brackets as `[` `](` `)`", edits


def _swap(found: re.Match[str]) -> tuple[str, list[Edit]] | None:
    return "write the text in `[]` and the target in `()`", [
        Edit(Range(*found.span()), f"[{found.group('text')}]({found.group('url')})")
    ]


def _close(found: re.Match[str]) -> tuple[str, list[Edit]] | None:
    end = found.end("url")
    return "close the target with `)`", [Edit(Range(end, end), ")")]


def _join_target(found: re.Match[str]) -> tuple[str, list[Edit]] | None:
    url = found.group("url")
    start = found.start("url")
    edits: list[Edit] = []
    for blank in re.finditer(r"[ \t]+", url):
        host = "/" not in url[: blank.start()].partition("//")[2] and url.startswith("http")
        broken = host or url[blank.start() - 1] in ":/." or url[blank.end()] in ":/."
        edits.append(Edit(Range(start + blank.start(), start + blank.end()), "" if broken else "%20"))
    return "remove the space from the target" if not edits[
        0
    ].content else "write the space in the target as `%20`", edits


_LINKS: Final = (
    (_SPACED_LINK, _close_gap),
    (_WIDE_LINK, _narrow),
    (_SWAPPED_LINK, _swap),
    (_OPEN_LINK, _close),
    (_BLANK_IN_TARGET, _join_target),
)


# --- list items


def _list_items(text: str, blocks: Sequence[Block]) -> Iterator[Repair]:
    """Fake items between blocks in a row; one that goes on from a list is certain."""
    before: Block | None = None
    for block in blocks:
        if block.kind == "paragraph":
            found = list(_fake_items(text, block, before))
            yield from found
            if found and before is not None and found[0].certain:
                continue  # the list goes on
        elif block.kind == "list":
            yield from _items_within(text, block)
        before = block


def _items_within(text: str, block: Block) -> Iterator[Repair]:
    """Fake items in the last lines of a tight item, which Markdown takes for its continuation."""
    for item in block.children:
        for paragraph in item.children[:1]:
            if paragraph.kind == "paragraph":
                for start, end in list(_lines(text, paragraph.at))[1:]:
                    line = text[start:end]
                    indent = len(line) - len(line.lstrip(" \t>"))
                    if repair := _fake_item(text, start + indent, end, block):
                        yield repair if text[start + indent] in "•●▪‣・－" else _possible(repair)


def _possible(repair: Repair) -> Repair:
    return Repair(repair.kind, repair.at, repair.fix, repair.written, certain=False)


def _fake_items(text: str, block: Block, before: Block | None) -> Iterator[Repair]:
    continued = before if before is not None and before.kind == "list" else None
    for number, (start, end) in enumerate(_lines(text, block.at)):
        indent = len(text[start:end]) - len(text[start:end].lstrip(" \t>"))
        repair = _fake_item(text, start + indent, end, continued)
        if repair is None:
            if not number:
                return
        elif number and continued is None:
            yield _possible(repair)
        else:
            yield repair


def _fake_item(text: str, start: int, end: int, continued: Block | None) -> Repair | None:
    """A line that looks like an item and is none; certain as the next item of the list `continued`."""
    at = Range(start, end)
    if (number := _FAKE_NUMBER.match(text, start, end)) is not None:
        return _fake_number(text, number, at, continued)
    bullets = continued is not None and not continued.level
    marker = continued.info if continued is not None and bullets else "-"
    if (bullet := _FAKE_BULLET.match(text, start, end)) is not None:
        certain = (
            bullets and text[start] not in "—―・" and (bool(bullet.group("gap")) or text[start] in "•●▪‣－")
        )
        edit = Edit(Range(*bullet.span()), f"{marker} ")
        return _repair("list-item", text, at, f"write the marker as `{marker}`", [edit], certain=certain)
    if (glued := _GLUED_BULLET.match(text, start, end)) is not None:
        edit = Edit(Range(glued.end(), glued.end()), " ")
        return _repair(
            "list-item", text, at, f"insert a space after `{glued.group()}`", [edit], certain=False
        )
    return None


def _fake_number(text: str, number: re.Match[str], at: Range, continued: Block | None) -> Repair | None:
    digits, mark, gap = number.group("number", "mark", "gap")
    narrow = "".join(str(unicodedata.decimal(digit)) for digit in digits)
    plain_mark = ")" if mark in ")）" else "."
    if (digits, mark) == (narrow, plain_mark) and gap.startswith((" ", "\t")):
        return None  # a list that Markdown does not let interrupt a paragraph
    native = digits != narrow
    if not native and mark in ".)":
        return None  # `1.5`, `2)x`: a number
    follows = (
        continued is not None and continued.level and int(narrow) == continued.level + len(continued.children)
    )
    edit = Edit(Range(*number.span()), f"{narrow}{plain_mark} ")
    return _repair(
        "list-item",
        text,
        at,
        f"write the marker as `{narrow}{plain_mark}`",
        [edit],
        certain=bool(follows and gap),
    )
