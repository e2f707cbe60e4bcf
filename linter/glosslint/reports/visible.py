r"""Content made safe to print: what cannot be seen, or does something, becomes a visible escape.

Control characters, bidirectional controls, zero-width and other invisible characters, line and
paragraph separators and lone surrogates are written as `\x1b`, `\u202e` or `\U000e0001`. Joiners
and variation selectors stay where writing needs them: between letters of the scripts that join,
within emoji, after the character that they select.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from glosslint.reports.screen import Screen

# The categories Cc, Cs, Zl and Zp, and what Unicode calls Default_Ignorable_Code_Point, with the other
# format controls that have no glyph (interlinear annotations, Egyptian joiners) and the noncharacters of
# the BMP. The Arabic, Syriac and Kaithi number signs are format controls too, but are seen.
_HIDDEN = (
    r"\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SELECTORS = r"\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Arabic and its neighbours, the scripts of India, Tibetan, Burmese, Khmer, Mongolian, and Arabic forms.
_JOINING = r"\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_PICTURES = r"\u2190-\u2bff\U0001f000-\U0001faff"
_NEEDED = re.compile(
    rf"(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])"
    rf"|(?<=[{_PICTURES}\ufe0f])\u200d(?=[{_PICTURES}])"
    rf"|(?<=[^{_HIDDEN}\s])[{_SELECTORS}]"
)
_INVISIBLE = re.compile(rf"[{_HIDDEN}]")

# Commands that a line of a build's log can give (actions/runner, ActionCommandManager and its
# extensions; Azure Pipelines' `##vso[`). `::` counts at a line's start, `##` anywhere in it.
_NAMES = (
    r"set-env|set-output|save-state|add-path|add-mask|add-matcher|remove-matcher|internal-set-repo-path"
    r"|warning|error|notice|debug|group|endgroup|echo|stop-commands|command|section"
)
_COMMAND = re.compile(rf"(?<=#)#(?=\[(?:{_NAMES})\b|vso\[)|:(?=:(?:{_NAMES})\b)", re.IGNORECASE)

# The scripts whose letters are of the bidirectional classes R and AL; what isolates a text in either
# direction, and what ends it.
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FROM_THE_LEFT, _FROM_THE_RIGHT, _POP = "\u2066", "\u2067", "\u2069"

_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def visible(text: str, screen: Screen) -> str:
    """`text` on one line, safe to print on `screen`."""
    pieces = list(text)
    for offset in hidden(text, screen):
        pieces[offset] = escape(pieces[offset])
    return "".join(pieces)


def hidden(text: str, screen: Screen) -> set[int]:
    """The offsets of the characters of `text` that `screen` gets as an `escape`."""
    offsets = set(_invisible(text))
    if screen.is_log:
        offsets.update(command.start() for command in _COMMAND.finditer(text))
    if not screen.is_unicode:
        offsets.update(offset for offset, character in enumerate(text) if not screen.can_show(character))
    return offsets


def without_commands(text: str) -> str:
    """`text` with an escape in each command that a build service would read in its log."""
    return _COMMAND.sub(lambda command: escape(command.group()), text)


def isolated(text: Text, screen: Screen, like: str = "") -> Text:
    """`text` kept to itself where there is something in it, or in `like`, that is written from right to left.

    A terminal that reorders such text would else carry the frame and the prose around it along. The
    direction of the whole is that of most of its letters.
    """
    model = like or text.plain
    if not screen.is_unicode or not has_right_to_left(model):
        return text
    isolate = _FROM_THE_RIGHT if reads_from_the_right(model) else _FROM_THE_LEFT
    return text.blank_copy(isolate).append_text(text).append(_POP)


def has_right_to_left(text: str) -> bool:
    """Whether something in `text` is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def reads_from_the_right(text: str) -> bool:
    """Whether most letters of `text` are of scripts that are written from right to left."""
    letters = sum(map(str.isalpha, text))
    return 2 * len(_RIGHT_TO_LEFT.findall(text)) > letters


def escape(character: str) -> str:
    r"""A character as Python would write it: `\n`, `\x1b`, `\u202e`; a byte of a file name as `\xff`."""
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # how os.fsdecode carries a byte that is not UTF-8
        code -= 0xDC00
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible_json(encoded: str) -> str:
    """Encoded JSON, the same values in it, with `visible` escapes in JSON's notation."""
    pieces: list[str] = []
    end = 0
    hidden = [offset for offset in _invisible(encoded) if encoded[offset] != "\n"]
    commands = [command.start() for command in _COMMAND.finditer(encoded)]
    for offset in sorted({*hidden, *commands}):
        pieces += encoded[end:offset], _escape_json(encoded[offset])
        end = offset + 1
    return "".join((*pieces, encoded[end:]))


def _escape_json(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{unit.hex()}" for unit in (units[:2], units[2:]) if unit)


def _invisible(text: str) -> Iterator[int]:
    """The offsets of what cannot be seen and is not needed by what can."""
    for found in _INVISIBLE.finditer(text):
        if not _NEEDED.match(text, found.start()):
            yield found.start()
