"""Markdown with places: mistune, subclassed so that every token knows where it stands.

mistune gives tokens without positions, and parses the content of containers from a text of their
own, whose markers and indentation were removed line by line. Two facts give the places back. Each
line of such a text is the end of one line of the file, and the lines follow each other; so a state
that knows the number of its first line can lead any offset back, counting from the line's end. And
within a block the inline tokens cover the source without a gap; so the tokens that are no text,
stamped with their places, say where the text between them stands.

Everything here speaks in offsets of the text that was parsed; `document` leads them back to the
file where the two differ.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache, partial
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, cast

from mistune import list_parser
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.helpers import parse_link_href, unescape_char
from mistune.inline_parser import InlineParser
from mistune.list_parser import LIST_PATTERN, parse_list
from mistune.util import unikey

from glosslint.emphasis import delimiters
from glosslint.entities import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

Token = dict[str, Any]
"""A token of mistune's: its keys depend on its type, so their values have no one type."""

At = tuple[int, int]

_ATTRIBUTES: Final = (
    r"\{:?[ \t]*(?:[#.][^\s{}]+|[A-Za-z_:][\w:.-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))[^{}\n]*\}"
)
"""An attribute list: kramdown's `{: .x }`, python-markdown's `{ #id .x }`, `{.x key=value}`."""

_SHORTCODE: Final = (
    r"\{\{[<%](?:[^{}\n]|\{(?!\{)|\}(?!\})|\n(?![ \t]*\n))*+\}\}"  # Hugo
    r"|\{%(?:[^%{\n]|%(?!\})|\{(?!%)|\n(?![ \t]*\n))*+%\}"  # Liquid, Jinja
    r"|\{\*[^{}\n]*\*\}"  # an include of mdx_include's kind
)

_PLACEHOLDER: Final = (
    _SHORTCODE
    + r"|\{\{[^{}\n]*\}\}"  # a variable of Liquid, Jinja, Vue
    + r"|\$\{[^{}\n]*\}"
    + r"|\{[A-Za-z_][\w.]*\}"
    + "|"
    + _ATTRIBUTES
    + r"|%\([A-Za-z_]\w*\)[sdrf]|%[sd](?![\w%])"
)

_UNSPACED: Final = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
)
"""Scripts that put no blanks between words, and full-width punctuation: what follows a URL at once."""

INLINE_TRIGGER: Final = re.compile(r"[\\`\[\]<{]|!\[|~~|\$\{|%[(sd]| *\n|https?://")
"""What anything but emphasis begins with."""

BLANKS: Final = " \t\n\r\f\v"
"""What Markdown takes for blank; a no-break space is text."""

_CLOSER: Final = r"^ {0,3}%s[ \t]*$"

_NEWLINE: Final = re.compile("\n")
_DELIMITER_ROW: Final = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CONTAINER_LINE: Final = re.compile(
    r"^(?P<indent> {0,3})(?:(?P<code>`{3,}|~{3,})|(?P<fence>:{3,}|/{3,})[ \t]*(?P<name>[^\n]*))", re.MULTILINE
)
_MARKER: Final = re.compile(r"[ \t]*(?:[-+*]|[0-9]{1,9}[.)])")


def _list_bullet(marker: str) -> str:
    return rf"[0-9]{{1,9}}\{marker}" if marker in ".)" else re.escape(marker)


_parse_list: Final = FunctionType(
    parse_list.__code__, {**vars(list_parser), "_get_list_bullet": _list_bullet}
)
"""mistune's, but to which `৪.` is no marker: those are ASCII (CommonMark section 5.2)."""


class Tokens(list[Token]):
    """The tokens of one state, which they lead back to."""

    state: PlacedState


