"""Near-Markdown: what the author meant, where a renderer sees only text.

A repair is certain where nothing else can have been meant; the others are possible, and accepted
only when a sibling shows the same thing at the same place. Each is found in the blocks of a first
reading, so that code, comments and template code are never looked at.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.model import Edit, Fix, Range, Repair, blocks_of, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Self

    from glosslint.model import Block, Document, RepairKind, Section, Span

_SPACES: Final = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Blanks that Markdown does not take for blanks, and the two of no width."""

_NEAR_HEADING: Final = re.compile(
    rf"[ >\t]*(?P<marks>[#＃]{{1,7}})(?P<gap>[ \t{_SPACES}]*)(?P<rest>[^\r\n]*)"
)
_BURIED_HEADING: Final = re.compile(
    r"(?<=[.!?:…。！？：])(?P<gap>[ \t]+)(?P<marks>#{2,6})[ \t]+(?P<rest>[^\s#][^\r\n#]*)$", re.MULTILINE
)
_IN_TARGET: Final = r"[^\s()<>（）\[\]\\]"
_TARGET: Final = (
    rf"(?:(?:(?:https?|ftp)://|mailto:|\.{{0,2}}/\w|#[^\W\d]){_IN_TARGET}*"
    r"|[\w./%~-]+\.(?:md|mdx|html?|pdf|png|jpe?g|svg|gif)(?:#[\w-]*)?)"
)
"""What can only be meant as a target: `(see below)`, `(/)` and `(#1712)` are text."""
_TEXT: Final = r"[^\[\]［］\r\n]{1,400}"
_SPACED_LINK: Final = re.compile(
    rf"\[(?P<text>{_TEXT})\](?P<gap>[ \t{_SPACES}]{{1,9}})\((?P<url>{_TARGET})\)"
)
_WIDE_LINK: Final = re.compile(
    rf"(?P<open>[\[［])(?P<text>{_TEXT})(?P<middle>[\]］][ \t]?[(（])(?P<url>{_TARGET})(?P<close>[)）])"
)
_SWAPPED_LINK: Final = re.compile(rf"(?<![\]\w])\((?P<text>[^()\[\]\r\n]{{1,400}})\)\[(?P<url>{_TARGET})\]")
_OPEN_LINK: Final = re.compile(
    rf"\[(?P<text>{_TEXT})\]\((?P<url>(?:https?://|\.{{0,2}}/|#)[^\s()<>（）\[\]\"'\\*`]*?)"
    r"(?P<after>[.,;:!?]?)(?=[ \t\r\n\f\v]|\Z)(?![^\r\n]{0,400}\))"
)
_BLANK_IN_TARGET: Final = re.compile(
    r"\[(?P<text>[^\[\]\r\n]{1,400})\]\((?P<url>"
    r"(?:https?[ \t]+:|(?:https?:|\.{0,2}/|#)[^\s()<>\"'“”„«»\\]*[ \t])"
    r"[^\s()<>\"'“”„«»\\]*(?:[ \t]+[^\s()<>\"'“”„«»\\]+){0,4})\)"
)
_BULLETS: Final = "–—−‐‑―－•·‣●▪◦・∙⁃"
_PLAIN_BULLETS: Final = "•●▪‣－"
"""What nobody writes for anything else at the start of a line."""
_DIALOGUE: Final = "—―・"
"""What may open a paragraph below a list: the line of a dialogue, or a name."""
_FAKE_BULLET: Final = re.compile(rf"(?P<marker>[{_BULLETS}])(?P<gap>[ \t\u00a0\u3000]+(?=\S)|(?=[^\s\d]))")
_GLUED_BULLET: Final = re.compile(r"[-*+](?=[^\s\-*+=>|.,;:!?)\]}])|[-+](?=\*\*[^*])|--(?=[^\W\d_a-z])")
"""One before a word or something bold; a doubled one only where it opens no option (`--jobs`)."""
_SIGNED_NUMBER: Final = re.compile(r"[-+*]\d")
_FAKE_NUMBER: Final = re.compile(
    r"(?P<number>\d{1,3})(?P<mark>[.)．）、])(?P<gap>[ \t\u00a0\u3000]+(?=\S)|(?=[^\s\d]))"
)
_OPENING: Final = "\"'“”„«»‘’「『（(［[*_`<{¿¡&"
_MARKERS: Final = r"[ >\t]*(?:(?:[-*+:]|\d{1,9}[.)]|\[\^[^\]\r\n]{1,99}\]:)[ \t]+)*"
"""What may stand before the first words of a block: quotes, items, definitions and notes."""
_SUSPECT_HEADING: Final = rf"{_MARKERS}(?:#{{1,7}}[^ \t#\r\n]|#{{7}}|＃)"
_SUSPECT_ITEM: Final = (
    rf"[ >\t]*(?:[{_BULLETS}]|[-*+][^\s\-*+]|[-+]\*\*|--\w"
    r"|\d+(?:[．）、]|[.)][^\d\s]|(?<=[^\x00-\x7f])[.)]))"
)
_SUSPECT_LINK: Final = re.compile(
    rf"[\]［］（)](?:(?<=\])[ \t{_SPACES}]+\(|(?<=[［］（])[^\r\n]|(?<=\))\["
    r"|(?<=\])\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*[.,;:!?]?(?:[ \t\r\n]|\Z))"
)
"""Text without any of these has nothing to repair. Each is searched for by a character that is rare."""


