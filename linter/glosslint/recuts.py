"""Blocks that seem to lack a counterpart because the versions cut the same text in other places."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import takewhile
from statistics import median
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from glosslint.counterparts import contents, spans_in
from glosslint.lists import items_in
from glosslint.model import Block, walk
from glosslint.sentences import sentences_of
from glosslint.targets import target_readings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from glosslint.model import SpanKind
    from glosslint.vote import RowView, View

_LIKE: Final = math.log(1.6)
"""How much longer or shorter than is usual between two versions a text may be and still be the same."""
_UNMARKED: Final = math.log(2.5)
"""The same, where nothing else is to be compared: no links and numbers, or those of HTML, not all read."""
_TELLING: Final = 0.25
"""From this share of its neighbour's length on, a block shows in the length of what it may be part of."""
_WIDE_EXTRA: Final = 1.5
"""A Chinese, Japanese or Korean character stands for so many letters more than one."""
_USUAL: Final = (1.0, 1.0, 1.0)
"""What is taken for the ratios of more texts, since a short page tells little."""
_AS_MUCH_CODE: Final = 0.75
_TAG: Final = re.compile("<[^<>]*>")
_TEXTS: Final = frozenset({"admonition", "html", "list", "paragraph", "quote"})
_TARGETS: Final[tuple[SpanKind, ...]] = ("link", "image")
_COMPARED: Final[tuple[SpanKind, ...]] = (*_TARGETS, "code", "number")


