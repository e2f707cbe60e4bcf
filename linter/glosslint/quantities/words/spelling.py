"""What num2words spells out. Whatever it raises is "no words"."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_NAMES = {"kk": "kz"}
"""What num2words calls languages by other tags."""

_LEFT_OUT = frozenset({"ja"})
"""Numbers in Han characters are read in `han`."""

_PLAIN: Final[Mapping[str, object]] = {}

_FORMS: Mapping[str, tuple[Mapping[str, object], ...]] = {
    "ru": tuple({"case": case, "gender": gender} for case, gender in product("ngdaip", "mfn")),
    "uk": tuple(
        {"case": case, "gender": gender}
        for case, gender in product(
            ("nominative", "genitive", "dative", "accusative", "instrumental", "locative"), ("", "feminine")
        )
    ),
    "be": tuple({"gender": gender} for gender in "mfn"),
    "he": tuple(
        {"gender": gender, "construct": construct} for gender, construct in product("fm", (False, True))
    ),
    "fi": tuple(
        {"case": case}
        for case in (
            "nominative",
            "genitive",
            "partitive",
            "inessive",
            "elative",
            "illative",
            "adessive",
            "ablative",
            "allative",
            "essive",
            "translative",
        )
    ),
    "sr": ({"feminine": False}, {"feminine": True}),
}
"""The arguments by which num2words gives other forms than the first."""


def spelled(number: int, language: str, *, inflected: bool = False) -> Iterator[str]:
    """A number as its cardinal, ordinal and year, the first twice in all forms if `inflected`.

    `language` is a base language. Nothing comes out where num2words has no such words.
    """
    if language in _LEFT_OUT:
        return
    language = _NAMES.get(language, language)
    forms = _FORMS.get(language, ()) if inflected else ()
    for kind in ("cardinal", "ordinal"):
        for form in (_PLAIN, *forms):
            yield from _spelled(number, language, kind, form)
    if number in range(1100, 2100):
        yield from _spelled(number, language, "year", _PLAIN)


def is_spelled(language: str) -> bool:
    """Whether num2words knows the language at all."""
    return any(spelled(3, language))


def _spelled(number: int, language: str, kind: str, form: Mapping[str, object]) -> Iterator[str]:
    import num2words as library  # type: ignore[import-untyped]

    known = cast("Mapping[str, object]", vars(library)["CONVERTER_CLASSES"])
    spell = cast("Callable[..., object]", vars(library)["num2words"])
    if language not in known:  # it would take the first two letters: Filipino for Finnish
        return
    try:
        words = spell(number, lang=language, to=kind, **form)
    except Exception:  # it raises anything, down to AttributeError and KeyError
        return
    if isinstance(words, str) and words.strip():
        yield words