def find_repairs(document: Document) -> tuple[Repair, ...]:
    """The near-Markdown of a document, in the order of its places, certain or not."""
    text, start = document.text, document.root.at.start
    repairs: list[Repair] = []
    if "\r" in text or _opens_a_line(_SUSPECT_ITEM, text, start):
        for container in _containers(document.root):
            repairs.extend(_list_items(text, container))
    if "\r" in text or " ##" in text or "\t##" in text or _opens_a_line(_SUSPECT_HEADING, text, start):
        for block in blocks_of(document.root):
            if block.kind == "paragraph" and _holds(text, block.at, "#＃"):
                repairs.extend(_headings(text, block))
    if _SUSPECT_LINK.search(text, start):
        for block in blocks_of(document.root):
            if block.prose and block.kind != "html" and _holds(text, block.content or block.at, "[［"):
                repairs.extend(_links(text, block))
    if not repairs:
        return ()
    repairs.sort(key=lambda repair: (repair.at.start, repair.fix.edits[0].at))
    return tuple(_apart(repairs))


def _opens_a_line(pattern: str, text: str, start: int) -> bool:
    """Whether a line behind `start` begins with what `pattern` matches."""
    return bool(re.compile(pattern).match(text, start) or re.compile(rf"\n{pattern}").search(text, start))


def without_failures(document: Document, repairs: Sequence[Repair]) -> list[Repair]:
    """Those of `repairs` that make what they promise, given the document as it was read with them made.

    What stands in an indented line, or in the text of another link, cannot be made.
    """
    made: dict[RepairKind, set[int]] = {
        "link": {span.at.start for span in spans_of(document.root, "link")},
        "list-item": {block.at.start for block in blocks_of(document.root) if block.kind == "item"},
        "heading": {
            _after_markers(document.text, block.at.start, block.at.end)
            for block in blocks_of(document.root)
            if block.kind == "heading"
        },
    }
    return [
        repair for repair in repairs if not repair.certain or repair.at.start in made.get(repair.kind, set())
    ]


def _is_prose(block: Block, offset: int) -> bool:
    """Whether what stands there is text, neither code nor a delimiter of emphasis."""
    index = bisect_right(block.prose, offset, key=lambda run: run.start)
    return index > 0 and offset < block.prose[index - 1].end


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
            if _is_prose(block, near.start("marks")) and (repair := _near_heading(text, near, alone=alone)):
                yield repair
        elif (buried := _BURIED_HEADING.search(text, start, end)) and _is_prose(block, buried.start("marks")):
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


