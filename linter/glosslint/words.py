"""The words of a version: those that it uses, those that are ordinary, and those that are names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.model import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glosslint.model import Block, Document

_WORD: Final = re.compile(r"(?<![\w.-])[^\W\d_]{2,}(?!\w|[.-]\w)")
"""A word, but no part of a version, an address or a compound."""
_NAME: Final = re.compile(r"(?<=[\w,;] )[^\W\d_a-z][^\W\d_]+")
"""A word that is written like a name within a sentence."""


class Words(NamedTuple):
    """The words of one version, headings apart, lowercased."""

    used: frozenset[str]
    ordinary: frozenset[str]
    """Those that are written without a capital somewhere."""
    names: frozenset[str]
    """Those that are written like a name within a sentence."""

    def is_ordinary(self, word: str) -> bool:
        """Whether `word`, as it is written somewhere else, is no name here."""
        lowercased = word.lower()
        return word == lowercased or (lowercased in self.ordinary and lowercased not in self.names)


def words_of(document: Document) -> Words:
    """The words of a version."""
    blocks = [block for block in blocks_of(document.root) if block.kind != "heading"]
    words = frozenset(words_in(document, blocks))
    names = {
        name.lower()
        for block in blocks
        for run in block.prose
        for name in _NAME.findall(document.text, run.start, run.end)
    }
    lowercased = frozenset(word.lower() for word in words)
    return Words(lowercased, words & lowercased, frozenset(names))


def is_command(title: str, document: Document) -> bool:
    """Whether `title` is the name of something that code of `document` calls.

    It stands in the code as it is, or has no capital and all of its words stand there.
    """
    codes = [
        code
        for block in blocks_of(document.root)
        for code in (block.code, *(span.value for span in block.spans if span.kind == "code"))
        if code
    ]
    words = title.split()
    parts = words if title == title.lower() else [title]
    return bool(words) and all(any(_stands_in(part, code) for code in codes) for part in parts)


def _stands_in(text: str, code: str) -> bool:
    words = r"\s+".join(map(re.escape, text.split()))
    return re.search(rf"(?<!\w){words}(?!\w)", code, re.IGNORECASE) is not None


def words_in(document: Document, blocks: Iterable[Block]) -> Iterator[str]:
    """The words that a reader sees in `blocks`, as they are written; code and targets apart."""
    for block in blocks:
        for run in block.prose:
            yield from _WORD.findall(document.text, run.start, run.end)
