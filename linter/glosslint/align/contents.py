"""What the contents of corresponding cells say: rewritten here, left in another's words there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from glosslint.languages import base
from glosslint.vote import decide

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glosslint.align.drafts import Draft
    from glosslint.align.fingerprints import Fingerprints, Version
    from glosslint.model import Table, Verdict
    from glosslint.vote import Electorate

_FEWEST_THINGS: Final = 4
_FEWEST_KINDS: Final = 2
_AGREEING: Final = 1 / 4
"""The share of things in common below which a block is another one, if there are enough of them."""

_CONVENTION: Final = 3 / 5
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
        self._kinds = fingerprints.kinds
        self._tokens_of = fingerprints.tokens_of
        self._electorate = electorate
        languages = table.languages
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
        union = one | other
        things = union.total()
        if things < _FEWEST_THINGS or (one & other).total() >= _AGREEING * things:
            return False
        return len({self._kinds[token] for token in union}) >= _FEWEST_KINDS

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
        found = {index: self._conventional(foreign, single) for index in foreign}
        for holders in by_text.values():
            if len(holders) > 1 and len({self._bases[index] for index in holders}) > 1:
                conventional = self._conventional(holders[1:], single)
                original = self._original(holders)
                for index in holders:
                    if self._bases[index] != self._bases[original]:
                        found[index] = conventional and self._originals.get(index) not in holders
        return {index: "untranslated" for index, conventional in found.items() if not conventional}

    def _conventional(self, alike: Sequence[int], cells: Mapping[int, object]) -> bool:
        """Whether so many leave it as it is that it is not to be translated: a name, a quotation."""
        return len(cells) > 2 and len(alike) >= _CONVENTION * (len(cells) - 1)

    def _original(self, holders: Sequence[int]) -> int:
        """Whose words those are that all of `holders` have."""
        electorate = self._electorate

        def rank(index: int) -> tuple[bool, bool, bool, int, str]:
            language = electorate.languages[index]
            return (
                language != electorate.source,
                language != electorate.presumed,
                index in self._originals,
                self._shared(index, holders),
                language,
            )

        return min(holders, key=rank)

    def _shared(self, index: int, holders: Sequence[int]) -> int:
        """How many wordings the version has in common with the other `holders`: copies have many."""
        own = self._versions[index].wordings
        return sum(len(own & self._versions[other].wordings) for other in holders if other != index)