def _links(text: str, block: Block) -> Iterator[Repair]:
    content = block.content or block.at
    if not _SUSPECT_LINK.search(text, content.start, content.end):
        return
    # A bare URL becomes the target.
    spans = [span.at for span in block.spans if span.kind not in _IN_LINKS and not _is_bare(span)]
    starts = [at.start for at in spans]
    reach = list(accumulate((at.end for at in spans), max, initial=-1))
    for pattern, mend in _LINKS:
        for found in pattern.finditer(text, content.start, content.end):
            index = bisect_left(starts, found.end())
            while index and _within(spans[index - 1], found):
                index -= 1
            if reach[index] <= found.start() and (mended := mend(found)) is not None:
                message, edits = mended
                yield _repair("link", text, Range(*found.span()), message, edits, certain=True)


_IN_LINKS: Final = frozenset({"number", "footnote", "reference", "id"})
"""Spans that are read in the text of a link as elsewhere."""


def _is_bare(span: Span) -> bool:
    return span.kind == "link" and span.label_at is None


def _within(at: Range, found: re.Match[str]) -> bool:
    return found.start("text") <= at.start and at.end <= found.end("text")


def _is_meant(found: re.Match[str]) -> bool:
    """Whether brackets apart from a target are those of a link.

    Neither a box to tick, nor a footnote, nor a number in a list of sources is the text of one, nor what
    ends a word: "Nutzer[in] (/nen)".
    """
    words = found.group("text").strip()
    before = found.string[found.start() - 1 : found.start()]
    ends_word = before.lower() != before.upper()
    return words not in ("", "x", "X") and words[0] != "^" and not words.isdecimal() and not ends_word


def _close_gap(found: re.Match[str]) -> tuple[str, list[Edit]] | None:
    if not _is_meant(found):
        return None
    return "remove the space between text and target", [Edit(Range(*found.span("gap")), "")]


def _narrow(found: re.Match[str]) -> tuple[str, list[Edit]] | None:
    written = found.group("open") + found.group("middle") + found.group("close")
    if not _is_meant(found) or not any(bracket in written for bracket in "［］（）"):
        return None
    edits = [
        Edit(Range(*found.span(name)), narrow)
        for name, narrow in (("open", "["), ("middle", "]("), ("close", ")"))
        if found.group(name) != narrow
    ]
    return "write the brackets as `[` `](` `)`", edits


def _swap(found: re.Match[str]) -> tuple[str, list[Edit]] | None:
    if not _is_meant(found):
        return None
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
    escaped = any(edit.content for edit in edits)
    return "write the space in the target as `%20`" if escaped else "remove the space from the target", edits


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
    continued: _Continued | None = None
    for index, block in enumerate(blocks):
        if block.kind == "paragraph":
            beside = _begins_item(text, blocks[max(index - 1, 0) : index]) or _begins_item(
                text, blocks[index + 1 : index + 2]
            )
            found = list(_fake_items(text, block, continued, beside=beside))
            yield from found
            if found and found[0].certain and continued is not None:
                continued = continued.plus(sum(repair.certain for repair in found))
                continue
        elif block.kind == "list":
            yield from _items_within(text, block)
        continued = _Continued.of(block) if block.kind == "list" else None


def _begins_item(text: str, neighbour: Sequence[Block]) -> bool:
    """Whether the block before or after is a list, or looks like an item as well."""
    return any(block.kind == "list" or _GLUED_BULLET.match(text, block.at.start) for block in neighbour)


class _Continued(NamedTuple):
    """The list that a fake item would go on."""

    bullet: str
    """Of a bulleted one; nothing of an ordered one."""
    following: int
    """The number of the item to come, were it ordered."""

    @classmethod
    def of(cls, block: Block) -> Self:
        bullet = "" if block.info in (".", ")") else block.info
        return cls(bullet, block.level + len(block.children))

    def plus(self, items: int) -> _Continued:
        return self._replace(following=self.following + items)


