"""How a language writes dates and times of the day, from CLDR through Babel.

CLDR's patterns are taken apart into what stands between two fields, so that a date is known in any order
that uses it, and not only in those that CLDR lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from glosslint.quantities.cldr import find_locale, section
from glosslint.quantities.prose import fold, is_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from babel import Locale

Field: TypeAlias = Literal["d", "M", "y"]
"""The day of the month, the month, the year."""

Order: TypeAlias = tuple[Field, Field, Field]


class Name(Struct, frozen=True, gc=False):
    """What a month or a day of the week is called."""

    text: str
    """As `prose.fold` makes it."""
    number: int
    """Of the month; 0 for a day of the week."""
    wide: bool
    """Whether it is written out."""
    capital: bool
    """Whether the language writes it with a capital."""


class Period(Struct, frozen=True, gc=False):
    """A part of the day by which twelve hours are told from the other twelve."""

    text: str
    start: int
    """The hour it begins at."""
    end: int
    """The hour it ends before; smaller than `start` where midnight is in it."""


class Clock(Struct, frozen=True, gc=False):
    """A way of writing a time that has more than a colon."""

    pattern: re.Pattern[str]
    """Its groups are the hour, the minute and the second."""


class Calendar(Struct, frozen=True, gc=False):
    """How one language writes dates and times."""

    months: Mapping[str, tuple[Name, ...]]
    """By their first character, the longest first."""
    months_behind: Mapping[str, tuple[Name, ...]]
    """By their last character, the longest first."""
    stems: Mapping[str, Name]
    """The names without their last letter, in languages that inflect them: `ноябр` of `ноябре`."""
    shortest: tuple[str, ...]
    """What every name of a month holds: a text without any of these has no month."""
    numbered: tuple[tuple[str, str], ...]
    """What stands before and behind the digits of a month that is called by its number."""
    weekdays: Mapping[str, tuple[str, ...]]
    """By their last character, the longest first."""
    glue: Mapping[str, tuple[str, ...]]
    """What stands between two fields (`dM`, `My`; `E` is the day of the week), the longest first."""
    tails: Mapping[str, tuple[str, ...]]
    """What stands behind a field at the end of a date: `日`, `г.`"""
    month_leads: bool
    """Whether a day without a year may stand behind its month: `November 27`."""
    endings: tuple[str, ...]
    """What a month may be glued to before its day: the Basque `ren`."""
    short_order: Order
    """The order of a date in digits."""
    short_separator: str
    """What stands in it, without spaces."""
    periods: tuple[Period, ...]
    """The longest first."""
    clocks: tuple[Clock, ...]
    pointed: bool
    """Whether a point stands between hours and minutes."""


@lru_cache(maxsize=256)
def calendar(language: str) -> Calendar:
    """The calendar of a language (a BCP 47 tag); that of CLDR's root where CLDR does not know it."""
    locale = find_locale(language)
    months = _months(locale)
    numbered = _numbered(months)
    glue, tails = _glue(locale, numbered)
    patterns = [_fields(pattern) for pattern in _patterns(locale)]
    stems = _stems(locale, months)
    return Calendar(
        months=_by(months, lambda name: name.text[0]),
        months_behind=_by(months, lambda name: name.text[-1]),
        stems=stems,
        shortest=_shortest(months, stems, numbered),
        numbered=numbered,
        weekdays=_weekdays(locale),
        glue=glue,
        tails=tails,
        month_leads=any(map(_month_leads, (locale, find_locale(locale.language)))),
        endings=tuple(literal.split()[0] for literal in glue["Md"] if literal[:1].isalpha()),
        short_order=_short_order(locale),
        short_separator=_short_separator(locale),
        periods=_periods(locale),
        clocks=tuple(_clocks(patterns)),
        pointed=any(_between(pattern, "hour", "minute") == "." for pattern in patterns),
    )


