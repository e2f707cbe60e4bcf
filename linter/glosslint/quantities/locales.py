"""How a language writes numbers and money, from CLDR through Babel.

The data of a language is loaded when the first number on a page in it is read, and kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from glosslint.quantities import currency_names, percentages
from glosslint.quantities.cldr import data, find_locale
from glosslint.quantities.numerals import SPACES
from glosslint.quantities.prose import is_word
from glosslint.quantities.vocabulary import UNSPACED, Lexicon, Scale, Unit, fold_case, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale


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
    until: frozenset[str]
    """Words between both ends of a range: `to`."""
    joints: frozenset[str]
    """Words between two of a list: `and`, `or`."""
    before: Lexicon[Unit]
    """What may stand before a number, by its last character."""
    after: Lexicon[Unit]
    """What may stand behind a number, by its first character."""
    scales: Lexicon[Scale]
    """What multiplies the number before it, by its first character."""
    leading: Lexicon[Scale]
    """What multiplies the number behind it, by its last character: the Swahili `milioni 20`."""
    letters: Mapping[str, int]
    """Single letters that do, as written behind the digits: `B`, or after a no-break space."""
    letters_of_money: Mapping[str, int]
    """Single letters that do so glued to an amount of money, and mean something else elsewhere: `$12L`."""


@lru_cache(maxsize=256)
def habits(language: str) -> Habits:
    """The habits of a language (a BCP 47 tag); those of CLDR's root where CLDR does not know it."""
    locale = find_locale(language)
    symbols = locale.number_symbols["latn"]
    percent = locale.percent_formats[None].pattern
    units = _units(locale)
    exponents = _exponents(_compact(locale, "compact_decimal_formats"), _SCALED)
    known = {word.strip() for word in exponents}
    of_money = {word: power for word, power in _exponents_of_money(locale).items() if word not in known}
    leading = _exponents(_compact(locale, "compact_decimal_formats"), _LED)
    patterns = {str(pattern) for pattern in data(locale, "currency_unit_patterns").values()}
    return Habits(
        decimal=symbols["decimal"],
        spaced=symbols["group"] in SPACES,
        percent_first=percent.startswith("%") or locale.character_order == "right-to-left",
        month_first=_month_first(locale),
        linkers=tuple(linker for pattern in patterns if (linker := _linker(pattern))),
        until=frozenset(_UNTIL.get(locale.language, "").split()),
        joints=frozenset(_joints(locale)),
        before=lexicon(_leading(locale, units, patterns), -1),
        after=lexicon(units, 0),
        scales=lexicon(_scales(of_money | _BORROWED.get(locale.language, {}) | exponents), 0),
        leading=lexicon(_scales(leading), -1),
        letters=_letters(exponents),
        letters_of_money={
            letter: exponent
            for word, exponent in (of_money | _LETTERS_OF_MONEY.get(locale.language, {}) | exponents).items()
            if _is_letter(letter := word.strip())
        },
    )


@lru_cache(maxsize=256)
def suffixes(language: str) -> frozenset[str]:
    """The signs of measures that the language glues to a number: `kg`, `MB`, `Go`, `км`."""
    return _signs(language) | _signs("en")


@lru_cache(maxsize=256)
def _signs(language: str) -> frozenset[str]:
    locale = find_locale(language)
    patterns = (
        pattern
        for unit in data(locale, "unit_patterns")
        for pattern in _patterns(locale, unit, "short", "narrow")
    )
    return frozenset(pattern.replace("{0}", "").strip() for pattern in patterns)


def _patterns(locale: Locale, unit: str, *lengths: str) -> set[str]:
    patterns = data(locale, "unit_patterns").get(unit, {})
    return {pattern for length in lengths for pattern in patterns.get(length, {}).values()}


def _month_first(locale: Locale) -> bool:
    pattern = str(locale.date_formats["short"].pattern)
    return "M" in pattern and "d" in pattern and pattern.index("M") < pattern.index("d") < pattern.index("y")


def _units(locale: Locale) -> list[Unit]:
    """Everything that names a currency or a percentage in the language, each text once."""
    units: dict[str, Unit] = {}
    for unit in (*currency_names.symbols(locale), *_percents(locale), *currency_names.nouns(locale)):
        known = units.get(unit.text)
        if known is None:
            units[unit.text] = unit
        else:
            merged = tuple(dict.fromkeys((*known.units, *unit.units)))
            units[unit.text] = Unit(unit.text, merged, known.certainty)
    return list(units.values())


