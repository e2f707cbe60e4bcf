"""What a number measures: kilometres, gigabytes, degrees, days, in the names and signs of each language.

The names are CLDR's. Many a short one means other things too (`m`, `in`, `日`), and no language's list is
complete, so that a unit only ever adds to what a number may stand for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from glosslint.quantities.cldr import find_locale, section
from glosslint.quantities.vocabulary import UNSPACED, Certainty, Lexicon, Unit, fold_case, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel import Locale


class Measures(Struct, frozen=True, gc=False):
    """What one language calls units of measure."""

    before: Lexicon[Unit]
    """What may stand before a number, by its last character: the Swahili `kilomita 5`."""
    after: Lexicon[Unit]
    """What may stand behind a number, by its first character."""
    per: tuple[tuple[str, str], ...]
    """What makes a rate of the unit before it, the longest first, with the unit it is a rate of: `/s`."""


_KINDS: Final = (
    "area|consumption|digital|duration|electric|energy|frequency|graphics|length|mass|power|pressure|speed|"
    "temperature|volume"
)
_ID: Final = re.compile(rf"(?:{_KINDS})-(.+)")
_PERSON: Final = "-person"
"""CLDR has the spans of a life apart: beside the Swedish `dygn` it is there that `dagar` is found."""

_UNUSED: Final = re.compile(
    "point|dot|em|night|light-speed|beaufort|drop|pinch|dram|jigger|grain|stone|therm-us|generic|"
    "(?:earth|solar)-.*|carat|dalton|picometer|parsec|megaliter|megapixel"
)
"""Units whose names are other words in many languages, and that hardly anyone measures in."""

_ALIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "ton": ("tonne",),
    "tonne": ("ton",),
    "calorie": ("foodcalorie", "kilocalorie"),
    "foodcalorie": ("kilocalorie", "calorie"),
    "kilocalorie": ("foodcalorie",),
    "mile-scandinavian": ("mile",),
}
"""Units that share a name in some language, or in what people say."""

_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "KB": ("kilobyte",),
    "KiB": ("kibibyte",),
    "MiB": ("mebibyte",),
    "GiB": ("gibibyte",),
    "TiB": ("tebibyte",),
    "PiB": ("pebibyte",),
    "Kb": ("kilobit", "kilobyte"),
    "kb": ("kilobit", "kilobyte"),
    "Mb": ("megabit", "megabyte"),
    "Gb": ("gigabit", "gigabyte"),
    "Tb": ("terabit", "terabyte"),
    "kbit": ("kilobit",),
    "Mbit": ("megabit",),
    "Gbit": ("gigabit",),
    "kbps": ("kilobit-per-second",),
    "Kbps": ("kilobit-per-second",),
    "Mbps": ("megabit-per-second",),
    "Gbps": ("gigabit-per-second",),
    "Wh": ("watt-hour",),
    "MWh": ("megawatt-hour",),
    "mAh": ("milliampere-hour",),
    "kV": ("kilovolt",),
    "mV": ("millivolt",),
    "dB": ("decibel",),
    "dpi": ("dot-per-inch",),
    "ml": ("milliliter",),
    "mph": ("mile-per-hour",),
    "kph": ("kilometer-per-hour",),
    "µs": ("microsecond",),
    "µm": ("micrometer",),
    "µg": ("microgram",),
    "℃": ("celsius",),
    "℉": ("fahrenheit",),
    "°": ("degree", "celsius", "fahrenheit"),
}
"""Signs that are the same in every language and that CLDR lacks, or gives a narrower sense than people do:
`Mb` is written for both. IEC 80000-13 has the binary prefixes."""


@cache
def ids() -> frozenset[str]:
    """What a reading's unit may be that is neither money nor a percentage, rates apart."""
    return frozenset(_ids().values()) | {name for names in _SIGNS.values() for name in names}


def is_measure(unit: str) -> bool:
    """Whether a unit measures, rather than being money or a percentage."""
    return unit.partition("-per-")[0] in ids() or unit in ids()


@cache
def _ids() -> Mapping[str, str]:
    """CLDR's units by their names in full: `length-kilometer`."""
    found: dict[str, str] = {}
    for name in section(find_locale("root"), "unit_patterns"):
        match = _ID.fullmatch(name)
        if match and not _UNUSED.fullmatch(match[1]):
            found[name] = match[1].removesuffix(_PERSON).removesuffix("-imperial")
    return found


def in_words(value: str, unit: str) -> str:
    """What is measured, for a message: `30 minutes`, `5 gigabytes per second`."""
    name, _, per = unit.partition("-per-")
    form = "one" if value in {"1", "-1"} else "other"
    full = next((full for full, short in _ids().items() if short == name), "")
    pattern = section(find_locale("en"), "unit_patterns", full, "long").get(form) if full else None
    counted = f"{{0}} {name.replace('-', ' ')}{'' if form == 'one' else 's'}" if pattern is None else pattern
    written = str(counted).replace("{0}", value)
    return f"{written} per {per.replace('-', ' ')}" if per else written


