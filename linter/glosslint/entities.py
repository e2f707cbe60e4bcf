"""Character references as CommonMark reads them (section 2.5): `&amp;`, `&#38;`, `&#x26;`.

The semicolon is needed, unlike for `html.unescape`, to which `?a=1&copy=2` holds a copyright sign.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final

ENTITY: Final = re.compile(
    r"&(?:#(?P<decimal>[0-9]{1,7})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));"
)
"""What looks like a character reference; a name may still be unknown."""


def decode(text: str) -> str:
    """`text` with its character references replaced by what they stand for; unknown names stay."""
    return ENTITY.sub(character, text) if "&" in text else text


def character(reference: re.Match[str]) -> str:
    """What a match of `ENTITY` stands for."""
    if name := reference.group("name"):
        return html5.get(f"{name};", reference.group())
    decimal = reference.group("decimal")
    code = int(decimal) if decimal else int(reference.group("hexadecimal"), 16)
    if not code or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)
