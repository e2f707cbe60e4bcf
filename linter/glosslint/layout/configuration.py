"""Configurations as plain data: nothing in them is run, and scalars stay as they are written."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from pathlib import Path

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"
"""What a configuration holds, its scalars as written: `no` is Norwegian, not false."""
_LARGEST = 1_000_000
_DEEPEST = 64
_MOST_NODES = 200_000


class UnreadableError(Exception):
    """A configuration that cannot be read; its text says why."""


def data_of(path: Path) -> Mapping[str, Value]:
    """What a file of TOML, JSON or YAML holds, empty where that is no mapping. Raises UnreadableError."""
    text = text_of(path)
    match path.suffix.lower():
        case ".toml":
            loaded = _plain(_toml(text))
        case ".json":
            loaded = _plain(_json(text))
        case _:
            loaded = _yaml(text)
    return mapping(loaded)


def text_of(path: Path) -> str:
    """The text of a configuration file. Raises UnreadableError."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from error
    if len(content) > _LARGEST:
        raise UnreadableError(f"larger than {_LARGEST:,} bytes")
    return content.decode("utf-8-sig", errors="replace")


def mapping(value: Value | None) -> Mapping[str, Value]:
    """`value` where it is a mapping, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def scalar(value: Value | None) -> str:
    """`value` where it is a scalar, else nothing."""
    return value if isinstance(value, str) else ""


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError(f"not TOML: {error}") from error


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not JSON: {error}") from error


def _plain(loaded: object, depth: int = 0) -> Value:
    """Loaded TOML or JSON with all scalars as strings, no deeper than a person writes."""
    if depth > _DEEPEST:
        raise UnreadableError("nested too deeply")
    if isinstance(loaded, dict):
        table = cast("dict[object, object]", loaded)
        return {str(key): _plain(value, depth + 1) for key, value in table.items()}
    if isinstance(loaded, list):
        return [_plain(item, depth + 1) for item in cast("list[object]", loaded)]
    return str(loaded).lower() if isinstance(loaded, bool) else str(loaded)


def _yaml(text: str) -> Value:
    """YAML, built from its events: tags and merges mean nothing, aliases share what they name.

    So no tag constructs anything, nesting costs no stack, and `no` stays `no`.
    """
    import yaml

    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    builder = _Builder()
    try:
        for count, event in enumerate(yaml.parse(text, Loader=loader)):
            if count > _MOST_NODES:
                raise UnreadableError("too large")
            if isinstance(event, yaml.ScalarEvent):
                builder.add(event.value, event.anchor)
            elif isinstance(event, yaml.AliasEvent):
                builder.add(builder.anchors.get(event.anchor or "", ""), None)
            elif isinstance(event, yaml.MappingStartEvent):
                builder.open({}, event.anchor)
            elif isinstance(event, yaml.SequenceStartEvent):
                builder.open([], event.anchor)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                builder.close()
            elif isinstance(event, yaml.DocumentEndEvent):
                break
    except yaml.YAMLError as error:
        raise UnreadableError(f"not YAML: {' '.join(str(error).split())}") from error
    return builder.document


class _Builder:
    """Puts the values of YAML events where they belong."""

    def __init__(self) -> None:
        self.document: Value = ""
        self.anchors: dict[str, Value] = {}
        self._open: list[dict[str, Value] | list[Value]] = []
        self._keys: list[str | None] = []

    def open(self, collection: dict[str, Value] | list[Value], anchor: str | None) -> None:
        if len(self._open) >= _DEEPEST:
            raise UnreadableError("nested too deeply")
        self.add(collection, anchor)
        self._open.append(collection)
        self._keys.append(None)

    def close(self) -> None:
        self._open.pop()
        self._keys.pop()

    def add(self, value: Value, anchor: str | None) -> None:
        if anchor is not None:
            self.anchors[anchor] = value
        if not self._open:
            self.document = value
            return
        within = self._open[-1]
        if isinstance(within, list):
            within.append(value)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = value if isinstance(value, str) else ""
        else:
            within[key] = value
            self._keys[-1] = None
