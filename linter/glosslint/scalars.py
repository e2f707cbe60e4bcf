"""Values of the front matter, written anew in the style in which they stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glosslint.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glosslint.model import Document, MetaEntry


def replaced_in_value(document: Document, entry: MetaEntry, replacements: Mapping[str, str]) -> Edit | None:
    """The edit after which the value of `entry` is loaded with each key of `replacements` replaced.

    What is written around them stays: quotes, folded lines, comments. The result is read again; None
    where no way of writing it keeps every other value of the front matter as it is.
    """
    written = document.text[entry.value_at.start : entry.value_at.end]
    wanted = _replaced(entry.value, replacements)
    for content in _ways(written, wanted, replacements):
        if _reads_as(document, entry, content, wanted):
            return Edit(entry.value_at, content)
    return None


def _ways(written: str, wanted: str, replacements: Mapping[str, str]) -> Iterator[str]:
    """The value's new text, in the order of how little is changed."""
    if written.startswith('"'):
        yield _replaced(
            written, {old: json.dumps(new, ensure_ascii=False)[1:-1] for old, new in replacements.items()}
        )
    elif written.startswith("'"):
        yield _replaced(written, {old: new.replace("'", "''") for old, new in replacements.items()})
    else:
        yield _replaced(written, replacements)
    if "\n" not in written:
        yield json.dumps(wanted, ensure_ascii=False)  # a string of JSON is one of YAML and of TOML


def _replaced(text: str, replacements: Mapping[str, str]) -> str:
    for old, new in replacements.items():
        text = text.replace(old, new)
    return text


def _reads_as(document: Document, entry: MetaEntry, content: str, wanted: str) -> bool:
    from glosslint.front_matter import FrontMatterError, read_front_matter

    meta = document.meta
    if meta is None:
        return False
    at = entry.value_at
    text = document.text[: at.start] + content + document.text[at.end : meta.at.end] + "\n"
    try:
        read = read_front_matter(text, meta.at.start)
    except FrontMatterError:
        return False
    before = [(other.key, wanted if other == entry else other.value) for other in meta.entries]
    return read is not None and [(other.key, other.value) for other in read.entries] == before