class Recuts:
    """Compares where two versions of a page cut their text; `one` has blocks that `other` does not."""

    def __init__(self, page: View) -> None:
        self._page = page
        self._ratios: dict[tuple[str, str], float] = {}

    def holder(self, run: Sequence[RowView], one: str, other: str) -> RowView | None:
        """The block in which `other` has what is `run` in `one`: one beside it, or what contains it."""
        added = sum(_length(row, one) for row in run)
        if not added:
            return None
        parent = run[0].parent
        if parent is not None and parent.kind != "section":
            whole = _length(parent, one)
            length = _length(parent, other)
            alone = sum(row.cell(other).element is not None for row in parent.children) == 1
            if self._fits(length, whole - added, added, one, other):
                return parent
            if alone and self._far(length, whole, one, other) < _LIKE:
                return parent
        neighbours = _neighbours(run, one, other)
        return next((near for near in neighbours if self._joins(near, run, added, one, other)), None)

    def outside(self, run: Sequence[RowView], one: str, other: str) -> RowView | None:
        """What `other` has behind a list, and `one`, as `run`, in one of its items."""
        outer = run[0].parent
        if outer is None or outer.kind == "section":
            return None
        while outer.parent is not None and outer.parent.kind != "section":
            outer = outer.parent
        free = takewhile(lambda row: row.kind == "block" and row.cell(one).element is None, outer.following)
        candidates = (row for row in free if _is_text(row, other))
        return next((row for row in candidates if self.same(run, one, (row,), other)), None)

    def same(self, run: Sequence[RowView], one: str, counterpart: Sequence[RowView], other: str) -> bool:
        """Whether `run`, which only `one` has, and `counterpart`, which only `other` has, are one text."""
        if all([_is_list(row, one) for row in run] + [_is_list(row, other) for row in counterpart]):
            items = [items_in(row, one) for row in run], [items_in(row, other) for row in counterpart]
            if sum(map(len, items[0])) == sum(map(len, items[1])):
                return True
        languages = self._page.table.languages
        lengths = [
            sum(_length(row, language) for row in rows)
            for rows, language in ((run, one), (counterpart, other))
        ]
        if any(_is_html(row, one) for row in run) != any(_is_html(row, other) for row in counterpart):
            written = [
                sum(_written(row, language) for row in rows)
                for rows, language in ((run, one), (counterpart, other))
            ]
            return self._far(written[1], written[0], one, other) < _UNMARKED
        ours = Counter(thing for row in run for thing in things(row, one, languages))
        theirs = Counter(thing for row in counterpart for thing in things(row, other, languages))
        if ours and ours == theirs:
            return True
        if not ours and not theirs:  # only their lengths tell
            return self._far(lengths[1], lengths[0], one, other) < _UNMARKED
        if 2 * (ours & theirs).total() < max(ours.total(), theirs.total()) and not _alike(ours, theirs):
            return False
        return self._far(lengths[1], lengths[0], one, other) < _LIKE

    def _joins(self, neighbour: RowView, run: Sequence[RowView], added: float, one: str, other: str) -> bool:
        """Whether `neighbour` in `other` is about as long as it and `run` are in `one`.

        A run that hardly shows in the length shows in the number of sentences, or leads to what follows.
        """
        if self._lost(neighbour, run, one, other):
            return self._unlinked(neighbour, run, added, one, other)
        if _is_parted(neighbour, run, one, other):
            return True
        if _is_list(neighbour, other):
            items = [len(items_in(row, one)) for row in (neighbour, *run)]
            if any(items[1:]):
                return len(items_in(neighbour, other)) == sum(items)
            return neighbour.index < run[0].index and self._goes_on(neighbour, added, one, other)
        alone, length = _length(neighbour, one), _length(neighbour, other)
        if added >= _TELLING * alone and self._fits(length, alone, added, one, other):
            return True
        before = neighbour.index < run[0].index
        if before and added < alone and _leads(neighbour, other) and not _leads(neighbour, one):
            return True
        sentences = [_sentences(row, one) for row in (neighbour, *run)]
        near = self._far(length, alone + added, one, other) < _LIKE
        more = _sentences(neighbour, other) - sentences[0]
        return near and more > 0 and abs(more - sum(sentences[1:])) <= min(1, sum(sentences[1:]) - 1)

    def _lost(self, neighbour: RowView, run: Sequence[RowView], one: str, other: str) -> bool:
        """Whether most links and images of `run` are not in `neighbour` of `other`."""
        languages = self._page.table.languages
        ours = Counter(thing for row in run for thing in things(row, one, languages, _TARGETS))
        theirs = Counter(things(neighbour, other, languages, _TARGETS))
        return 2 * (ours & theirs).total() < ours.total()

    def _unlinked(
        self, neighbour: RowView, run: Sequence[RowView], added: float, one: str, other: str
    ) -> bool:
        """Whether `neighbour` in `other` has no link at all, but is longer by the words of `run`."""
        languages = self._page.table.languages
        if any(next(things(neighbour, other, languages, _TARGETS), ())):
            return False
        if any(next(things(row, one, languages, ("image",)), ()) for row in run):
            return False
        alone, length = _length(neighbour, one), _length(neighbour, other)
        more = _sentences(neighbour, other) - _sentences(neighbour, one)
        return (
            more >= sum(_sentences(row, one) for row in run)
            and added <= alone  # a short text is soon twice as long
            and self._far(length, alone, one, other) >= _LIKE
            and self._fits(length, alone, added, one, other)
        )

    def _goes_on(self, neighbour: RowView, added: float, one: str, other: str) -> bool:
        """Whether the last item of a list in `other` goes on with what stands behind the list in `one`."""
        ours, theirs = items_in(neighbour, one), items_in(neighbour, other)
        if not ours or len(ours) != len(theirs):
            return False
        alone = _length_of(ours[-1], neighbour, one)
        return self._fits(_length_of(theirs[-1], neighbour, other), alone, added, one, other)

    def _fits(self, length: float, alone: float, added: float, one: str, other: str) -> bool:
        """Whether a text of `other` is rather as long as two of `one` together than as the first alone."""
        together = self._far(length, alone + added, one, other)
        return together < min(_LIKE, self._far(length, alone, one, other))

    def _far(self, length: float, of_one: float, one: str, other: str) -> float:
        """How far a text of `other` is from the length to expect, as the logarithm of their ratio."""
        return abs(math.log(length / (self._ratio(one, other) * of_one))) if length and of_one else math.inf

    def _ratio(self, one: str, other: str) -> float:
        """How long a text of `one` usually is in `other`: the median, since some texts are cut anew."""
        if (one, other) not in self._ratios:
            rows = [row for row in contents(self._page) if {one, other} <= {*row.aligned}]
            alike = [row for row in rows if _kind(row, one) == _kind(row, other)]
            lengths = [(_length(row, one), _length(row, other)) for row in alike]
            ratios = [theirs / ours for ours, theirs in lengths if ours and theirs]
            self._ratios[one, other] = median((*ratios, *_USUAL))
        return self._ratios[one, other]


