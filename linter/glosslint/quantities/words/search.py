"""Finding the numbers that prose says in words."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from glosslint.quantities.words.lexicon import lexicon
from glosslint.quantities.words.spelling import spelled
from glosslint.quantities.words.text import Token, fold, split, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glosslint.quantities.words.lexicon import Lexicon

Found: TypeAlias = tuple[Fraction, int, int]
"""A number with its offsets in the prose."""

_Phrases: TypeAlias = "Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]"
"""As `Lexicon.phrases`."""

_NO_PHRASES: _Phrases = {}
_LARGEST = 10**15


def numbers(prose: str, words: Lexicon, name: str, wanted: Fraction) -> Iterator[Found]:
    """The numbers and fractions that `prose` says in the words of a language, of large ones only `wanted`.

    Each is said as a whole: twenty-two is neither twenty nor two.
    """
    found = list(_tokens_unspaced(prose, name) if words.unspaced else tokens(prose))
    is_large = wanted.denominator == 1 and 100 <= wanted < _LARGEST
    own = _own_phrases(name, int(wanted)) if is_large else _NO_PHRASES
    elements = list(_elements(found, words, own))
    whole = [number for number in _compose(elements, found, words) if _stands_free(prose, found, number)]
    ignored = {at for element in elements if element.value < 0 for at in range(element.first, element.last)}
    yield from _fractions(found, words, whole, ignored)
    for number in whole:
        yield Fraction(number.value), found[number.first].start, found[number.last - 1].end
    if words.dual and wanted == 2:
        yield from (
            (Fraction(2), token.start, token.end) for token in found if _is_dual(token.text, words.dual)
        )


def find_phrase(prose: str, phrases: frozenset[tuple[str, ...]]) -> tuple[int, int] | None:
    """Where `prose` says one of `phrases`, as offsets."""
    found = tokens(prose)
    for at, token in enumerate(found):
        for phrase in phrases:
            if phrase[:1] == (token.text,) and _follows(found, at, phrase):
                return token.start, found[at + len(phrase) - 1].end
    return None


@lru_cache(maxsize=256)
def _own_phrases(name: str, number: int) -> _Phrases:
    """All that num2words says for a large number, by the first word."""
    phrases = {split(phrase) for phrase in spelled(number, name, inflected=True)} - {()}
    return {
        first: tuple(
            (phrase, number) for phrase in sorted(phrases, key=len, reverse=True) if phrase[0] == first
        )
        for first in {phrase[0] for phrase in phrases}
    }


class _Element(NamedTuple):
    """Words that stand for a part of a number, as offsets into the tokens."""

    value: int
    first: int
    last: int
    alone: bool = True
    """Whether they are a number without others."""
    link: str = ""
    """The "and" that is written onto the first of them."""


def _elements(found: list[Token], words: Lexicon, own: _Phrases) -> Iterator[_Element]:
    at = 0
    while at < len(found):
        element = _element(found, at, words, own)
        if element is None:
            at += 1
        else:
            yield element
            at = element.last


def _element(
    found: list[Token], at: int, words: Lexicon, own: _Phrases, *, stripped: bool = False
) -> _Element | None:
    """What begins at a token, without what is written before it if that was not `stripped` before."""
    text = found[at].text
    if text in words.articles:
        return _Element(1, at, at + 1, link=_NO_PART)
    for phrase, value in (*own.get(text, ()), *words.phrases.get(text, ())):
        if len(phrase) == 1 and text in words.banned:
            continue
        if (len(phrase) == 1 and not words.counters) or (len(phrase) > 1 and _follows(found, at, phrase)):
            return _Element(value, at, at + len(phrase), alone=value >= 0)
    if words.counters:
        return _counting(found, at, words, own)
    if text in words.multipliers:
        return _Element(words.multipliers[text], at, at + 1, alone=False)
    if text.startswith(words.exceptions):
        return None
    number = _inflected(text, words)
    number = _compound(text, words) if number is None else number
    if number is not None:
        return _Element(number, at, at + 1)
    return None if stripped else _behind_prefix(found, at, words)


def _behind_prefix(found: list[Token], at: int, words: Lexicon) -> _Element | None:
    """What begins at a token behind an article, a preposition or an "and" that is written onto it."""
    text = found[at].text
    prefix = next((prefix for prefix in words.prefixes if text.startswith(prefix)), "")
    if not prefix or len(text) - len(prefix) < _SHORTEST_BEHIND_PREFIX:
        return None
    bare = found[at]._replace(text=text.removeprefix(prefix))
    inner = _element([bare, *found[at + 1 : at + _LONGEST_PHRASE]], 0, words, _NO_PHRASES, stripped=True)
    link = prefix if prefix in words.linkers else ""
    return inner._replace(first=at, last=at + inner.last, link=link) if inner else None


_SHORTEST_BEHIND_PREFIX = 3
_LONGEST_PHRASE = 5
_NO_PART = "\0"
"""Links an article to nothing before it: `a hundred a day`."""


def _follows(found: list[Token], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands at `at`, its words parted by nothing else."""
    window = found[at : at + len(phrase)]
    return tuple(token.text for token in window) == phrase and all(token.joined for token in window[1:])


def _inflected(text: str, words: Lexicon) -> int | None:
    """The number of which a word is a form."""
    for stems, endings in ((words.stems, words.endings), (words.suffixed, words.suffixes)):
        if not endings:
            continue
        for cut in range(len(text) - 1, max(len(text) - _LONGEST_ENDING, 2) - 1, -1):
            if text[cut:] in endings and text[:cut] in stems:
                return stems[text[:cut]]
    return None


_LONGEST_ENDING = 5


def _compound(text: str, words: Lexicon) -> int | None:
    """The number that a compound begins with: `tvåtjänsters`, `zweiundzwanzigstufig`."""
    if not words.heads:
        return None
    parts: list[_Element] = []
    at = 0
    number: _Number | None = None
    while head := _head_at(text, at, words):
        part = _Element(head[0], at, head[1])
        joined = _join(number, part, "", words) if number else _started(part)
        if joined is None:
            break
        number = joined
        parts.append(part)
        at = head[1]
    if number is None:
        return None
    rest = len(text) - at
    length = parts[-1].last - parts[-1].first
    shortest = 1 if length > 6 else 3 if length > 3 else 4
    return None if rest < shortest and (rest or len(parts) == 1) else number.value


def _head_at(text: str, at: int, words: Lexicon) -> tuple[int, int] | None:
    """The longest number word in `text` at an offset, or behind an "and" that is there, and its end."""
    for begin in (at, *(at + len(joint) for joint in words.joints if at and text.startswith(joint, at))):
        for end in range(min(len(text), begin + _LONGEST_HEAD), begin + 1, -1):
            head = text[begin:end]
            if head in words.heads:
                return words.heads[head], end
            if at and head in words.multipliers:
                return words.multipliers[head], end
    return None


_LONGEST_HEAD = 24


def _counting(found: list[Token], at: int, words: Lexicon, own: _Phrases) -> _Element | None:
    """A number word with what it counts behind it: `두 가지`, `두가지`, `다섯째`."""
    text = found[at].text
    if text.startswith(words.exceptions):
        return None
    for end in range(min(len(text), _LONGEST_HEAD), 0, -1):
        phrases = (*own.get(text[:end], ()), *words.phrases.get(text[:end], ()))
        value = next((value for phrase, value in phrases if len(phrase) == 1), None)
        value = words.heads.get(text[:end]) if value is None else value
        if value is None and end > 1:
            continue
        rest = text[end:]
        behind = found[at + 1].text if at + 1 < len(found) and found[at + 1].joined else ""
        free = end == 1 and not rest and text in words.free
        if value is not None and (end > 1 or free or (rest or behind).startswith(words.counters)):
            return _Element(value, at, at + 1)
        if value is None and text in words.multipliers:
            return _Element(words.multipliers[text], at, at + 1, alone=False)
    return None


class _Number(NamedTuple):
    """The parts of a number that were read so far."""

    total: int
    """What stands before the last word that multiplies by a thousand or more, multiplied."""
    current: int
    first: int
    last: int
    alone: bool
    before: int = 0
    """`current` before the last part was added."""

    @property
    def value(self) -> int:
        return self.total + self.current


def _compose(elements: list[_Element], found: list[Token], words: Lexicon) -> Iterator[_Number]:
    """Join parts that stand together and make one number."""
    number: _Number | None = None
    for element in elements:
        link = _link(found, number.last, element.first) if number else ""
        link = element.link if link == "" else link
        if number and link is None and found[element.first].comma and number.last == element.first:
            link = "" if number.total and not number.current else None  # one thousand, two hundred
        joined = _join(number, element, link, words) if number and link is not None else None
        if joined:
            number = joined
            continue
        if number and link is not None and element.value == 100 and 0 < number.current - number.before < 100:
            # In "one hundred and two hundred" the two belongs to the second hundred.
            times = number.current - number.before
            if number.before:
                yield number._replace(current=number.before)
                number = _Number(0, times * 100, number.last - 1, element.last, alone=True)
                continue
        if number and number.alone:
            yield number
        number = _started(element)
    if number and number.alone:
        yield number


def _started(element: _Element) -> _Number:
    if element.value >= 1000 and element.value % 1000 == 0:
        return _Number(element.value, 0, element.first, element.last, element.alone)
    return _Number(0, element.value, element.first, element.last, element.alone)


def _link(found: list[Token], end: int, start: int) -> str | None:
    """The word between two parts, nothing where they touch, None where more is between them."""
    if not all(token.joined for token in found[end : start + 1]):
        return None
    return {0: "", 1: found[end].text}.get(start - end)


