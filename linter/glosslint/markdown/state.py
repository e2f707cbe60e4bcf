"""The states of the block parser, which lead every offset back to the text as a whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Final

from mistune.core import BlockState

from glosslint.markdown.syntax import COMMENT_CLOSER, At, Token

_NEWLINE: Final = re.compile("\n")
_CONTAINER_LINE: Final = re.compile(
    r"^(?P<indent> {0,3})(?:(?P<code>`{3,}|~{3,})|(?P<fence>:{3,}|/{3,})[ \t]*(?P<name>[^\n]*))", re.MULTILINE
)
_COMMENT_CLOSER: Final = re.compile(COMMENT_CLOSER)
_MARKER: Final = re.compile(r"[ \t]*(?:[-+*]|[0-9]{1,9}[.)])")


class Tokens(list[Token]):
    """The tokens of one state, which those of a container lead back to."""

    state: PlacedState


class PlacedState(BlockState):
    """A block state that knows where its text stands in the text that is parsed.

    `first_line` is the number, from 0, of the line of the whole text that the first line of this
    state's text is the end of.
    """

    def __init__(self, parent: PlacedState | None = None) -> None:
        super().__init__(parent)
        self.tokens: Tokens = Tokens()  # pyright: ignore[reportIncompatibleVariableOverride]
        self.root: PlacedState | None = (parent.root or parent) if parent else None
        """The state of the whole text; None for that itself."""
        self.first_line = 0
        self.in_open_html = False
        """Whether a tag that holds Markdown was opened; its end does not matter."""
        self.starts: list[int] = []
        """Where the containers that are being parsed begin, in this state's text."""
        self.item_start = 0
        """Of an item's or quote's state: where it begins in the parent's text."""

    @cached_property
    def line_ends(self) -> list[int]:
        """The end of each line, without its newline."""
        ends = [newline.start() for newline in _NEWLINE.finditer(self.src)]
        ends.append(len(self.src))
        return ends

    @cached_property
    def closers(self) -> dict[int, At]:
        """For each container fence that opens and closes: its start, and its closing line."""
        closers: dict[int, At] = {}
        open_fences: list[tuple[str, int]] = []
        code = ""
        for line in _CONTAINER_LINE.finditer(self.src):
            end = self.find_line_end_at(line.end())
            if mark := line.group("code"):
                if not code:
                    code = mark
                elif mark.startswith(code) and not self.src[line.end("code") : end].strip():
                    code = ""
            elif code:
                continue
            elif line.group("name").strip():
                open_fences.append((line.group("fence"), line.start()))
            else:
                while open_fences and (fence := open_fences.pop()):
                    if fence[0] == line.group("fence"):
                        closers[fence[1]] = (line.start(), end)
                        break
        return closers

    @cached_property
    def comment_ends(self) -> list[int]:
        """Where the comments of templates end, `{{% /comment %}}` and its like included."""
        return [closer.end() for closer in _COMMENT_CLOSER.finditer(self.src)]

    def line_number(self, offset: int) -> int:
        """Of this state's text, from 0."""
        return bisect_left(self.line_ends, offset)

    def place(self, offset: int) -> int:
        """Where an offset of this state's text stands in the whole text."""
        root = self.root
        if root is None:
            return offset
        ends = self.line_ends
        line = bisect_left(ends, offset)
        number = min(self.first_line + line, len(root.line_ends) - 1)
        start = root.line_ends[number - 1] + 1 if number else 0
        return max(root.line_ends[number] - (ends[line] - offset), start)

    def add_paragraph(self, text: str) -> None:
        """Begin a paragraph at the cursor, or carry on the one that ends there."""
        last = self.tokens[-1] if self.tokens else None
        end = self.cursor + len(text)
        if last is not None and last["type"] == "paragraph" and last["end"] == self.cursor:
            last["end"] = end
        else:
            self.tokens.append({"type": "paragraph", "start": self.cursor, "end": end})

    def append_paragraph(self) -> int | None:
        """Carry on the paragraph before the cursor by one line, where there is one."""
        last = self.tokens[-1] if self.tokens else None
        if last is None or last["type"] != "paragraph" or last["end"] != self.cursor:
            return None
        end = self.find_line_end()
        last["end"] = end
        return end

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> PlacedState:
        """The state of the container whose start is on top of the stack.

        An item's text begins a line late where its first line holds nothing but the marker; and
        when mistune asks for it, the cursor may already stand behind the marker of the next item.
        """
        child = self.container(src, self.line_number(self.starts[-1]), self.starts[-1])
        if lazy_line_starts is not None:
            if lazy_line_starts:
                child.lazy_line_starts = lazy_line_starts
            return child
        marker = _MARKER.match(self.src, child.item_start)
        if marker is not None and not self.src[marker.end() : self.find_line_end_at(marker.end())].strip():
            child.first_line += 1
        self.starts[-1] = self.src.rfind("\n", 0, max(self.cursor - 1, 0)) + 1
        return child

    def container(self, src: str, line: int, start: int) -> PlacedState:
        """A state for `src`, whose first line is the end of line `line` of this state's text."""
        child = PlacedState(self)
        child.tokens.state = child
        child.process(src)
        child.first_line = self.first_line + line
        child.item_start = start
        return child
