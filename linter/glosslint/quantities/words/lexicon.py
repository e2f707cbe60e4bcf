"""The number words of a language, from num2words, CLDR and our tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from glosslint.quantities.locales import habits
from glosslint.quantities.words.spelling import spelled
from glosslint.quantities.words.tables import Table, read_table
from glosslint.quantities.words.text import fold, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

N = TypeVar("N", int, Fraction)

_INFLECTED = (*range(21), *range(30, 100, 10), *range(100, 1000, 100), 1000)
_SHORTEST_STEM = 3
IGNORED = -1
"""Stands for the number of phrases that say none: `por ciento`."""


class Lexicon(Struct, frozen=True, gc=False):
    """The number words of one language, folded."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    """By their first word: words that say a number together, and that number, the longest first."""
    banned: frozenset[str]
    """Words of num2words that mostly say something else."""
    multipliers: Mapping[str, int]
    """Words that multiply the number before them."""
    fractions: Mapping[str, tuple[tuple[tuple[str, ...], Fraction], ...]]
    """As `phrases`."""
    halves: frozenset[tuple[str, ...]]
    """The fractions that say half of a whole, as `50 %` does."""
    stems: Mapping[str, int]
    """What is left of inflected words without their endings."""
    endings: frozenset[str]
    suffixed: Mapping[str, int]
    """Words to which one of `suffixes` may be appended."""
    suffixes: frozenset[str]
    prefixes: tuple[str, ...]
    """What may be written before a word, the longest first."""
    heads: Mapping[str, int]
    """What begins compounds."""
    joints: frozenset[str]
    """What stands between the parts of a compound number: the `und` of `einundzwanzig`."""
    linkers: frozenset[str]
    """What stands between the parts of a number."""
    hundreds_linkers: frozenset[str]
    """What stands there behind hundreds only."""
    reversed: bool
    """Whether units stand before tens."""
    unspaced: bool
    dual: tuple[str, ...]
    """Endings of nouns that say two."""
    counters: tuple[str, ...]
    """What has to follow a number word of one syllable."""
    free: frozenset[str]
    """Words of one syllable that need none."""
    articles: frozenset[str]
    """What may say one, but only before a noun or the multiple of a number."""
    exceptions: tuple[str, ...]
    """Beginnings of other words."""


@lru_cache(maxsize=64)
def lexicon(name: str) -> Lexicon:
    """The number words of a language, by the name of its table."""
    table = read_table(name)
    banned = frozenset(map(fold, table.get("not")))
    words = {phrase: number for phrase, number in _words(name, table) if " ".join(phrase) not in banned}
    singles = {phrase[0]: number for phrase, number in words.items() if len(phrase) == 1}
    linkers = frozenset(map(fold, table.get("and")))
    hundreds_linkers = linkers | frozenset(map(fold, table.get("hundreds-and")))
    endings = tuple(sorted(map(fold, table.get("endings")), key=len, reverse=True))
    return Lexicon(
        phrases=_by_first_word(words),
        banned=banned,
        multipliers=dict(_multipliers(name, table)),
        fractions=_by_first_word(
            {split(word): fraction for fraction, forms in table.fractions().items() for word in forms}
        ),
        halves=frozenset(map(split, table.get("half") or table.get("1/2"))),
        stems=_stems(singles, endings, tuple(map(fold, table.get("from")))),
        endings=frozenset(endings) | {""},
        suffixed={
            word: number
            for word, number in singles.items()
            if len(word) > _SHORTEST_STEM - (not word.isascii()) and number > 0
        },
        suffixes=frozenset(map(fold, table.get("suffixes"))),
        prefixes=tuple(sorted(map(fold, table.get("prefixes")), key=len, reverse=True)),
        heads=_heads(table, singles | _stems(singles, endings, ())),
        joints=hundreds_linkers,
        linkers=linkers,
        hundreds_linkers=hundreds_linkers,
        reversed=bool(table.get("reversed")),
        unspaced=bool(table.get("unspaced")),
        dual=tuple(map(fold, table.get("dual"))),
        counters=table.get("counters"),
        free=frozenset(map(fold, table.get("free"))),
        articles=frozenset(map(fold, table.get("article"))),
        exceptions=tuple(map(fold, table.get("except"))),
    )


def _words(name: str, table: Table) -> Iterator[tuple[tuple[str, ...], int]]:
    """All phrases with their numbers; of two that a phrase may say the table's wins, then the smaller."""
    for number in reversed(range(101)):
        yield from ((split(word), number) for word in spelled(number, name))
    for number in _INFLECTED:
        yield from ((split(word), number) for word in spelled(number, name, inflected=True))
    for number, words in table.words().items():
        yield from ((split(word), number) for word in words)
    yield from ((split(words), IGNORED) for words in table.get("ignore"))


def _multipliers(name: str, table: Table) -> Iterator[tuple[str, int]]:
    """The table's, CLDR's words behind digits, and what num2words writes behind a two or a three."""
    for scales in habits(name).scales.values():
        for scale in scales:
            if len(scale.text) > 2 and scale.text.isalpha():
                yield fold(scale.text), int(10**scale.exponent)
    for power in (100, 1000, 1_000_000, 1_000_000_000):
        for times in (2, 3):
            counts = list(spelled(times, name))
            for words in spelled(times * power, name):
                for count in counts:
                    rest = split(words.removeprefix(count)) if words.startswith(count) else ()
                    if len(rest) == 1:
                        yield rest[0], power
    for number, forms in table.multipliers().items():
        yield from ((fold(word), number) for word in forms)


def _by_first_word(words: Mapping[tuple[str, ...], N]) -> dict[str, tuple[tuple[tuple[str, ...], N], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], N]]] = defaultdict(list)
    for phrase, number in words.items():
        if phrase:
            found[phrase[0]].append((phrase, number))
    return {first: tuple(sorted(phrases, key=lambda one: -len(one[0]))) for first, phrases in found.items()}


def _stems(words: Mapping[str, int], endings: Iterable[str], first: tuple[str, ...]) -> dict[str, int]:
    """Words without the longest of their endings, of those that end in one of `first`, if that says anything.

    Short words are left out: another word may begin with them.
    """
    if not endings:
        return {}
    stems: dict[str, int] = {}
    for word, number in words.items():
        if len(word) <= _SHORTEST_STEM or not number or (first and not word.endswith(first)):
            continue
        stems.setdefault(word, number)
        ending = next((ending for ending in endings if word.endswith(ending)), "")
        stem = word.removesuffix(ending)
        if len(stem) >= _SHORTEST_STEM:
            stems.setdefault(stem, number)
    return stems


def _heads(table: Table, words: Mapping[str, int]) -> dict[str, int]:
    heads = {fold(head): number for number, forms in table.heads().items() for head in forms}
    if table.get("compounds"):
        heads |= {word: number for word, number in words.items() if number > 1 and len(word) > 2}
    return heads
