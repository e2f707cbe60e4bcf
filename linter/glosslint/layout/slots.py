"""Slots: the places in a tree where a language could stand, with the files that it would tell apart.

A slot is a guess, made from names alone. Whether it holds is for `evidence` to say.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct

from glosslint import languages
from glosslint.layout.tokens import Token, Vocabulary

Form: TypeAlias = Literal[
    "folder",  # content/sv/page.md
    "folder-suffix",  # pages.sv/page.md
    "suffix",  # page.sv.md
    "name",  # page/sv.md
    "pattern",  # as the settings or the site's configuration say
]

CONTAINERS = frozenset(
    {"i18n", "l10n", "locale", "locales", "localization", "localized", "lang", "langs", "language"}
    | {"languages", "translation", "translations"}
)
"""Folders that hold translations only: what they translate lies further up."""

_DOCUSAURUS = "docusaurus-plugin-content-"
_FAR_SHARE = 3
"""How many paths a source far from its translations must share with them."""


class Member(Struct, frozen=True):
    """The files of one language in a slot, by the path that its versions share."""

    token: Token
    files: Mapping[str, str]
    separator: str = ""


class Slot(Struct, frozen=True):
    """A place where a language could stand. Paths are relative to the root."""

    form: Form
    where: str
    """The folder in which the language's folder, or the file, lies."""
    base: str
    """What stands before the language in a folder's name: `pages` in `pages.sv`."""
    members: tuple[Member, ...]
    untagged: Mapping[str, str]
    """Files without a language that share paths with the members."""
    source: str
    """The folder of the untagged files; the keys of the slot's pages are relative to it."""