def _neighbours(run: Sequence[RowView], one: str, other: str) -> Iterator[RowView]:
    """The nearest rows before and behind `run` that both versions have."""
    for side in (run[0].preceding, run[-1].following):
        shared = (row for row in side if row.kind == "block" and row.cell(one).element is not None)
        nearest = next((row for row in shared if _is_text(row, other)), None)
        if nearest is not None:
            yield nearest


def _is_text(row: RowView, language: str) -> bool:
    """Whether `language` has a block there that may hold what is another block elsewhere."""
    element = row.cell(language).element
    return isinstance(element, Block) and element.kind in _TEXTS and _length(row, language) > 0


def _alike(ours: Counter[tuple[str, str]], theirs: Counter[tuple[str, str]]) -> bool:
    """Whether two texts hold as many things of each kind, as one and its translation do.

    Code need not be as much to the last: it is named once more, or not at all.
    """
    kinds = [Counter(kind for kind, _ in things.elements() if kind != "code") for things in (ours, theirs)]
    code = [sum(count for (kind, _), count in things.items() if kind == "code") for things in (ours, theirs)]
    return kinds[0] == kinds[1] and (min(code) >= _AS_MUCH_CODE * max(code) or not all(code))


def _is_parted(neighbour: RowView, run: Sequence[RowView], one: str, other: str) -> bool:
    """Whether a block of HTML in `other` goes on in `one` beyond a blank line, with the rest of its tags."""
    tags = {language: Counter(_tags(neighbour, language)) for language in (one, other)}
    lost = tags[other] - tags[one]
    if not lost:
        return False
    column = run[0].view.table.languages.index(other)
    beside = Counter[str]()
    for side in (run[0].preceding, run[-1].following):
        for row in side:
            if row.kind != "block" or row.row.cells[column].element is not None:
                break
            beside.update(_tags(row, one))
    return not lost - beside


def _tags(row: RowView, language: str) -> Iterator[str]:
    """The tags of the HTML that `language` has in `row`."""
    for element in row.cell(language).elements:
        if isinstance(element, Block) and element.kind == "html":
            yield from (span.value for span in element.spans if span.kind == "tag")


def _is_list(row: RowView, language: str) -> bool:
    return _kind(row, language) == "list"


def _is_html(row: RowView, language: str) -> bool:
    return _kind(row, language) == "html"


def _kind(row: RowView, language: str) -> str:
    element = row.cell(language).element
    return element.kind if isinstance(element, Block) else ""


def _leads(row: RowView, language: str) -> bool:
    """Whether `row` ends with a colon, and so leads to what stands behind it."""
    *_, last = row.cell(language).elements
    return row.document(language).text[last.at.start : last.at.end].rstrip("*_ ").endswith((":", "\uff1a"))


def _length(row: RowView, language: str) -> float:
    """Of the prose that `language` has in `row`, in letters of an alphabet."""
    blocks = (element for element in row.cell(language).elements if isinstance(element, Block))
    return sum(_length_of(block, row, language) for block in blocks)


def _written(row: RowView, language: str) -> float:
    """The same of all but the tags: what stands in HTML is not always read."""
    text = row.document(language).text
    return sum(_letters(_TAG.sub("", text[one.at.start : one.at.end])) for one in row.cell(language).elements)


def _length_of(block: Block, row: RowView, language: str) -> float:
    text = row.document(language).text
    return sum(_letters(text[run.start : run.end]) for inner in walk(block) for run in inner.prose)


def _letters(text: str) -> float:
    if text.isascii():
        return len(text)
    return len(text) + _WIDE_EXTRA * sum(east_asian_width(character) in "WF" for character in text)


def _sentences(row: RowView, language: str) -> int:
    text = row.document(language).text
    return sum(len(sentences_of(one, text)) for one in row.cell(language).elements if isinstance(one, Block))


def things(
    row: RowView, language: str, languages: Collection[str], kinds: Sequence[SpanKind] = _COMPARED
) -> Iterator[tuple[str, str]]:
    """What survives translation of what `language` has in `row`, targets without what is local."""
    path = row.document(language).path
    for element in row.cell(language).elements:
        for kind in kinds:
            for span in spans_in(element, kind):
                if kind in _TARGETS:
                    yield kind, target_readings(span.value, path, language, languages)[0]
                else:
                    yield kind, span.value
