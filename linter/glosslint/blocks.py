"""Tokens become the model's blocks: leaves with their spans and prose, containers with children."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, Protocol, TypeAlias, cast

from mistune.core import InlineState
from mistune.util import unikey

from glosslint.entities import decode
from glosslint.inline import Inline, Walker, attribute, tag_span
from glosslint.markdown import BLANKS, INLINE_SYNTAX, JSX_TAG, PlacedState, cells, parsers, strip
from glosslint.model import Block, Comment, Range, Reading, Span
from glosslint.prose import Prose
from glosslint.shortcodes import with_notes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glosslint.inline import Locator
    from glosslint.markdown import Token
    from glosslint.model import BlockKind
    from glosslint.offsets import OffsetMap


class ReadQuantity(Protocol):
    """A number found in a string: its place there, and its readings."""

    @property
    def start(self) -> int:
        """Where it begins in the string."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What it may mean, the likeliest first; never empty."""
        ...


QuantityReader: TypeAlias = Callable[[str], Sequence[ReadQuantity]]
"""Finds the numbers in a piece of prose."""

_DIGIT: Final = re.compile(r"[\d¼½¾⅐-⅞]")
_NUMBERING: Final = re.compile(r"\s*\d{1,3}(?:\.\d{1,3}){0,4}(?:[.)．）](?=\s)|、)")
"""The number of a heading, which is none of its words: `1.`, `2.3)`."""

_LINE: Final = re.compile(r"[^\n]+")
_ALERT: Final = re.compile(r"[ \t]*\[!(?P<kind>[A-Za-z]+)\][-+]?(?P<title>[^\n]*)(?:\n|$)")
_HEAD: Final = re.compile(r"\{?(?P<kind>[\w.+-]+)\}?")
_TASK: Final = re.compile(r"\[[ xX]\][ \t]+")
_HTML_PIECE: Final = re.compile(
    r"<!--(?P<comment>(?s:.)*?)(?:-->|\Z)"
    r"|(?P<instruction><\?(?s:.)*?(?:\?>|\Z)|<!\[CDATA\[(?s:.)*?(?:\]\]>|\Z)|<![A-Za-z][^>]*(?:>|\Z)|</?>)"
    rf"|(?=</?(?P<name>[A-Za-z][\w.:-]*))(?:{JSX_TAG}|</?[A-Za-z][\w.:-]*(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>)"
)
_HEADING_ATTRIBUTES: Final = re.compile(
    r"\{:?[ \t]*(?:#(?P<id>[^\s{}]+)|\.[^\s{}]+|[A-Za-z_:][\w:.-]*=[^\s{}]|(?<=\{:)[^\s{}])[^{}]*\}$"
)
_UNREAD_TAGS: Final = frozenset({"script", "style", "pre", "textarea", "code", "svg", "math"})


