"""CLDR's data of a language, as Babel carries it. Nothing else in this package loads any."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale


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
