"""How a language writes numbers and money, from CLDR through Babel.

Babel's data of a language is loaded when the first number on a page in it is read, and kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, cast

from msgspec import Struct

from glosslint.quantities.currencies import table
from glosslint.quantities.numerals import SPACES

if TYPE_CHECKING:
    from babel import Locale


Certainty = Literal["sure", "word", "doubtful"]


class Unit(Struct, frozen=True, gc=False):
    """Something written beside a number that says what it counts."""

    text: str
    units: tuple[str, ...]
    """ISO 4217 codes, names of families of currencies, or `%`; the likeliest first."""
    certainty: Certainty
    """`sure` for symbols and codes. A `word` may be unknown in the other language, so that the bare
    number must match as well; a `doubtful` word is likelier to mean something else."""


Lexicon = Mapping[str, tuple[Unit, ...]]


class Habits(Struct, frozen=True, gc=False):
    """How one language writes quantities."""

    decimal: str
    """The separator before fractions."""
    spaced: bool
    """Whether a space groups digits."""
    percent_first: bool
    """Whether `%50` is a percentage."""
    month_first: bool
    """Whether 1/5 is the fifth of January."""
    linkers: tuple[str, ...]
    """What may stand between a number and the name of a currency: the Romanian `de`."""
    before: Lexicon
    """What may stand before a number, by its last character, the longest first."""
    after: Lexicon
    """What may stand behind a number, by its first character in lower case, the longest first."""


@lru_cache(maxsize=256)
def habits(language: str) -> Habits:
    """The habits of a language (a BCP 47 tag); those of CLDR's root where CLDR does not know it."""
    locale = find_locale(language)
    symbols = locale.number_symbols["latn"]
    percent = locale.percent_formats[None].pattern
    units = _units(locale)
    patterns = {str(pattern) for pattern in _data(locale, "currency_unit_patterns").values()}
    return Habits(
        decimal=symbols["decimal"],
        spaced=symbols["group"] in SPACES,
        percent_first=percent.startswith("%") or locale.character_order == "right-to-left",
        month_first=_month_first(locale),
        linkers=tuple(linker for pattern in patterns if (linker := _linker(pattern))),
        before=_lexicon(_leading(locale, units, patterns), -1),
        after=_lexicon(units, 0),
    )


@lru_cache(maxsize=256)
def suffixes(language: str) -> frozenset[str]:
    """The signs of measures that the language glues to a number: `kg`, `MB`, `Go`, `км`."""
    return _signs(find_locale(language)) | _signs(find_locale("en"))


def fold_case(text: str) -> str:
    """`text` in lower case, character by character: the length stays, also that of a dotted capital I."""
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def find_locale(language: str) -> Locale:
    """CLDR's locale for a BCP 47 tag, its nearest ancestor, or the root."""
    from babel import Locale, UnknownLocaleError

    subtags = language.replace("_", "-").split("-")
    while subtags:
        try:
            return Locale.parse("-".join(subtags), sep="-")
        except (UnknownLocaleError, ValueError):
            subtags.pop()
    return Locale("root")


def _data(locale: Locale, name: str) -> Mapping[str, Mapping[str, Any]]:
    """A part of CLDR that Babel loads but has no method for."""
    from babel import localedata

    data = cast("Mapping[str | int | None, Any]", localedata.load(str(locale)))
    return cast("Mapping[str, Mapping[str, Any]]", localedata.LocaleDataDict(data)[name])


def _month_first(locale: Locale) -> bool:
    pattern = str(locale.date_formats["short"].pattern)
    return "M" in pattern and "d" in pattern and pattern.index("M") < pattern.index("d") < pattern.index("y")


def _lexicon(units: Iterable[Unit], position: Literal[0, -1]) -> Lexicon:
    by_character: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        character = unit.text[position]
        by_character[fold_case(character)].append(unit)
    return {
        character: tuple(sorted(found, key=lambda unit: -len(unit.text)))
        for character, found in by_character.items()
    }


