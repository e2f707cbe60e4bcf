"""Pages whose language stands in their front matter only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from glosslint import languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_HEAD = 2048
"""How many bytes of a file are searched for front matter."""
_FRONT_MATTER = re.compile(
    r"\A\ufeff?(?:(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<matter>.*?)^(?P=fence)|(?P<json>\{\r?\n.*?^\}))",
    re.DOTALL | re.MULTILINE,
)
_LINE = (
    r"""^[ \t]{0,4}["']?(?:%s)["']?[ \t]*[:=][ \t]*"""
    r"""["']?(?P<value>[^\s"'#,][^"'#,\r\n]*?)["']?[ \t]*,?[ \t]*(?:#[^\n]*)?\r?$"""
)
_LANGUAGE = re.compile(_LINE % "lang|language|locale", re.MULTILINE)
_TRANSLATION = re.compile(
    _LINE % "translationKey|translation_key|translation_id|translation-key|page_id|lang_ref|lang-ref|ref",
    re.MULTILINE,
)
"""What sites call the key that the versions of a page share: Hugo, Jekyll and its plugins."""


class DeclaredPage(Struct, frozen=True):
    """A page in several languages that its versions name themselves. Paths are relative to the root."""

    key: str
    files: tuple[tuple[str, str], ...]
    pattern: str
    why: str


class _Declared(Struct, frozen=True):
    path: str
    tag: str
    translation: str


def declared_language(text: str) -> str:
    """The language that the front matter of a page declares, as it is written, or nothing."""
    return _value(_LANGUAGE, _matter(text))


def declared_pages(root: Path, paths: Sequence[str]) -> Iterator[DeclaredPage]:
    """The pages among `paths` whose versions say their language, and belong together.

    They do where they name the same translation key, or where their paths differ in one folder only.
    """
    declared = [found for path in paths if (found := _declared(root, path)) is not None]
    if len({one.tag for one in declared}) < 2:
        return
    taken: set[str] = set()
    for translation, ones in _grouped((one.translation, one) for one in declared if one.translation):
        yield _page(
            ones[0].path,
            ones,
            "{path}",
            f"`lang` and a translation key such as `{translation}` in the front matter",
        )
        taken.update(one.path for one in ones)
    free = [one for one in declared if one.path not in taken]
    for place, ones in _grouped((place, one) for one in free for place in _places(one.path)):
        if not taken & {one.path for one in ones}:
            pattern = f"{place.partition('*')[0]}*/{{path}}"
            yield _page(
                place.replace("*/", "", 1),
                ones,
                pattern,
                "`lang` in the front matter; the paths differ in one folder",
            )
            taken.update(one.path for one in ones)


def _grouped(keyed: Iterator[tuple[str, _Declared]]) -> Iterator[tuple[str, list[_Declared]]]:
    """Those that share a key and are in several languages, the larger groups first."""
    groups: dict[str, list[_Declared]] = {}
    for key, one in keyed:
        groups.setdefault(key, []).append(one)
    for key, ones in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        if len({one.tag for one in ones}) > 1:
            yield key, ones


def _page(key: str, ones: Sequence[_Declared], pattern: str, why: str) -> DeclaredPage:
    return DeclaredPage(key, tuple((one.tag, one.path) for one in ones), pattern, why)


def _places(path: str) -> Iterator[str]:
    """The path with one folder after the other taken for any folder."""
    parts = path.split("/")
    for position in range(len(parts) - 1):
        yield "/".join((*parts[:position], "*", *parts[position + 1 :]))


def _declared(root: Path, path: str) -> _Declared | None:
    try:
        with (root / path).open("rb", buffering=0) as file:
            matter = _matter(file.read(_HEAD).decode("utf-8", errors="ignore"))
    except OSError:
        return None  # reading the page reports it
    written = _value(_LANGUAGE, matter)
    tag = languages.parse(written) if written else None
    return _Declared(path, tag, _value(_TRANSLATION, matter)) if tag else None


def _matter(text: str) -> str:
    match = _FRONT_MATTER.match(text)
    return (match["matter"] or match["json"] or "") if match else ""


def _value(line: re.Pattern[str], matter: str) -> str:
    match = line.search(matter)
    return match["value"].strip() if match else ""
