"""Targets of links and images, with all that is legitimately local to a language folded away.

A Swedish page links to `/sv/docs/`, to `sv.wikipedia.org`, to `page.sv.md` and to `?hl=sv`, and
lies a folder deeper than the English one: none of this is a difference. Two targets are the same
where they share one of their readings.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,2}", re.IGNORECASE)
_SUFFIX = re.compile(r"^(.+?)[._-]([a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,2})(\.[a-z0-9]+)?$", re.IGNORECASE)
_INDEXES = frozenset({"index", "_index", "README"})
"""Pages whose folder is their own."""
_LANGUAGE_KEYS = frozenset({"hl", "l", "lang", "language", "lng", "locale", "setlang", "uselang"})
"""Words before a language, in queries and in paths."""


def target_readings(target: str, path: str, language: str, languages: Collection[str]) -> tuple[str, ...]:
    """How `target` may be read in the version in `language` that lies at `path`; the likeliest first.

    `target` is decoded as `Span.value` is; `languages` are all languages of the page. Fragments are
    left out, since slugs are translated with their headings.
    """
    bases = _base_languages(tuple(languages))
    text = unicodedata.normalize("NFC", target.strip())
    try:
        parts = urlsplit(text)
    except ValueError:
        return (text,)
    if parts.scheme in ("http", "https") or (not parts.scheme and parts.netloc):
        return _external(parts.netloc, parts.path, parts.query, language, bases)
    if parts.scheme:
        return (unquote(text),)
    if not parts.path:
        return (f"?{_query(parts.query)}" if parts.query else "#",)
    return _internal(parts.path, parts.query, path, bases)


def is_portable(target: str, languages: Collection[str]) -> bool:
    """Whether `target` is absolute and names no language, so that every version may have it as it is."""
    bases = _base_languages(tuple(languages))
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if not target.startswith("/") and parts.scheme not in ("http", "https"):
        return False
    own_host = _is_language(parts.netloc.split(".")[0], bases)
    return not own_host and not parts.fragment and _path(parts.path, bases) == _segments(parts.path)


def base_language(tag: str) -> str:
    """`pt` for `pt-BR`, `zh` for `zh_TW`."""
    return tag.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=1)  # a page has hundreds of links
def _base_languages(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(base_language, languages))


def _external(netloc: str, path: str, query: str, language: str, bases: Collection[str]) -> tuple[str, ...]:
    labels = netloc.lower().removeprefix("www.").split(".")
    if len(labels) < 3 or not _is_language(labels[0], bases):
        return (_joined("//" + "/".join([".".join(labels), *_path(path, bases)]), query),)
    host = ".".join(labels[1:])
    address = _joined("//" + "/".join([host, *_path(path, bases)]), query)
    if base_language(labels[0]) == base_language(language):
        return (address, f"//{host}/…")  # an article in one's own language may have another name
    return (address,)


def _internal(path: str, query: str, document: str, bases: Collection[str]) -> tuple[str, ...]:
    folded = [segment for segment in _path(path, bases) if segment != ".."]
    if path.startswith("/"):
        return (_joined("/" + "/".join(folded), query),)
    addresses = {"/".join(folded): None}
    for base in _bases_of(document, path):
        addresses.update(dict.fromkeys(_resolved(path, base, bases)))
    return tuple(_joined(address, query) for address in addresses)


def _bases_of(document: str, path: str) -> Iterator[str]:
    """What a relative path in a document may be relative to: its folder, or the one made of its page."""
    yield posixpath.dirname(document)
    page, _ = posixpath.splitext(document)
    if posixpath.basename(page) not in _INDEXES and not posixpath.splitext(path)[1]:
        yield page


def _resolved(path: str, base: str, bases: Collection[str]) -> Iterator[str]:
    """The addresses that `path` may stand for in a page at `base`, whatever folder above is the root."""
    target = _path(posixpath.normpath(posixpath.join(base, unquote(path))), bases)
    folder = _path(base, bases)
    shared = len(posixpath.commonprefix([target, folder]))
    for start in range(shared + 1):
        yield "/" + "/".join(target[start:])


def _path(path: str, bases: Collection[str]) -> list[str]:
    """The segments of a path without those that are a language, and without a language as suffix."""
    segments: list[str] = []
    for segment in _segments(path):
        if not _is_language(segment, bases):
            segments.append(segment)
        elif segments and segments[-1].lower() in _LANGUAGE_KEYS:
            segments.pop()  # `/lang/sv/`
    if segments and (suffixed := _SUFFIX.match(segments[-1])) and _is_language(suffixed[2], bases):
        segments[-1] = suffixed[1] + (suffixed[3] or "")
    return segments


def _segments(path: str) -> list[str]:
    return [segment for segment in unquote(path).split("/") if segment not in ("", ".")]


def _is_language(word: str, bases: Collection[str]) -> bool:
    return _TAG.fullmatch(word) is not None and base_language(word) in bases


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(key, value) for key, value in pairs if key.lower() not in _LANGUAGE_KEYS])


def _joined(address: str, query: str) -> str:
    kept = _query(query)
    return f"{address}?{kept}" if kept else address
