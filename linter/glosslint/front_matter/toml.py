"""TOML with places: the block is read by tomllib first, so that what is scanned here is valid."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

from glosslint.front_matter.scalar import DEEPEST, FrontMatterError, Scalar, too_deep
from glosslint.model import Range

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_STRING: Final = re.compile(
    r'"""(?:[^"\\]|\\(?s:.)|""?(?!"))*+"{3,5}'
    r"|'''(?:[^']|''?(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*'"
)
_WORD: Final = re.compile(r"\d{4}-\d\d-\d\d[ Tt]\d\d:[^\s,\]}#]+|[^\s,\]}#]+")
_KEY_PART: Final = re.compile(r"[\w-]+|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*'")
_KEY_DOT: Final = re.compile(r"[ \t]*\.[ \t]*")
_LONG_KEY: Final = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]+[ \t]*\.[ \t]*){200}")
"""What tomllib takes quadratic time for."""


def scalars(block: str) -> Iterator[Scalar]:
    """The scalars of a block. Raises FrontMatterError, also on the way."""
    if (long := _LONG_KEY.search(block)) is not None:
        raise too_deep(long.start())
    try:
        tomllib.loads(block.replace("\r\n", "\n"), parse_float=str)
    except ValueError as error:  # of a date or a number, no TOMLDecodeError
        raise _broken(str(error), block) from None
    except RecursionError:
        raise too_deep(0) from None
    return _Scanner(block).scalars()


def _broken(message: str, block: str) -> FrontMatterError:
    """Says where in the file by its place, so the message need not count lines of the block."""
    words, _, place = message.removesuffix(")").rpartition(" (at ")
    found = re.fullmatch(r"line (\d+), column (\d+)", place)
    offset = 0
    for _ in range(int(found.group(1)) - 1 if found else 0):
        offset = block.find("\n", offset) + 1
    offset = offset + int(found.group(2)) - 1 if found else len(block)
    return FrontMatterError(f"broken front matter: {words or message}", min(offset, len(block)))


class _Scanner:
    """Finds the scalars of a block of TOML that is known to be valid (toml.io, version 1.0)."""

    def __init__(self, block: str) -> None:
        self._block = block
        self._position = 0
        self._last: dict[str, int] = {}
        """Of each array of tables: the index of its last table."""

    def scalars(self) -> Iterator[Scalar]:
        table = ""
        while self._peek():
            if self._peek() == "[":
                table = self._header()
            else:
                yield from self._entry(table, 0)

    def _peek(self) -> str:
        """The next character that is neither blank nor in a comment; nothing at the end."""
        skipped = _BLANK.match(self._block, self._position)
        self._position = skipped.end() if skipped else self._position
        return self._block[self._position : self._position + 1]

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._block, self._position)
        if found is None:  # tomllib understands what we do not
            raise FrontMatterError("front matter that cannot be placed", self._position)
        self._position = found.end()
        return found

    def _header(self) -> str:
        many = self._block.startswith("[[", self._position)
        self._position += 1 + many
        self._peek()
        parts, _ = self._key()
        self._peek()
        self._position += 1 + many
        path = ""
        for index, part in enumerate(parts):
            path = f"{path}.{part}" if path else part
            if many and index == len(parts) - 1:
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path = f"{path}.{self._last[path]}"
        return path

    def _key(self) -> tuple[list[str], Range]:
        start = self._position
        parts = [self._text(self._take(_KEY_PART).group())]
        while dot := _KEY_DOT.match(self._block, self._position):
            self._position = dot.end()
            parts.append(self._text(self._take(_KEY_PART).group()))
            if len(parts) > DEEPEST:
                raise too_deep(start)
        return parts, Range(start, self._position)

    def _entry(self, prefix: str, depth: int) -> Iterator[Scalar]:
        parts, key_at = self._key()
        self._peek()
        self._position += 1  # the equals sign
        key = ".".join(parts)
        yield from self._value(f"{prefix}.{key}" if prefix else key, key_at, depth)

    def _value(self, key: str, key_at: Range, depth: int) -> Iterator[Scalar]:
        char = self._peek()
        start = self._position
        if depth > DEEPEST:
            raise too_deep(start)
        if char in "[{":
            self._position += 1
            count = 0
            while (following := self._peek()) not in "]}":
                if following == ",":
                    self._position += 1
                elif char == "[":
                    yield from self._value(f"{key}.{count}", key_at, depth + 1)
                    count += 1
                else:
                    yield from self._entry(key, depth + 1)
            self._position += 1
            return
        written = self._take(_STRING if char in "\"'" else _WORD).group()
        yield Scalar(key, key_at, self._text(written), Range(start, self._position))

    @staticmethod
    def _text(written: str) -> str:
        """What a string says; all else stays as written."""
        if written[0] not in "\"'":
            return written
        return str(tomllib.loads(f"text = {written}".replace("\r\n", "\n"))["text"])