def _units(locale: Locale) -> list[Unit]:
    """Everything that names a currency or a percentage in the language, each text once."""
    units: dict[str, Unit] = {}
    for unit in (*_symbols(locale), *_percents(locale), *_nouns(locale)):
        known = units.get(unit.text)
        if known is None:
            units[unit.text] = unit
        else:
            merged = tuple(dict.fromkeys((*known.units, *unit.units)))
            units[unit.text] = Unit(unit.text, merged, known.certainty)
    return list(units.values())


_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c"))


def _symbols(locale: Locale) -> Iterable[Unit]:
    shared = table().symbols
    own = {
        " ".join(symbol.translate(_INVISIBLE).split()): code
        for code, symbol in locale.currency_symbols.items()
        if code in table().codes
    }
    for symbol, units in shared.items():
        code = own.get(symbol)
        # `$` is the United States' everywhere; the other shared symbols are first of all one's own.
        ordered = (code, *units) if code and symbol != "$" else units
        yield Unit(symbol, tuple(dict.fromkeys(ordered)), "sure")
        if len(symbol) > 2 and symbol.endswith("$"):
            yield Unit(f"{symbol[:-1]} $", units, "sure")
    for symbol, code in own.items():
        if symbol and symbol not in shared and symbol not in table().codes:
            yield Unit(symbol, (code,), "word" if symbol.isalpha() else "sure")
            if symbol.endswith("."):
                yield Unit(symbol[:-1], (code,), "word")


def _percents(locale: Locale) -> Iterable[Unit]:
    for pattern in _patterns(locale, "concentr-percent", "long"):
        word = pattern.replace("{0}", "").strip()
        if pattern.startswith("{0}") and word not in _PERCENT_SIGNS:
            yield Unit(fold_case(word), ("%",), "word")


def _leading(locale: Locale, units: Iterable[Unit], patterns: Iterable[str]) -> Iterable[Unit]:
    """What may stand before a number: symbols, the Turkish `yüzde` for percent, and names where they lead."""
    own = set(locale.currency_symbols.values())
    yield from (unit for unit in _symbols(locale) if unit.text in own or not _UNSPACED.search(unit.text))
    for pattern in _patterns(locale, "concentr-percent", "long"):
        word = pattern.replace("{0}", "").strip()
        if pattern.endswith("{0}") and word not in _PERCENT_SIGNS:
            yield Unit(word, ("%",), "word")
    if any(pattern.startswith("{1}") for pattern in patterns):
        yield from (unit for unit in units if unit.certainty == "word")


def _linker(pattern: str) -> str:
    return pattern.removeprefix("{0} ").removesuffix("{1}") if pattern.startswith("{0} ") else ""


_PERCENT_SIGNS = frozenset({"", "%", "٪", "٪\u061c"})


def _patterns(locale: Locale, unit: str, *lengths: str) -> set[str]:
    patterns = _data(locale, "unit_patterns").get(unit, {})
    return {pattern for length in lengths for pattern in patterns.get(length, {}).values()}


@cache
def _signs(locale: Locale) -> frozenset[str]:
    units = _data(locale, "unit_patterns")
    patterns = (pattern for unit in units for pattern in _patterns(locale, unit, "short", "narrow"))
    return frozenset(pattern.replace("{0}", "").strip() for pattern in patterns)


