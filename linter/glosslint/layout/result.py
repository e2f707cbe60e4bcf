"""What the layout of a site comes to: which files are versions of one page, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Renderer: TypeAlias = Literal["goldmark", "python-markdown", "kramdown", "mdx", "remark", ""]


class PageFiles(Struct, frozen=True):
    """The language versions of one page."""

    key: str
    """The page's path with its language taken out, relative to the layout's root."""
    files: tuple[tuple[str, Path], ...]
    """At least two languages, each with its file, sorted by tag."""
    presumed: str = ""
    """The site's default language, else that of the untagged version; nothing where the group has neither."""
    duplicates: tuple[tuple[str, Path], ...] = ()
    """Files that claim a language which another file of the page has already, sorted."""

    @property
    def paths(self) -> Iterator[Path]:
        """Every file of the page."""
        for _, path in (*self.files, *self.duplicates):
            yield path


class Single(Struct, frozen=True):
    """A page in one language."""

    path: Path
    key: str
    language: str = ""
    """Nothing where its path does not tell, and it was not given singly."""


class Pattern(Struct, frozen=True):
    """Where versions lie: `content/{language}/{path}`, relative to the layout's root."""

    pattern: str
    files: int
    """How many of the files in groups lie there."""
    languages: tuple[str, ...]
    why: str
    """The evidence, in words."""


class Ignored(Struct, frozen=True):
    """A file or folder that was left out."""

    path: Path
    why: str

    @property
    def is_unread(self) -> bool:
        """Whether it would not have been left out, had it been possible to read it."""
        return self.why.startswith("cannot be read")


class NearMiss(Struct, frozen=True):
    """What looks like a layout and was not taken for one."""

    pattern: str
    why: str


class Site(Struct, frozen=True):
    """What a site's own configuration says."""

    path: Path
    """The configuration file, or the first of several."""
    folder: Path
    """Where the site lies: its configuration holds for the files below."""
    generator: str
    """`hugo`, `mkdocs`, `docusaurus`, `astro` or `jekyll`."""
    renderer: Renderer = ""
    languages: tuple[tuple[str, str], ...] = ()
    """Each language as the site writes it, and its tag."""
    default: str = ""
    """The tag of the default language."""
    content: tuple[tuple[str, str], ...] = ()
    """Folders of languages, relative to `folder`: (tag, folder)."""


class Layout(Struct, frozen=True):
    """All pages of a site, grouped."""

    root: Path
    """What keys and patterns are relative to; every file lies below."""
    groups: tuple[PageFiles, ...]
    """Pages in at least two languages, sorted by key."""
    single: tuple[Single, ...]
    """Pages in one language, sorted by path."""
    patterns: tuple[Pattern, ...]
    ignored: tuple[Ignored, ...]
    sites: tuple[Site, ...] = ()
    named: frozenset[Path] = frozenset()
    """The files that were given singly; empty when only folders were given."""
    searched: tuple[Path, ...] = ()
    """The files and folders that were given."""
    near: tuple[NearMiss, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of all groups, sorted."""
        return tuple(sorted({language for group in self.groups for language, _ in group.files}))

    def site_of(self, path: Path) -> Site | None:
        """The site that a file belongs to: the nearest configuration in a folder above it."""
        return nearest_site(self.sites, path)


def nearest_site(sites: Iterable[Site], path: Path) -> Site | None:
    """The site in whose folder `path` lies, the innermost of several."""
    above = [site for site in sites if path.is_relative_to(site.folder)]
    return max(above, key=lambda site: len(site.folder.parts), default=None)
