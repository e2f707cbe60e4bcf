"""CLDR's data of a language, as Babel carries it. Nothing else in this package loads any."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale
    from babel.localedata import Alias


@lru_cache(maxsize=256)
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


def data(locale: Locale, name: str) -> Mapping[str, Mapping[str, Any]]:
    """A part of CLDR that Babel loads but has no method for."""
    from babel import localedata

    loaded = cast("Mapping[str | int | None, Any]", localedata.load(str(locale)))
    return cast("Mapping[str, Mapping[str, Any]]", localedata.LocaleDataDict(loaded)[name])


def section(locale: Locale, *path: str) -> Mapping[Any, Any]:
    """The part of CLDR at `path`, or nothing: `section(locale, "months", "stand-alone", "wide")`.

    Babel's own dictionaries write what an alias leads to into the data of the root, so that one language's
    names turn up in others that are read later. Nothing is written here.
    """
    from babel import localedata

    loaded = cast("Mapping[Any, Any]", localedata.load(str(locale)))
    found: Any = loaded
    for key in path:
        if not found or key not in found:
            return {}
        found = _without_alias(found[key], loaded)
    return cast("Mapping[Any, Any]", found or {})


def _without_alias(
    value: Mapping[Any, Any] | Alias | tuple[Alias, Mapping[Any, Any]], loaded: Mapping[Any, Any]
) -> Mapping[Any, Any]:
    from babel.localedata import Alias

    if isinstance(value, Alias):
        return value.resolve(loaded)
    if isinstance(value, tuple):
        alias, own = value
        return {**alias.resolve(loaded), **own}
    return value