class Files:
    """The files of a tree, sorted, and the folders that they lie in."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = sorted(paths)
        self.all = frozenset(paths)
        self.in_folder: dict[str, list[str]] = {}
        for path in self.paths:
            self.in_folder.setdefault(path.rpartition("/")[0], []).append(path)
        self.folders = sorted({above for folder in self.in_folder for above in _upwards(folder)})

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for path in self.paths:
            found.setdefault(path.rpartition("/")[2], []).append(path)
        return found

    def called(self, name: str) -> Sequence[str]:
        """Every file of that name."""
        return self._by_name.get(name, ())

    def below(self, folder: str) -> Sequence[str]:
        """Every file in `folder` and in folders in it."""
        if not folder:
            return self.paths
        return self.paths[bisect_left(self.paths, f"{folder}/") : bisect_left(self.paths, f"{folder}0")]


class Claims:
    """The files that are versions already."""

    __slots__ = ("languages", "pages")

    def __init__(self) -> None:
        self.languages: dict[str, str] = {}
        """The files whose paths name a language, with its tag. They belong to no other slot."""
        self.pages: dict[str, str] = {}
        """All files that are versions, with the key of their page. Those without a language in their paths
        may be the source of more translations."""


def folder_slots(files: Files, vocabulary: Vocabulary, claims: Claims) -> Iterator[Slot]:
    """The slots that folders make, the highest first.

    `claims` grows while the slots are used.
    """
    plain: dict[str, list[tuple[str, str, Token]]] = {}
    suffixed: dict[tuple[str, str], list[tuple[str, str, Token]]] = {}
    for folder in files.folders:
        where, _, name = folder.rpartition("/")
        if (token := vocabulary.token(name)) is not None:
            plain.setdefault(where, []).append((folder, "", token))
        elif any(separator in name for separator in ".-_"):
            for base, separator, suffix in vocabulary.suffixes(name):
                suffixed.setdefault((where, base), []).append((folder, separator, suffix))
    found: list[tuple[Form, str, str, list[tuple[str, str, Token]]]] = []
    for where, members in plain.items():
        found.append(("folder", where, "", members))
    for (where, base), members in suffixed.items():
        found.append(("folder-suffix", where, base, members))
    for form, where, base, members in sorted(found, key=lambda slot: (_depth(slot[1]), slot[:3])):
        if any(token.kind != "odd" for _, _, token in members):
            slot = _folder_slot(files, claims, form, where, base, members)
            if slot is not None:
                yield slot


def _folder_slot(
    files: Files,
    claims: Claims,
    form: Form,
    where: str,
    base: str,
    folders: Sequence[tuple[str, str, Token]],
) -> Slot | None:
    members = [
        (
            token,
            separator,
            {
                _source_path(path[len(folder) + 1 :]): path
                for path in files.below(folder)
                if path not in claims.pages
            },
        )
        for folder, separator, token in folders
    ]
    members = [member for member in members if member[2]]
    if not members:
        return None
    keyed = _without_endings([paths for _, _, paths in members])
    keyed = _without_slug_languages(keyed, [token for token, _, _ in members])
    tagged = tuple(f"{folder}/" for folder, _, token in folders if token.kind != "odd")
    wanted = {key: _ending(path) for paths in keyed for key, path in paths.items()}
    free = _Untagged(files, claims.languages, tagged)
    if form == "folder-suffix":
        source = _joined(where, base)
        untagged = free.under(source, wanted)
    else:
        far = len(members) == 1 or _is_container(where)
        source, untagged = _source_folder(free, files, where, wanted, far=far)
    return Slot(
        form=form,
        where=where,
        base=base,
        members=tuple(
            Member(token, paths, separator)
            for (token, separator, _), paths in zip(members, keyed, strict=True)
        ),
        untagged=untagged,
        source=source if untagged else _joined(where, base),
    )


class _Untagged:
    """Finds the files without a language that answer to the paths of those with one."""

    def __init__(self, files: Files, claimed: Collection[str], tagged: tuple[str, ...]) -> None:
        self._files = files
        self._claimed = claimed
        self._tagged = tagged

    def under(self, folder: str, wanted: Mapping[str, str]) -> dict[str, str]:
        """The untagged files below `folder`, by the keys that they share with `wanted`."""
        found: dict[str, str] = {}
        prefix = f"{folder}/" if folder else ""
        for key, ending in wanted.items():
            endings = ("",) if key.endswith(_ENDINGS) else (ending, *_ENDINGS)
            for candidate in (f"{prefix}{key}{ending}" for ending in endings):
                if (
                    candidate in self._files.all
                    and candidate not in self._claimed
                    and not candidate.startswith(self._tagged)
                ):
                    found[key] = candidate
                    break
        return found


def _source_folder(
    free: _Untagged, files: Files, where: str, wanted: Mapping[str, str], *, far: bool
) -> tuple[str, dict[str, str]]:
    """The folder whose files without a language share most paths with the tagged ones, and those files.

    It is the folder above the languages' or one further up; the nearest counts where several share as
    much, but a folder that holds only translations counts last. Elsewhere in the tree, where `far` says
    so, it must share several paths.
    """
    above = list(_upwards(where)) or [""]
    if _is_container(where) and len(above) > 1:
        above = [*above[1:], above[0]]
    best, found = where, dict[str, str]()
    for folder in above:
        here = free.under(folder, wanted)
        if len(here) > len(found):
            best, found = folder, here
    if found:
        return best, found
    for folder in _far_folders(files, wanted) if far else ():
        if _names_language(folder):
            continue
        here = free.under(folder, wanted)
        if len(here) >= max(_FAR_SHARE, len(wanted) // 2):
            return folder, here
    return where, {}


def _names_language(folder: str) -> bool:
    """Whether a part of a path is a language beyond doubt: what lies there has one already."""
    tags = ((part, languages.parse_tag(part)) for part in folder.split("/"))
    return any(tag is not None and Token(part, tag, "tag").is_clear for part, tag in tags)


def _is_container(folder: str) -> bool:
    return folder.rpartition("/")[2].lower() in CONTAINERS


def _far_folders(files: Files, wanted: Mapping[str, str]) -> list[str]:
    """Folders anywhere in which files with the wanted paths lie, those with most of them first."""
    votes: Counter[str] = Counter()
    names = {f"{key}{ending}" for key, ending in list(wanted.items())[:200]}
    for name in names:
        for path in files.called(name.rpartition("/")[2]):
            if path.endswith(f"/{name}"):
                votes[path[: -len(name) - 1]] += 1
    return sorted(votes, key=lambda folder: (-votes[folder], folder))[:8]


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
        stem = _stem(path.rpartition("/")[2])
        if any(separator in stem for separator in ".-_") and (found := list(vocabulary.suffixes(stem))):
            named[path] = found
    if not named:
        return None
    beside = {
        _stem(path.rpartition("/")[2]): path
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
    for above in list(_upwards(folder))[1:] if readmes else []:
        for path in files.in_folder.get(above, ()):
            if _stem(path.rpartition("/")[2]) == readmes[0] and path not in claims.languages:
                return above, {readmes[0]: path}
    return folder, {}


def name_slots(files: Files, vocabulary: Vocabulary, claims: Claims) -> Iterator[Slot]:
    """The slots of files that are called as their language: one for each folder of such folders."""
    found: dict[str, dict[str, tuple[Token, dict[str, str]]]] = {}
    for folder, paths in sorted(files.in_folder.items()):
        for path in paths:
            token = None if path in claims.pages else vocabulary.token(_stem(path.rpartition("/")[2]))
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


def content_slot(files: Files, folders: Sequence[tuple[str, str]]) -> Slot:
    """The slot that a site makes of `folders`, each with the tag of its language: (tag, folder)."""
    members: list[Member] = []
    for tag, folder in folders:
        within = tuple(f"{other}/" for _, other in folders if other.startswith(f"{folder}/"))
        paths = {path[len(folder) + 1 :]: path for path in files.below(folder) if not path.startswith(within)}
        members.append(Member(Token(folder, tag, "configured"), paths))
    keyed = _without_endings([member.files for member in members])
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
    keyed = _without_endings([paths for _, paths in members.values()])
    wanted = {key: _ending(path) for paths in keyed for key, path in paths.items()}
    tagged = {path for _, paths in members.values() for path in paths.values()}
    fixed = pattern.partition("{")[0].rpartition("/")[0]
    untagged = _Untagged(files, {*claims.languages, *tagged}, ()).under("", wanted)
    source = ""
    if not untagged and fixed:
        inner = {
            key[len(fixed) + 1 :]: ending for key, ending in wanted.items() if key.startswith(f"{fixed}/")
        }
        source, found = _source_folder(
            _Untagged(files, {*claims.languages, *tagged}, ()), files, fixed, inner, far=True
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


def _source_path(path: str) -> str:
    """Where the source of a Docusaurus translation lies, relative to the folder that holds `i18n`."""
    if not path.startswith(_DOCUSAURUS):
        return path
    plugin, _, rest = path.removeprefix(_DOCUSAURUS).partition("/")
    kind, _, instance = plugin.partition("-")
    if kind == "docs":
        version, _, below = rest.partition("/")
        if version == "current":
            return f"{instance or 'docs'}/{below}"
        return f"{f'{instance}_' if instance else ''}versioned_docs/{version}/{below}"
    return f"src/pages/{rest}" if kind == "pages" else f"{instance or kind}/{rest}"


_ENDINGS = (".md", ".mdx", ".markdown")


def _without_endings(members: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The members' paths without endings, so that `x.mdx` may be a version of `x.md`.

    Where one member has both, they are two pages and keep their endings.
    """
    twice: set[str] = set()
    for paths in members:
        stems = Counter(map(_stem, paths))
        twice.update(stem for stem, number in stems.items() if number > 1)
    return [
        {path if _stem(path) in twice else _stem(path): file for path, file in paths.items()}
        for paths in members
    ]


def _without_slug_languages(
    members: Sequence[dict[str, str]], tokens: Sequence[Token]
) -> list[dict[str, str]]:
    """`sv/post-sv` and `it/post-it` are `post`: a language that is said twice is taken out of the slug.

    Only where the path as it is has no version in another language.
    """
    counts = Counter(key for paths in members for key in paths)
    result: list[dict[str, str]] = []
    for paths, token in zip(members, tokens, strict=True):
        endings = tuple(f"{separator}{token.written}" for separator in ".-_")
        result.append(
            {
                key[: -len(token.written) - 1] if counts[key] == 1 and key.endswith(endings) else key: path
                for key, path in paths.items()
            }
        )
    return result


def _stem(path: str) -> str:
    """A path without its ending: `a/b.sv` of `a/b.sv.md`."""
    stem, dot, ending = path.rpartition(".")
    return stem if dot and stem and "/" not in ending else path


def _ending(path: str) -> str:
    return path[len(_stem(path)) :]


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder and name else folder or name


def _depth(folder: str) -> int:
    return folder.count("/") + 1 if folder else 0


def _upwards(folder: str) -> Iterable[str]:
    """`folder` and those above it, up to the root."""
    yield folder
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder
