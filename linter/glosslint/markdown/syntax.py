"""What Markdown, and what is written in it, looks like: the patterns and small readers of both parsers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mistune.helpers import unescape_char

from glosslint.entities import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

Token = dict[str, Any]
"""A token of mistune's: its keys depend on its type, so their values have no one type."""

At = tuple[int, int]

ATTRIBUTES: Final = (
    r"\{:?[ \t]*(?:[#.][^\s{}]+|[A-Za-z_:][\w:.-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))[^{}\n]*\}"
)
"""An attribute list: kramdown's `{: .x }`, python-markdown's `{ #id .x }`, `{.x key=value}`."""

SHORTCODE: Final = (
    r"\{\{[<%](?:[^{}\n]|\{(?!\{)|\}(?!\})|\n(?![ \t]*\n))*+\}\}"  # Hugo
    r"|\{%(?:[^%{\n]|%(?!\})|\{(?!%)|\n(?![ \t]*\n))*+%\}"  # Liquid, Jinja
    r"|\{\*[^{}\n]*\*\}"  # an include of mdx_include's kind
)

_BRACES: Final = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*+\})*+\}"
OPEN_TAG: Final = (
    r"<[A-Za-z][\w-]*(?=[^<>\n]*[ \t]markdown(?:=[\"']?(?:1|block|span|true|on)[\"']?)?[ \t>])[^<>\n]*>"
)
"""An HTML tag whose content is Markdown: `<aside markdown="1" class="pquote">`."""

JSX_TAG: Final = (
    rf"</?[A-Z][\w.]*+(?:[^<>{{}}\"'/]|/(?!>)|\"[^\"]*\"|'[^']*'|{_BRACES})*+/?>"  # of a component
    r"|</?>"  # of a fragment
)
"""A tag as MDX has it beyond HTML's: dots in its name, braces around its values."""

COMMENT_OPENER: Final = r"\{\{[<%][ \t]*comment\b[^{}\n]*\}\}|\{%-?[ \t]*comment\b[^{}\n]*%\}"
"""What opens a comment of Hugo's (`{{% comment %}}`), Liquid's or Django's (`{% comment %}`)."""

COMMENT_CLOSER: Final = r"\{\{[<%][ \t]*/[ \t]*comment[ \t]*[%>]\}\}|\{%-?[ \t]*endcomment[ \t]*-?%\}"

TEMPLATE_COMMENT: Final = (
    r"\{/\*(?:[^*]|\*(?!/\}))*+\*/\}"  # MDX
    rf"|(?:{COMMENT_OPENER})[^{{}}]*+(?:{COMMENT_CLOSER})"
)
"""A comment in a line of text: what a template's holds there has no braces."""

PLACEHOLDER: Final = (
    SHORTCODE
    + r"|\{\{[^{}\n]*\}\}"  # a variable of Liquid, Jinja, Vue
    + r"|\$\{[^{}\n]*\}"
    + r"|\{[A-Za-z_][\w.]*\}"
    + "|"
    + ATTRIBUTES
    + r"|%\([A-Za-z_]\w*\)[sdrf]|%[sd](?![\w%])"
)

UNSPACED: Final = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
)
"""Scripts that put no blanks between words, and full-width punctuation: what follows a URL at once."""

_TWO_OR_MORE: Final = r"(?<=~)~|(?<=\$)\{|(?<=%)[(sd]|(?<=h)ttps?://"
INLINE_TRIGGER: Final = re.compile(rf"[\\`\[\]<{{\n!~$%h](?:(?<=[\\`\[\]<{{\n])|(?<=!)\[|{_TWO_OR_MORE})")
"""What anything but emphasis begins with; a line break begins with the blanks before its newline.

A set of first characters is searched for twice as fast as alternatives are.
"""

INLINE_SYNTAX: Final = re.compile(rf"[\\`*_\[<{{~$%h](?:(?<=[\\`*_\[<{{])|{_TWO_OR_MORE})")
"""What any inline syntax begins with: text without it needs no inline parser."""

BLANKS: Final = " \t\n\r\f\v"
"""What Markdown takes for blank; a no-break space is text."""


def target_of(href: str) -> str:
    """A target as it is meant: escapes and entities decoded (CommonMark sections 2.4 and 2.5)."""
    return decode(unescape_char(href)) if "&" in href or "\\" in href else href


def target_place(src: str, href: str, after: int) -> At:
    """Where the target `href` is written that ends before `after`, without its angle brackets."""
    end = (
        after - 1
        if src[after - 1] == ">" and src[after - 2 - len(href) : after - 1 - len(href)] == "<"
        else after
    )
    return (end - len(href), end)


def strip(src: str, start: int, end: int) -> At:
    """The place `src[start:end]` without the blanks around it."""
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


_INDENT: Final = re.compile(r"^(?: {1,4}|\t)", re.MULTILINE)


def dedent(text: str) -> str:
    """`text` without the indentation that a container of four columns asks for."""
    return _INDENT.sub("", text)
