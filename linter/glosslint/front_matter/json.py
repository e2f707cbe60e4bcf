"""JSON with places: its own decoder says where each scalar ends."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from glosslint.front_matter.scalar import DEEPEST, FrontMatterError, Scalar, too_deep
from glosslint.model import Range

if TYPE_CHECKING:
    from collections.abc import Iterator


def scalars(block: str) -> Iterator[Scalar]:
    """The scalars of a block. Raises FrontMatterError, also on the way."""
    try:
        json.loads(block, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise FrontMatterError(f"broken front matter: {error.msg}", error.pos) from None
    except RecursionError:
        raise too_deep(0) from None
    return _walk(block)


_SKIP: Final = re.compile(r"[\s,:]*")


def _walk(block: str) -> Iterator[Scalar]:
    """Walk valid JSON by its own decoder's scanner, which says where each scalar ends."""
    decode = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode
    path: list[tuple[str, int, Range]] = []  # the container's kind, its count, and the key's place
    keys: list[str] = []
    position = 0
    pending: tuple[str, Range] | None = None
    while position < len(block):
        skipped = _SKIP.match(block, position)
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
            if len(path) > DEEPEST:
                raise too_deep(position)
            position += 1
            continue
        value, end = decode(block, position)
        written = value if isinstance(value, str) else block[position:end]
        yield Scalar(".".join([*keys, label]), key_at, written, Range(position, end))
        position = end
