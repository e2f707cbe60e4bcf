"""What a configuration in JavaScript says of languages: only literals are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"""
      (?P<skip>\s+ | //[^\n]* | /\*.*?(?:\*/|\Z))
    | (?P<string>"(?:[^"\\\n]|\\.)*+"? | '(?:[^'\\\n]|\\.)*+'? | `(?:[^`\\]|\\.)*+`?)
    | (?P<word>[\w$]+)
    | (?P<other>.)
    """,
    re.DOTALL | re.VERBOSE,
)
_OPENING, _CLOSING = frozenset("[{("), frozenset("]})")


def locales_in(script: str) -> tuple[list[str], str, str]:
    """The names of the locales in a configuration, the default one, and the language of one called `root`."""
    tokens = list(_tokens(script))
    default = ""
    names: list[str] = []
    for position, token in enumerate(tokens):
        if tokens[position + 1 : position + 2] != [":"]:
            continue
        if _unquoted(token) == "defaultLocale" and not default:
            default = _literal(tokens, position + 2)
        elif _unquoted(token) == "locales" and not names:
            names, top = _locales(tokens, position + 2)
            default = default or top
    return names, default, _root_language(tokens)


def _tokens(text: str) -> Iterator[str]:
    """Strings, words and signs of a script, without comments."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skip":
            yield match[0]


def _literal(tokens: Sequence[str], position: int) -> str:
    """The string at `position`, or nothing where something else stands there."""
    token = tokens[position] if position < len(tokens) else ""
    is_string = token[:1] in {'"', "'", "`"} and token[-1:] == token[:1]
    return token[1:-1] if is_string and "${" not in token else ""


def _unquoted(token: str) -> str:
    return token.strip("\"'")


def _locales(tokens: Sequence[str], start: int) -> tuple[list[str], str]:
    """The items of a list, or the keys of an object; and the `lang` of the object's `root`."""
    opening = tokens[start] if start < len(tokens) else ""
    names: list[str] = []
    root = ""
    depth, key = 0, ""
    for position in range(start, len(tokens)):
        token = tokens[position]
        if token in _OPENING:
            depth += 1
        elif token in _CLOSING:
            depth -= 1
            if depth <= 0:
                break
        elif opening == "[" and depth == 1:
            names.append(_literal(tokens, position))
        elif opening == "{" and tokens[position + 1 : position + 2] == [":"]:
            if depth == 1:
                key = _unquoted(token)
                names.append(key)
            elif depth == 2 and key == "root" and _unquoted(token) == "lang":
                root = _literal(tokens, position + 2)
    return [name for name in names if name], root


def _root_language(tokens: Sequence[str]) -> str:
    """The `lang` of Starlight's `root` locale, whose pages carry no language in their paths."""
    for position, token in enumerate(tokens):
        if _unquoted(token) == "locales" and tokens[position + 1 : position + 2] == [":"]:
            return _locales(tokens, position + 2)[1]
    return ""
