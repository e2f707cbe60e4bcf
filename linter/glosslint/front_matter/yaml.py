"""YAML with places: its events, which stay as written (`no`, `1.10`) and take no recursion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from glosslint.front_matter.scalar import DEEPEST, FrontMatterError, Scalar, too_deep
from glosslint.model import Range

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_UNQUOTED = "found character that cannot start any token"
_INDICATORS = {"%": "`%`", "@": "`@`", "`": "a backtick"}
"""What no value may begin with unless it is quoted (YAML 1.2, section 5.3)."""


def scalars(block: str) -> Iterator[Scalar] | None:
    """The scalars of a block, or None where it is no mapping. Raises FrontMatterError, also on the way."""
    root = next((event for event in _events(block)), None)
    if root is None:
        return iter(())
    return _walk(block) if isinstance(root, yaml.MappingStartEvent) else None


class _Frame:
    """A mapping or sequence that is open: where its entries belong."""

    __slots__ = ("anchor", "count", "key", "key_at", "mapping", "pending", "produced")

    def __init__(self, key: str, key_at: Range, anchor: str | None, produced: int, *, mapping: bool) -> None:
        self.key = key
        self.key_at = key_at
        self.anchor = anchor
        self.produced = produced
        self.mapping = mapping
        self.count = 0
        self.pending: tuple[str, Range] | None = None
        """A mapping's key that waits for its value."""

    def label(self) -> tuple[str, Range]:
        """The dotted key of the value that comes next, and the place of the key that leads to it."""
        if self.mapping:
            name, at = self.pending or ("?", self.key_at)
            self.pending = None
        else:
            name, at = str(self.count), self.key_at
            self.count += 1
        return (f"{self.key}.{name}" if self.key else name), at


def _walk(block: str) -> Iterator[Scalar]:
    """Follow the events of a mapping: unlike composing, that takes no recursion, however deep it goes."""
    frames: list[_Frame] = []
    produced: list[Scalar] = []
    anchors: dict[str, tuple[str, list[Scalar]]] = {}
    events = _events(block)
    for event in events:
        at = _place(block, event)
        frame = frames[-1] if frames else None
        if isinstance(event, yaml.CollectionEndEvent):
            closed = frames.pop()
            if closed.anchor:
                anchors[closed.anchor] = (closed.key, produced[closed.produced :])
            continue
        if frame is not None and frame.mapping and frame.pending is None:
            frame.pending = (_name(event, events), at)
            continue
        key, key_at = frame.label() if frame is not None else ("", at)
        before = len(produced)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(frames) >= DEEPEST:
                raise too_deep(at.start)
            mapping = isinstance(event, yaml.MappingStartEvent)
            frames.append(_Frame(key, key_at, event.anchor, before, mapping=mapping))
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in anchors:
                raise FrontMatterError("broken front matter: found undefined alias", at.start)
            prefix, scalars = anchors[event.anchor]
            for scalar in scalars:
                produced.append(Scalar(key + scalar.key[len(prefix) :], key_at, scalar.value, at))
                yield produced[-1]
        elif isinstance(event, yaml.ScalarEvent):
            produced.append(Scalar(key, key_at, event.value, at))
            yield produced[-1]
            if event.anchor:
                anchors[event.anchor] = (key, produced[before:])


def _name(key: yaml.Event, events: Iterator[yaml.Event]) -> str:
    """The name of a key; one that is no scalar has none, and is passed over (`? [a, b]`)."""
    if isinstance(key, yaml.ScalarEvent):
        return str(key.value)
    depth = int(isinstance(key, yaml.CollectionStartEvent))
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
    return "?"


def _events(block: str) -> Iterator[yaml.Event]:
    try:
        parsed: Iterator[yaml.Event] = yaml.parse(block, Loader=_Loader)
        for event in parsed:
            if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
                yield event
    except yaml.YAMLError as error:
        raise _broken(error, block) from None


def _place(block: str, event: yaml.Event) -> Range:
    """The place of an event; a block scalar's reaches over the blank lines behind it."""
    start = event.start_mark.index if event.start_mark else 0
    end = event.end_mark.index if event.end_mark else start
    while end > start and block[end - 1].isspace():
        end -= 1
    return Range(start, end)


def _broken(error: yaml.YAMLError, block: str) -> FrontMatterError:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        offset = mark.index if mark else 0
        words = ": ".join(str(part) for part in (error.context, error.problem) if part) or "not YAML"
        if words.endswith(_UNQUOTED) and (sign := _INDICATORS.get(block[offset : offset + 1])):
            words = f"a value that begins with {sign} must be quoted"
        return FrontMatterError(f"broken front matter: {words}", offset)
    if isinstance(error, yaml.reader.ReaderError):
        character = error.character if isinstance(error.character, str) else chr(error.character)
        return FrontMatterError(f"broken front matter: {error.reason}", max(block.find(character), 0))
    return FrontMatterError("broken front matter: not YAML", 0)
