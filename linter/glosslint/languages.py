"""Languages: what a tag or a name in a path, a setting or a front matter means.

Tags are written in many ways (`zh_cn`, `pt-BR`, `sr@latin`, `zhCN`), and some write the language's
name instead (`Swedish`, `Svenska`, `日本語`). What comes out is one canonical BCP 47 tag. The facts
are CLDR's, kept in a small table that tests/generate/language_table.py writes, so that recognising a
language costs next to nothing; Babel is loaded only for names to show.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

UNDETERMINED = "und"
"""The tag of a text whose language nothing tells (BCP 47, section 4.1)."""

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:[-_](?P<script>[a-z]{4}))?"
    r"(?:[-_](?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:@(?P<modifier>[a-z]{4,10}))?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"([a-z]{2})([A-Z]{2})")
"""`zhCN`, `ptBR`: only in exactly this case, or every four-letter word would be one."""

_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
"""POSIX says a script in words: `sr_RS@latin`."""
_LEGACY = {"zh-chs": "zh-Hans", "zh-cht": "zh-Hant"}
"""Windows' names of the two Chinese scripts, from before there were subtags for them."""

_SCRIPT_OF_TEXT = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang", "Hrkt": "Kana"}
"""What the characters of a script are called one by one (ISO 15924 names mixtures as well)."""


class _Table(Struct, frozen=True):
    languages: dict[str, str]
    aliases: dict[str, str]
    territories: dict[str, str]
    scripts: frozenset[str]
    written: dict[str, str]
    names: dict[str, str]


@cache
def _table() -> _Table:
    return msgspec.json.decode(Path(__file__).with_name("language_table.json").read_bytes(), type=_Table)


@cache
def parse(written: str) -> str | None:
    """The canonical tag of a language written as a tag or by its English or native name.

    None where it is neither: for words, for codes that no language has, for three-letter codes of
    languages without a CLDR locale, and for countries (see `parse_country`).
    """
    return parse_tag(written) or parse_name(written)


@cache
def parse_tag(written: str) -> str | None:
    """The canonical tag of a BCP 47 or POSIX tag in any case, or None: `zh_cn` is `zh-CN`."""
    if legacy := _LEGACY.get(written.lower().replace("_", "-")):
        return legacy
    table = _table()
    if joined := _JOINED.fullmatch(written):
        written = "-".join(joined.groups())
    match = _TAG.fullmatch(written)
    if match is None:
        return None
    code = match["language"].lower()
    language, _, implied = table.aliases.get(code, code).partition("-")
    script = (match["script"] or _MODIFIERS.get((match["modifier"] or "").lower()) or "").title() or implied
    region = (match["region"] or "").upper()
    known = (
        language in table.languages
        and (not script or script in table.scripts)
        and (not region or region in table.territories)
        and (not match["modifier"] or match["modifier"].lower() in _MODIFIERS)
    )
    return "-".join(filter(None, (language, script, region))) if known else None


@cache
def parse_name(written: str) -> str | None:
    """The tag of a language by its English or native name, or None: `Svenska` is `sv`."""
    return _table().names.get(fold(written))


@cache
def parse_country(written: str) -> str | None:
    """The likely language of a country whose code is no language's, or None: `jp` is `ja`."""
    return None if parse_tag(written) else language_of_country(written)


def language_of_country(code: str) -> str | None:
    """The likely language of a country (CLDR's likely subtags): `BR` is `pt`, `TW` is `zh-Hant`."""
    return _table().territories.get(code.upper()) or None if len(code) == 2 else None


def well_formed(written: str) -> str | None:
    """`written` in the form of a tag, whether or not there is such a language: `GR` is `gr`.

    None where it has not even the form of a language with an optional script and region.
    """
    match = _TAG.fullmatch(written)
    if match is None or match["modifier"]:
        return None
    parts = (match["language"].lower(), (match["script"] or "").title(), (match["region"] or "").upper())
    return "-".join(filter(None, parts))


@cache
def base(tag: str) -> str:
    """The language subtag: `pt` of `pt-BR`. Versions of one base language are no independent ones."""
    return tag.partition("-")[0]


@cache
def likely_script(tag: str) -> str:
    """The ISO 15924 code of the script that `tag` is likely written in, or nothing: `Hant` for `zh-TW`."""
    language, *rest = tag.split("-")
    for subtag in rest:
        if len(subtag) == 4:
            return subtag
        country = _table().territories.get(subtag, "")
        if country.startswith(f"{language}-"):
            return country.partition("-")[2]
    return _table().languages.get(language, "").partition(" ")[0]


@cache
def scripts(tag: str) -> frozenset[str]:
    """The scripts that a text in `tag` is written in, as single characters have them.

    A tag that names its script has that one; Japanese has Han and Kana, Korean Hangul and Han. Empty
    for a language that CLDR does not know.
    """
    language, *rest = tag.split("-")
    named = [subtag for subtag in rest if len(subtag) == 4]
    written = named or _table().languages.get(language, "").split()
    characters = {_SCRIPT_OF_TEXT.get(script, script) for script in written}
    if "Jpan" in written:
        characters |= {"Kana"}
    if "Kore" in written:
        characters |= {"Hani"}
    return frozenset(characters)


def language_of_script(script: str) -> str:
    """The language that a script likely writes, or nothing: `el` for `Grek`."""
    return _table().written.get(script, "")


@cache
def display_name(tag: str) -> str:
    """The English name of `tag`, or the tag itself where CLDR has none: `Brazilian Portuguese`."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    names: Mapping[str, str] = Locale("en").languages
    if name := names.get(tag.replace("-", "_")):
        return name
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return names.get(base(tag), tag)


def fold(name: str) -> str:
    """A name as names are compared: without case, punctuation and doubled blanks."""
    text = unicodedata.normalize("NFC", name).casefold()
    words = "".join(" " if unicodedata.category(character)[0] in "PZ" else character for character in text)
    return " ".join(words.split())