class PlacedState(BlockState):
    """A block state that knows where its text stands in the text that is parsed.

    `first_line` is the number, from 0, of the line of the whole text that the first line of this
    state's text is the end of.
    """

    def __init__(self, parent: PlacedState | None = None) -> None:
        super().__init__(parent)
        self.tokens: Tokens = Tokens()
        self.tokens.state = self
        self.root: PlacedState = parent.root if parent else self
        self.first_line = 0
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

    def line_number(self, offset: int) -> int:
        """Of this state's text, from 0."""
        return bisect_left(self.line_ends, offset)

    def place(self, offset: int) -> int:
        """Where an offset of this state's text stands in the whole text."""
        root = self.root
        if self is root:
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
        last["end"] = self.find_line_end()
        return cast(int, last["end"])

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
        child.process(src)
        child.first_line = self.first_line + line
        child.item_start = start
        return child


class PlacedBlockParser(BlockParser):
    """mistune's block parser, with places on its tokens and the blocks that real sites use.

    Tokens carry `at`, their place in the text of their state. A paragraph has `start` and `end`
    instead of a text; what it says is a slice.
    """

    state_cls = PlacedState

    def __init__(self) -> None:
        super().__init__()
        self._compiled: dict[str, re.Pattern[str]] = {}
        self.specification["list"] = LIST_PATTERN.replace(r"\d", "[0-9]")
        added = {
            "table": (
                r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*$|^ {0,3}\|[ \t]*:?-+:?[ \t]*$",
                "setex_heading",
            ),
            "directive": (
                r"^ {0,3}(?:(?:" + _SHORTCODE + r")[ \t]*)+$|^ {0,3}(?:" + _ATTRIBUTES + r")[ \t]*$"
                r"|^\[(?:TOC|toc|\[toc\]|\[_TOC_\])\][ \t]*$",
                "setex_heading",
            ),
            "footnote": (r"^ {0,3}\[\^(?P<footnote_label>[^\[\]\s]{1,200})\]:", "ref_link"),
            "container": (r"^ {0,3}(?::{3,}|/{3,})[ \t]*[^\s:/][^\n]*$", "setex_heading"),
            "indented": (r"^ {0,3}(?:!!!|\?\?\?\+?|===\+?)[ \t]+\S[^\n]*$", "setex_heading"),
            "definition": (r"^ {0,3}:[ \t]+\S", "setex_heading"),
            "block_math": (r"^ {0,3}\$\$[ \t]*$|^ {0,3}\$\$[^$\n]+\$\$[ \t]*$", "setex_heading"),
        }
        for name, (pattern, before) in added.items():
            self.specification[name] = pattern
            self._methods[name] = getattr(self, "parse_" + name)
            for rules in (self.rules, self.block_quote_rules, self.list_rules):
                self.insert_rule(rules, name, before=before)

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        """Parse what a rule matched and stamp the tokens that came of it."""
        tokens = state.tokens
        before = len(tokens)
        last = tokens[-1] if tokens else None
        end = self._methods[cast(str, m.lastgroup)](m, state)
        if not end:
            return end
        if len(tokens) > before:
            _stamp(tokens, before, m.start(), end)
        if last is not None and last["type"] == "heading" and "at" not in last:  # a setext underline
            last["at"] = (last["start"], m.end())
            last["content"] = (last["start"], last["end"])
            last["level"] = last["attrs"]["level"]
        return end

    def compile_sc(self, rules: list[str] | None = None) -> re.Pattern[str]:
        """As mistune does, but a line that begins with a letter is passed over at once.

        No block begins with a letter; and what all rules have in common is tried once a place.
        """
        key = "$" if rules is None else "|".join(rules)
        compiled = self._compiled.get(key)
        if compiled is None:
            names = self.rules if rules is None else rules
            alternatives = "|".join(f"(?P<{name}>{self.specification[name]})" for name in names)
            compiled = re.compile(rf"^(?! {{0,3}}[^\W\d_])(?:{alternatives})", re.MULTILINE)
            self._compiled[key] = compiled
        return compiled

    def _parse_indent_code_fast(self, state: BlockState) -> int | None:
        if state.src[state.cursor] not in " \t":
            return None
        start, before = state.cursor, len(state.tokens)
        end = super()._parse_indent_code_fast(state)
        if end is not None and len(state.tokens) > before:
            state.tokens[-1]["at"] = (start, end)
        return end

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int:
        """Keep where the words of the heading stand (CommonMark section 4.2)."""
        start, end = strip(state.src, *m.span("atx_2"))
        unclosed = state.src[start:end].rstrip("#")
        if not unclosed or unclosed[-1] in " \t":
            end = start + len(unclosed.rstrip(" \t"))
        state.append_token(
            {"type": "heading", "level": len(m.group("atx_1")), "content": (start, end), "at": m.span()}
        )
        return m.end() + 1

    def parse_fenced_code(self, m: Match[str], state: BlockState) -> int | None:
        """Keep where the code stands, and whether the fence closes (CommonMark section 4.5)."""
        before = len(state.tokens)
        end = super().parse_fenced_code(m, state)
        if end and len(state.tokens) > before:
            token = state.tokens[before]
            marker = m.group("fenced_2")
            start = min(m.end() + 1, end)
            last = state.src.rfind("\n", 0, max(end - 1, 0)) + 1
            closer = re.compile(_CLOSER % (re.escape(marker[0]) + "{%d,}" % len(marker)), re.MULTILINE)
            token["closed"] = last >= start and closer.match(state.src, last) is not None
            token["content"] = (start, last if token["closed"] else end)
        return end

    def parse_block_quote(self, m: Match[str], state: BlockState) -> int:
        """As mistune does, with the quote's start at hand for its state."""
        return self._with_start(m, state, super().parse_block_quote)

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        """As mistune does, with the start of each item at hand for its state."""
        return self._with_start(m, state, partial(_parse_list, self))

    def _with_start(self, m: Match[str], state: BlockState, parse: Any) -> int:
        starts = cast(PlacedState, state).starts
        starts.append(m.start())
        try:
            return cast(int, parse(m, state))
        finally:
            starts.pop()

    def parse_ref_link(self, m: Match[str], state: BlockState) -> int | None:
        """Keep the definition as a token: its label, its target and where that stands."""
        end = super().parse_ref_link(m, state)
        last = state.tokens[-1] if state.tokens else None
        if not end or (last is not None and last["type"] == "paragraph" and last["end"] == end):
            return end
        href, after = parse_link_href(state.src, m.end(), block=True)
        if href is not None and after is not None:
            target = target_place(state.src, href, after)
            label = m.group("reflink_1")
            state.env.setdefault("targets", {}).setdefault(unikey(label), target_of(href))
            state.append_token(
                {
                    "type": "reference",
                    "label": label,
                    "label_at": m.span("reflink_1"),
                    "target": target_of(href),
                    "target_at": target,
                    "at": (m.start(), end),
                }
            )
        return end

    def parse_table(self, m: Match[str], state: BlockState) -> int | None:
        """A table, recognised by its delimiter row (GitHub Flavored Markdown section 4.10)."""
        src = state.src
        last = state.tokens[-1] if state.tokens else None
        header: At | None = None
        if last is not None and last["type"] == "paragraph" and last["end"] == m.start():
            header = (src.rfind("\n", last["start"], m.start() - 1) + 1 or last["start"], m.start() - 1)
            header = (max(header[0], last["start"]), header[1])
        if header is None or not _DELIMITER_ROW.match(m.group(0)):
            return self._not_a_table(m, state)
        columns = len(list(cells(src, m.start(), m.end())))
        if "|" not in src[slice(*header)] or len(list(cells(src, *header))) != columns:
            return self._not_a_table(m, state)
        assert last is not None
        if header[0] <= last["start"]:
            state.tokens.pop()
        else:
            last["end"] = header[0]
        rows = [header]
        end = min(m.end() + 1, state.cursor_max)
        breaks = self.compile_sc(
            [
                "fenced_code",
                "atx_heading",
                "thematic_break",
                "block_quote",
                "list",
                "block_html",
                "directive",
                "container",
            ]
        )
        while end < state.cursor_max:
            after = state.find_line_end_at(end)
            line = src[end:after]
            if not line.strip() or breaks.match(src, end):
                break
            rows.append((end, after - 1 if line.endswith("\n") else after))
            end = after
        state.append_token({"type": "table", "rows": rows, "columns": columns, "at": (header[0], end)})
        return end

    def _not_a_table(self, m: Match[str], state: BlockState) -> int | None:
        other = self.compile_sc(["thematic_break", "list"]).match(state.src, m.start())
        return self.parse_method(other, state) if other else None

    def parse_directive(self, m: Match[str], state: BlockState) -> int:
        """A line of nothing but template code or attributes."""
        state.append_token({"type": "directive"})
        return m.end() + 1

    def parse_footnote(self, m: Match[str], state: BlockState) -> int:
        """A footnote definition and its indented continuation (as in PHP Markdown Extra)."""
        end = _indented_end(state, state.find_line_end_at(m.end()), lazy=True)
        state.env.setdefault("footnotes", set()).add(unikey(m.group("footnote_label")))
        child = self._inner(state, m.start(), _dedent(state.src[m.end() : end].lstrip(" \t")), 0)
        state.append_token({"type": "footnote", "label": m.group("footnote_label"), "children": child.tokens})
        return end

    def parse_container(self, m: Match[str], state: BlockState) -> int | None:
        """`:::note` … `:::` (Docusaurus, VitePress, MyST) and `/// note` … `///` (pymdownx blocks)."""
        line_end = m.end() + 1
        fence = m.group(0).lstrip()
        start = m.start() + len(m.group(0)) - len(fence)
        width = len(fence) - len(fence.lstrip(fence[0]))
        head = strip(state.src, start + width, m.end())
        closer = cast(PlacedState, state).closers.get(m.start())
        if closer is None:
            if (
                state.tokens
                and state.tokens[-1]["type"] == "paragraph"
                and state.tokens[-1]["end"] == m.start()
            ):
                return None
            state.append_token({"type": "directive"})
            return line_end
        inner = state.src[line_end : closer[0]]
        child = self._inner(state, m.start(), inner, 1)
        state.append_token({"type": "admonition", "head": head, "children": child.tokens})
        return closer[1]

    def parse_indented(self, m: Match[str], state: BlockState) -> int | None:
        """`!!! note "Title"`, `??? note` and `=== "Tab"`, their content indented (python-markdown)."""
        end = _indented_end(state, min(m.end() + 1, state.cursor_max), lazy=False)
        if end <= m.end() + 1:
            return None
        head = m.group(0).lstrip()
        width = len(head) - len(head.lstrip("!?=+"))
        start = m.end() - len(head) + width
        child = self._inner(state, m.start(), _dedent(state.src[m.end() + 1 : end]), 1)
        state.append_token(
            {"type": "admonition", "head": strip(state.src, start, m.end()), "children": child.tokens}
        )
        return end

    def parse_definition(self, m: Match[str], state: BlockState) -> int | None:
        """`: definition` below a term (as in PHP Markdown Extra)."""
        tokens = state.tokens
        index = len(tokens) - 1
        if index > 0 and tokens[index]["type"] == "blank_line":
            index -= 1
        last = tokens[index] if index >= 0 else None
        if last is None or last["type"] not in ("paragraph", "definitions"):
            return None
        end = _indented_end(state, state.find_line_end_at(m.end()), lazy=True)
        marker = m.end() - 1
        child = self._inner(state, m.start(), _dedent(state.src[marker:end]), 0)
        item = {"type": "definition", "children": child.tokens, "at": (m.start(), end)}
        del tokens[index + 1 :]
        if last["type"] == "paragraph":
            tokens.pop()
            term = {
                "type": "term",
                "start": last["start"],
                "end": last["end"],
                "at": (last["start"], last["end"]),
            }
            tokens.append({"type": "definitions", "children": [term, item], "at": (last["start"], end)})
        else:
            last["children"].append(item)
            last["at"] = (last["at"][0], end)
        return end

    def parse_block_math(self, m: Match[str], state: BlockState) -> int | None:
        """`$$` … `$$` with the closing dollars on a line of their own, or all on one line."""
        start = state.src.index("$$", m.start()) + 2
        if m.group(0).strip() != "$$":
            state.append_token({"type": "math", "content": (start, state.src.rindex("$$", start, m.end()))})
            return m.end() + 1
        closer = re.compile(r"\$\$[ \t]*$", re.MULTILINE).search(state.src, start)
        if closer is None or "\n\n\n" in state.src[start : closer.start()]:
            return None
        state.append_token({"type": "math", "content": (start, closer.start())})
        return min(closer.end() + 1, state.cursor_max)

    def _inner(self, state: BlockState, start: int, src: str, skip: int) -> PlacedState:
        """Parse the content of a container that begins at `start`, `skip` lines below that."""
        placed = cast(PlacedState, state)
        child = placed.container(src, placed.line_number(start) + skip, start)
        rules = self.list_rules
        if state.depth() >= self.max_nested_level - 1:
            nesting = ("list", "block_quote", "container", "indented", "footnote", "definition")
            rules = [rule for rule in rules if rule not in nesting]
        self.parse(child, rules)
        return child


