"""Writes linter/glosslint/language_table.json from CLDR, as Babel carries it.

    python tests/generate/language_table.py

Recognising languages in paths must not cost the loading of CLDR, so what it needs is one small table:

- `languages`: the codes that count, each with the scripts it is written in, the likeliest first. All
  two-letter codes that CLDR names count; of the three-letter codes only those with a locale of their own
  (CLDR names hundreds, and `api`, `cli` and `dev` are languages too).
- `aliases`: codes that CLDR replaces by one of these (`iw`, `eng`, `ger`).
- `territories`: each country with its likely language.
- `scripts`: the scripts that may stand in a tag.
- `written`: each script with the language that it likely writes.
- `names`: English and native names, as `glosslint.languages.fold` folds them.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_global

from glosslint.languages import fold

TABLE = Path(__file__).parents[2] / "linter" / "glosslint" / "language_table.json"


def main() -> None:
    TABLE.write_text(render(), encoding="utf-8")


def render() -> str:
    """The table as it is checked in: one entry a line, sorted."""
    english = Locale("en")
    languages = _languages(english)
    table = {
        "languages": languages,
        "aliases": _aliases(languages),
        "territories": _territories(english, languages),
        "scripts": sorted({script for scripts in languages.values() for script in scripts.split()}),
        "written": _written(languages),
        "names": _names(english, languages),
    }
    return json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def _languages(english: Locale) -> dict[str, str]:
    """The codes that count, with their scripts, separated by blanks, the likeliest first."""
    locales = {identifier.split("_")[0] for identifier in localedata.locale_identifiers()}
    replaced = get_global("language_aliases")
    codes = [
        code
        for code in {*english.languages, *locales}
        if code.isalpha()
        and code not in replaced
        and (len(code) == 2 or (len(code) == 3 and code in locales))
    ]
    scripts: dict[str, list[str]] = {code: [] for code in codes}
    likely = get_global("likely_subtags")
    for code in codes:
        if code in likely:
            scripts[code].append(likely[code].split("_")[1])
    for key, value in sorted(likely.items()):
        language, *rest = key.split("_")
        if language in scripts and all(len(subtag) != 4 for subtag in rest):  # `en_Dsrt`: by wish only
            scripts[language].append(value.split("_")[1])
    for identifier in sorted(localedata.locale_identifiers()):
        language, *rest = identifier.split("_")
        if language in scripts and rest and len(rest[0]) == 4 and rest[0] != "Latn":  # Pinyin, Hinglish
            scripts[language].append(rest[0])
    return {code: " ".join(dict.fromkeys(found)) for code, found in sorted(scripts.items())}


def _aliases(languages: dict[str, str]) -> dict[str, str]:
    aliases = get_global("language_aliases")
    return {
        old: new.replace("_", "-")
        for old, new in sorted(aliases.items())
        if old.isalpha() and len(old) <= 3 and new.split("_")[0] in languages and new.count("_") <= 1
    }


def _territories(english: Locale, languages: dict[str, str]) -> dict[str, str]:
    likely = get_global("likely_subtags")
    found: dict[str, str] = {}
    for territory in sorted(english.territories):
        subtags = likely.get(f"und_{territory}", "").split("_")
        if len(territory) == 2 and territory.isalpha() and subtags[0] in languages:
            language, script = subtags[0], subtags[1]
            usual = languages[language].split()[0]
            found[territory] = language if script == usual else f"{language}-{script}"
        elif len(territory) == 2 or territory.isdigit():
            found[territory] = ""
    return found


def _written(languages: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in sorted(get_global("likely_subtags").items()):
        language, _, script = key.partition("_")
        if language == "und" and len(script) == 4 and value.split("_")[0] in languages:
            found[script] = value.split("_")[0]
    return found


def _names(english: Locale, languages: dict[str, str]) -> dict[str, str]:
    """Where two languages share a name, English names win, then the shorter and earlier code."""
    variants = [code for code in english.languages if "_" in code and code.split("_")[0] in languages]
    names: dict[str, str] = {}
    for own in (False, True):
        for code in sorted([*languages, *variants], key=lambda code: (len(code), code)):
            for name in _native(code) if own else _names_in(english, code):
                folded = fold(name)
                plain = _without_marks(folded)
                for form in (folded, plain):
                    if len(form) > 2 or not form.isascii():
                        names.setdefault(form, code.replace("_", "-"))
    return names


def _native(code: str) -> list[str]:
    language = code.partition("_")[0]
    found: list[str] = []
    for identifier in (code, language):
        if localedata.exists(identifier):
            found += _names_in(Locale.parse(identifier), code)
    if code == language:
        for script in ("Latn", "Cyrl", "Arab"):
            if localedata.exists(f"{language}_{script}"):
                found += _names_in(Locale.parse(f"{language}_{script}"), code)
    return found


def _names_in(locale: Locale, code: str) -> list[str]:
    """The name of `code` in `locale`: "Simplified Chinese" and "Chinese (Simplified)"."""
    names = [locale.languages[code]] if code in locale.languages else []
    if "_" in code:
        long = Locale.parse(code).get_display_name(locale)
        names += [long] if long else []
    return names


def _without_marks(text: str) -> str:
    """`francais` for `français`; scripts whose vowels are marks stay as they are."""
    if any(ord(character) >= 0x250 and not unicodedata.combining(character) for character in text):
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


if __name__ == "__main__":
    sys.exit(main())