def month_names(language: str) -> Mapping[str, int]:
    """The names of the months in a language (a BCP 47 tag), as `prose.fold` makes them, with their numbers.

    Written out and, from three letters on, abbreviated, with and without a point; not those that hold
    digits. Some are ordinary words as well (`may`, `mars`, `set`).
    """
    locale = find_locale(language)
    names = _months(locale) if locale.language == "en" else _own_months(locale)
    return {name.text: name.number for name in names if not _DIGITS.search(name.text)}


_WIDTHS = ("wide", "abbreviated")
_CONTEXTS = ("format", "stand-alone")


def _months(locale: Locale) -> tuple[Name, ...]:
    """The language's own names, and the English ones, which many sites leave in their dates."""
    own = _own_months(locale)
    known = {name.text for name in own}
    return (*own, *(name for name in _english() if name.text not in known))


def _own_months(locale: Locale) -> tuple[Name, ...]:
    wide = section(locale, "months", "format", "wide").values()
    capital = all(name[:1].isupper() for name in wide)
    names: dict[str, Name] = {}
    for width in _WIDTHS:
        for context in _CONTEXTS:
            for number, written in section(locale, "months", context, width).items():
                name = fold(written)
                bare = name.rstrip(".")
                for text in {name} if width == "wide" or bare in names else {name, bare, f"{bare}."}:
                    if bare and (len(bare) > 2 or width == "wide" or not is_word(bare[0])):
                        names.setdefault(text, Name(text, number, width == "wide", capital))
    return tuple(names.values())


@lru_cache(maxsize=1)
def _english() -> tuple[Name, ...]:
    """The names of both sides of the Atlantic: `Sep` and `Sept`."""
    american = _own_months(find_locale("en"))
    known = {name.text for name in american}
    return (*american, *(name for name in _own_months(find_locale("en-GB")) if name.text not in known))


_DIGITS = re.compile(r"\d+")


def _numbered(months: Iterable[Name]) -> tuple[tuple[str, str], ...]:
    ends: set[tuple[str, str]] = set()
    for name in months:
        digits = _DIGITS.search(name.text)
        if digits and int(digits[0]) == name.number:
            ends.add((name.text[: digits.start()], name.text[digits.end() :]))
    return tuple(sorted(end for end in ends if any(part.strip(". ") for part in end)))


