"""Notes that a template's shortcodes make of what stands between two lines (Hugo, Docsy)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glosslint.model import Block, Range

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOTE: Final = re.compile(
    r"\{\{[%<][ \t]*(?P<closes>/?)[ \t]*"
    r"(?P<name>admonition|alert|callout|caution|danger|hint|important|info|note|notice|tip|warning)\b"
    r"(?P<rest>[^{}]*)[%>]\}\}\Z"
)
_TITLE: Final = re.compile(r"\btitle[ \t]*=[ \t]*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")


def with_notes(blocks: Iterable[Block], text: str) -> list[Block]:
    """`blocks` of `text`, where those from `{{% alert %}}` to `{{% /alert %}}` are an admonition.

    One around headings is none, since a section does not lie in a block.
    """
    read: list[Block] = []
    opened: list[tuple[int, str]] = []
    for block in blocks:
        read.append(block)
        if block.kind == "heading":
            opened.clear()
        note = _NOTE.match(text, block.at.start, block.at.end) if block.kind == "directive" else None
        if note is None or note["rest"].rstrip().endswith("/"):
            continue
        if not note["closes"]:
            opened.append((len(read) - 1, note["name"]))
        elif opened and opened[-1][1] == note["name"]:
            first, name = opened.pop()
            read[first:] = [_admonition(read[first], tuple(read[first + 1 : -1]), block, name, text)]
    return read


def _admonition(opener: Block, children: tuple[Block, ...], closer: Block, name: str, text: str) -> Block:
    title = _TITLE.search(text, opener.at.start, opener.at.end)
    group = "double" if title is not None and title["double"] is not None else "single"
    prose = (Range(*title.span(group)),) if title is not None and title[group].strip() else ()
    at = Range(opener.at.start, closer.at.end)
    return Block("admonition", at, opener.spans, children, prose, opener.content, name)
