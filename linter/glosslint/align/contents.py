"""What the contents of corresponding cells say: rewritten here, left in another's words there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from glosslint.languages import base
from glosslint.model import Block, walk
from glosslint.vote import decide

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glosslint.align.drafts import Draft
    from glosslint.align.fingerprints import Fingerprints
    from glosslint.align.nodes import Node, Version
    from glosslint.model import Table, Verdict
    from glosslint.vote import Electorate

_FEWEST_THINGS: Final = 3
_FEWEST_KINDS: Final = 2
_AGREEING: Final = 1 / 4
"""The share of things in common below which a block is another one, if there are enough of them."""

_MARKUP: Final = frozenset({"tag", "raw"})

_CONVENTION: Final = 3 / 5
_FEW: Final = 0.1
"""The share of its letters in which a copy may differ from the original."""
_END: Final = 12
"""The letters at the beginning or at the end that a near copy has in common with its original."""
_NEAR_LETTERS: Final = 60
_LETTERS: Final = 40
"""Equal wordings of fewer letters are names, titles and slogans too often."""


class Contents:
    """Compares what the cells of a row hold, as far as that makes a verdict."""

    def __init__(
        self,
        table: Table,
        versions: Sequence[Version],
        fingerprints: Fingerprints,
        electorate: Electorate,
    ) -> None:
        self._versions = versions
        self._fingerprints = fingerprints
        self._kinds = fingerprints.kinds
        self._tokens_of = fingerprints.tokens_of
        self._electorate = electorate
        languages = table.languages
        self._references = [
            languages.index(language)
            for language in (electorate.source, electorate.presumed, electorate.pivot)
            if language in languages
        ]
        self._bases = [base(language) for language in languages]
        self._originals = {
            languages.index(copy): languages.index(original)
            for copy, original in table.copies
            if copy in languages and original in languages
        }

    def verdicts(self, draft: Draft) -> dict[int, Verdict]:
        """The cells of `draft`, a row without rows below, that are rewritten or untranslated."""
        found: dict[int, Verdict] = {}
        if len(draft.fingerprints) > 1:
            found = self._rewritten(draft)
        if draft.texts:
            found |= self._untranslated(draft)
        return found

    def _rewritten(self, draft: Draft) -> dict[int, Verdict]:
        """The cells that have other things than is expected in nearly all places, and enough of them."""
        if draft.kind in ("code", "section") or not self._far_apart(list(draft.fingerprints)):
            return {}
        languages = self._electorate.languages
        counts = {
            languages[index]: Counter(token for node in draft.nodes[index] for token in node.tokens)
            for index in sorted(draft.nodes)
        }
        expected: Counter[int] = Counter()
        disputed: set[str] = set()
        for token in {token: None for count in counts.values() for token in count}:
            vote = decide(
                {language: count[token] for language, count in counts.items()}, self._electorate, languages
            )
            if vote.value is None:
                disputed.add(vote.carrier)
            else:
                expected[token] = vote.value
        if disputed:  # nobody knows which is right, so only the one that stands for all is held to the next
            carrier = disputed.pop()
            expected = next(count for language, count in counts.items() if language != carrier)
            counts = {carrier: counts[carrier]}
        return {
            languages.index(language): "rewritten"
            for language, count in counts.items()
            if self._another(count, expected)
        }

    def _far_apart(self, fingerprints: Sequence[int]) -> bool:
        """Whether any two of `fingerprints` have hardly anything in common."""
        counts = [Counter(self._tokens_of[one]) for one in fingerprints]
        return any(
            self._another(one, other) for place, one in enumerate(counts) for other in counts[place + 1 :]
        )

    def _another(self, one: Counter[int], other: Counter[int]) -> bool:
        """Whether hardly anything agrees, of enough things, and things of several kinds do not.

        HTML does not count: it may be cut into blocks elsewhere.
        """
        one, other = self._telling(one), self._telling(other)
        total = one.total() + other.total()
        if max(one.total(), other.total()) < _FEWEST_THINGS or total == 0:
            return False
        common = one & other
        if 2 * common.total() >= _AGREEING * total:
            return False
        return len({self._kinds[token] for token in (one | other) - common}) >= _FEWEST_KINDS

    def _telling(self, count: Counter[int]) -> Counter[int]:
        kinds = self._kinds
        return Counter({token: number for token, number in count.items() if kinds[token] not in _MARKUP})

    def _untranslated(self, draft: Draft) -> dict[int, Verdict]:
        """The cells left in another language's words, or in a script that theirs is not written in."""
        single = {index: nodes[0] for index, nodes in draft.nodes.items() if len(nodes) == 1}
        by_text: dict[int, list[int]] = {}
        foreign: list[int] = []
        for index, node in single.items():
            if node.text and node.length >= _LETTERS:
                by_text.setdefault(node.text, []).append(index)
                if node.foreign:
                    foreign.append(index)
        found: dict[int, Verdict] = {}
        if foreign and not self._conventional(foreign, single):
            found = {
                index: "untranslated"
                for index in foreign
                if not self._conventional(by_text[single[index].text][1:], single)
                and self._running(index, single[index])
            }
        if len(by_text) < len(single):
            for holders in by_text.values():
                if len(holders) > 1 and len({self._bases[index] for index in holders}) > 1:
                    found |= self._copies(holders, single)
        return found | self._near_copies(single, found)

    def _copies(self, holders: Sequence[int], cells: Mapping[int, Node]) -> dict[int, Verdict]:
        """Of `holders`, which all have the same words, those who have them from another."""
        if not self._running(holders[0], cells[holders[0]]):
            return {}
        original = self._original(holders, cells)
        copies = [index for index in holders if self._bases[index] != self._bases[original]]
        if self._conventional(copies, cells):
            copies = [index for index in copies if self._originals.get(index) in holders]
        return dict.fromkeys(copies, "untranslated")

    def _near_copies(self, cells: Mapping[int, Node], found: Mapping[int, Verdict]) -> dict[int, Verdict]:
        """The cells that differ from the one that the others were made from in a few letters only."""
        reference = next((index for index in self._references if index in cells), -1)
        if reference < 0 or not cells[reference].text or cells[reference].length < _NEAR_LETTERS:
            return {}
        words = self._written(reference, cells[reference])
        return {
            index: "untranslated"
            for index, node in cells.items()
            if node.text
            and node.text != cells[reference].text
            and index not in found
            and not self._close(index, reference)
            and _near_equal(words, self._written(index, node))
            and self._running(index, node)
        }

    def _written(self, index: int, node: Node) -> str:
        """The prose of a cell."""
        text = self._versions[index].document.text
        element = node.element
        blocks = walk(element) if isinstance(element, Block) else ()
        return " ".join([text[run.start : run.end] for block in blocks for run in block.prose])

    def _close(self, one: int, other: int) -> bool:
        """Whether two languages are so close that the same sentence may look nearly the same in both."""
        from glosslint.layout.texts import close

        return self._bases[one] == self._bases[other] or close(self._bases[one], self._bases[other])

    def _running(self, index: int, node: Node) -> bool:
        return self._fingerprints.running(node, self._versions[index].document)

    def _conventional(self, alike: Sequence[int], cells: Mapping[int, Node]) -> bool:
        """Whether so many leave it as it is that it is not to be translated: a name, a quotation."""
        return len(cells) > 2 and len(alike) >= _CONVENTION * (len(cells) - 1)

    def _original(self, holders: Sequence[int], cells: Mapping[int, Node]) -> int:
        """Whose words those are that all of `holders` have."""
        from glosslint.layout.texts import glance, identify

        for reference in (*self._references[:-1], *(self._originals.get(index, -1) for index in holders)):
            if reference in holders:
                return reference
        language = base(identify(glance(self._written(holders[0], cells[holders[0]]))))

        def rank(index: int) -> tuple[bool, bool, str]:
            return self._bases[index] != language, cells[index].foreign, self._electorate.languages[index]

        return min(holders, key=rank)


def _near_equal(one: str, other: str) -> bool:
    """Whether the two texts differ in a few letters only."""
    from rapidfuzz.fuzz import ratio

    if abs(len(one) - len(other)) > _FEW * len(one):
        return False
    if one[:_END] != other[:_END] and one[-_END:] != other[-_END:]:
        return False
    return ratio(one, other, score_cutoff=100 * (1 - _FEW)) > 0
