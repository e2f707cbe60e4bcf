"""The slots that folders make: `content/sv/page.md` and `pages.sv/page.md`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glosslint.layout.paths import depth, ending_of, joined, without_endings
from glosslint.layout.slots import Member, Slot
from glosslint.layout.sources import Untagged, is_container, source_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.layout.slots import Claims, Files, Form
    from glosslint.layout.tokens import Token, Vocabulary

_DOCUSAURUS = "docusaurus-plugin-content-"


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
    for form, where, base, members in sorted(found, key=lambda slot: (depth(slot[1]), slot[:3])):
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
    keyed = without_endings([paths for _, _, paths in members])
    keyed = _without_slug_languages(keyed, [token for token, _, _ in members])
    tagged = tuple(f"{folder}/" for folder, _, token in folders if token.kind != "odd")
    wanted = {key: ending_of(path) for paths in keyed for key, path in paths.items()}
    free = Untagged(files, claims.languages, tagged)
    if form == "folder-suffix":
        source = joined(where, base)
        untagged = free.under(source, wanted)
    else:
        far = len(members) == 1 or is_container(where)
        source, untagged = source_folder(free, files, where, wanted, far=far)
    return Slot(
        form=form,
        where=where,
        base=base,
        members=tuple(
            Member(token, paths, separator)
            for (token, separator, _), paths in zip(members, keyed, strict=True)
        ),
        untagged=untagged,
        source=source if untagged else joined(where, base),
    )


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
