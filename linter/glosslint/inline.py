"""Inline tokens become the spans and prose of one leaf."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from mistune.helpers import parse_link_href
from mistune.util import unikey

from glosslint.entities import decode
from glosslint.markdown import target_of, target_place
from glosslint.model import Comment, Range, Span

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from glosslint.markdown import At, Token
    from glosslint.model import SpanKind

Locator: TypeAlias = Callable[[int, int], Range]
"""Makes a range of the offsets of one leaf."""

_ATTRIBUTE: Final = re.compile(
    r"""\s(?P<name>[A-Za-z_:][\w:.-]*)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+))"""
)


class Inline:
    """What the inline parser found in one leaf: its spans, prose, comments and plain words."""

    __slots__ = ("comments", "runs", "spans", "words")

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.runs: list[Range] = []
        self.comments: list[Comment] = []
        self.words: list[str] = []
        """The rendered text in pieces, code and all."""

    def comment(self, at: Range, written: str) -> None:
        """Keep a comment of HTML (`<!-- … -->`), MDX (`{/* … */}`) or a template (`{% comment %} …`)."""
        if written.startswith("<!--"):
            words = written[4:].removesuffix("-->")
        elif written.startswith("{/*"):
            words = written[3:].removesuffix("*/}")
        else:
            words = written[written.index("}") + 1 : written.rindex("{")].lstrip("}").rstrip("{")
        self.comments.append(Comment(at, words.strip()))


class Walker:
    """Walks the inline tokens of one leaf, counting where in the source it stands.

    Text tokens are exact slices of the source and follow each other without a gap; delimiters of
    emphasis say how wide they are; everything else carries its place.
    """

    __slots__ = ("_at", "_env", "_inline")

    def __init__(self, at: Locator, env: MutableMapping[str, Any], inline: Inline) -> None:
        """`at` makes ranges of offsets, `env` holds the link definitions, `inline` takes what is found."""
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
        elif kind == "template_comment":
            inline.comment(place, src[start:end])
        elif kind == "placeholder":
            inline.spans.append(Span("placeholder", place, src[start:end]))
            inline.words.append(src[start:end])

    def _html(self, raw: str, base: int, at: At, place: Range) -> None:
        if raw.startswith("<!--"):
            self._inline.comment(place, raw)
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
    for found in _ATTRIBUTE.finditer(raw) if wanted else ():
        if found.group("name").lower() == wanted:
            group = cast(str, found.lastgroup)
            value_at = at(start + found.start(group), start + found.end(group))
            return Span(kind, place, decode(found.group(group)), value_at)
    return Span("tag", place, raw)


def attribute(tag: str, *names: str) -> str:
    """The value of the first of the attributes `names` that an HTML tag has, or nothing."""
    for found in _ATTRIBUTE.finditer(tag):
        if found.group("name").lower() in names:
            return decode(found.group(cast(str, found.lastgroup)))
    return ""
