"""What a piece of a path may say of a language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from glosslint import languages
from glosslint.layout.sites import site_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind: TypeAlias = Literal[
    "configured",  # the site or the user says that it is a language
    "tag",  # a tag of a language that CLDR knows
    "name",  # a language's English or native name
    "country",  # a country's code that is no language's
    "odd",  # in the form of a tag, but of no language
]

SEPARATORS = ".-_"

# Words of English, endings of file names and names of programs that are tags too. They are taken for
# languages only when the texts show it.
_WORDS = frozenset(
    """
    ab ad ai am an as at be bi bo br by ci cl co cs cv db dev dz ee fan fo gd go ha ho hr ht ie ii in io is
    js ki kt ku la li lo lu ma mi ml mo mt my na ne new no ny oc old om or os pa pi ps py qa rm rs sa sc sd
    se sh si sm so st su tf ti tk tn to ts tt tv tw ty ui um un up us ve vo wa we xh yo za
    """.split()  # noqa: SIM905 (a list of a hundred strings is no easier to read)
)


class Token(Struct, frozen=True):
    """A language, as a path writes it."""

    written: str
    tag: str
    kind: Kind

    @property
    def is_clear(self) -> bool:
        """Whether it hardly means anything else: a name, a tag with a region, `fr` but not `no`."""
        return self.kind in {"configured", "name"} or (
            self.kind == "tag" and (self.tag != self.written.lower() or self.tag not in _WORDS)
        )


class Vocabulary:
    """Recognises languages in paths, with those that the site or the user has configured."""

    __slots__ = ("_configured", "token")

    def __init__(self, configured: Mapping[str, str]) -> None:
        """`configured`: languages as they are written, each with its tag."""
        self._configured = {_folded(written): tag for written, tag in configured.items()}
        self.token = lru_cache(maxsize=None)(self._token)
        """What a whole segment says of a language, or None."""

    @classmethod
    def of(cls, written: Iterator[str]) -> Vocabulary:
        """A vocabulary with these configured languages."""
        return cls({name: tag for name in written if (tag := site_tag(name))})

    def _token(self, segment: str) -> Token | None:
        if tag := self._configured.get(_folded(segment)):
            return Token(segment, tag, "configured")
        if len(segment) < 2:
            return None
        if tag := languages.parse_tag(segment):
            return Token(segment, tag, "tag")
        if tag := languages.parse_name(segment):
            return Token(segment, tag, "name")
        if tag := languages.parse_country(segment):
            return Token(segment, tag, "country")
        if tag := languages.well_formed(segment):
            return Token(segment, tag, "odd")
        return None

    def suffixes(self, name: str) -> Iterator[tuple[str, str, Token]]:
        """The languages at the end of `name`, the longest first: what stands before, separator, language.

        `guide-zh-cn` ends in `zh-cn` and in `cn`.
        """
        cuts = [at for at in range(1, len(name) - 2 + 1) if name[at] in SEPARATORS][-3:]
        for at in cuts:
            if (token := self.token(name[at + 1 :])) is not None and token.kind != "name":
                yield name[:at], name[at], token


def _folded(written: str) -> str:
    return written.casefold().replace("_", "-")