def _by(names: Iterable[Name], key: Callable[[Name], str]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if not _DIGITS.search(name.text):
            found[key(name)].append(name)
    return {first: tuple(sorted(group, key=lambda name: -len(name.text))) for first, group in found.items()}


_SHORTEST_INFLECTED = 4


def _stems(locale: Locale, months: Iterable[Name]) -> dict[str, Name]:
    """The stems of the months, where CLDR has them in one case in dates and in another alone."""
    alone, dated = (section(locale, "months", context, "wide") for context in ("stand-alone", "format"))
    own = {fold(str(name)) for names in (alone, dated) for name in names.values()}
    if not alone or {*map(fold, alone.values())} == {*map(fold, dated.values())}:
        return {}
    return {
        name.text[:-1]: name
        for name in months
        if name.text in own and len(name.text) >= _SHORTEST_INFLECTED and name.text.isalpha()
    }


def _shortest(
    months: Iterable[Name], stems: Iterable[str], numbered: Iterable[tuple[str, str]]
) -> tuple[str, ...]:
    names = {name.text for name in months if not _DIGITS.search(name.text)} | {*stems}
    names |= {prefix.strip() or suffix.strip() for prefix, suffix in numbered}
    shortest: list[str] = []
    for name in sorted(names, key=lambda name: (len(name), name)):
        if not any(shorter in name for shorter in shortest):
            shortest.append(name)
    return tuple(shortest)


def _weekdays(locale: Locale) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for source in (locale, find_locale("en")):
        for width in _WIDTHS:
            for context in _CONTEXTS:
                for written in section(source, "days", context, width).values():
                    name = fold(written)
                    if len(name.rstrip(".")) > 2 or (width == "wide" and len(name) > 1):
                        found[name[-1]].add(name)
    return {last: tuple(sorted(names, key=lambda name: (-len(name), name))) for last, names in found.items()}


class _Part(NamedTuple):
    """A field of a pattern, or what stands between two."""

    field: str
    """`day`, `month`, `year`, `weekday`, `era`, `hour`, `minute`, `second`, `period`, `zone`, `other`, or
    nothing for text."""
    text: str


_FIELDS = {
    **dict.fromkeys("d", "d"),
    **dict.fromkeys("ML", "M"),
    "y": "y",
    **dict.fromkeys("Ece", "E"),
    "G": "G",
    **dict.fromkeys("HhKk", "hour"),
    "m": "minute",
    "s": "second",
    **dict.fromkeys("abB", "period"),
    **dict.fromkeys("zvVOXxZ", "zone"),
}
_PART = re.compile(r"'((?:[^']|'')*)'|(([A-Za-z])\3*)|([^A-Za-z']+)")


def _fields(pattern: str) -> list[_Part]:
    """A date pattern of UTS #35 in its fields, what stands between them in one piece."""
    parts: list[_Part] = []
    for match in _PART.finditer(pattern):
        if match[2]:
            parts.append(_Part(_FIELDS.get(match[2][0], "other"), match[2]))
            continue
        text = fold((match[1] or "'").replace("''", "'") if match[4] is None else match[4])
        if parts and not parts[-1].field:
            text = parts.pop().text + text
        parts.append(_Part("", text))
    return parts


def _patterns(locale: Locale) -> Iterator[str]:
    for kind in ("date_formats", "time_formats", "datetime_skeletons"):
        for pattern in section(locale, kind).values():
            yield str(getattr(pattern, "pattern", pattern))


def _glue(
    locale: Locale, numbered: tuple[tuple[str, str], ...]
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """What stands between fields, and behind the last."""
    glue: dict[str, set[str]] = defaultdict(set)
    tails: dict[str, set[str]] = defaultdict(set)
    eras = [fold(str(names[1])) for width in _WIDTHS if 1 in (names := section(locale, "eras", width))]
    for pattern in _patterns(locale):
        parts = _fields(pattern)
        if any(part.field not in {"", "d", "M", "y", "E", "G"} for part in parts):
            continue
        for era in eras:
            _take_apart(_written_out(parts, era), glue, tails, numbered)
    for pair, usual in _USUAL.items():
        glue[pair] |= usual
    for pair in ("Ed", "EM", "Ey"):
        glue[pair] |= {" ", ", "}
    return _sorted(glue), _sorted(tails)


_USUAL: Mapping[str, frozenset[str]] = {
    "dM": frozenset({" ", ". ", "-", "."}),
    "Md": frozenset({" ", ". "}),
    "My": frozenset({" ", ", ", ". ", "-"}),
    "dy": frozenset({" ", ", "}),
}
"""What stands between the fields of a date in any language, beside what its patterns have."""


def _sorted(found: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {
        key: tuple(sorted(literals, key=lambda literal: (-len(literal), literal)))
        for key, literals in found.items()
    }


def _written_out(parts: list[_Part], era: str) -> list[_Part]:
    """`parts` with the era in words, and no two texts side by side."""
    written: list[_Part] = []
    for part in parts:
        text = era if part.field == "G" else part.text if not part.field else ""
        if text and written and not written[-1].field:
            written[-1] = _Part("", written[-1].text + text)
        elif text:
            written.append(_Part("", text))
        else:
            if written and written[-1].field:
                written.append(_Part("", ""))
            written.append(part)
    return written


def _take_apart(
    parts: list[_Part],
    glue: dict[str, set[str]],
    tails: dict[str, set[str]],
    numbered: tuple[tuple[str, str], ...],
) -> None:
    for before, between, after in zip(parts, parts[1:], parts[2:], strict=False):
        if before.field and after.field:
            text = between.text
            for prefix, suffix in numbered:
                if before.field == "M" and suffix:
                    text = text.removeprefix(suffix)
                if after.field == "M" and prefix:
                    text = text.removesuffix(prefix)
            if _is_digits(before) and _is_digits(after) and text in {"/", "-", ".", ". "}:
                continue
            glue[before.field + after.field].add(text)
            if after.field == "E" and text.strip(" ,،("):
                tails[before.field].add(text.rstrip(" ,،("))
    for before, last in pairwise(parts[-2:]):
        if before.field and not last.field and last.text.strip():
            tails[before.field].add(last.text.rstrip())


def _month_leads(locale: Locale) -> bool:
    for pattern in _patterns(locale):
        fields = [part.field for part in _fields(pattern) if part.field]
        if "MMM" in pattern and ("M", "d") in pairwise(fields):
            return True
    return False


def _is_digits(part: _Part) -> bool:
    return part.field in {"d", "y"} or len(part.text) < 3


def _short_order(locale: Locale) -> Order:
    fields = "".join(part.field for part in _short_pattern(locale) if part.field in {"d", "M", "y"})
    return _ORDERS.get(fields, ("d", "M", "y"))


_ORDERS: Mapping[str, Order] = {"yMd": ("y", "M", "d"), "Mdy": ("M", "d", "y")}


def _short_separator(locale: Locale) -> str:
    texts = (part.text.strip() for part in _short_pattern(locale) if not part.field)
    return next((text for text in texts if text), "/")


def _short_pattern(locale: Locale) -> list[_Part]:
    return _fields(str(section(locale, "date_formats")["short"].pattern))


def _periods(locale: Locale) -> tuple[Period, ...]:
    """The parts of the day, with the hours that CLDR's rules give them."""
    rules = section(locale, "day_period_rules").get(None, {})
    spans = {"am": (0, 12), "pm": (12, 24)}
    for period, terms in rules.items():
        bounds = {key: int(value) // 3600 for term in terms for key, value in term.items()}
        if "from" in bounds and "before" in bounds:
            spans[period] = (bounds["from"], bounds["before"])
    found: dict[str, Period] = {}
    for (period, span), context, width in product(spans.items(), _CONTEXTS, _WIDTHS):
        text = fold(str(section(locale, "day_periods", context, width).get(period, "")))
        if len(text) > 1 or (text and period in {"am", "pm"}):
            found.setdefault(text, Period(text, *span))
    return tuple(sorted(found.values(), key=lambda period: (-len(period.text), period.text)))


def _between(parts: list[_Part], first: str, second: str) -> str:
    """The text between two fields, or U+0000 where they do not stand side by side."""
    for before, between, after in zip(parts, parts[1:], parts[2:], strict=False):
        if before.field == first and after.field == second:
            return between.text
    return "\0"


def _clocks(patterns: Iterable[list[_Part]]) -> Iterator[Clock]:
    """The ways of writing times with words or letters between the fields: `19 h 52`, `오후 7시 52분`."""
    known: set[str] = set()
    for parts in patterns:
        found = _wordy_clock(parts)
        if found and found not in known:
            known.add(found)
            yield Clock(re.compile(rf"([01]?\d|2[0-4]){found}(?!\d)"))


def _wordy_clock(parts: list[_Part]) -> str:
    """The pattern of what follows an hour and the word or letter for it, or nothing."""
    behind = next((after.text for before, after in pairwise(parts) if before.field == "hour"), "")
    if not _LETTER.search(behind):
        return ""
    minute, second = _between(parts, "hour", "minute"), _between(parts, "minute", "second")
    if minute == "\0":
        return rf"{_flexible(behind)}([0-5]\d)()"
    tail = next((after.text for before, after in pairwise(parts) if before.field == "second"), "").rstrip()
    if second != "\0":
        seconds = rf"(?: ?([0-5]?\d){_flexible(tail).removesuffix(' ?')})?"
        return rf"{_flexible(minute)}([0-5]?\d){_flexible(second).removesuffix(' ?')}{seconds}"
    return rf"{_flexible(minute)}([0-5]?\d)()"


_LETTER = re.compile(r"[^\W\d_]")


def _flexible(text: str) -> str:
    """`text` as a pattern in which any spaces may be left out."""
    return " ?".join(map(re.escape, text.strip().split())).join((" ?", " ?"))