def _stamp(tokens: list[Token], before: int, start: int, end: int) -> None:
    """Give the token that came of what stands at `start` its place.

    It is the first of those from index `before` on, and ends where the next begins: what ends a list or
    a quote was parsed on the way, and mistune may have put it first.
    """
    token = next(
        (token for token in tokens[before:] if "at" not in token and token["type"] != "paragraph"), None
    )
    if token is None:
        return
    if tokens[before] is not token:
        tokens.remove(token)
        tokens.insert(before, token)
    if len(tokens) > before + 1:
        following = tokens[before + 1]
        end = following["at"][0] if "at" in following else following["start"]
    token["at"] = (start, end)


class PlacedInlineParser(InlineParser):
    """mistune's inline parser: every token that is no text carries `at`, its place in the source."""

    def __init__(self) -> None:
        super().__init__()
        self.rules.remove("emphasis")  # delimiters are found in the text when the rest is known
        for name, pattern, before in (
            ("placeholder", _PLACEHOLDER, "link"),
            ("footnote_ref", r"\[\^[^\[\]\s]{1,200}\]", "link"),
            ("strikethrough", r"~~(?=[^\s~])", "link"),
            ("url", r"https?://[^\s<>\[\]\"`{}|\\^" + _UNSPACED + "]+", "linebreak"),
        ):
            self.specification[name] = pattern
            self._methods[name] = getattr(self, "parse_" + name)
            self.insert_rule(self.rules, name, before=before)

    def parse(self, state: InlineState) -> list[Token]:
        """Parse as mistune does, stopping only where something can begin."""
        src = state.src
        match = self.compile_sc().match
        begun = position = 0
        while (trigger := INLINE_TRIGGER.search(src, position)) is not None:
            start = trigger.start()
            found = match(src, start)
            if found is not None:
                if start > begun:
                    state.append_token({"type": "text", "raw": src[begun:start]})
                    begun = start
                if end := self.parse_method(found, state):
                    begun = position = end
                    continue
            position = start + 1
        if begun < len(src):
            state.append_token({"type": "text", "raw": src[begun:]})
        state.tokens = _emphasized(state.tokens, src, 0, len(src))
        return state.tokens

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:
        """Leave the tokens as they are: emphasis is resolved where their place is known."""
        return tokens

    def parse_method(self, m: Match[str], state: InlineState) -> int | None:
        """Parse what a rule matched and stamp the token that came of it."""
        tokens = state.tokens
        before = len(tokens)
        end = self._methods[cast(str, m.lastgroup)](m, state)
        if end and len(tokens) > before:
            token = tokens[-1]
            if token["type"] != "text" and "at" not in token:
                token["at"] = (m.start(), end)
        return end

    def parse_escape(self, m: Match[str], state: InlineState) -> int:
        """Keep what was escaped as tokens of its own: its text is shorter than its source."""
        state.append_token({"type": "escape", "at": m.span()})
        return m.end()

    def parse_link_close(self, m: Match[str], state: InlineState) -> int:
        """Close the brackets of a run one by one, so that each link has its own end."""
        pos = m.start()
        while pos < m.end():
            bracket = state.brackets[-1] if state.brackets else None
            before = len(state.tokens)
            closing = _BRACKET.match(state.src, pos)
            assert closing is not None
            end = super().parse_link_close(closing, state)
            token = state.tokens[-1]
            if bracket is not None and token["type"] in ("link", "image") and len(state.tokens) <= before:
                token["at"] = (bracket.start - 1 - bracket.image, end)
                token["label_at"] = (bracket.start, pos)
                token["children"] = _emphasized(token["children"], state.src, bracket.start, pos)
            pos = end
        return pos

    def parse_placeholder(self, m: Match[str], state: InlineState) -> int:
        """Template code, variables and attribute lists."""
        state.append_token({"type": "placeholder"})
        return m.end()

    def parse_footnote_ref(self, m: Match[str], state: InlineState) -> int | None:
        """A reference to a footnote, where that is defined."""
        label = m.group(0)[2:-1]
        if unikey(label) not in state.env.get("footnotes", ()):
            return None
        state.append_token({"type": "footnote_ref", "label": label})
        return m.end()

    def parse_strikethrough(self, m: Match[str], state: InlineState) -> int | None:
        """Struck text; its tokens have places in the text between the tildes."""
        close = state.delimiters.find("~~", m.end(), formatting=True)
        if close is None or state.depth >= self.max_nested_level:
            return None
        inner = state.copy()
        inner.src = state.src[m.end() : close]
        state.append_token({"type": "strikethrough", "children": self.render(inner)})
        return close + 2

    def parse_url(self, m: Match[str], state: InlineState) -> int:
        """A bare URL (GitHub Flavored Markdown section 6.9), which ends before punctuation.

        Text that is written without blanks may follow at once: a URL ends before the first
        character of such a script, and before its punctuation.
        """
        url = _without_punctuation(m.group(0))
        end = m.start() + len(url)
        if state.in_link or state.depth >= self.max_nested_level or len(url) <= len("https://"):
            self.process_text(m.group(0)[: max(len(url), 4)], state)
            return m.start() + max(len(url), 4)
        state.append_token(
            {
                "type": "link",
                "children": [],
                "attrs": {"url": url},
                "_autolink": url,
                "at": (m.start(), end),
                "url": url,
            }
        )
        return end