def _items_within(text: str, block: Block) -> Iterator[Repair]:
    """Fake items in the last lines of a tight item, which Markdown takes for its continuation."""
    for item in block.children:
        for paragraph in item.children[:1]:
            if paragraph.kind == "paragraph":
                for start, end in list(_lines(text, paragraph.at))[1:]:
                    marker = _after_markers(text, start, end)
                    repair = _fake_item(text, paragraph, marker, end, _Continued.of(block))
                    if repair is not None:
                        beside = text[marker] in _PLAIN_BULLETS and _column(text, marker) == _column(
                            text, item.at.start
                        )
                        yield repair if beside else _possible(repair)


def _column(text: str, offset: int) -> int:
    return offset - max(text.rfind(char, 0, offset) for char in "\n\r\ufeff")


def _possible(repair: Repair) -> Repair:
    return Repair(repair.kind, repair.at, repair.fix, repair.written, certain=False)


def _after_markers(text: str, start: int, end: int) -> int:
    """Where a line begins behind indentation and the markers of quotes."""
    while start < end and text[start] in " \t>":
        start += 1
    return start


def _fake_items(text: str, block: Block, continued: _Continued | None, *, beside: bool) -> Iterator[Repair]:
    for number, (start, end) in enumerate(_lines(text, block.at)):
        marker = _after_markers(text, start, end)
        if not (number or beside) and _SIGNED_NUMBER.match(text, marker, end):
            return  # `-5 °C` alone is a number
        repair = _fake_item(text, block, marker, end, continued)
        if repair is not None:
            yield repair
            if continued is not None and repair.certain:
                continued = continued.plus(1)
        elif not number:
            return


def _fake_item(text: str, block: Block, start: int, end: int, continued: _Continued | None) -> Repair | None:
    """A line that looks like an item and is none; certain as the next item of the list `continued`."""
    at = Range(start, end)
    if not _is_prose(block, start):
        return None
    if (number := _FAKE_NUMBER.match(text, start, end)) is not None:
        return _fake_number(text, number, at, continued)
    continued_bullet = continued.bullet if continued is not None else ""
    marker = continued_bullet or "-"
    if (bullet := _FAKE_BULLET.match(text, start, end)) is not None:
        written, gap = bullet.group("marker", "gap")
        certain = written in _PLAIN_BULLETS or (bool(gap) and written not in _DIALOGUE)
        edit = Edit(Range(*bullet.span()), f"{marker} ")
        message = f"write the marker as `{marker}`"
        return _repair("list-item", text, at, message, [edit], certain=certain and bool(continued_bullet))
    if (glued := _GLUED_BULLET.match(text, start, end)) is not None:
        written = glued.group()
        edit = Edit(Range(start + 1, glued.end()), " ")
        message = f"insert a space after `{written}`" if len(written) == 1 else "write the marker as `-`"
        return _repair("list-item", text, at, message, [edit], certain=False)
    return None


def _fake_number(text: str, number: re.Match[str], at: Range, continued: _Continued | None) -> Repair | None:
    digits, mark, gap = number.group("number", "mark", "gap")
    narrow = "".join(str(unicodedata.decimal(digit)) for digit in digits)
    plain_mark = ")" if mark in ")）" else "."
    if digits == narrow and mark in ".)":
        return None  # `1.5`, `2)x`, or a list that Markdown does not let interrupt a paragraph
    follows = continued is not None and not continued.bullet and continued.following == int(narrow)
    edit = Edit(Range(*number.span()), f"{narrow}{plain_mark} ")
    message = f"write the marker as `{narrow}{plain_mark}`"
    return _repair("list-item", text, at, message, [edit], certain=follows and bool(gap))
