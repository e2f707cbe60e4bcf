"""The table in the making: one version after the other is laid beside what stands there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.align.block_scores import BlockSides
from glosslint.align.drafts import Draft, SectionDraft, release
from glosslint.align.names import Wordings
from glosslint.align.pairing import Pairing, pair
from glosslint.align.paths import Match
from glosslint.align.section_scores import SectionSides
from glosslint.align.similarity import Similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glosslint.align.fingerprints import Fingerprints
    from glosslint.align.nodes import Node, SectionNode, Version
    from glosslint.model import Document

_MOST_VERBOSE: Final = 1.5
"""Lengths of a version are scaled by no more than this: the rest is text that is missing, not style."""

_TELLING: Final = 0.04
"""The relative change of that scale from which on sections are paired anew."""

_UNMISTAKABLE: Final = 1.6
"""The score from which on a block is found in whatever section it stands."""

_HOLDS_BLOCKS: Final = frozenset({"admonition", "definition", "footnote", "item", "quote"})


class Merger:
    """Merges the versions of a page into rows, in the order in which `add` is given them."""

    def __init__(self, fingerprints: Fingerprints) -> None:
        self.fingerprints = fingerprints
        self.similarity = Similarity(fingerprints)
        self.sections: list[SectionDraft] = []
        """The rows of sections in reading order, that of the roots first."""
        self.documents: dict[int, Document] = {}
        """By the version's index."""
        self._length = 0.0
        self._merges: dict[int, _Merge] = {}

    def add(self, version: Version) -> None:
        """Lay `version` beside those that were added before."""
        self.documents[version.index] = version.document
        if not self.sections:
            self._length = version.length
        merge = self._merges[version.index] = _Merge(self, version, _ratio(self._length, version.length))
        merge.sections()

    def split(self, draft: Draft, but: int) -> None:
        """Make rows of what the cells of `draft` contain, but for that of version number `but`."""
        draft.split = True
        for index, nodes in draft.nodes.items():
            if index != but:
                self._merges[index].children([draft], nodes)

    def close(self) -> None:
        """Part what refers to each other, which is freed then without waiting for the collector."""
        self._merges.clear()
        release(self.sections)