_BRACKET: Final = re.compile(r"\]")


def _emphasized(tokens: list[Token], src: str, start: int, end: int) -> list[Token]:
    """The tokens of `src[start:end]`, with delimiters of emphasis as tokens of their own."""
    if src.find("*", start, end) < 0 and src.find("_", start, end) < 0:
        return tokens
    places: list[At] = []
    cursor = start
    for token in tokens:
        begun = cursor
        cursor = cursor + len(token["raw"]) if token["type"] == "text" else token["at"][1]
        if token["type"] == "text" and "_emphasis" not in token:
            places.append((begun, cursor))
    runs = delimiters(src, places)
    if not runs:
        return tokens
    pieces: list[Token] = []
    index = 0
    cursor = start
    for token in tokens:
        if token["type"] != "text":
            pieces.append(token)
            cursor = token["at"][1]
            continue
        stop = cursor + len(token["raw"])
        while index < len(runs) and runs[index].start < stop:
            run = runs[index]
            index += 1
            literal = run.start + run.closing
            pieces += (
                {"type": "text", "raw": src[cursor : run.start]},
                {"type": "delimiter", "width": run.closing},
                {"type": "text", "raw": src[literal : run.end - run.opening]},
                {"type": "delimiter", "width": run.opening},
            )
            cursor = run.end
        pieces.append({"type": "text", "raw": src[cursor:stop]})
        cursor = stop
    return pieces


