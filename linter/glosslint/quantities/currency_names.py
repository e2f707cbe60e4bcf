"""What a language calls money: symbols, names in full, and the nouns that people shorten them to.

CLDR has the names in full ("US dollars"); what a text says is mostly their noun. It is found by what the
names of a family of currencies have in common, or by what is left of a name without its country.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from glosslint.quantities.cldr import data
from glosslint.quantities.currencies import table
from glosslint.quantities.vocabulary import UNSPACED, Unit, bare, fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from babel import Locale

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c"))


def symbols(locale: Locale) -> Iterable[Unit]:
    """The symbols of currencies: those that everyone knows, and those of the language alone."""
    shared = table().symbols
    own = {
        " ".join(symbol.translate(_INVISIBLE).split()): code
        for code, symbol in locale.currency_symbols.items()
        if code in table().codes
    }
    for symbol, units in shared.items():
        code = own.get("¥" if symbol == "￥" else symbol)
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


_APART = re.compile(r"[\s()\-–,/]+")


def nouns(locale: Locale) -> Iterable[Unit]:
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
    for code, spoken in _SPOKEN.get(locale.language, {}).items():
        for noun in spoken.split():
            yield Unit(noun, (code,), "word")
    for code, noun in _own_nouns(locale, names, wording):
        yield Unit(noun, (code,), "doubtful")


_SPOKEN = {
    "ar": {"EGP": "جنيه", "AED": "درهم"},
    "az": {"AZN": "manat"},
    "be": {"BYN": "рублёў рублі рубель", "USD": "долараў"},
    "bn": {"BDT": "টাকা"},
    "en": {"GBP": "quid", "USD": "bucks"},
    "gu": {"INR": "રૂપિયા"},
    "he": {"ILS": 'שקל שקלים ש"ח ש״ח'},
    "hi": {"INR": "रुपये रुपए रूपये रुपया"},
    "hu": {"HUF": "forint"},
    "ja": {"KRW": "ウォン"},
    "ka": {"GEL": "ლარი ლარის"},
    "kk": {"KZT": "теңге"},
    "km": {"KHR": "រៀល"},
    "ko": {"KRW": "원", "JPY": "엔", "CNY": "위안"},
    "mk": {"MKD": "денари денар"},
    "ne": {"NPR": "रुपैयाँ"},
    "pl": {"PLN": "złotych złote złoty"},
    "pt": {"BRL": "reais"},
    "ro": {"RON": "lei leu"},
    "ru": {"RUB": "рублей рубля рубль рублям руб."},
    "tr": {"TRY": "lira TL"},
    "uk": {"UAH": "гривень гривні гривня грн"},
    "vi": {"VND": "đồng"},
    "zh": {"CNY": "块钱", "USD": "美金"},
}
"""What people call money where CLDR's names are longer or in another case (Wiktionary)."""


def _stems(noun: str) -> Iterable[str]:
    """A noun, and without the ending that a possessor gives it in Turkic languages: `doları`, `dolar`."""
    yield noun
    if len(noun) > 5 and noun[-1] in "ıiuü":
        yield noun[:-1]


def _names(locale: Locale) -> dict[str, set[str]]:
    plurals = data(locale, "currency_names_plural")
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
    for word in filter(UNSPACED.search, words):
        bounds = [
            at for at, character in enumerate(word) if not unicodedata.category(character).startswith("M")
        ]
        yield from (word[:at] for at in bounds[1:])
        yield from (word[at:] for at in bounds)


def _shared_nouns(wording: Mapping[str, set[str]], members: frozenset[str]) -> Iterable[str]:
    """The words that stand in the names of a family's currencies, and hardly in any other.

    Of candidates that hold one another the longest.
    """
    found = [
        word
        for word, codes in wording.items()
        if len(common := codes & members) * 3 >= len(members) and len(common) * 4 >= len(codes) * 3
    ]
    for noun in found:
        longer = (other for other in found if noun in other and noun != other and UNSPACED.search(other))
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
    if UNSPACED.search(name):
        return name.removeprefix(place).strip() if name.startswith(place) else ""
    rest = [word for word in _APART.split(name) if word and bare(word)[:3] != bare(place)[:3]]
    return rest[0] if len(rest) == 1 and rest != [name] else ""


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
