"""Layout: which files of a tree are the versions of one page, and why.

The stages, in the order of the data: `project` bounds what is read, `tree` walks it, `sites` reads what
configurations say, `slots` finds where languages could stand (`tokens` knows how they are written),
`evidence` decides (`texts` looks at the files), `grouping` puts the pages together, with those that `matter`
finds in front matter.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint.errors import RunError
from glosslint.folders import is_folder, is_repository
from glosslint.layout.grouping import Grouping
from glosslint.layout.project import is_site, project_root
from glosslint.layout.result import Ignored, Layout, NearMiss, PageFiles, Pattern, Single, Site
from glosslint.layout.sites import read_sites
from glosslint.layout.slots import Files
from glosslint.layout.tokens import Vocabulary
from glosslint.layout.tree import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "EXTENSIONS",
    "Ignored",
    "Layout",
    "NearMiss",
    "PageFiles",
    "Pattern",
    "Single",
    "Site",
    "discover",
    "nothing_found",
    "project_root",
]

EXTENSIONS = (".md", ".markdown", ".mdx")


def discover(
    paths: Sequence[Path],
    *,
    patterns: Sequence[str] = (),
    languages: Sequence[str] = (),
    exclude: Sequence[str] = (),
    extensions: Sequence[str] = EXTENSIONS,
    root: Path | None = None,
) -> Layout:
    """The pages below `paths`, each with its language versions.

    `patterns` say where versions lie (`content/{language}/{path}`); without any, that is found out.
    `languages` are taken for languages wherever they stand. `exclude` is written as in a .gitignore.
    `root` is what patterns and exclusions are relative to; by default it is the project that the paths
    lie in, and nothing outside it is read.

    A file that is given singly brings in the whole project, so that its versions are found as they are
    when a folder is given; `Layout.named` tells which files were. Raises RunError where a path does not
    exist.
    """
    starts = [_existing(path) for path in paths]
    base = _absolute(root) if root is not None else project_root(starts)
    top = Path(os.path.commonpath([_anchor(base) if root is None else base, *starts]))
    named = frozenset(path for path in starts if not is_folder(path))
    beside = [path for path in starts if path not in named or not path.is_relative_to(base)]
    tree = walk(
        top,
        [base, *beside] if named else starts,
        extensions=extensions,
        exclude=exclude,
        exclude_below=_below(base, top),
    )
    sites, unread = read_sites(top, tree.sites)
    grouping = Grouping(top, Files(tree.files), sites, languages)
    if patterns:
        prefix = _below(base, top)
        grouping.follow([f"{prefix}/{pattern}" if prefix else pattern for pattern in patterns])
    else:
        grouping.find()
    return Layout(
        root=top,
        groups=grouping.groups(),
        single=grouping.single(named),
        patterns=grouping.patterns(),
        ignored=(*tree.ignored, *unread, *_not_found(named, tree.files, tree.ignored, top, extensions)),
        sites=sites,
        named=named,
        searched=tuple(starts),
        near=grouping.near(),
    )


def nothing_found(layout: Layout) -> str:
    """Why there is no page in two languages, in one sentence: what was looked at, and the nearest layout."""
    where = ", ".join(os.path.relpath(path) for path in layout.searched)
    if not layout.single:
        number = len(layout.ignored)
        others = (
            f"; {number} paths were left out" if number > 1 else "; one path was left out" if number else ""
        )
        return f"there is no Markdown file in {where}{others}"
    count = "the only Markdown file" if len(layout.single) == 1 else f"{len(layout.single)} Markdown files"
    found = f"no page in two languages was found in {where}; {count} were looked at".replace(
        "file were", "file was"
    )
    for start in layout.searched:
        if (folder := _folder_of_language(start)) is not None:
            return f"{found}; `{folder.name}` is one language, so check {os.path.relpath(folder.parent)}"
    if layout.near:
        return f"{found}; nearest is `{layout.near[0].pattern}`, but {layout.near[0].why}"
    tags = sorted({single.language for single in layout.single if single.language})
    if tags:
        return f"{found}, in {', '.join(tags)} only"
    return f"{found}; versions are known by names such as `content/sv/page.md` or `page.sv.md`"


def _folder_of_language(path: Path) -> Path | None:
    """The nearest folder at or above `path` that is called as a language."""
    vocabulary = Vocabulary({})
    for folder in (path, *path.parents):
        token = vocabulary.token(folder.name)
        if token is not None and token.is_clear and token.kind != "odd":
            return folder
    return None


def _not_found(
    named: Iterable[Path],
    files: Sequence[str],
    ignored: Iterable[Ignored],
    root: Path,
    extensions: Sequence[str],
) -> list[Ignored]:
    """Files that were given singly and are neither taken nor ignored yet, and why."""
    left_out = {one.path: one.why for one in ignored}
    missing = [path for path in named if path not in left_out and _below(path, root) not in set(files)]
    result: list[Ignored] = []
    for path in sorted(missing):
        above = next((folder for folder in path.parents if folder in left_out), None)
        if above is not None:
            why = f"below {_below(above, root)}: {left_out[above]}"
        elif not path.name.lower().endswith(tuple(extensions)):
            why = f"not Markdown ({', '.join(extensions)})"
        else:
            why = "not a regular file"
        result.append(Ignored(path, why))
    return result


def _existing(path: Path) -> Path:
    absolute = _absolute(path)
    try:
        os.lstat(absolute)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RunError(f"{path}: there is no such file or folder") from error
    except OSError as error:
        raise RunError(f"{path}: cannot be read: {error.strerror or error}") from error
    return absolute


def _anchor(project: Path) -> Path:
    """What keys and patterns are relative to: the same folder, whatever part of the project is given.

    A repository is one whole, and so is a site with its configuration, wherever one stands; where nothing
    says what belongs together, the working directory is what stays.
    """
    here = Path.cwd()
    is_whole = is_repository(project) or is_site(project)
    return here if project.is_relative_to(here) and not is_whole else project


def _absolute(path: Path) -> Path:
    """`path` from the root, links and all: a link to a folder belongs where the link lies."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _below(path: Path, root: Path) -> str:
    relative = path.relative_to(root).as_posix()
    return "" if relative == "." else relative