class BlockReader:
    """Reads the blocks of one text.

    `src` is the text as parsed; `origin` leads its offsets back to `text`, the file, where the two
    differ. `quantities` finds the numbers in a piece of prose. Reading begins at `start`.
    """

    def __init__(
        self,
        src: str,
        text: str,
        origin: OffsetMap | None,
        quantities: QuantityReader,
        *,
        start: int = 0,
        mdx: bool = False,
    ) -> None:
        self._text = text
        self._origin = origin
        self._quantities = quantities
        self._length = len(text)
        self._block_parser, self._inline_parser = parsers(mdx=mdx)
        self._state = PlacedState()
        self._state.process(src if src.endswith("\n") else src + "\n")
        self._state.cursor = start
        self.comments: list[Comment] = []

    def read(self) -> list[Block]:
        """The blocks at the top level, headings among them, in reading order."""
        self._block_parser.parse(self._state)
        return self._of(self._state)

    def _of(self, state: PlacedState) -> list[Block]:
        blocks = self._blocks(state.tokens, state)
        del state.tokens  # they lead back to it: what was read is freed at once, without a look for cycles
        return blocks

    def _blocks(self, tokens: Iterable[Token], state: PlacedState) -> list[Block]:
        blocks: list[Block] = []
        templates = False
        for token in tokens:
            read = self._READERS.get(token["type"])
            if read is not None and (block := read(self, token, state)) is not None:
                blocks.append(block)
                templates = templates or block.kind == "directive"
        return with_notes(blocks, self._text) if templates else blocks

    def _children(self, token: Token) -> list[Block]:
        return self._of(token["children"].state)

    # --- places

    def _range(self, state: PlacedState, start: int, end: int) -> Range:
        if state is not self._state:
            start, end = state.place(start), state.place(end)
        elif self._origin is None and end <= self._length:
            return Range(start, end)
        if self._origin is not None:
            start, end = self._origin.before(start), self._origin.before(end)
        return Range(min(start, self._length), min(end, self._length))

    def _locator(self, state: PlacedState, start: int, end: int) -> tuple[Locator, int]:
        """What makes ranges of the offsets of one leaf, once the shift given with it is added to them.

        The places within one line differ by the same shift, which is looked up once.
        """
        if self._origin is None and end <= self._length:
            if state is self._state:
                return Range, 0
            if "\n" not in state.src[start:end]:
                return Range, state.place(end) - end
        return partial(self._range, state), 0

    def _trimmed(self, token: Token, state: PlacedState) -> Range:
        """The place of a token without the blank lines around it."""
        return self._range(state, *strip(state.src, *token["at"]))

    def _lines(self, token: Token, state: PlacedState) -> Range:
        """The place of a token from the start of its line, without the blanks behind it."""
        start, end = token["at"]
        return self._range(state, start, strip(state.src, start, min(end, len(state.src)))[1])

    # --- leaves

    def _paragraph(self, token: Token, state: PlacedState) -> Block | None:
        start, end = strip(state.src, token["start"], token["end"])
        if start >= end:
            return None
        inline = self._inline(state, start, end)
        at = self._range(state, start, end)
        if not inline.runs and not inline.spans:
            return None  # nothing but comments
        return self._leaf("paragraph", at, inline)

    def _leaf(self, kind: BlockKind, at: Range, inline: Inline, *, info: str = "", level: int = 0) -> Block:
        spans = inline.spans
        if inline.runs and _DIGIT.search(self._text, at.start, at.end):
            spans = self._with_numbers(inline, kind)
        return Block(kind, at, tuple(spans), (), tuple(inline.runs), at, info, level)

    def _with_numbers(self, inline: Inline, kind: BlockKind) -> list[Span]:
        prose = Prose(self._text, inline.runs, inline.spans)
        numbering = _NUMBERING.match(prose.text) if kind == "heading" else None
        numbers = [
            Span(
                "number",
                prose.range(found.start, found.end),
                found.readings[0].label,
                readings=found.readings,
            )
            for found in self._quantities(prose.text)
            if numbering is None or found.end > numbering.end()
        ]
        if not numbers:
            return inline.spans
        return sorted([*inline.spans, *numbers], key=lambda span: span.at)

    def _heading(self, token: Token, state: PlacedState) -> Block:
        start, end = token["content"]
        start, end = strip(state.src, start, end)
        spans: list[Span] = []
        words_end = end
        if state.src.endswith("}", start, end):
            brace = state.src.rfind("{", start, end)
            attributes = _HEADING_ATTRIBUTES.match(state.src, brace, end) if brace >= 0 else None
            if attributes is not None:
                words_end = strip(state.src, start, brace)[1]
                if identifier := attributes.group("id"):
                    place = self._range(state, *attributes.span("id"))
                    spans.append(Span("id", self._range(state, brace, end), identifier, place))
        inline = self._inline(state, start, words_end)
        for span in inline.spans:
            if span.kind == "tag" and (anchor := attribute(span.value, "id", "name")) and not spans:
                spans.append(Span("id", span.at, anchor))
        words = inline.words
        block = self._leaf(
            "heading",
            self._lines(token, state),
            inline,
            info=" ".join("".join(words).split()),
            level=token["level"],
        )
        content = self._range(state, start, words_end)
        merged = tuple(sorted([*block.spans, *spans], key=lambda span: span.at)) if spans else block.spans
        return Block(block.kind, block.at, merged, (), block.prose, content, block.info, block.level)

    def _code(self, token: Token, state: PlacedState) -> Block | None:
        info = str(token.get("attrs", {}).get("info", ""))
        at = self._trimmed(token, state)
        if at.start >= at.end:
            return None  # mistune takes a tab and a blank for code
        content = self._range(state, *token["content"]) if "content" in token else at
        return Block(
            "code", at, content=content, info=info, code=token["raw"], closed=token.get("closed", True)
        )

    def _html(self, token: Token, state: PlacedState) -> Block | None:
        start, end = strip(state.src, *token["at"])
        pieces = list(_HTML_PIECE.finditer(state.src, start, end))
        inline = Inline()
        self._html_pieces(state, pieces, start, end, inline)
        self.comments.extend(inline.comments)
        if not inline.runs and all(piece.group("comment") is not None for piece in pieces):
            return None
        name = next((piece.group("name") for piece in pieces if piece.group("name")), "")
        return self._leaf("html", self._range(state, start, end), inline, info=name)

    def _html_pieces(
        self, state: PlacedState, pieces: Sequence[re.Match[str]], start: int, end: int, inline: Inline
    ) -> None:
        """Read tags as spans, comments as comments, and the text between them as prose."""
        unread = ""
        position = start
        for piece in pieces:
            if not unread:
                self._plain(state, position, piece.start(), inline)
            position = piece.end()
            if piece.group("comment") is not None:
                inline.comment(self._range(state, *piece.span()), piece.group())
            elif (name := piece.group("name")) is not None:
                written = piece.group()
                inline.spans.append(tag_span(partial(self._range, state), written, piece.start()))
                if name.lower() in _UNREAD_TAGS and not written.endswith("/>"):
                    unread = _still_unread(unread, name.lower(), closes=written.startswith("</"))
        if not unread:
            self._plain(state, position, end, inline)

    def _break(self, token: Token, state: PlacedState) -> Block:
        return Block("break", self._trimmed(token, state))

    def _directive(self, token: Token, state: PlacedState) -> Block:
        at = self._trimmed(token, state)
        start, end = strip(state.src, *token["at"])
        inline = self._inline(state, start, end)
        return Block("directive", at, tuple(inline.spans), content=at)

    def _module(self, token: Token, state: PlacedState) -> Block:
        at = self._trimmed(token, state)
        return Block("directive", at, content=at)

    def _template_comment(self, token: Token, state: PlacedState) -> None:
        start, end = strip(state.src, *token["at"])
        inline = Inline()
        inline.comment(self._range(state, start, end), state.src[start:end])
        self.comments.extend(inline.comments)

    def _math(self, token: Token, state: PlacedState) -> Block:
        at = self._trimmed(token, state)
        start, end = token["content"]
        content = self._range(state, start, end)
        span = Span("math", at, state.src[start:end].strip(), content)
        return Block("math", at, (span,), content=content)

    def _reference(self, token: Token, state: PlacedState) -> Block:
        at = self._trimmed(token, state)
        place = self._range(state, *token["target_at"])
        label = self._range(state, *token["label_at"])
        return Block("reference", at, (Span("reference", at, unikey(token["label"]), place, label),))

    # --- containers

    def _quote(self, token: Token, state: PlacedState) -> Block:
        at = self._lines_from_marker(token, state)
        children = self._children(token)
        alert = self._alert(token)
        if alert is None:
            return Block("quote", at, children=tuple(children))
        return Block("admonition", at, children=tuple(children), info=alert)

    def _alert(self, token: Token) -> str | None:
        """The kind of a GitHub alert (`> [!NOTE]`), whose marker is then no part of the text."""
        for child in token["children"]:
            if child["type"] == "paragraph":
                inner = cast(PlacedState, token["children"].state)
                match = _ALERT.match(inner.src, child["start"], child["end"])
                return match.group("kind").lower() if match else None
        return None

    def _lines_from_marker(self, token: Token, state: PlacedState) -> Range:
        start, end = token["at"]
        end = min(end, len(state.src))
        while end > start and state.src[end - 1] in BLANKS:
            end -= 1
        while start < end and state.src[start] == " ":
            start += 1
        return self._range(state, start, end)

    def _list(self, token: Token, state: PlacedState) -> Block:
        items = tuple(self._item(child, state) for child in token["children"])
        at = Range(items[0].at.start, max(item.at.end for item in items))
        attrs = token["attrs"]
        return Block(
            "list",
            at,
            children=items,
            info=token["bullet"],
            level=attrs.get("start", 1) if attrs["ordered"] else 0,
        )

    def _item(self, token: Token, state: PlacedState) -> Block:
        inner = cast(PlacedState, token["children"].state)
        start = inner.item_start
        while start < len(state.src) and state.src[start] in " \t":
            start += 1
        children = self._blocks(token["children"], inner)
        at = self._range(state, start, state.find_line_end_at(start))
        last = len(inner.src.rstrip(BLANKS))
        end = self._range(inner, last, last).end if last else at.end
        marker_end = start
        while marker_end < len(state.src) and not state.src[marker_end].isspace():
            marker_end += 1
        if not last:
            end = self._range(state, start, marker_end).end
        return Block(
            "item",
            Range(at.start, max(end, at.start + 1)),
            children=tuple(children),
            info=state.src[start:marker_end],
        )

    def _table(self, token: Token, state: PlacedState) -> Block:
        rows: list[Block] = []
        for start, end in token["rows"]:
            row_cells: list[Block] = []
            for cell in list(cells(state.src, start, end))[: token["columns"]]:
                inline = self._inline(state, *cell)
                row_cells.append(self._leaf("cell", self._range(state, *cell), inline))
            rows.append(
                Block("row", self._range(state, *strip(state.src, start, end)), children=tuple(row_cells))
            )
        return Block("table", self._trimmed(token, state), children=tuple(rows), level=token["columns"])

    def _footnote(self, token: Token, state: PlacedState) -> Block:
        children = self._children(token)
        return Block(
            "footnote", self._trimmed(token, state), children=tuple(children), info=unikey(token["label"])
        )

    def _admonition(self, token: Token, state: PlacedState) -> Block:
        start, end = token["head"]
        head = _HEAD.match(state.src, start, end)
        kind = head.group("kind") if head else ""
        title = strip(state.src, head.end() if head else start, end)
        if title[0] < title[1] and state.src[title[0]] in "|[\"'":
            title = strip(state.src, title[0] + 1, title[1] - (state.src[title[1] - 1] in "]\"'"))
        inline = self._inline(state, *title) if title[0] < title[1] else Inline()
        at = self._lines_from_marker(token, state)
        children = self._children(token)
        leaf = self._leaf("admonition", self._range(state, *title), inline)
        return Block("admonition", at, leaf.spans, tuple(children), leaf.prose, leaf.content, kind)

    def _definitions(self, token: Token, state: PlacedState) -> Block:
        children = self._blocks(token["children"], state)
        return Block("definitions", self._trimmed(token, state), children=tuple(children))

    def _term(self, token: Token, state: PlacedState) -> Block:
        start, end = strip(state.src, token["start"], token["end"])
        return self._leaf("term", self._range(state, start, end), self._inline(state, start, end))

    def _definition(self, token: Token, state: PlacedState) -> Block:
        return Block("definition", self._trimmed(token, state), children=tuple(self._children(token)))

    # --- inline

    def _inline(self, state: PlacedState, start: int, end: int) -> Inline:
        inline = Inline()
        src = state.src
        if task := _TASK.match(src, start, end):
            start = task.end()
        if alert := (_ALERT.match(src, start, end) if src.startswith("[!", start) else None):
            start = alert.start("title")
            while start < end and src[start] in " \t\n":
                start += 1
        if not INLINE_SYNTAX.search(src, start, end):
            self._plain(state, start, end, inline)
            return inline
        source = InlineState(state.env)
        source.src = src[start:end]
        at, shift = self._locator(state, start, end)
        walker = Walker(at, state.env, inline)
        walker.walk(self._inline_parser.render(source), start + shift, 0, source.src)
        self.comments.extend(inline.comments)
        return inline

    def _plain(self, state: PlacedState, start: int, end: int, inline: Inline) -> None:
        """Text without inline syntax: a run for each line."""
        src = state.src
        for line in _LINE.finditer(src, start, end):
            first, last = strip(src, *line.span())
            if first < last:
                if inline.words:
                    inline.words.append(" ")
                inline.runs.append(self._range(state, first, last))
                words = src[first:last]
                inline.words.append(decode(words) if "&" in words else words)

    _READERS: ClassVar[Mapping[str, Callable[..., Block | None]]] = {
        "paragraph": _paragraph,
        "block_text": _paragraph,
        "heading": _heading,
        "block_code": _code,
        "block_html": _html,
        "thematic_break": _break,
        "directive": _directive,
        "module": _module,
        "template_comment": _template_comment,
        "math": _math,
        "reference": _reference,
        "block_quote": _quote,
        "list": _list,
        "table": _table,
        "footnote": _footnote,
        "admonition": _admonition,
        "definitions": _definitions,
        "term": _term,
        "definition": _definition,
    }
    """By the type of the token."""


def _still_unread(unread: str, name: str, *, closes: bool) -> str:
    """The element whose content is not read, behind a tag of an element like that; nothing outside all."""
    if closes:
        return "" if name == unread else unread
    return unread or name
