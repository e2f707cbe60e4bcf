"""Sentences: which of them a version repeats, and where."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.model import Block, Range, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.model import SpanKind
    from glosslint.vote import View

_END: Final = re.compile(r"[.!?…؟।]+[\"'”’»)\]*_]*\s+(?=[^\s])|[。！？]+[」』”）*_]*\s*")
_LONG: Final = 30
"""In bytes, since writing systems that need more of them for a letter need fewer letters for a word."""
_MARKS: Final = re.compile(r"[\s>]*")
"""What stands before a sentence in the lines of a quote."""
_TOKEN: Final = re.compile(r"\S+")
_SEEN: Final[frozenset[SpanKind]] = frozenset({"code", "image", "math", "placeholder"})
"""What a reader sees, though it is no prose."""


class Sentence(NamedTuple):
    """A sentence of a block."""

    at: Range
    words: str
    """What a reader sees, code included and markup left out, blanks folded."""


class Repetition(NamedTuple):
    """Two places where some version says the same: the rows, and which of how many sentences of each."""

    earlier: int
    later: int
    places: tuple[int, int]
    numbers: tuple[int, int]


class Sentences:
    """The sentences of a page, row by row, as far as they are asked for."""

    def __init__(self, page: View) -> None:
        self._page = page
        self._of: dict[tuple[int, str], tuple[Sentence, ...]] = {}

    def repetitions(self) -> Iterator[Repetition]:
        """The repetitions of the source, or of any version where none is configured; each once."""
        page = self._page
        source = page.electorate.source
        found: dict[Repetition, None] = {}
        languages = page.table.languages
        for language in (source,) if source in languages else languages:
            first: dict[str, tuple[int, int]] = {}
            for row in page.rows:
                if row.kind in ("block", "item") and row.leaf:
                    sentences = self.of(row.index, language)
                    for place, sentence in enumerate(sentences):
                        if len(sentence.words.encode()) < _LONG:
                            continue
                        index, before = first.setdefault(sentence.words, (row.index, place))
                        if index != row.index:
                            numbers = (len(self.of(index, language)), len(sentences))
                            found[Repetition(index, row.index, (before, place), numbers)] = None
        yield from found

    def pair(self, repetition: Repetition, language: str) -> tuple[Sentence, Sentence] | None:
        """The two sentences of `language`; None where it divides the two blocks in another way."""
        earlier = self.of(repetition.earlier, language)
        later = self.of(repetition.later, language)
        if (len(earlier), len(later)) != repetition.numbers:
            return None
        return earlier[repetition.places[0]], later[repetition.places[1]]

    def repeats(self, repetition: Repetition, language: str) -> bool | None:
        """Whether `language` says the same in both places; None where that cannot be told."""
        pair = self.pair(repetition, language)
        if pair is None:
            return None
        earlier, later = pair
        return earlier.words == later.words

    def text(self, language: str) -> str:
        """The text that the places in `language` lie in."""
        return self._page.documents[language].text

    def of(self, index: int, language: str) -> tuple[Sentence, ...]:
        """The sentences of an aligned cell with contents of its own, none of any other."""
        key = (index, language)
        if key not in self._of:
            row = self._page.rows[index]
            cell = row.cell(language)
            whole = cell.verdict == "aligned" and not cell.rest
            self._of[key] = (
                sentences_of(cell.element, row.document(language).text)
                if isinstance(cell.element, Block) and whole
                else ()
            )
        return self._of[key]


def contrast(one: Sentence, other: Sentence, text: str) -> tuple[Range, Range]:
    """Where the words of two sentences of `text` differ: from the first to the last word of each."""
    ours = _tokens(one, text)
    theirs = _tokens(other, text)
    least = min(len(ours), len(theirs))

    def same(index: int) -> bool:
        a, b = ours[index], theirs[index]
        return text[a.start : a.end] == text[b.start : b.end]

    before = next((index for index in range(least) if not same(index)), least)
    after = next((index for index in range(least - before) if not same(-1 - index)), least - before)
    if before + after == least:  # words were only added: shown with a neighbour
        before, after = (before - 1, after) if before else (before, after - 1)
    end, end_there = ours[len(ours) - 1 - after].end, theirs[len(theirs) - 1 - after].end
    while text[end - 1] == text[end_there - 1] and not text[end - 1].isalnum():
        end, end_there = end - 1, end_there - 1
    return Range(ours[before].start, end), Range(theirs[before].start, end_there)


def _tokens(sentence: Sentence, text: str) -> list[Range]:
    found = _TOKEN.finditer(text, sentence.at.start, sentence.at.end)
    return [Range(token.start(), token.end()) for token in found]


def sentences_of(block: Block, text: str) -> tuple[Sentence, ...]:
    """The sentences of the first paragraph, term or title that `block`, a part of `text`, is or holds."""
    leaf = next((inner for inner in walk(block) if inner.prose), None)
    if leaf is None:
        return ()
    seen = [*leaf.prose, *(span.at for span in leaf.spans if span.kind in _SEEN)]
    seen.sort()
    bounds = [leaf.at.start]
    ends = [end.end() for end in _END.finditer(text, leaf.at.start, leaf.at.end)]
    bounds += [end for end in ends if not text[end : end + 1].islower()]
    bounds.append(leaf.at.end)
    sentences = (_sentence(text, seen, start, end) for start, end in pairwise(bounds) if start < end)
    return tuple([sentence for sentence in sentences if sentence.words])


def _sentence(text: str, seen: Sequence[Range], start: int, end: int) -> Sentence:
    """The sentence between two offsets of `text`, of which people see the parts `seen`."""
    pieces: list[str] = []
    last = start
    for part in seen:
        if part.end <= start or part.start >= end:
            continue
        opening = max(part.start, start)
        if "\n" in text[last:opening]:
            pieces.append(" ")
        last = min(part.end, end)
        pieces.append(text[opening:last])
    marks = _MARKS.match(text, start, end)
    at = Range(start if marks is None else marks.end(), start + len(text[start:end].rstrip()))
    return Sentence(at, " ".join("".join(pieces).split()))
