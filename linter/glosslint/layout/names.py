"""The slots that names of files make: `page.sv.md` and `page/sv.md`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glosslint.layout.paths import stem_of, upwards
from glosslint.layout.slots import Member, Slot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from glosslint.layout.slots import Claims, Files
    from glosslint.layout.tokens import Token, Vocabulary


def suffix_slots(files: Files, vocabulary: Vocabulary, claims: Claims) -> Iterator[Slot]:
    """The slots that the names of files make: one for each folder with such names."""
    for folder, paths in sorted(files.in_folder.items()):
        free = [path for path in paths if path not in claims.pages]
        slot = _suffix_slot(files, folder, free, vocabulary, claims) if free else None
        if slot is not None:
            yield slot


def _suffix_slot(
    files: Files, folder: str, paths: Sequence[str], vocabulary: Vocabulary, claims: Claims
) -> Slot | None:
    named: dict[str, list[tuple[str, str, Token]]] = {}
    for path in paths:
        stem = stem_of(path.rpartition("/")[2])
        if any(separator in stem for separator in ".-_") and (found := list(vocabulary.suffixes(stem))):
            named[path] = found
    if not named:
        return None
    beside = {
        stem_of(path.rpartition("/")[2]): path
        for path in files.in_folder[folder]
        if path not in claims.languages
    }
    bases = Counter(base for found in named.values() for base in {base for base, _, _ in found})
    bases.update(beside.keys() & bases.keys())
    members: dict[tuple[str, str], dict[str, str]] = {}
    tokens: dict[tuple[str, str], Token] = {}
    for path, found in named.items():
        base, separator, token = next((one for one in found if bases[one[0]] > 1), found[0])
        tokens[token.written, separator] = token
        members.setdefault((token.written, separator), {})[base] = path
    wanted = {base for paths_of in members.values() for base in paths_of}
    used = {path for paths_of in members.values() for path in paths_of.values()}
    untagged = {base: beside[base] for base in wanted if base in beside and beside[base] not in used}
    source = folder
    if not untagged:
        source, untagged = _suffix_source(files, folder, wanted, claims)
    return Slot(
        form="suffix",
        where=folder,
        base="",
        members=tuple(Member(tokens[key], files_of, key[1]) for key, files_of in sorted(members.items())),
        untagged=untagged,
        source=source,
    )


def _suffix_source(
    files: Files, folder: str, wanted: Collection[str], claims: Claims
) -> tuple[str, dict[str, str]]:
    """`docs/README.sv.md` may translate the README.md further up; other names are too common."""
    readmes = [base for base in wanted if base.upper() == "README"]
    for above in list(upwards(folder))[1:] if readmes else []:
        for path in files.in_folder.get(above, ()):
            if stem_of(path.rpartition("/")[2]) == readmes[0] and path not in claims.languages:
                return above, {readmes[0]: path}
    return folder, {}


def name_slots(files: Files, vocabulary: Vocabulary, claims: Claims) -> Iterator[Slot]:
    """The slots of files that are called as their language: one for each folder of such folders."""
    found: dict[str, dict[str, tuple[Token, dict[str, str]]]] = {}
    for folder, paths in sorted(files.in_folder.items()):
        for path in paths:
            token = None if path in claims.pages else vocabulary.token(stem_of(path.rpartition("/")[2]))
            if token is not None:
                where, _, name = folder.rpartition("/")
                found.setdefault(where, {}).setdefault(token.written, (token, {}))[1][name] = path
    for where, members in sorted(found.items()):
        if any(token.kind != "odd" for token, _ in members.values()):
            yield Slot(
                form="name",
                where=where,
                base="",
                members=tuple(Member(token, paths) for _, (token, paths) in sorted(members.items())),
                untagged={},
                source=where,
            )
