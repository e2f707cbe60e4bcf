"""Sections and blocks of one version, with what they are known by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from glosslint.model import Block, Document, Section

Tokens: TypeAlias = tuple[int, ...]
"""A sorted multiset of interned tokens."""


class Node:
    """A section or block of one version, with what it is known by."""

    __slots__ = (
        "element",
        "ending",
        "fingerprint",
        "foreign",
        "kind",
        "leaves",
        "length",
        "parts",
        "text",
        "tokens",
        "words",
    )

    def __init__(
        self, element: Section | Block, kind: str, fingerprint: int, tokens: Tokens, length: float
    ) -> None:
        self.element = element
        self.kind = kind
        self.fingerprint = fingerprint
        """Equal for equal kind, tokens and shape."""
        self.tokens = tokens
        self.length = length
        """Of its prose and code, in letters of an alphabet."""
        self.leaves = 1 if length else 0
        """The number of blocks with prose or code that it is or holds."""
        self.ending = ""
        """`:`, `?`, `!` or `…` where its prose ends in one of these, in whatever script."""
        self.text = 0
        """Equal for equal wording; 0 where there is too little to tell."""
        self.foreign = False
        """True for words in Latin script alone, in a language that does not write it."""
        self.words: frozenset[str] | None = None
        """Its words in Latin script, as far as they were asked for (see `Fingerprints.words`)."""
        self.parts: list[Node] | None = None
        """What it contains; None for a leaf, and for what holds one paragraph (see `Fingerprints.parts`)."""

    @property
    def leads(self) -> bool:
        """Whether it ends in a colon: what it leads up to stands behind it."""
        node = self
        while node.parts:
            node = node.parts[-1]
        return node.ending == ":"


class SectionNode(Node):
    """A section without its subsections: the heading, and the blocks up to the next heading."""

    __slots__ = ("blocks", "derived_id", "id", "level", "number", "parent", "shape", "title")

    def __init__(self, section: Section, fingerprint: int, tokens: Tokens, blocks: list[Node]) -> None:
        super().__init__(section, "section", fingerprint, tokens, sum(block.length for block in blocks))
        self.blocks = blocks
        self.leaves = sum(block.leaves for block in blocks)
        self.level = section.level
        self.id = _letters(section.id)
        """The explicit id, its letters and digits alone: what renderers agree on."""
        self.derived_id = "" if section.id else _letters(section.title)
        """Without an explicit id: the one that the heading makes of its words, which another version may
        write down."""
        self.title = " ".join(section.title.split()).casefold()
        self.parent: SectionNode | None = None
        self.number = 0
        """Its index among the sections of its version."""
        self.shape = Counter(block.kind for block in blocks)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


class Version:
    """One document, fingerprinted."""

    __slots__ = ("content", "document", "foreign", "index", "length", "sections", "wordings")

    def __init__(self, document: Document, index: int, sections: list[SectionNode]) -> None:
        self.document = document
        self.index = index
        """Of the language in the table."""
        self.sections = sections
        """Every section in reading order, the root first."""
        self.length = sum(section.length for section in sections) / max(
            1, sum(section.leaves for section in sections)
        )
        """The mean of its blocks of prose and code: that does not depend on how many there are."""
        self.content: Counter[int] = Counter()
        """The fingerprints of its sections and their blocks."""
        self.foreign = 0
        """The number of paragraphs in a script that its language is not written in."""
        self.wordings: dict[int, Node] = {}
        """The wordings of its paragraphs and items."""
        for section in sections:
            self.content[section.fingerprint] += 1
            for block in section.blocks:
                self.content[block.fingerprint] += 1
                self._collect(block)

    def _collect(self, node: Node) -> None:
        if node.text:
            self.wordings[node.text] = node
            self.foreign += node.foreign
        for part in node.parts or ():
            self._collect(part)
