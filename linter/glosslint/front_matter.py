"""Front matter with places: handlers for python-frontmatter that say where each scalar stands.

python-frontmatter finds and splits the block; what stands in it is composed, not loaded, so that
scalars stay as written (`no`, `1.10`) and keys and values have places.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler, YAMLHandler

from glosslint.model import Meta, MetaEntry, Range

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    Format: TypeAlias = Literal["yaml", "toml", "json"]

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_MOST_ENTRIES: Final = 5_000
_DEEPEST: Final = 50
_LARGEST: Final = 262_144

_LINE_END: Final = r"(?:\r\n|\n|\r|\Z)"
_KEY_LINE: Final = re.compile(r"^[ \t]*[\"']?[A-Za-z_][\w .-]*[\"']?[ \t]*[:=]", re.MULTILINE)
_TOML_KEY: Final = re.compile(
    r"^[ \t]*(?P<key>(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*'))*)[ \t]*=[ \t]*(?P<value>[^\r\n]*)",
    re.MULTILINE,
)
_TOML_TABLE: Final = re.compile(
    r"^[ \t]*\[{1,2}[ \t]*(?P<name>[^\]\r\n]+?)[ \t]*\]{1,2}[ \t]*(?:#[^\r\n]*)?$", re.MULTILINE
)
_BRACKETS: Final = re.compile(r"[\[{]")


class FrontMatterError(Exception):
    """Front matter that cannot be read: `offset` says where in the text, `end` where its block ends."""

    def __init__(self, message: str, offset: int, end: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.end = end


class _Scalar(NamedTuple):
    key: str
    key_at: Range
    value: str
    value_at: Range


class _Handler(BaseHandler):
    """A handler whose block opens in the text's first line and closes in a line of its own."""

    format: Format
    opening: str
    closing: str

    def __init__(self) -> None:
        super().__init__(re.compile(rf"\A{self.opening}[ \t]*(?:\r\n|\n|\r)"))
        self._closing = re.compile(rf"^{self.closing}[ \t]*{_LINE_END}", re.MULTILINE)

    def block(self, text: str) -> tuple[Range, Range] | None:
        """The places of the whole block and of what it encloses, if the block ever closes."""
        assert self.FM_BOUNDARY is not None
        opening = self.FM_BOUNDARY.match(text)
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

    def scalars(self, block: str) -> Iterator[_Scalar] | None:
        """The scalars of a block, with places in it; None where it is no mapping."""
        raise NotImplementedError


