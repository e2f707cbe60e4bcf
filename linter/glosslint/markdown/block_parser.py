"""mistune's block parser, with places on its tokens and the blocks that real sites use."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, cast

from mistune import list_parser
from mistune.block_parser import BlockParser
from mistune.helpers import parse_link_href
from mistune.list_parser import LIST_PATTERN, parse_list
from mistune.util import unikey

from glosslint.markdown.state import PlacedState
from glosslint.markdown.syntax import (
    ATTRIBUTES,
    BLANKS,
    COMMENT_OPENER,
    JSX_TAG,
    OPEN_TAG,
    SHORTCODE,
    cells,
    dedent,
    strip,
    target_of,
    target_place,
)

if TYPE_CHECKING:
    from re import Match

    from mistune.core import BlockState

    from glosslint.markdown.syntax import At, Token

_BLANK_LINE: Final = re.compile(r"\n[ \t]*(?=\n)")
_DELIMITER_ROW: Final = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_INTERRUPTS: Final = re.compile(
    r" {0,3}(?:#{1,6}[ \t]|>|[-+*][ \t]|[0-9]{1,9}[.)][ \t]|`{3}|~{3}|\[\^?[^\]\n]*\]:|:[ \t]|\||<[A-Za-z/!])"
)


def _list_bullet(marker: str) -> str:
    return rf"[0-9]{{1,9}}\{marker}" if marker in ".)" else re.escape(marker)


_parse_list: Final = FunctionType(
    parse_list.__code__, {**vars(list_parser), "_get_list_bullet": _list_bullet}
)
"""mistune's, but to which `৪.` is no marker: those are ASCII (CommonMark section 5.2)."""

_VOID_TAG: Final = re.compile(r" {0,3}<(?:img|br|hr)\b[^<>\n]*>[ \t]*$", re.MULTILINE | re.IGNORECASE)


