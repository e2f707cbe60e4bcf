"""Markdown with places: mistune, subclassed so that every token knows where it stands.

mistune gives tokens without positions, and parses the content of containers from a text of their
own, whose markers and indentation were removed line by line. Two facts give the places back. Each
line of such a text is the end of one line of the file, and the lines follow each other; so a state
that knows the number of its first line can lead any offset back, counting from the line's end. And
within a block the inline tokens cover the source without a gap; so the tokens that are no text,
stamped with their places, say where the text between them stands.

Everything here speaks in offsets of the text that was parsed; `document` leads them back to the
file where the two differ.
"""

from __future__ import annotations

from functools import lru_cache

from glosslint.markdown.block_parser import PlacedBlockParser
from glosslint.markdown.inline_parser import PlacedInlineParser
from glosslint.markdown.state import PlacedState
from glosslint.markdown.syntax import (
    BLANKS,
    INLINE_SYNTAX,
    JSX_TAG,
    At,
    Token,
    cells,
    strip,
    target_of,
    target_place,
)

__all__ = [
    "BLANKS",
    "INLINE_SYNTAX",
    "JSX_TAG",
    "At",
    "PlacedState",
    "Token",
    "cells",
    "parsers",
    "strip",
    "target_of",
    "target_place",
]


@lru_cache(maxsize=2)
def parsers(*, mdx: bool) -> tuple[PlacedBlockParser, PlacedInlineParser]:
    """The two parsers, for Markdown or for MDX; they keep no state between texts."""
    return PlacedBlockParser(mdx=mdx), PlacedInlineParser(mdx=mdx)
