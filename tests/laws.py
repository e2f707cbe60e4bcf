"""The one law of the model: a place holds the thing itself. Told apart by what each thing must look like."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator

from glosslint.document import before_line_ending
from glosslint.entities import decode
from glosslint.model import Block, Document, Range, Section, Span, blocks_of, sections_of

NUMERALS = frozenset("〇零一二三四五六七八九十百千万億兆萬亿半双两兩两")


def violations(document: Document) -> Iterator[str]:
    """What is wrong with the places of a document, a line each; nothing where the law is kept."""
    text = document.text
    edited = [edit.at for repair in document.repairs if repair.certain for edit in repair.fix.edits]
    yield from _tiles(document.root, text)
    yield from _gaps(document)
    for section in sections_of(document.root):
        if section.heading is not None and section.at.start != section.heading.at.start:
            yield f"section {section.title!r} does not begin with its heading"
    for block in blocks_of(document.root):
        yield from _block(block, text, edited)
    for repair in document.repairs:
        if text[repair.at.start : repair.at.end].splitlines()[:1] != [repair.written]:
            yield f"repair {repair.written!r} at {repair.at}"


def _tiles(section: Section, text: str) -> Iterator[str]:
    if not section.sections:
        return
    for earlier, later in zip(section.sections, section.sections[1:], strict=False):
        if before_line_ending(text, later.at.start) != earlier.at.end and earlier.at.end != later.at.start:
            yield f"sections {earlier.title!r} and {later.title!r} do not tile"
    if section.sections[-1].at.end != section.at.end:
        yield f"the last section of {section.title!r} ends elsewhere"
    for child in section.sections:
        yield from _tiles(child, text)


def _gaps(document: Document) -> Iterator[str]:
    """Nothing is lost: between the blocks of the page stand blanks and comments alone."""
    text, start = document.text, document.root.at.start
    comments = {comment.at.start: comment.at.end for comment in document.comments}
    places = [
        *(section.heading.at for section in sections_of(document.root) if section.heading is not None),
        *(block.at for section in sections_of(document.root) for block in section.blocks),
        Range(len(text), len(text)),
    ]
    for at in sorted(places):
        while start < at.start:
            if text[start].isspace():
                start += 1
            elif start in comments:
                start = comments[start]
            else:
                yield f"{text[start : at.start][:80]!r} at {start} is in no block"
                break
        if at.start < start and at.start < at.end:
            yield f"the block at {at} overlaps the one before it"
        start = max(start, at.end)


def _block(block: Block, text: str, edited: list[Range]) -> Iterator[str]:
    slice_ = text[block.at.start : block.at.end]
    if not 0 <= block.at.start < block.at.end + (block.kind == "cell") <= len(text) + (block.kind == "cell"):
        yield f"{block.kind} at {block.at} is empty or outside"
    if block.kind == "heading":
        yield from _heading(block, slice_, text)
    if block.kind == "item" and not re.match(r"[-+*\d–—•·‣●－−‐‑▪◦∙⁃・]|\w", slice_):
        yield f"item begins with {slice_[:10]!r}"
    if block.kind == "code" and block.info and not re.match(r"[ \t>]*(?:`{3}|~{3})", slice_):
        yield f"fence begins with {slice_[:10]!r}"
    if block.kind == "quote" and not slice_.startswith(">"):
        yield f"quote begins with {slice_[:10]!r}"
    ends = {run.end for run in block.prose}
    for run in block.prose:
        yield from _run(block, run, text, ends)
    previous = -1
    for span in block.spans:
        if span.at.start < previous:
            yield f"{span.kind} {span.value!r} stands before its predecessor"
        previous = span.at.start
        yield from _span(block, span, text, edited)
    for child in block.children:
        if child.at.start < block.at.start or child.at.end > block.at.end:
            yield f"{child.kind} at {child.at} lies outside its {block.kind} at {block.at}"


def _heading(block: Block, slice_: str, text: str) -> Iterator[str]:
    if block.content is None:
        yield "heading without content"
        return
    words = text[block.content.start : block.content.end]
    if words not in slice_:
        yield f"heading {slice_!r} does not hold its words {words!r}"
    if not re.match(r"[ >\t]*[#＃]{1,7}", slice_) and not re.search(r"[=-][ \t]*\Z", slice_):
        yield f"{slice_!r} is no heading line"


def _run(block: Block, run: Range, text: str, ends: set[int]) -> Iterator[str]:
    if not block.at.start <= run.start < run.end <= block.at.end:
        yield f"prose at {run} lies outside its {block.kind} at {block.at}"
        return
    slashes = text[block.at.start : run.start]
    escaped = (len(slashes) - len(slashes.rstrip("\\"))) % 2 == 1
    if escaped and text[run.start] not in string.punctuation and run.start not in ends:
        yield f"prose at {run} begins inside an escape"


def _span(block: Block, span: Span, text: str, edited: list[Range]) -> Iterator[str]:
    slice_ = text[span.at.start : span.at.end]
    if not block.at.start <= span.at.start < span.at.end <= block.at.end:
        yield f"{span.kind} at {span.at} lies outside its {block.kind} at {block.at}"
    if not _looks_like(span, slice_):
        yield f"{span.kind} {span.value!r} at {span.at} is {slice_[:80]!r}"
    if span.value_at is not None:
        value = text[span.value_at.start : span.value_at.end]
        if value not in slice_:
            yield f"{span.kind} {slice_[:80]!r} does not hold {value!r}"
        repaired = any(span.value_at.start <= at.start and at.end <= span.value_at.end for at in edited)
        if (
            span.kind in ("link", "image", "id")
            and not repaired
            and not _same_target(slice_, value, span.value)
        ):
            yield f"{span.kind} is {span.value!r}, at its place stands {value!r}"
    if span.label_at is not None and text[span.label_at.start : span.label_at.end] not in slice_:
        yield f"{span.kind} {slice_[:80]!r} does not hold its text"


def _same_target(slice_: str, written: str, meant: str) -> bool:
    if slice_.startswith(("<", "http")):  # an autolink, a bare URL, or HTML: no escapes, lines may be broken
        return (
            re.split(r"[\s>]+", decode(written)) == re.split(r"[\s>]+", meant) or f"mailto:{written}" == meant
        )
    return decode(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written)) == meant


def _looks_like(span: Span, slice_: str) -> bool:
    match span.kind:
        case "link":
            return slice_.startswith(("[", "<", "［", "(", "http://", "https://"))
        case "image":
            return slice_.startswith(("![", "<", "!［"))
        case "code":
            return slice_.startswith("`") and slice_.endswith("`")
        case "number":
            return any(unicodedata.category(char)[0] == "N" or char in NUMERALS for char in slice_)
        case "tag":
            return slice_.startswith("<") and slice_.endswith(">")
        case "placeholder":
            return slice_.startswith(("{", "$", "%"))
        case "footnote" | "reference":
            return slice_.startswith("[")
        case "math":
            return slice_.startswith("$")
        case "id":
            return slice_.startswith(("{", "<"))
