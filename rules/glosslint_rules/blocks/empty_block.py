"""A quote, a list item, a heading or a link text with nothing in it.

A reader sees a bar without a quotation, a bullet without a point, or a link that cannot be clicked:
machine translation often loses the words and keeps the marks.

What holds an image, a comment, a template or a nested list is not empty.

Reported, because a quote that is only its mark still shows as a bar:

    it | > Il termine è nato presto.
       |
       | >
         ^ an empty quote
       -
       | ## Esempio
    sv | > Termen uppstod tidigt.
       |
       | ## Exempel

Reported, because nobody can click on nothing:

    sv | Se [](/frontoffice) här.
            ^^^^^^^^^^^^^^^^ a link without text
    it | Vedi il [front office](/frontoffice) qui.

Silent, because a point may consist of a nested list:

    sv | -
       |   - Försäljning
    it | -
       |   - Vendite

Silent, because the image is the text of the link:

    sv | [![](/logo.png)](/start)
    it | [![](/logo.png)](/start)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glosslint.model import Block, Diagnostic, Edit, Fix, Range, blocks_of
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document, Span

SEVERITY: Final = "warning"

_MARKS: Final = " \t\r\n()[].,;:"
"""A link of nothing else is one whose words were pushed out of it."""
_LINE_END: Final = re.compile(r"\r\n?|\n")

_NAMES: Final = {
    "quote": "an empty quote",
    "item": "an empty list item",
    "heading": "a heading without words",
}


def check(document: Document) -> Iterator[Diagnostic]:
    """Report what is empty in `document`."""
    for block in blocks_of(document.root):
        if block.kind in _NAMES and _is_empty(document, block):
            fix = None if block.kind == "heading" else _removal(document, block)
            yield Diagnostic(_NAMES[block.kind], block.at, fix=fix, key=(block.kind,))
        for span in block.spans:
            if span.kind == "link" and _is_blank(document, span):
                yield Diagnostic(_said(document, span), span.at, key=("link", span.value))


def _is_empty(document: Document, block: Block) -> bool:
    holds_comment = any(block.at.start <= c.at.start < block.at.end for c in document.comments)
    return not (block.children or block.spans or block.prose or holds_comment)


def _is_blank(document: Document, link: Span) -> bool:
    label = link.label_at
    return label is not None and not document.text[label.start : label.end].strip(_MARKS)


def _said(document: Document, link: Span) -> str:
    text = document.text[link.label_at.start : link.label_at.end].strip() if link.label_at is not None else ""
    return f"a link without text, but for {quoted(text)}" if text else "a link without text"


def _removal(document: Document, block: Block) -> Fix | None:
    """The block's lines go, with one of the blank lines that part it from its neighbours.

    None where its first line holds the marker of an item around it, which must stay.
    """
    text = document.text
    start = _line_start(text, block.at.start)
    if text[start : block.at.start].strip(" \t>"):
        return None
    end = _line_end(text, block.at.end)
    blank_above = not text[_line_start(text, max(start - 1, 0)) : start].strip()
    after = _line_end(text, end)
    if blank_above and end < after and not text[end:after].strip():
        end = after
    return Fix(
        "safe",
        f"remove the empty {'item' if block.kind == 'item' else 'quote'}",
        (Edit(Range(start, end), ""),),
    )


def _line_start(text: str, offset: int) -> int:
    """The offset where the line that `offset` lies in begins; within CRLF, the line that it ends."""
    if text.startswith("\r\n", offset - 1):
        offset -= 1
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    """The offset behind the ending of the line that `offset` lies in."""
    found = _LINE_END.search(text, offset)
    return found.end() if found else len(text)
