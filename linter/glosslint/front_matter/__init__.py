"""Front matter with places: what stands where, in YAML, TOML or JSON.

python-frontmatter finds the block by handlers of ours; what stands in it is scanned, not loaded, so
that scalars stay as written and keys and values have places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import frontmatter
from frontmatter.default_handlers import BaseHandler, YAMLHandler

from glosslint.front_matter import json, toml, yaml
from glosslint.front_matter.scalar import FrontMatterError
from glosslint.model import Meta, MetaEntry, Range

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from glosslint.front_matter.scalar import Scalar

__all__ = ["FrontMatterError", "read_front_matter"]

_MOST_ENTRIES: Final = 5_000
_LARGEST: Final = 262_144

_LINE_END: Final = r"(?:\r\n|\n|\r|\Z)"
_KEY_LINE: Final = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*[\"']?[A-Za-z_][\w .-]*[\"']?[ \t]*[:=]")


def read_front_matter(text: str, start: int) -> Meta | None:
    """The front matter of a text that begins at `start` (behind a BOM), or None where there is none.

    A block that is not a mapping is content. Raises FrontMatterError, its offset into `text`,
    for a block that is meant as front matter and cannot be read.
    """
    body = text[start:] if start else text
    handler = frontmatter.detect_format(body, _HANDLERS)
    if not isinstance(handler, _Handler) or (places := handler.block(body)) is None:
        return None
    whole, inner = places
    block = body[inner.start : inner.end]
    shift = start + inner.start
    try:
        entries = _entries(handler, block, shift)
    except FrontMatterError as error:
        if handler.format_name != "json" and not _KEY_LINE.search(block):
            return None  # two thematic breaks with prose between them
        raise FrontMatterError(error.message, error.offset + shift, whole.end + start) from None
    if entries is None or (not entries and not _is_empty(block)):
        return None
    return Meta(handler.format_name, Range(whole.start + start, whole.end + start), entries)


def _entries(handler: _Handler, block: str, shift: int) -> tuple[MetaEntry, ...] | None:
    if len(block) > _LARGEST:
        raise FrontMatterError("the front matter is too large", 0)
    scalars = handler.scalars(block)
    if scalars is None:
        return None
    entries: list[MetaEntry] = []
    for key, key_at, value, value_at in scalars:
        if len(entries) >= _MOST_ENTRIES:
            raise FrontMatterError("the front matter has too many values", value_at.start)
        whole = value.encode("utf-8", "replace").decode()  # an escape can write half a surrogate pair
        entries.append(MetaEntry(key, _shifted(key_at, shift), whole, _shifted(value_at, shift)))
    return tuple(entries)


def _shifted(at: Range, shift: int) -> Range:
    return Range(at.start + shift, at.end + shift)


def _is_empty(block: str) -> bool:
    """Whether a block without entries is front matter: nothing, comments, or keys without scalars."""
    lines = (line.strip() for line in block.splitlines())
    return _KEY_LINE.search(block) is not None or all(not line or line.startswith("#") for line in lines)


class _Handler(BaseHandler):
    """A handler whose block opens in the text's first line and closes in a line of its own."""

    format_name: Literal["yaml", "toml", "json"]
    opening: str
    closing: str

    def __init__(self) -> None:
        self._opening = re.compile(rf"\A{self.opening}[ \t]*(?:\r\n|\n|\r)")
        super().__init__(self._opening)
        self._closing = re.compile(rf"(?<=[\r\n]){self.closing}[ \t]*{_LINE_END}")

    def block(self, text: str) -> tuple[Range, Range] | None:
        """The places of the whole block and of what it encloses, if the block ever closes."""
        opening = self._opening.match(text)
        if opening is None:
            return None
        closing = self._closing.search(text, opening.end())
        if closing is None:
            return None
        end = closing.end()
        while end > closing.start() and text[end - 1] in "\r\n":
            end -= 1
        return Range(0, end), Range(opening.end(), closing.start())

    def split(self, text: str) -> tuple[str, str]:
        """What the block encloses, and all that follows it. Raises ValueError where it never closes."""
        places = self.block(text)
        if places is None:
            raise ValueError("the front matter does not close")
        whole, inner = places
        return text[inner.start : inner.end], text[whole.end :]

    def scalars(self, block: str) -> Iterator[Scalar] | None:
        """The scalars of a block, with places in it; None where it is no mapping."""
        raise NotImplementedError


class _Yaml(_Handler, YAMLHandler):
    format_name = "yaml"
    opening = "---"
    closing = r"(?:---|\.\.\.)"

    def scalars(self, block: str) -> Iterator[Scalar] | None:
        return yaml.scalars(block)


class _Toml(_Handler):
    format_name = "toml"
    opening = r"\+\+\+"
    closing = r"\+\+\+"

    def scalars(self, block: str) -> Iterator[Scalar] | None:
        return toml.scalars(block)


class _Json(_Handler):
    format_name = "json"
    opening = r"\{"
    closing = r"\}"

    def block(self, text: str) -> tuple[Range, Range] | None:
        places = super().block(text)
        return None if places is None else (places[0], places[0])

    def scalars(self, block: str) -> Iterator[Scalar] | None:
        return json.scalars(block)


_HANDLERS: Final = (_Yaml(), _Toml(), _Json())
