"""The slots that the settings and the configurations of sites make."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from glosslint.layout.paths import ending_of, without_endings
from glosslint.layout.slots import Member, Slot
from glosslint.layout.sources import Untagged, source_folder
from glosslint.layout.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glosslint.layout.slots import Claims, Files
    from glosslint.layout.tokens import Vocabulary


def content_slot(files: Files, folders: Sequence[tuple[str, str]]) -> Slot:
    """The slot that a site makes of `folders`, each with the tag of its language: (tag, folder)."""
    members: list[Member] = []
    for tag, folder in folders:
        within = tuple(f"{other}/" for _, other in folders if other.startswith(f"{folder}/"))
        paths = {path[len(folder) + 1 :]: path for path in files.below(folder) if not path.startswith(within)}
        members.append(Member(Token(folder, tag, "configured"), paths))
    keyed = without_endings([member.files for member in members])
    return Slot(
        form="pattern",
        where=os.path.commonpath([folder for _, folder in folders]),
        base="",
        members=tuple(Member(member.token, paths) for member, paths in zip(members, keyed, strict=True)),
        untagged={},
        source=os.path.commonpath([folder for _, folder in folders]),
    )


def pattern_slot(files: Files, vocabulary: Vocabulary, claims: Claims, pattern: str) -> Slot:
    """The slot that a pattern of the settings makes: `content/{language}/{path}`."""
    members: dict[str, tuple[Token, dict[str, str]]] = {}
    matchers = _matchers(pattern)
    for path in files.paths:
        if path in claims.pages:
            continue
        for matcher in matchers:
            match = matcher.fullmatch(path)
            token = vocabulary.token(match["language"]) if match is not None else None
            if match is not None and token is not None and token.kind != "odd":
                key = _without_language(path, *match.span("language"))
                members.setdefault(token.written, (token, {}))[1][key] = path
                break
    keyed = without_endings([paths for _, paths in members.values()])
    wanted = {key: ending_of(path) for paths in keyed for key, path in paths.items()}
    tagged = {path for _, paths in members.values() for path in paths.values()}
    fixed = pattern.partition("{")[0].rpartition("/")[0]
    untagged = Untagged(files, {*claims.languages, *tagged}, ()).under("", wanted)
    source = ""
    if not untagged and fixed:
        inner = {
            key[len(fixed) + 1 :]: ending for key, ending in wanted.items() if key.startswith(f"{fixed}/")
        }
        source, found = source_folder(
            Untagged(files, {*claims.languages, *tagged}, ()), files, fixed, inner, far=True
        )
        if found:
            keyed = [{key.removeprefix(f"{fixed}/"): path for key, path in paths.items()} for paths in keyed]
        untagged, source = found, source if found else ""
    return Slot(
        form="pattern",
        where=fixed,
        base=pattern,
        members=tuple(
            Member(token, paths) for (token, _), paths in zip(members.values(), keyed, strict=True)
        ),
        untagged=untagged,
        source=source,
    )


def _matchers(pattern: str) -> list[re.Pattern[str]]:
    """Expressions for a pattern, to be tried in turn: `guide-zh-cn` ends in `zh-cn` before it ends in `cn`.

    A language that fills a segment may be a name of several words. `*` stands for anything but a slash,
    `**` and `{path}` for anything.
    """
    fills = re.search(r"(?:^|/)\{language\}(?:/|$)", pattern) is not None
    parts = [r"[^/]+"] if fills else [rf"[^/._-]+(?:[-_][^/._-]+){{{more}}}" for more in (2, 1, 0)]
    expressions: list[re.Pattern[str]] = []
    for part in parts:
        wild = {"{language}": f"(?P<language>{part})", "{path}": ".+", "**": ".*", "*": "[^/]*"}
        pieces = re.split(r"(\{language\}|\{path\}|\*\*|\*)", pattern)
        expressions.append(re.compile("".join(wild.get(piece) or re.escape(piece) for piece in pieces)))
    return expressions


def _without_language(path: str, start: int, end: int) -> str:
    """`content/x.md` of `content/sv/x.md`, `README.md` of `README.sv.md`."""
    before = path[:start]
    return (before[:-1] + path[end:]).removeprefix("/") if before else path[end:].removeprefix("/")