def _percents(locale: Locale) -> Iterable[Unit]:
    for pattern in _patterns(locale, "concentr-percent", "long"):
        word = pattern.replace("{0}", "").strip()
        if pattern.startswith("{0}") and word not in _PERCENT_SIGNS:
            yield Unit(fold_case(word), ("%",), "word")
    for word in percentages.MORE.get(locale.language, ()):
        if len(word) > 1 and word not in _PERCENT_FIRST:
            yield Unit(word, ("%",), "word")


_PERCENT_FIRST = {"asilimia": "sw", "ร้อยละ": "th", "百分之": "zh", "百分": "zh"}
"""Words for percent that stand before the number, with their language."""


def _leading(locale: Locale, units: Iterable[Unit], patterns: Iterable[str]) -> Iterable[Unit]:
    """What may stand before a number: symbols, the Turkish `yüzde` for percent, and names where they lead."""
    own = set(locale.currency_symbols.values())
    yield from (
        unit for unit in currency_names.symbols(locale) if unit.text in own or not UNSPACED.search(unit.text)
    )
    for pattern in _patterns(locale, "concentr-percent", "long"):
        word = pattern.replace("{0}", "").strip()
        if pattern.endswith("{0}") and word not in _PERCENT_SIGNS:
            yield Unit(word, ("%",), "word")
    for word, language in _PERCENT_FIRST.items():
        if language == locale.language:
            yield Unit(word, ("%",), "word")
    if any(pattern.startswith("{1}") for pattern in patterns):
        yield from (unit for unit in units if unit.certainty == "word")


def _linker(pattern: str) -> str:
    return pattern.removeprefix("{0} ").removesuffix("{1}") if pattern.startswith("{0} ") else ""


def _joints(locale: Locale) -> Iterable[str]:
    for style in ("standard", "or"):
        pattern = str(locale.list_patterns.get(style, {}).get("2", ""))
        yield pattern.removeprefix("{0}").removesuffix("{1}").strip()


_UNTIL = {
    "ar": "إلى حتى",
    "bg": "до",
    "bn": "থেকে",
    "ca": "a fins",
    "cs": "až do",
    "da": "til",
    "de": "bis",
    "el": "έως ως μέχρι",
    "en": "to",
    "es": "a hasta",
    "fa": "تا",
    "fr": "à",
    "gl": "a",
    "he": "עד",
    "hi": "से",
    "hr": "do",
    "id": "sampai hingga",
    "it": "a",
    "ja": "から",
    "ko": "에서 부터",
    "ms": "hingga sampai",
    "nb": "til",
    "nl": "tot t/m",
    "nn": "til",
    "no": "til",
    "pl": "do",
    "pt": "a até",
    "ro": "la",
    "ru": "до",
    "sk": "až do",
    "sl": "do",
    "sr": "до do",
    "sv": "till",
    "th": "ถึง",
    "tr": "ila ile",
    "uk": "до",
    "ur": "سے",
    "vi": "đến tới",
    "zh": "到 至",
}
"""What is said between both ends of a range (Wiktionary, "to"); CLDR has the sign alone."""

_PERCENT_SIGNS = frozenset({"", "%", "٪", "٪\u061c"})


_SCALED = re.compile(r"(?P<digits>0+)(?P<word>\s*[^\s\d][^\d]*)")
_LED = re.compile(r"(?P<word>[^\s\d][^\d]*)(?P<digits>0+)")
_UNWRITTEN = dict.fromkeys(map(ord, "'\u200e\u200f\u061c"))


def _exponents(patterns: Iterable[tuple[str, str]], form: re.Pattern[str]) -> dict[str, int]:
    """The words of compact patterns as they stand beside the digits: `00 Mio.` at 10^7 makes ` Mio.` 10^6."""
    exponents: dict[str, int] = {}
    for magnitude, pattern in patterns:
        match = form.fullmatch(pattern)
        if match:
            word = match["word"].rstrip()
            exponents[word] = min(len(magnitude) - len(match["digits"]), exponents.get(word, 99))
    return exponents