@lru_cache(maxsize=256)
def measures(language: str) -> Measures:
    """The measures of a language (a BCP 47 tag), and the signs that everyone writes."""
    locale = find_locale(language)
    signs = _signs()
    after = defaultdict[str, dict[str, Certainty]](dict)
    before = defaultdict[str, dict[str, Certainty]](dict)
    per = dict(_slashes())
    spelling = _SPELLINGS.get(str(locale))
    others = _patterns(find_locale(spelling)) if spelling else ()
    for width, form, written, unit in (*_patterns(locale), *others):
        if form == "per":
            per.setdefault(fold_case(written.replace("{0}", "").rstrip()), unit)
        elif written.startswith("{0}"):
            for text in _variants(written.removeprefix("{0}").strip(), width):
                if text not in signs:
                    _add(after[text], unit, _certainty(text, width, unit))
        elif written.endswith("{0}"):
            for text in _variants(written.removesuffix("{0}").strip(), width):
                if _certainty(text, width, unit) == "word":
                    _add(before[fold_case(text)], unit, "word")
    return Measures(
        before=lexicon(_units(before), -1),
        after=lexicon([*signs.values(), *_units(after)], 0),
        per=tuple(sorted(per.items(), key=lambda suffix: -len(suffix[0]))),
    )


_SPELLINGS: Final = {"en": "en-GB"}
"""Where else a unit is spelt otherwise, and pages say no region: `litre`."""


@cache
def _slashes() -> Mapping[str, str]:
    """What everyone writes for a rate, by CLDR's root: `/s`."""
    found = _patterns(find_locale("root"))
    return {written.replace("{0}", ""): unit for _, form, written, unit in found if form == "per"}


def _patterns(locale: Locale) -> Iterator[tuple[str, str, str, str]]:
    """The width, the form, the pattern and the unit of all that CLDR has of the units, spaces plain."""
    for name, unit in _ids().items():
        for width in ("long", "short", "narrow"):
            for form, pattern in section(locale, "unit_patterns", name, width).items():
                yield width, form, " ".join(str(pattern).split()), unit
    for span in _SPANS:
        for tense in ("past", "future"):
            for pattern in section(locale, "date_fields", span, tense).values():
                counted = _COUNTED.search(str(pattern))
                if counted and not UNSPACED.search(counted[1]):
                    yield "long", "other", f"{{0}} {counted[1]}", span


_COUNTED: Final = re.compile(r"\{0\}\s(?:de\s)?([^\W\d_]{2,})")
"""A span in the case that a sentence sets it in: the German "in 3 Tagen", the Swedish "om 3 dagar"."""


def _variants(text: str, width: str) -> Iterator[str]:
    """A name as it is looked for: in lower case, or an abbreviation with capitals as it is written."""
    if not text or not (text[0].isalpha() or text[0] == "°"):
        return
    abbreviated = width != "long" and text != text.lower()
    text = text if abbreviated else fold_case(text)
    yield text
    if len(text) > _SHORTEST and text.endswith("."):
        yield text[:-1]
    if text.startswith("か"):
        yield from (f"{counter}{text[1:]}" for counter in "カヶケ箇")


def _add(units: dict[str, Certainty], unit: str, certainty: Certainty) -> None:
    units[unit] = "word" if "word" in (units.get(unit), certainty) else "doubtful"


def _units(found: Mapping[str, Mapping[str, Certainty]]) -> Iterator[Unit]:
    for text, units in found.items():
        known = sorted(units, key=lambda unit: units[unit] != "word")
        names = dict.fromkeys([*known, *(other for unit in known for other in _ALIKE.get(unit, ()))])
        yield Unit(text, tuple(names), units[known[0]])


_SHORTEST: Final = 3
_LATIN: Final = re.compile("[A-Za-zÀ-ɏ]")
_SPANS: Final = ("century", "decade", "year", "quarter", "month", "week", "day", "hour", "minute", "second")


def _certainty(text: str, width: str, unit: str) -> Certainty:
    """Whether it is a name, or may be anything: a letter, a single 日, an abbreviation like a short word."""
    if len(text) == 1:
        return "doubtful"
    if width == "long" or len(text) >= _SHORTEST or UNSPACED.search(text) or fold_case(text) != text:
        return "word"
    return "doubtful" if _LATIN.match(text) or unit in _SPANS else "word"


@cache
def _signs() -> Mapping[str, Unit]:
    """What is the same in every language: CLDR's root, where it is more than a letter or a short word."""
    found: dict[str, list[str]] = {text: list(units) for text, units in _SIGNS.items()}
    for width, form, written, unit in _patterns(find_locale("root")):
        text = written.removeprefix("{0}").strip()
        if width == "short" and form != "per" and text not in _SIGNS and _is_sign(text):
            found.setdefault(text, []).append(unit)
    return {
        text: Unit(text, tuple(dict.fromkeys(units)), "doubtful" if text == "°" else "sure")
        for text, units in found.items()
    }


_METRIC: Final = re.compile("[nµμcdk]?m[²³]?|[nmµμ]s|[mµμk]g|[mcd]l|kcal|px|bit|byte|mbar")
_SIGN: Final = re.compile(r"[^{}]*[^a-z {}][^{}]*")


def _is_sign(text: str) -> bool:
    """Whether it is no word: it has a capital, a raised digit or a slash, or is metric."""
    return len(text) > 1 and (_SIGN.fullmatch(text) or _METRIC.fullmatch(text)) is not None
