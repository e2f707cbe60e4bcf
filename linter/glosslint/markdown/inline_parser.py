"""mistune's inline parser, with places on its tokens and the spans that real sites use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from mistune.inline_parser import InlineParser
from mistune.util import unikey

from glosslint.emphasis import delimiters
from glosslint.markdown.syntax import INLINE_TRIGGER, JSX_TAG, PLACEHOLDER, TEMPLATE_COMMENT, UNSPACED

if TYPE_CHECKING:
    from re import Match

    from mistune.core import InlineState

    from glosslint.markdown.syntax import At, Token

_BRACKET: Final = re.compile(r"\]")


class PlacedInlineParser(InlineParser):
    """mistune's inline parser: every token that is no text carries `at`, its place in the source."""

    def __init__(self, *, mdx: bool) -> None:
        super().__init__()
        self.rules.remove("emphasis")  # delimiters are found in the text when the rest is known
        for name, pattern, before in (
            ("template_comment", TEMPLATE_COMMENT, "link"),
            ("placeholder", PLACEHOLDER + (r"|\{[^{}\n]*\}" if mdx else ""), "link"),
            *((("jsx", JSX_TAG, "inline_html"),) if mdx else ()),
            ("footnote_ref", r"\[\^[^\[\]\s]{1,200}\]", "link"),
            ("strikethrough", r"~~(?=[^\s~])", "link"),
            ("url", r"https?://[^\s<>\[\]\"`{}|\\^" + UNSPACED + "]+", "linebreak"),
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
            start = newline = trigger.start()
            if src[start] == "\n":
                while start > begun and src[start - 1] == " ":
                    start -= 1
            found = match(src, start)
            if found is not None:
                if start > begun:
                    state.append_token({"type": "text", "raw": src[begun:start]})
                    begun = start
                if end := self.parse_method(found, state):
                    begun = position = end
                    continue
            position = newline + 1
        if begun < len(src):
            state.append_token({"type": "text", "raw": src[begun:]})
        state.tokens = _emphasized(state.tokens, src, 0, len(src))
        return state.tokens

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:  # noqa: ARG002
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
            closing = cast("Match[str]", _BRACKET.match(state.src, pos))
            end = super().parse_link_close(closing, state)
            token = state.tokens[-1]
            if bracket is not None and token["type"] in ("link", "image") and len(state.tokens) <= before:
                token["at"] = (bracket.start - 1 - bracket.image, end)
                token["label_at"] = (bracket.start, pos)
                token["children"] = _emphasized(token["children"], state.src, bracket.start, pos)
            pos = end
        return pos

    def parse_template_comment(self, m: Match[str], state: InlineState) -> int:
        """A comment of MDX: `{/* … */}`."""
        state.append_token({"type": "template_comment"})
        return m.end()

    def parse_jsx(self, m: Match[str], state: InlineState) -> int:
        """A tag of a component."""
        state.append_token({"type": "inline_html", "raw": m.group(0)})
        return m.end()

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