def _exponents_of_money(locale: Locale) -> dict[str, int]:
    """The words of the compact patterns of money, some of which no other has: the lakh of Sindhi."""
    own: dict[str, int] = {}
    for magnitude, pattern in _compact(locale, "compact_currency_formats"):
        match = _SCALED.fullmatch(pattern.replace("¤", "").strip())
        if match:
            word = match["word"].strip()
            own[word] = max(len(magnitude) - len(match["digits"]), own.get(word, 0))
    return own


def _compact(locale: Locale, kind: str) -> Iterable[tuple[str, str]]:
    """The magnitude and the pattern of each compact form."""
    for forms in data(locale, kind).values():
        for patterns in forms.values():
            for magnitude, pattern in patterns.items():
                written = str(getattr(pattern, "pattern", pattern))
                yield magnitude, written.partition(";")[0].translate(_UNWRITTEN)


_BORROWED = {
    "ca": {"mil": 3, "mil milions": 9},
    "hi": {"मिलियन": 6, "बिलियन": 9, "ट्रिलियन": 12, "हजार": 3},
    "kn": {"ಲಕ್ಷ": 5, "ಕೋಟಿ": 7},
    "ml": {"ലക്ഷം": 5, "കോടി": 7},
    "si": {"දහස": 3, "ලක්ෂ": 5},
    "ta": {"லட்சம்": 5, "இலட்சம்": 5, "கோடி": 7},
    "te": {"లక్షలు": 5, "లక్షల": 5, "లక్ష": 5, "కోట్లు": 7, "కోట్ల": 7, "కోటి": 7},
    "bn": {"মিলিয়ন": 6, "বিলিয়ন": 9, "ট্রিলিয়ন": 12, "লক্ষ": 5},
    "mr": {"मिलियन": 6, "बिलियन": 9},
    "ne": {"मिलियन": 6, "बिलियन": 9},
    "gu": {"મિલિયન": 6, "બિલિયન": 9},
    "pa": {"ਮਿਲੀਅਨ": 6, "ਬਿਲੀਅਨ": 9},
    "ur": {"ملین": 6, "بلین": 9},
    "en": {"lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "bn": 9, "mn": 6, "tn": 12},
    "fr": {"billiards": 15, "trillions": 18},
    "it": {"bilioni": 12},
    "ja": {"百": 2, "千": 3},
    "ko": {"백": 2},
    "vi": {"ngàn": 3, "tỉ": 9},
    "yue": {"百": 2, "千": 3},
    "zh": {"百": 2, "千": 3, "百萬": 6, "千萬": 7, "萬": 4, "億": 8},
}
"""Scales that are written beside the language's own, and that CLDR's compact patterns therefore lack:
millions where one counts in lakhs, and the other way round (Wikipedia, "Indian numbering system"), hundreds
and thousands, also of 万, in East Asia, and what newspapers shorten (Wikipedia, "Long and short scales")."""

_LETTERS_OF_MONEY = {"en": {"m": 6, "b": 9, "t": 12}}
"""What newspapers glue to an amount, where CLDR has the capital: `$5m`."""


def _scales(exponents: Mapping[str, int]) -> Iterable[Scale]:
    for written, exponent in exponents.items():
        word = written.strip()
        if _is_letter(word):
            continue
        yield Scale(word, exponent, "word" if fold_case(word) == word else "sure")
        if len(word) > 2 and fold_case(word) != word:
            yield Scale(fold_case(word), exponent)
        if len(word) > 3 and word.endswith(".") and exponent < _BILLION:
            yield Scale(fold_case(word).rstrip("."), exponent)


_BILLION = 12
"""From here on an abbreviation without its point is likelier another word: the German `Bio`."""


def _letters(exponents: Mapping[str, int]) -> dict[str, int]:
    """The single letters, if they follow a no-break space or are what English glues to digits.

    Others mean something else behind digits: `5G`, `3D`.
    """
    english = {"K": 3, "k": 3, "M": 6}
    own = {
        written.rstrip("."): exponent
        for written, exponent in exponents.items()
        if _is_letter(written.strip()) and (written[0] == "\u00a0" or written == "B")
    }
    return english | own


def _is_letter(word: str) -> bool:
    """Whether it is a single letter of a script in which digits are glued to letters to make names."""
    return len(word.rstrip(".")) == 1 and is_word(word[0])
