"""Tokens become the model's blocks: leaves with their spans and prose, containers with children."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias, cast

from mistune.core import InlineState
from mistune.helpers import parse_link_href
from mistune.util import unikey

from glosslint.entities import decode
from glosslint.markdown import BLANKS, PlacedState, cells, parsers, strip, target_of, target_place
from glosslint.model import Block, Comment, Range, Reading, Span
from glosslint.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping

    from glosslint.markdown import At, Token
    from glosslint.model import BlockKind, SpanKind
    from glosslint.offsets import OffsetMap


class ReadQuantity(Protocol):
    """A number found in a string: its place there, and its readings."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def readings(self) -> tuple[Reading, ...]: ...


Locator: TypeAlias = Callable[[int, int], Range]

QuantityReader: TypeAlias = Callable[[str], Sequence[ReadQuantity]]
"""Finds the numbers in a piece of prose."""

_TRIGGERS: Final = re.compile(r"[\\`*_\[<{]|~~|\$\{|%[(sd]|https?://")
"""What inline syntax begins with: text without any of it needs no inline parser."""

_DIGIT: Final = re.compile(r"\d")
_LINE: Final = re.compile(r"[^\n]+")
_ALERT: Final = re.compile(r"[ \t]*\[!(?P<kind>[A-Za-z]+)\][-+]?(?P<title>[^\n]*)(?:\n|$)")
_HEAD: Final = re.compile(r"\{?(?P<kind>[\w.+-]+)\}?")
_TASK: Final = re.compile(r"\[[ xX]\][ \t]+")
_HTML_PIECE: Final = re.compile(
    r"<!--(?P<comment>(?s:.)*?)(?:-->|\Z)"
    r"|(?P<instruction><\?(?s:.)*?(?:\?>|\Z)|<!\[CDATA\[(?s:.)*?(?:\]\]>|\Z)|<![A-Za-z][^>]*(?:>|\Z))"
    r"|</?(?P<name>[A-Za-z][\w.:-]*)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>"
)
_ATTRIBUTE: Final = re.compile(
    r"""\s(?P<name>[A-Za-z_:][\w:.-]*)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+))"""
)
_HEADING_ATTRIBUTES: Final = re.compile(
    r"\{:?[ \t]*(?:#(?P<id>[^\s{}]+)|\.[^\s{}]+|[A-Za-z_:][\w:.-]*=[^\s{}]|(?<=\{:)[^\s{}])[^{}]*\}$"
)
_UNREAD_TAGS: Final = frozenset({"script", "style", "pre", "textarea", "code", "svg", "math"})


class Inline:
    """What the inline parser found in one leaf: its spans, prose, comments and plain words."""

    __slots__ = ("comments", "runs", "spans", "words")

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.runs: list[Range] = []
        self.comments: list[Comment] = []
        self.words: list[str] = []
        """The rendered text in pieces, code and all."""


