"""The Markdown files of a tree, each once, and what was left out of it."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from glosslint.folders import exists, is_file, is_folder, is_repository
from glosslint.layout.result import Ignored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pathspec import GitIgnoreSpec

SKIPPED_FOLDERS = frozenset({"node_modules", "bower_components", "__pycache__"})

SITE_FILE = re.compile(
    r"(?:hugo|config)\.(?:toml|ya?ml|json)|(?:mkdocs|_config)\.ya?ml"
    r"|(?:docusaurus|astro)\.config\.[cm]?[jt]s"
)
"""The names of the files that configure a site."""
_HUGO_FOLDER = "config/_default"
"""Where Hugo may have its configuration in several files."""


class Tree(Struct, frozen=True):
    """What a walk found; paths are relative to the root, `/`-separated and sorted."""

    root: Path
    files: tuple[str, ...]
    sites: tuple[str, ...]
    """Files that may configure a site."""
    ignored: tuple[Ignored, ...]


def walk(
    root: Path,
    starts: Sequence[Path],
    *,
    extensions: Sequence[str],
    exclude: Sequence[str] = (),
    exclude_below: str = "",
) -> Tree:
    """The files below `starts`, which lie in `root`, whose names end in one of `extensions`.

    `exclude` is relative to the folder `exclude_below`. .gitignore files count, also those above `root` in
    the same repository. Links are not followed to folders, nor out of the root;
    one to a file of the tree is left out where the file itself is there. Nothing that cannot be read,
    and nothing that is left out, goes without a word in `ignored`.
    """
    walker = _Walker(root, extensions, _Rules(root, exclude, exclude_below))
    for start in sorted(set(starts)):
        walker.start(start)
    return walker.tree()


class _Walker:
    def __init__(self, root: Path, extensions: Sequence[str], rules: _Rules) -> None:
        self._root = str(root)
        self._real_root = os.path.realpath(root)
        self._extensions = tuple(extension.lower() for extension in extensions)
        self._rules = rules
        self._files: set[str] = set()
        self._links: list[tuple[str, str]] = []
        self._sites: set[str] = set()
        self._ignored: dict[str, str] = {}
        self._seen: set[str] = set()

    def start(self, path: Path) -> None:
        real = Path(os.path.realpath(path))
        if is_folder(path) and real.is_relative_to(self._real_root):
            path = Path(self._root) / real.relative_to(self._real_root)
        relative = self._relative(str(path))
        if is_folder(path):
            above = relative.split("/") if relative else []
            for depth in range(len(above) + 1):
                folder = "/".join(above[:depth])
                self._rules.enter(folder)
                if depth < len(above):
                    self._note_sites(folder)
            self._walk(relative)
        elif is_file(path):
            self._take_named(relative)
        else:
            self._ignored[relative] = "not a regular file"

    def tree(self) -> Tree:
        self._resolve_links()
        return Tree(
            root=Path(self._root),
            files=tuple(sorted(self._files)),
            sites=tuple(sorted(self._sites)),
            ignored=tuple(
                Ignored(Path(self._root, path), why) for path, why in sorted(self._ignored.items())
            ),
        )

    def _take_named(self, relative: str) -> None:
        if relative.lower().endswith(self._extensions):
            self._files.add(relative)
        else:
            self._ignored[relative] = f"not Markdown ({', '.join(self._extensions)})"

    def _walk(self, start: str) -> None:
        pending = [start]
        while pending:
            folder = pending.pop()
            if folder in self._seen:
                continue
            self._seen.add(folder)
            entries = self._entries(folder)
            self._rules.enter(folder, any(entry.name == ".gitignore" for entry in entries))
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if self._is_folder(entry, path):
                    pending.append(path)

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(f"{self._root}/{folder}") as entries:
                return list(entries)
        except OSError as error:
            self._ignored[folder or "."] = f"cannot be read: {error.strerror}"
            return []

    def _is_folder(self, entry: os.DirEntry[str], path: str) -> bool:
        """Whether to go into `entry`; a file is taken or noted here."""
        name = entry.name
        is_page = name.lower().endswith(self._extensions)
        is_site = _is_site(path)
        try:
            if not (is_page or is_site or entry.is_symlink() or entry.is_dir(follow_symlinks=False)):
                return False
            if why := self._left_out(entry, path):
                if why != _SILENT:
                    self._ignored[path] = why
                return False
            if entry.is_symlink():
                self._note_link(path, is_page=is_page)
                return False
            if entry.is_dir(follow_symlinks=False):
                return True
            if is_page and not entry.is_file(follow_symlinks=False):
                self._ignored[path] = _kind(entry.stat(follow_symlinks=False).st_mode)
                return False
        except OSError as error:
            self._ignored[path] = f"cannot be read: {error.strerror}"
            return False
        if is_page:
            self._files.add(path)
        if is_site:
            self._sites.add(path)
        return False

    def _left_out(self, entry: os.DirEntry[str], path: str) -> str:
        name = entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if name.startswith("."):
            return (
                _SILENT
                if name == ".git" or not (is_folder or name.lower().endswith(self._extensions))
                else "hidden"
            )
        if is_folder and name in SKIPPED_FOLDERS:
            return "dependencies, not content"
        return self._rules.why_excluded(path, is_folder=is_folder)

    def _note_link(self, path: str, *, is_page: bool) -> None:
        target = Path(os.path.realpath(f"{self._root}/{path}"))
        if not target.is_relative_to(self._real_root):
            self._ignored[path] = "a link out of the tree"
        elif not exists(target):
            self._ignored[path] = "a link to nothing"
        elif is_folder(target):
            self._ignored[path] = "a link to a folder; folders are read where they lie"
        elif is_page and is_file(target):
            self._links.append((path, target.relative_to(self._real_root).as_posix()))
        elif is_page:
            self._ignored[path] = "a link to what is not a regular file"

    def _resolve_links(self) -> None:
        """A link counts as a file only where its target is not among the files already."""
        taken: dict[str, str] = {file: file for file in self._files}
        for path, target in sorted(self._links):
            if target in taken:
                self._ignored[path] = f"a link to {taken[target]}, which is read already"
            else:
                taken[target] = path
                self._files.add(path)

    def _note_sites(self, folder: str) -> None:
        for below in (folder, f"{folder}/{_HUGO_FOLDER}" if folder else _HUGO_FOLDER):
            if is_folder(Path(self._root, below)):
                paths = (f"{below}/{entry.name}" if below else entry.name for entry in self._entries(below))
                self._sites.update(path for path in paths if _is_site(path))

    def _relative(self, path: str) -> str:
        relative = os.path.relpath(path, self._root).replace(os.sep, "/")
        return "" if relative == "." else relative


def _is_site(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    if folder.endswith(_HUGO_FOLDER):
        return name.endswith((".toml", ".yaml", ".yml", ".json"))
    return SITE_FILE.fullmatch(name) is not None


_SILENT = "-"
"""Left out without a word: what nobody would look for."""


class _Rules:
    """The .gitignore files on the way down, and the project's own exclusions."""

    def __init__(self, root: Path, exclude: Sequence[str], exclude_below: str) -> None:
        self._root = root
        self._specs: dict[str, GitIgnoreSpec] = {}
        self._exclude = _spec(exclude) if exclude else None
        self._below = f"{exclude_below}/" if exclude_below else ""
        self._above = [(f"{root.relative_to(folder).as_posix()}/", spec) for folder, spec in _above(root)]

    def enter(self, folder: str, has_rules: bool | None = None) -> None:
        """Read the .gitignore of `folder`, if it has one."""
        if folder in self._specs or has_rules is False:
            return
        with contextlib.suppress(OSError):  # there is none, or git could not read it either
            self._specs[folder] = _read_spec(self._root / folder / ".gitignore")

    def why_excluded(self, path: str, *, is_folder: bool) -> str:
        """Why `path` is left out, or nothing."""
        ending = "/" if is_folder else ""
        if self._is_excluded(path, ending):
            return "excluded by the settings"
        for folder in _ancestors(path) if self._specs else ():
            if (spec := self._specs.get(folder)) is None:
                continue
            below = path[len(folder) + 1 :] if folder else path
            include = spec.check_file(below + ending).include
            if include is not None:
                return f"ignored by {f'{folder}/' if folder else ''}.gitignore" if include else ""
        for prefix, spec in self._above:
            include = spec.check_file(prefix + path + ending).include
            if include is not None:
                return "ignored by a .gitignore further up" if include else ""
        return ""

    def _is_excluded(self, path: str, ending: str) -> bool:
        if self._exclude is None or not path.startswith(self._below):
            return False
        return self._exclude.match_file(path[len(self._below) :] + ending)


def _above(root: Path) -> Iterator[tuple[Path, GitIgnoreSpec]]:
    """The .gitignore files above `root` in its repository, the nearest first."""
    folders: list[Path] = []
    for folder in (root, *root.parents):
        folders.append(folder)
        if is_repository(folder):
            break
    else:
        return
    for folder in folders[1:]:
        with contextlib.suppress(OSError):
            yield folder, _read_spec(folder / ".gitignore")


def _read_spec(path: Path) -> GitIgnoreSpec:
    return _spec(path.read_text("utf-8", errors="surrogateescape").splitlines())


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    """What `lines` leave out; those that are no pattern leave out nothing, as for git."""
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except (ValueError, re.error):
        return GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def _ancestors(path: str) -> Iterator[str]:
    """The folders above `path`, the nearest first, the root (an empty string) last."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _kind(mode: int) -> str:
    return "a pipe, not a regular file" if stat.S_ISFIFO(mode) else "not a regular file"