def _is_power(value: int) -> bool:
    """Whether it is a power of ten that multiplies: a hundred, a thousand, ten thousand, a million."""
    return value >= 100 and set(str(value)[1:]) == {"0"} and str(value)[0] == "1"


def _join(number: _Number, element: _Element, link: str, words: Lexicon) -> _Number | None:
    """`number` with one part more, if they make one."""
    value = element.value
    if _is_power(value):
        if link and link not in words.linkers:
            return None
        if value >= 1000 and 0 < number.current < value:
            total = number.total + number.current * value
            return _Number(total, 0, number.first, element.last, alone=True)
        if value == 100 and 0 < number.current < 100 and not link:
            return _Number(number.total, number.current * 100, number.first, element.last, alone=True)
        if value > 1000 and not number.current and number.total == 1000 and not link:
            return _Number(1000 * value, 0, number.first, element.last, alone=True)
    if (
        not number.total
        and 10 < number.current <= 20
        and 10 <= value < 100
        and not link
        and not number.before
    ):
        return _Number(0, number.current * 100 + value, number.first, element.last, alone=True)  # a year
    if not _adds(number, value, link, words):
        return None
    return _Number(
        number.total,
        number.current + value,
        number.first,
        element.last,
        alone=True,
        before=number.current,
    )


def _adds(number: _Number, value: int, link: str, words: Lexicon) -> bool:
    """Whether a value behind a number is added to it: two behind twenty, but not three behind two."""
    current = number.current
    if not value:
        return False
    if not current:
        return value < min(1000, number.total) and (not link or link in words.hundreds_linkers)
    if current % 100 == 0 and value < 100:
        return not link or link in words.hundreds_linkers
    if current % 10 == 0 and value < 10:
        return not link or link in words.linkers
    return words.reversed and bool(link) and 0 < current % 100 < 10 and value % 10 == 0 and 20 <= value < 100


def _stands_free(prose: str, found: list[Token], number: _Number) -> bool:
    """Whether no digits stand directly before: the million of `5 million` and the second of `5-second`."""
    before = prose[max(found[number.first].start - 2, 0) : found[number.first].start]
    return not _DIGIT_BEFORE.search(before)


_DIGIT_BEFORE = re.compile(r"\d[\s\u00a0-]?$")


def _fractions(
    found: list[Token], words: Lexicon, whole: list[_Number], ignored: set[int]
) -> Iterator[Found]:
    """Fractions, with what is counted before them: `two thirds`, `two and a half`."""
    counted = {number.last: number for number in whole}
    for at, token in enumerate(found):
        for phrase, fraction in words.fractions.get(token.text, ()):
            if at in ignored or not _follows(found, at, phrase):
                continue
            end = found[at + len(phrase) - 1].end
            count = counted.get(at) if token.joined else None
            if count and 1 < count.value < fraction.denominator and fraction.numerator == 1:
                yield count.value * fraction, found[count.first].start, end
            else:
                yield fraction, token.start, end
            if fraction.denominator == 2:
                yield from _and_a_half(found, at, end, counted)
            break


def _and_a_half(found: list[Token], at: int, end: int, counted: Mapping[int, _Number]) -> Iterator[Found]:
    for before in range(at, max(at - 3, 0), -1):
        if not found[before].joined:
            return
        if before < at and (number := counted.get(before)):
            yield number.value + Fraction(1, 2), found[number.first].start, end
            return


def _is_dual(text: str, endings: tuple[str, ...]) -> bool:
    """Whether a noun without an article has the ending of two."""
    return 5 <= len(text) <= 8 and text.endswith(endings) and not text.startswith("ال")


def _tokens_unspaced(prose: str, name: str) -> Iterator[Token]:
    """The number words in a script without spaces, as if each were a word."""
    end = -1
    for match in _pattern(name).finditer(prose):
        if match["word"] and not _is_cut(prose, match.end()):
            yield Token(
                match.start(), match.end(), fold(match[0]), joined=not prose[end : match.start()].strip()
            )
            end = match.end()


@lru_cache(maxsize=16)
def _pattern(name: str) -> re.Pattern[str]:
    words = lexicon(name)
    singles = {phrase[0] for phrases in words.phrases.values() for phrase, _ in phrases if len(phrase) == 1}
    singles |= {
        phrase[0] for phrases in words.fractions.values() for phrase, _ in phrases if len(phrase) == 1
    }
    singles |= {word for word in words.multipliers if len(word) > 1}

    def either(choices: Iterator[str]) -> str:
        return (
            "|".join(re.escape(word) for word in sorted(choices, key=lambda word: (-len(word), word)))
            or r"(?!)"
        )

    return re.compile(f"(?:{either(iter(words.exceptions))})|(?P<word>{either(iter(singles))})")


def _is_cut(prose: str, end: int) -> bool:
    """Whether the syllable goes on behind `end` in vowels or marks."""
    follows = prose[end : end + 1]
    return bool(follows) and (follows in "ะาำๅະາຳ" or unicodedata.category(follows)[0] == "M")