class PlacedBlockParser(BlockParser):
    """mistune's block parser, with places on its tokens and the blocks that real sites use.

    Tokens carry `at`, their place in the text of their state. A paragraph has `start` and `end`
    instead of a text; what it says is a slice.
    """

    state_cls = PlacedState

    def __init__(self, *, mdx: bool) -> None:
        super().__init__()
        self._no_block = r" {0,3}(?!(?:import|export)\b)[^\W\d_]" if mdx else r" {0,3}[^\W\d_]"
        self._compiled: dict[str, re.Pattern[str]] = {}
        self.specification["list"] = LIST_PATTERN.replace(r"\d", "[0-9]")
        added = {
            "table": (
                r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*$|^ {0,3}\|[ \t]*:?-+:?[ \t]*$",
                "setex_heading",
            ),
            "directive": (
                r"^ {0,3}(?:(?:" + SHORTCODE + r")[ \t]*)+$|^ {0,3}(?:" + ATTRIBUTES + r")[ \t]*$"
                r"|^\[(?:TOC|toc|\[toc\]|\[_TOC_\])\][ \t]*$",
                "setex_heading",
            ),
            "footnote": (r"^ {0,3}\[\^(?P<footnote_label>[^\[\]\s]{1,200})\]:", "ref_link"),
            "container": (r"^ {0,3}(?::{3,}|/{3,})[ \t]*[^\s:/][^\n]*$", "setex_heading"),
            "indented": (r"^ {0,3}(?:!!!|\?\?\?\+?|===\+?)[ \t]+\S[^\n]*$", "setex_heading"),
            "definition": (r"^ {0,3}:[ \t]+\S", "setex_heading"),
            "template_comment": (r"^ {0,3}(?:\{/\*|" + COMMENT_OPENER + ")", "directive"),
            "open_html": (rf"^ {{0,3}}(?:{OPEN_TAG})[ \t]*$", "raw_html"),
            "block_math": (r"^ {0,3}\$\$[ \t]*$|^ {0,3}\$\$[^$\n]+\$\$[ \t]*$", "setex_heading"),
        }
        if mdx:
            added["jsx"] = (rf"^ {{0,3}}(?:{JSX_TAG})[ \t]*$", "raw_html")
            added["module"] = (r"^(?:import|export)[ {*'\"][^\n]*$", "setex_heading")
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
            compiled = re.compile(rf"^(?!{self._no_block})(?:{alternatives})", re.MULTILINE)
            self._compiled[key] = compiled
        return compiled

    def _parse_indent_code_fast(self, state: BlockState) -> int | None:
        if state.src[state.cursor] not in " \t":
            return None
        start, before = state.cursor, len(state.tokens)
        if _follows_tag(state):
            state.add_paragraph(state.src[start : state.find_line_end()])
            return state.find_line_end()
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
            closer = re.compile(rf"^ {{0,3}}{marker[0]}{{{len(marker)},}}[ \t]*$", re.MULTILINE)
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
        if last is None or last["type"] != "paragraph" or last["end"] != m.start():
            return self._not_a_table(m, state)
        header: At = (max(src.rfind("\n", 0, m.start() - 1) + 1, last["start"]), m.start() - 1)
        if not _DELIMITER_ROW.match(m.group(0)):
            return self._not_a_table(m, state)
        columns = len(list(cells(src, m.start(), m.end())))
        if "|" not in src[slice(*header)] or len(list(cells(src, *header))) != columns:
            return self._not_a_table(m, state)
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

    def parse_template_comment(self, m: Match[str], state: BlockState) -> int | None:
        """A comment of MDX, `{/* … */}`, or of a template, `{{% comment %}}` …, in lines of its own."""
        end = _comment_end(m, cast(PlacedState, state))
        line_end = state.find_line_end_at(end) if end else 0
        if not end or state.src[end:line_end].strip(BLANKS):
            other = self.compile_sc(["directive"]).match(state.src, m.start())
            return self.parse_method(other, state) if other else None
        state.append_token({"type": "template_comment"})
        return line_end

    def parse_open_html(self, m: Match[str], state: BlockState) -> int:
        """A tag that says that what it holds is Markdown (kramdown, python-markdown's md_in_html)."""
        cast(PlacedState, state).in_open_html = True
        state.append_token({"type": "block_html"})
        return min(m.end() + 1, state.cursor_max)

    def parse_raw_html(self, m: Match[str], state: BlockState) -> int | None:
        """As mistune does; but where HTML holds Markdown, a void element ends with its line."""
        if cast(PlacedState, state).in_open_html and (void := _VOID_TAG.match(state.src, m.start())):
            state.append_token({"type": "block_html"})
            return min(void.end() + 1, state.cursor_max)
        return super().parse_raw_html(m, state)

    def parse_jsx(self, m: Match[str], state: BlockState) -> int:
        """A tag of a component in lines of its own; what it holds is Markdown (mdxjs.com, "MDX syntax")."""
        state.append_token({"type": "block_html"})
        return min(m.end() + 1, state.cursor_max)

    def parse_module(self, m: Match[str], state: BlockState) -> int | None:
        """Imports and exports of MDX, which end at a blank line and stand in no container."""
        if state.parent is not None:
            return None
        if end := state.append_paragraph():
            return end
        blank = _BLANK_LINE.search(state.src, m.end())
        state.append_token({"type": "module"})
        return blank.start() + 1 if blank else state.cursor_max

    def parse_footnote(self, m: Match[str], state: BlockState) -> int:
        """A footnote definition and its indented continuation (as in PHP Markdown Extra)."""
        end = _indented_end(state, state.find_line_end_at(m.end()), lazy=True)
        state.env.setdefault("footnotes", set()).add(unikey(m.group("footnote_label")))
        child = self._inner(state, m.start(), dedent(state.src[m.end() : end].lstrip(" \t")), 0)
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
        child = self._inner(state, m.start(), dedent(state.src[m.end() + 1 : end]), 1)
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
        child = self._inner(state, m.start(), dedent(state.src[marker:end]), 0)
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


def _comment_end(m: Match[str], state: PlacedState) -> int:
    """Where the comment ends that `m` opens; 0 if it never does."""
    if m.group(0).endswith("*"):
        end = state.src.find("*/}", m.end())
        return end + 3 if end >= 0 else 0
    ends = state.comment_ends
    following = bisect_right(ends, m.end())
    return ends[following] if following < len(ends) else 0


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


def _follows_tag(state: BlockState) -> bool:
    """Whether the line at the cursor goes on right behind the line of a tag, where HTML holds Markdown."""
    if (
        not cast(PlacedState, state).in_open_html
        or not state.tokens
        or state.tokens[-1]["type"] != "block_html"
    ):
        return False
    before = state.src[state.src.rfind("\n", 0, max(state.cursor - 1, 0)) + 1 : state.cursor]
    line = state.src[state.cursor : state.find_line_end()]
    return bool(before.strip()) and bool(line.strip()) and line.expandtabs(4).startswith(" " * 4)


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