class BlockReader:
    """Reads the blocks of one text.

    `src` is the text as parsed; `origin` leads its offsets back to `text`, the file, where the two
    differ. `quantities` finds the numbers in a piece of prose.
    """

    def __init__(
        self, src: str, text: str, origin: OffsetMap | None, quantities: QuantityReader, *, start: int = 0
    ) -> None:
        self._text = text
        self._origin = origin
        self._quantities = quantities
        self._length = len(text)
        self._block_parser, self._inline_parser = parsers()
        self._state = PlacedState()
        self._state.process(src if src.endswith("\n") else src + "\n")
        self._state.cursor = start
        self.comments: list[Comment] = []

    def read(self) -> list[Block]:
        """The blocks at the top level, headings among them, in reading order."""
        self._block_parser.parse(self._state)
        return self._blocks(self._state.tokens, self._state)

    def _blocks(self, tokens: Iterable[Token], state: PlacedState) -> list[Block]:
        blocks: list[Block] = []
        for token in tokens:
            read = _READERS.get(token["type"])
            if read is not None and (block := read(self, token, state)) is not None:
                blocks.append(block)
        return blocks

    def _children(self, token: Token) -> list[Block]:
        tokens = token["children"]
        return self._blocks(tokens, tokens.state)

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
            spans = self._with_numbers(inline)
        return Block(kind, at, tuple(spans), (), tuple(inline.runs), at, info, level)

    def _with_numbers(self, inline: Inline) -> list[Span]:
        prose = Prose(self._text, inline.runs, inline.spans)
        numbers = [
            Span(
                "number",
                prose.range(found.start, found.end),
                found.readings[0].label,
                readings=found.readings,
            )
            for found in self._quantities(prose.text)
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
            if span.kind == "tag" and (anchor := _attribute(span.value, "id", "name")) and not spans:
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
                at = self._range(state, *piece.span())
                inline.comments.append(Comment(at, piece.group("comment").strip()))
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
        if not _TRIGGERS.search(src, start, end):
            self._plain(state, start, end, inline)
            return inline
        source = InlineState(state.env)
        source.src = src[start:end]
        at, shift = self._locator(state, start, end)
        walker = _Walker(at, state.env, inline)
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


def tag_span(at: Locator, raw: str, start: int) -> Span:
    """The span of an HTML tag: a link or an image where it is one, else a tag."""
    place = at(start, start + len(raw))
    lowered = raw[:5].lower()
    kind: SpanKind = "tag"
    wanted = ""
    if lowered.startswith("<a") and not raw[2:3].isalnum():
        kind, wanted = "link", "href"
    elif lowered.startswith("<img") and not raw[4:5].isalnum():
        kind, wanted = "image", "src"
    for attribute in _ATTRIBUTE.finditer(raw) if wanted else ():
        if attribute.group("name").lower() == wanted:
            group = cast(str, attribute.lastgroup)
            value_at = at(start + attribute.start(group), start + attribute.end(group))
            return Span(kind, place, decode(attribute.group(group)), value_at)
    return Span("tag", place, raw)


class _Walker:
    """Walks the inline tokens of one leaf, counting where in the source it stands.

    Text tokens are exact slices of the source and follow each other without a gap; delimiters of
    emphasis say how wide they are; everything else carries its place.
    """

    __slots__ = ("_at", "_env", "_inline")

    def __init__(self, at: Locator, env: MutableMapping[str, Any], inline: Inline) -> None:
        self._at = at
        self._env = env
        self._inline = inline

    def walk(self, tokens: Sequence[Token], base: int, cursor: int, src: str) -> int:
        """Read `tokens`, the first of which stands at `cursor` of `src`, which stands at `base`."""
        for token in tokens:
            kind = token["type"]
            if kind == "text":
                cursor = self._text(token["raw"], base, cursor)
            elif kind == "delimiter":
                cursor += token["width"]
            else:
                start, end = token["at"]
                self._token(kind, token, base, (start, end), src)
                cursor = end
        return cursor

    def _text(self, raw: str, base: int, cursor: int) -> int:
        end = cursor + len(raw)
        if raw:
            place = self._at(base + cursor, base + end)
            if place.start < place.end:  # a repair can insert text that stands nowhere
                self._inline.runs.append(place)
            self._inline.words.append(decode(raw) if "&" in raw else raw)
        return end

    def _token(self, kind: str, token: Token, base: int, at: At, src: str) -> None:
        start, end = at
        inline = self._inline
        place = self._at(base + start, base + end)
        if kind in ("softbreak", "linebreak"):
            inline.words.append(" ")
        elif kind == "escape":
            for offset in range(start + 1, end, 2):
                self._text(src[offset], base, offset)
        elif kind == "codespan":
            inline.spans.append(Span("code", place, token["raw"]))
            inline.words.append(token["raw"])
        elif kind in ("link", "image"):
            self._link(cast("SpanKind", kind), token, base, at, src, place)
        elif kind == "inline_html":
            self._html(token["raw"], base, at, place)
        elif kind == "footnote_ref":
            inline.spans.append(Span("footnote", place, unikey(token["label"])))
        elif kind == "strikethrough":
            self.walk(token["children"], base + start + 2, 0, src[start + 2 : end - 2])
        elif kind == "placeholder":
            inline.spans.append(Span("placeholder", place, src[start:end]))
            inline.words.append(src[start:end])

    def _html(self, raw: str, base: int, at: At, place: Range) -> None:
        if raw.startswith("<!--"):
            self._inline.comments.append(Comment(place, raw[4:].removesuffix("-->").strip()))
        elif raw.startswith(("<!", "<?")):
            return
        else:
            self._inline.spans.append(tag_span(self._at, raw, base + at[0]))

    def _link(self, kind: SpanKind, token: Token, base: int, at: At, src: str, place: Range) -> None:
        start, end = at
        inline = self._inline
        if "label_at" not in token:  # an autolink or a bare URL
            raw = src[start:end]
            bare = not raw.startswith("<")
            inside = self._at(base + start + (not bare), base + end - (not bare))
            value = token["attrs"]["url"] if "@" in raw and ":" not in raw else raw.strip("<>")
            inline.spans.append(Span("link", place, decode(value), inside))
            inline.words.append(raw)
            return
        label = token["label_at"]
        label_place = self._at(base + label[0], base + label[1])
        value, target = self._target(token, base, label[1], src)
        index = len(inline.spans)
        if kind == "link":
            self.walk(token["children"], base, label[0], src)
        else:
            inline.words.append(src[slice(*label)])
        inline.spans.insert(index, Span(kind, place, value, target, label_place))

    def _target(self, token: Token, base: int, close: int, src: str) -> tuple[str, Range | None]:
        if "ref" in token:
            return cast(str, self._env["targets"].get(token["ref"], token["attrs"]["url"])), None
        url = str(token["attrs"]["url"])
        if src.startswith(url, close + 2) and src[close + 2 + len(url) : close + 3 + len(url)] == ")":
            start = base + close + 2
            return target_of(url), self._at(start, start + len(url))
        href, after = parse_link_href(src, close + 2)
        if href is None or after is None:
            return str(token["attrs"]["url"]), None
        start, end = target_place(src, href, after)
        return target_of(href), self._at(base + start, base + end)


_READERS: Final[dict[str, Callable[[BlockReader, Any, PlacedState], Block | None]]] = {
    "paragraph": BlockReader._paragraph,
    "block_text": BlockReader._paragraph,
    "heading": BlockReader._heading,
    "block_code": BlockReader._code,
    "block_html": BlockReader._html,
    "thematic_break": BlockReader._break,
    "directive": BlockReader._directive,
    "math": BlockReader._math,
    "reference": BlockReader._reference,
    "block_quote": BlockReader._quote,
    "list": BlockReader._list,
    "table": BlockReader._table,
    "footnote": BlockReader._footnote,
    "admonition": BlockReader._admonition,
    "definitions": BlockReader._definitions,
    "term": BlockReader._term,
    "definition": BlockReader._definition,
}


def _still_unread(unread: str, name: str, *, closes: bool) -> str:
    """The element whose content is not read, behind a tag of an element like that; nothing outside all."""
    if closes:
        return "" if name == unread else unread
    return unread or name


def _attribute(tag: str, *names: str) -> str:
    """The value of the first of the attributes `names` that an HTML tag has, or nothing."""
    for attribute in _ATTRIBUTE.finditer(tag):
        if attribute.group("name").lower() in names:
            return decode(attribute.group(cast(str, attribute.lastgroup)))
    return ""
