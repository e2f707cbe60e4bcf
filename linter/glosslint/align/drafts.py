"""Rows in the making: what has been found to correspond so far, and what it is known by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from glosslint.align.nodes import SectionNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glosslint.align.nodes import Node


_SELDOM: Final = -0.4
"""What it counts that none has a row; it is taken as a share for those that few have."""


class Draft:
    """A row of blocks, items or table rows in the making."""

    __slots__ = (
        "asked",
        "children",
        "endings",
        "fingerprints",
        "joined",
        "kind",
        "leaves",
        "length",
        "moved",
        "nodes",
        "parent",
        "split",
        "texts",
        "words",
    )

    def __init__(self, node: Node, version: int, parent: Draft | None, length: float) -> None:
        self.kind = node.kind
        """Of the first version that has it."""
        self.nodes: dict[int, list[Node]] = {version: [node]}
        """By the version's index; several where one of the others has them in one."""
        self.fingerprints: Counter[int] = Counter((node.fingerprint,))
        self.texts: set[int] = {node.text} if node.text else set()
        self.endings: Counter[str] | None = Counter((node.ending,)) if node.ending else None
        """How many of its cells end in what; None where all end in nothing that says something."""
        self.words: set[str] = set()
        """The words of its cells, as far as they were asked for."""
        self.asked: set[int] = set()
        """The versions whose words are in `words`."""
        self.length = length
        """The mean of its cells, in the pivot's letters."""
        self.leaves = node.leaves
        """Of the first version that has it."""
        self.parent = parent
        self.children: list[Draft] = []
        self.split = False
        """Whether `children` holds what the nodes contain; not so for what only holds a paragraph."""
        self.moved: set[int] = set()
        """The versions in which it stands elsewhere."""
        self.joined: Draft | None = None
        """The row before, if some version has both in one."""

    def seldom(self, whole: Draft) -> float:
        """What speaks against this row before anything is compared: few that have `whole` have it."""
        return _SELDOM * max(0.0, 1 - len(self.nodes) / len(whole.nodes))

    def add(self, version: int, nodes: list[Node], length: float) -> None:
        """Let `nodes` of a version, of `length` together, be its cell."""
        cells = len(self.nodes)
        self.length = (self.length * cells + length) / (cells + 1)
        self.nodes[version] = nodes
        if len(nodes) == 1:
            node = nodes[0]
            self.fingerprints[node.fingerprint] += 1
            if node.text:
                self.texts.add(node.text)
            if self.endings is not None:
                self.endings[node.ending] += 1
            elif node.ending:
                self.endings = Counter({"": cells, node.ending: 1})


class SectionDraft(Draft):
    """A row of sections in the making; `children` are its blocks, not its subsections."""

    __slots__ = ("derived_ids", "ids", "level", "levels", "shape", "titles")

    def __init__(self, node: SectionNode, version: int, parent: SectionDraft | None, length: float) -> None:
        super().__init__(node, version, parent, length)
        self.level = node.level
        self.levels = {node.level}
        self.ids = {node.id} if node.id else set[str]()
        self.derived_ids = {node.derived_id} if node.derived_id else set[str]()
        self.titles = {node.title: None}
        """In the order of the versions."""
        self.shape = node.shape
        self.split = True

    @property
    def emptied(self) -> bool:
        """Whether what stands under its heading belongs to the section before: few have the heading."""
        return bool(self.shape) and not self.children

    def add(self, version: int, nodes: list[Node], length: float) -> None:
        """Let `nodes`, a section, be the cell of a version."""
        super().add(version, nodes, length)
        node = nodes[0]
        if isinstance(node, SectionNode):
            self.levels.add(node.level)
            self.titles.setdefault(node.title)
            if node.id:
                self.ids.add(node.id)
            if node.derived_id:
                self.derived_ids.add(node.derived_id)


def release(drafts: Iterable[Draft]) -> None:
    """Part `drafts` and what they hold from each other, so that they are freed without the collector."""
    pending = list(drafts)
    while pending:
        draft = pending.pop()
        pending.extend(draft.children)
        draft.children = []
        draft.parent = draft.joined = None