def _without_punctuation(url: str) -> str:
    """A bare URL without the punctuation of the sentence around it."""
    end = len(url)
    unmatched = url.count(")") - url.count("(")
    while end:
        if url[end - 1] in "?!.,:*_~'":
            end -= 1
        elif url[end - 1] == ")" and unmatched > 0:
            end -= 1
            unmatched -= 1
        elif url[end - 1] == ";":
            entity = url.rfind("&", max(0, end - 33), end)
            end = entity if entity >= 0 and url[entity + 1 : end - 1].isalnum() else end - 1
        else:
            break
    return url[:end]


def target_of(href: str) -> str:
    """A target as it is meant: escapes and entities decoded (CommonMark sections 2.4 and 2.5)."""
    return decode(unescape_char(href)) if "&" in href or "\\" in href else href


def target_place(src: str, href: str, after: int) -> At:
    end = (
        after - 1
        if src[after - 1] == ">" and src[after - 2 - len(href) : after - 1 - len(href)] == "<"
        else after
    )
    return (end - len(href), end)


def strip(src: str, start: int, end: int) -> At:
    while start < end and src[start] in BLANKS:
        start += 1
    while end > start and src[end - 1] in BLANKS:
        end -= 1
    return (start, end)


def cells(src: str, start: int, end: int) -> Iterator[At]:
    """The cells of a table row, without the blanks around them."""
    start, end = strip(src, start, end)
    if start < end and src[start] == "|":
        start += 1
    if end > start and src[end - 1] == "|" and not _escaped(src, end - 1, start):
        end -= 1
    cell = start
    for bar in re.finditer(r"\|", src[start:end]):
        position = start + bar.start()
        if not _escaped(src, position, start):
            yield strip(src, cell, position)
            cell = position + 1
    yield strip(src, cell, end)