class _Yaml(_Handler, YAMLHandler):
    format = "yaml"
    opening = "---"
    closing = r"(?:---|\.\.\.)"

    def scalars(self, block: str) -> Iterator[_Scalar] | None:
        if len(_BRACKETS.findall(block)) > 2_000:
            raise FrontMatterError("the front matter is nested too deeply", 0)
        try:
            node = yaml.compose(block, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise FrontMatterError(
                f"broken front matter: {_yaml_words(error)}", mark.index if mark else 0
            ) from None
        except yaml.reader.ReaderError as error:
            raise FrontMatterError(f"broken front matter: {error.reason}", 0) from None
        if node is None:
            return iter(())
        if not isinstance(node, yaml.MappingNode):
            return None
        return self._walk(node, "", Range(0, 0), 0)

    def _walk(self, node: yaml.Node, key: str, key_at: Range, depth: int) -> Iterator[_Scalar]:
        if depth > _DEEPEST:
            raise FrontMatterError("the front matter is nested too deeply", node.start_mark.index)
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                at = _node_range(name)
                label = name.value if isinstance(name, yaml.ScalarNode) else "?"
                yield from self._walk(value, f"{key}.{label}" if key else label, at, depth + 1)
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                yield from self._walk(value, f"{key}.{number}", key_at, depth + 1)
        else:
            yield _Scalar(key, key_at, str(node.value), _node_range(node))


def _node_range(node: yaml.Node) -> Range:
    return Range(node.start_mark.index, node.end_mark.index)


def _yaml_words(error: yaml.MarkedYAMLError) -> str:
    words = [part for part in (error.context, error.problem) if part]
    return ": ".join(str(word) for word in words) or "not YAML"


class _Toml(_Handler):
    format = "toml"
    opening = r"\+\+\+"
    closing = r"\+\+\+"

    def scalars(self, block: str) -> Iterator[_Scalar] | None:
        try:
            loaded = tomllib.loads(block.replace("\r\n", "\n"))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            line = re.search(r"line (\d+)", str(error))
            offset = 0
            for _ in range(int(line.group(1)) - 1 if line else 0):
                offset = block.find("\n", offset) + 1
            raise FrontMatterError(f"broken front matter: {error}", offset) from None
        return self._placed(loaded, _toml_places(block), block)

    def _placed(
        self, loaded: dict[str, object], places: dict[str, tuple[Range, Range]], block: str
    ) -> Iterator[_Scalar]:
        nowhere = (Range(0, 0), Range(0, 0))
        for key, value in _flat(loaded, "", 0):
            known = key
            while known and known not in places:
                known = known.rpartition(".")[0]
            key_at, value_at = places.get(known, nowhere)
            written = block[value_at.start : value_at.end]
            yield _Scalar(key, key_at, value if isinstance(value, str) else written, value_at)


def _toml_places(block: str) -> dict[str, tuple[Range, Range]]:
    places: dict[str, tuple[Range, Range]] = {}
    tables = [(table.start(), _plain_key(table.group("name"))) for table in _TOML_TABLE.finditer(block)]
    seen: dict[str, int] = {}
    named: list[tuple[int, str]] = []
    for start, name in tables:
        if block[start:].lstrip(" \t").startswith("[["):
            seen[name] = seen.get(name, -1) + 1
            named.append((start, f"{name}.{seen[name]}"))
        else:
            named.append((start, name))
    index = -1
    for line in _TOML_KEY.finditer(block):
        while index + 1 < len(named) and named[index + 1][0] < line.start():
            index += 1
        prefix = f"{named[index][1]}." if index >= 0 else ""
        key = prefix + _plain_key(line.group("key"))
        places.setdefault(key, (Range(*line.span("key")), Range(*line.span("value"))))
    return places


def _plain_key(written: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in written.split("."))


class _Json(_Handler):
    format = "json"
    opening = r"\{"
    closing = r"\}"

    def block(self, text: str) -> tuple[Range, Range] | None:
        places = super().block(text)
        return None if places is None else (places[0], places[0])

    def scalars(self, block: str) -> Iterator[_Scalar] | None:
        try:
            json.loads(block)
        except (json.JSONDecodeError, RecursionError) as error:
            raise FrontMatterError(f"broken front matter: {error}", getattr(error, "pos", 0)) from None
        return _json_scalars(block)


_JSON_SKIP: Final = re.compile(r"[\s,:]*")


def _json_scalars(block: str) -> Iterator[_Scalar]:
    """Walk valid JSON by its own decoder's scanner, which says where each scalar ends."""
    decode = json.JSONDecoder().raw_decode
    path: list[tuple[str, int, Range]] = []  # the container's kind, its count, and the key's place
    keys: list[str] = []
    position = 0
    pending: tuple[str, Range] | None = None
    while position < len(block):
        skipped = _JSON_SKIP.match(block, position)
        position = skipped.end() if skipped else position
        if position >= len(block):
            return
        char = block[position]
        if char in "]}":
            path.pop()
            if keys:
                keys.pop()
            position += 1
            continue
        if path and path[-1][0] == "{" and pending is None:
            name, end = decode(block, position)
            pending = (str(name), Range(position, end))
            position = end
            continue
        if path and path[-1][0] == "[":
            kind, count, at = path[-1]
            path[-1] = (kind, count + 1, at)
            label, key_at = str(count), at
        else:
            label, key_at = pending or ("", Range(0, 0))
        pending = None
        if char in "[{":
            if path:
                keys.append(label)
            path.append((char, 0, key_at))
            if len(path) > _DEEPEST:
                raise FrontMatterError("the front matter is nested too deeply", position)
            position += 1
            continue
        value, end = decode(block, position)
        written = value if isinstance(value, str) else block[position:end]
        yield _Scalar(".".join([*keys, label]), key_at, written, Range(position, end))
        position = end


def _flat(value: object, key: str, depth: int) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, inner in value.items():  # pyright: ignore[reportUnknownVariableType]
            yield from _flat(inner, f"{key}.{name}" if key else str(name), depth + 1)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list):
        for number, inner in enumerate(value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            yield from _flat(inner, f"{key}.{number}", depth + 1)  # pyright: ignore[reportUnknownArgumentType]
    else:
        yield key, value


_HANDLERS: Final = (_Yaml(), _Toml(), _Json())


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
    if len(block) > _LARGEST:
        raise FrontMatterError("the front matter is too large", start, whole.end + start)
    try:
        scalars = handler.scalars(block)
        if scalars is None:
            return None
        entries: list[MetaEntry] = []
        for scalar in scalars:
            if len(entries) >= _MOST_ENTRIES:
                raise FrontMatterError("the front matter has too many values", scalar.value_at.start)
            entries.append(
                MetaEntry(
                    scalar.key, _shifted(scalar.key_at, shift), scalar.value, _shifted(scalar.value_at, shift)
                )
            )
    except FrontMatterError as error:
        if handler.format != "json" and not _KEY_LINE.search(block):
            return None  # two thematic breaks with prose between them
        raise FrontMatterError(error.message, error.offset + shift, whole.end + start) from None
    if handler.format == "yaml" and not entries and block.strip():
        stripped = [line for line in block.splitlines() if line.strip() and not line.lstrip().startswith("#")]
        if stripped and not _KEY_LINE.search(block):
            return None
    return Meta(handler.format, Range(whole.start + start, whole.end + start), tuple(entries))


def _shifted(at: Range, shift: int) -> Range:
    return Range(at.start + shift, at.end + shift)