_APART = re.compile(r"[\s()\-–,/]+")
_UNSPACED = re.compile(
    "[\u0e01-\u0e3a\u0e40-\u0eff\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


def _nouns(locale: Locale) -> Iterable[Unit]:
    """The names of currencies, in full and as people shorten them: `euros`, `dollar`, `ドル`, `円`."""
    names = _names(locale)
    wording: dict[str, set[str]] = defaultdict(set)
    for code, forms in names.items():
        for form in forms:
            yield Unit(form, (code,), "word")
            for word in _words(form):
                wording[word].add(code)
    for family, members in table().nouns.items():
        likeliest = "USD" if family == "$" else "GBP" if family == "£" else family
        for noun in _shared_nouns(wording, members):
            for stem in _stems(noun):
                yield Unit(stem, tuple(dict.fromkeys((likeliest, family))), "word")
    for code, noun in _own_nouns(locale, names, wording):
        yield Unit(noun, (code,), "doubtful")


def _stems(noun: str) -> Iterable[str]:
    """A noun, and without the ending that a possessor gives it in Turkic languages: `doları`, `dolar`."""
    yield noun
    if len(noun) > 5 and noun[-1] in "ıiuü":
        yield noun[:-1]


def _names(locale: Locale) -> dict[str, set[str]]:
    plurals = _data(locale, "currency_names_plural")
    names: dict[str, set[str]] = {}
    for code in table().codes:
        forms = {str(locale.currencies.get(code, "")), *plurals.get(code, {}).values()}
        names[code] = {fold_case(form) for form in forms if form}
    return names


def _words(name: str) -> Iterable[str]:
    """What may be the noun of a name: its words, pairs of them, and of unspaced scripts both ends."""
    words = [word for word in _APART.split(name) if word]
    yield from (word for word in words if len(word) > 2)
    yield from (f"{first} {second}" for first, second in pairwise(words))
    for word in filter(_UNSPACED.search, words):
        bounds = [
            at for at, character in enumerate(word) if not unicodedata.category(character).startswith("M")
        ]
        yield from (word[:at] for at in bounds[1:])
        yield from (word[at:] for at in bounds)


def _shared_nouns(wording: Mapping[str, set[str]], members: frozenset[str]) -> Iterable[str]:
    """The words that stand in the names of a family's currencies, and hardly in any other.

    Of candidates that hold one another the longest.
    """
    nouns = [
        word
        for word, codes in wording.items()
        if len(common := codes & members) * 3 >= len(members) and len(common) * 4 >= len(codes) * 3
    ]
    for noun in nouns:
        longer = (other for other in nouns if noun in other and noun != other and _UNSPACED.search(other))
        if not any(wording[other] >= wording[noun] & members for other in longer):
            yield noun


def _own_nouns(
    locale: Locale, names: Mapping[str, set[str]], wording: Mapping[str, set[str]]
) -> Iterable[tuple[str, str]]:
    """The noun of a currency that shares it with no other: its name without its country's.

    Only of the currencies that everyone writes about and of the language's own: the others are named
    too rarely for words like the Russian "так" to mean money.
    """
    for code, country in _countries(locale.territory or _likely_territory(locale)).items():
        place = fold_case(str(locale.territories.get(country, "")))
        for name in names[code]:
            noun = _without(place, name)
            if len(noun) > 1 and wording.get(noun, {code}) == {code}:
                yield code, noun


def _without(place: str, name: str) -> str:
    """`name` without the words that begin as `place` does, if that leaves one word."""
    if not place:
        return ""
    if _UNSPACED.search(name):
        return name.removeprefix(place).strip() if name.startswith(place) else ""
    rest = [word for word in _APART.split(name) if word and _bare(word)[:3] != _bare(place)[:3]]
    return rest[0] if len(rest) == 1 and rest != [name] else ""


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def _likely_territory(locale: Locale) -> str:
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(locale.language, ""))
    return likely.rpartition("_")[2]


def _countries(own: str) -> dict[str, str]:
    """The currencies that CLDR gives a symbol in every language, and `own`'s: each with its country."""
    from babel import Locale
    from babel.core import get_global

    codes = table().codes & frozenset(Locale("root").currency_symbols)
    history = cast("Mapping[str, list[tuple[str, object, object, bool]]]", get_global("territory_currencies"))
    tender = [
        (code, country)
        for country, spans in history.items()
        for code, _, end, legal in spans
        if end is None and legal and (country == code[:2] or country == own)
    ]
    return {code: country for code, country in tender if code in codes or country == own}