def _escaped(src: str, position: int, start: int) -> bool:
    slashes = position
    while slashes > start and src[slashes - 1] == "\\":
        slashes -= 1
    return (position - slashes) % 2 == 1


def _indented_end(state: BlockState, pos: int, *, lazy: bool) -> int:
    """The end of the lines from `pos` that a four-blank indentation holds in a container.

    With `lazy`, a paragraph's lines may go on without it until a blank line comes.
    """
    src = state.src
    end = pos
    after_blank = False
    while pos < state.cursor_max:
        line_end = state.find_line_end_at(pos)
        line = src[pos:line_end]
        if not line.strip():
            after_blank = True
        elif line.startswith(("    ", "\t")):
            after_blank = False
            end = line_end
        elif lazy and not after_blank and not _INTERRUPTS.match(line):
            end = line_end
        else:
            break
        pos = line_end
    return end


_INTERRUPTS: Final = re.compile(
    r" {0,3}(?:#{1,6}[ \t]|>|[-+*][ \t]|[0-9]{1,9}[.)][ \t]|`{3}|~{3}|\[\^?[^\]\n]*\]:|:[ \t]|\||<[A-Za-z/!])"
)
_INDENT: Final = re.compile(r"^(?: {1,4}|\t)", re.MULTILINE)


def _dedent(text: str) -> str:
    return _INDENT.sub("", text)


@lru_cache(maxsize=1)
def parsers() -> tuple[PlacedBlockParser, PlacedInlineParser]:
    """The two parsers; they keep no state between texts."""
    return PlacedBlockParser(), PlacedInlineParser()