class _Merge:
    """The merging of one version."""

    def __init__(self, merger: Merger, version: Version, factor: float) -> None:
        self._merger = merger
        self._version = version
        self._index = version.index
        self._wordings = Wordings(merger.fingerprints, merger.documents, version.index)
        self._factor = factor
        """What makes its lengths comparable to the pivot's."""

    def sections(self) -> None:
        """Lay its sections beside the rows of sections, and what they hold beside what those hold."""
        rows, nodes = self._merger.sections, self._version.sections
        pairing = self._pairing(rows, nodes)
        row_of = {match.node: rows[match.row] for match in (*pairing.matches, *pairing.moves)}
        for number, row in row_of.items():
            row.add(self._index, [nodes[number]], nodes[number].length * self._factor)
        for match in pairing.moves:
            rows[match.row].moved.add(self._index)
        for node in nodes:
            if node.number not in row_of:
                parent = row_of[node.parent.number] if node.parent else None
                row_of[node.number] = SectionDraft(node, self._index, parent, node.length * self._factor)
        self._place(rows, nodes, pairing, row_of)
        for match in pairing.moves:
            self._contents([rows[match.row]], [nodes[match.node]], row_of)
        self._wanderers()

    def _pairing(self, rows: Sequence[SectionDraft], nodes: Sequence[SectionNode]) -> Pairing:
        """Which sections correspond.

        Where the version lacks much, all of it says little about how verbose it is; so once it is known
        what corresponds, that is measured again there.
        """
        pairing = pair(SectionSides(rows, nodes, self._merger.similarity, self._factor, self._wordings))
        alike = [match for match in pairing.matches if _same_shape(rows[match.row], nodes[match.node])]
        before = self._factor
        if alike:
            self._factor = _ratio(
                sum([rows[match.row].length for match in alike]),
                sum([nodes[match.node].length for match in alike]),
            )
        if abs(self._factor - before) > _TELLING * before and len(alike) < max(len(rows), len(nodes)):
            pairing = pair(SectionSides(rows, nodes, self._merger.similarity, self._factor, self._wordings))
        return Pairing([Match(match.row, match.node) for match in pairing.matches], pairing.moves)

    def _place(
        self,
        rows: Sequence[SectionDraft],
        nodes: Sequence[SectionNode],
        pairing: Pairing,
        row_of: dict[int, SectionDraft],
    ) -> None:
        """Put new rows where they stand in the version, and merge the contents of all."""
        moved_rows = {match.row for match in pairing.moves}
        moved_nodes = {match.node for match in pairing.moves}
        order: list[SectionDraft] = []
        row = node = 0
        held_rows: list[SectionDraft] = []
        held_nodes: list[SectionNode] = []
        for match in (*pairing.matches, Match(len(rows), len(nodes))):
            missing = [rows[index] for index in range(row, match.row) if index not in moved_rows]
            extra = [nodes[index] for index in range(node, match.node) if index not in moved_nodes]
            order += rows[row : match.row]
            order += [row_of[one.number] for one in extra]
            if extra and (missing or not held_rows):  # replaced: nothing slid from section to section
                for one in extra:
                    self._contents([row_of[one.number]], [one], row_of)
                missing, extra = [], []
            held_rows, held_nodes = held_rows + missing, held_nodes + extra
            following, follows = rows[match.row : match.row + 1], nodes[match.node : match.node + 1]
            order += following
            if held_rows and following and following[0].emptied and follows[0].blocks:
                held_rows, held_nodes = [*held_rows, *following], [*held_nodes, *follows]
            else:
                if held_rows:
                    self._contents(held_rows, held_nodes, row_of)
                held_rows, held_nodes = [*following], [*follows]
            row, node = match.row + 1, match.node + 1
        self._merger.sections = order

    def _contents(
        self, rows: list[SectionDraft], nodes: list[SectionNode], row_of: dict[int, SectionDraft]
    ) -> None:
        """Merge what `nodes` hold into what `rows` hold.

        The first of each correspond. More rows stand for headings that the version lacks, more nodes
        for headings that only it has: what stands under them may belong to the section before.
        """
        if len(rows) + len(nodes) > 2 and self._agree(rows[0].children, nodes[0].blocks):
            for one in nodes[1:]:
                self._contents([row_of[one.number]], [one], row_of)
            rows, nodes = rows[:1], nodes[:1]
        drafts = [draft for row in rows for draft in row.children]
        blocks = [block for node in nodes for block in node.blocks]
        homes: list[Draft] = [row_of[node.number] for node in nodes for _ in node.blocks]
        owners = None
        if len(rows) + len(nodes) > 2:
            owners = (
                [number for number, row in enumerate(rows) for _ in row.children],
                [number for number, node in enumerate(nodes) for _ in node.blocks],
            )
        order = self._blocks(drafts, blocks, homes, owners, follow=len(rows) > 1)
        for parent in {id(row): row for row in (*rows, *(row_of[node.number] for node in nodes))}.values():
            parent.children = [draft for draft in order if draft.parent is parent]

    def _wanderers(self) -> None:
        """Find blocks that stand in another section than in the other versions, by what is in them.

        They have moved only if they stand elsewhere in reading order: else it is the headings that differ.
        """
        blocks = [draft for section in self._merger.sections for draft in section.children]
        fresh = [draft for draft in blocks if len(draft.nodes) == 1 and self._index in draft.nodes]
        lacking = [place for place, draft in enumerate(blocks) if self._index not in draft.nodes]
        if not fresh or not lacking:
            return
        nodes = [draft.nodes[self._index][0] for draft in fresh]
        rows = [blocks[place] for place in lacking]
        sides = BlockSides(rows, nodes, self._merger.similarity, self._factor, self._wordings)
        for number, row in enumerate(sides.anchors()):
            if row < 0 or sides.score(row, number) < _UNMISTAKABLE:
                continue
            home = fresh[number].parent
            if home is not None:
                home.children.remove(fresh[number])
            del fresh[number].nodes[self._index]
            if not self._in_reading_order(blocks, lacking[row], nodes[number]):
                rows[row].moved.add(self._index)
            self._attach([rows[row]], [nodes[number]])

    def _in_reading_order(self, blocks: Sequence[Draft], place: int, node: Node) -> bool:
        """Whether `node` stands between what the version has before and after `blocks[place]`."""

        def start(drafts: Iterable[Draft]) -> int | None:
            """Where the first of `drafts` stands that the version has in its place and not alone."""
            for draft in drafts:
                if self._index in draft.nodes and len(draft.nodes) > 1 and self._index not in draft.moved:
                    return draft.nodes[self._index][0].element.at.start
            return None

        before = start(reversed(blocks[:place]))
        after = start(blocks[place + 1 :])
        at = node.element.at.start
        return (before is None or before < at) and (after is None or at < after)

    def _agree(self, drafts: Sequence[Draft], blocks: Sequence[Node]) -> bool:
        """Whether each of `blocks` has its counterpart in the same place."""
        if len(drafts) != len(blocks):
            return False
        pairing = pair(BlockSides(drafts, blocks, self._merger.similarity, self._factor, self._wordings))
        return len(pairing.matches) == len(drafts)

    def _blocks(
        self,
        drafts: Sequence[Draft],
        nodes: Sequence[Node],
        homes: Sequence[Draft],
        owners: tuple[Sequence[int], Sequence[int]] | None = None,
        *,
        follow: bool = False,
    ) -> list[Draft]:
        """Merge `nodes` into `drafts`; what has no counterpart becomes a row of its home.

        With `follow` it becomes a row of the home of what was matched before it.
        """
        pairing = pair(
            BlockSides(drafts, nodes, self._merger.similarity, self._factor, self._wordings, owners)
        )
        moved = {match.node for match in pairing.moves}
        order: list[Draft] = []
        last: Draft | None = None
        row = node = 0
        for match in (*pairing.matches, Match(len(drafts), len(nodes), 0, 0)):
            order += drafts[row : match.row]
            for index in range(node, match.node):
                if index not in moved:
                    home = last.parent if follow and last is not None and last.parent else homes[index]
                    order.append(self._new(nodes[index], home))
            if match.rows:
                matched = drafts[match.row : match.row + match.rows]
                self._attach(matched, nodes[match.node : match.node + match.nodes])
                order += matched
                last = matched[-1]
            row, node = match.row + match.rows, match.node + match.nodes
        for match in pairing.moves:
            drafts[match.row].moved.add(self._index)
            self._attach([drafts[match.row]], [nodes[match.node]])
        return order

    def _attach(self, drafts: Sequence[Draft], nodes: Sequence[Node]) -> None:
        first = drafts[0]
        first.add(self._index, list(nodes), sum([node.length for node in nodes]) * self._factor)
        for other in drafts[1:]:
            other.joined = first
        kind = nodes[0].kind
        if first.kind == kind or {first.kind, kind} <= _HOLDS_BLOCKS:
            self.children(drafts, nodes)

    def children(self, drafts: Sequence[Draft], nodes: Sequence[Node]) -> None:
        """Merge what `nodes` contain into what `drafts`, which they correspond to, contain."""
        if not any(draft.split for draft in drafts) and not any(node.parts for node in nodes):
            return
        for draft in drafts:
            if not draft.split:
                self._merger.split(draft, self._index)
        fingerprints, document = self._merger.fingerprints, self._version.document
        parts = [part for node in nodes for part in fingerprints.parts(node, document)]
        rows = [row for draft in drafts for row in draft.children]
        order = self._blocks(rows, parts, [drafts[0]] * len(parts), follow=True)
        for draft in drafts:
            draft.children = [row for row in order if row.parent is draft]

    def _new(self, node: Node, parent: Draft) -> Draft:
        draft = Draft(node, self._index, parent, node.length * self._factor)
        if node.parts:
            draft.split = True
            draft.children = [self._new(part, draft) for part in node.parts]
        return draft


def _same_shape(row: SectionDraft, node: SectionNode) -> bool:
    """Whether a section holds as much as it does in the first version, so that its length can be compared."""
    return row.shape == node.shape and row.leaves == node.leaves


def _ratio(length: float, other: float) -> float:
    """By what the lengths of `other` are to be multiplied to be those of `length`, within reason."""
    return min(max(length / other, 1 / _MOST_VERBOSE), _MOST_VERBOSE) if length and other else 1.0
