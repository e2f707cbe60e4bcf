from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glosslint.layout.project import project_root

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()


def test_the_repository(tmp_path: Path) -> None:
    write(tmp_path, ".git/HEAD", "a/hugo.toml", "a/content/en/x.md")
    assert project_root([tmp_path / "a/content/en/x.md"]) == tmp_path
    assert project_root([tmp_path / "a/content"]) == tmp_path


def test_a_worktree_or_submodule_has_a_file_called_git(tmp_path: Path) -> None:
    write(tmp_path, ".git/HEAD", "a/.git", "a/x.md")
    assert project_root([tmp_path / "a/x.md"]) == tmp_path / "a"


@pytest.mark.parametrize("config", ["hugo.toml", "mkdocs.yml", "config/_default/hugo.yaml", "_config.yml"])
def test_the_site(tmp_path: Path, config: str) -> None:
    write(tmp_path, f"site/{config}", "site/content/a/x.md")
    assert project_root([tmp_path / "site/content/a/x.md"]) == tmp_path / "site"
    assert project_root([tmp_path / "site/content/a"]) == tmp_path / "site"


@pytest.mark.parametrize(
    ("given", "other"),
    [
        ("s/content/en/a/x.md", "s/content/de/a/x.md"),
        ("s/content/Swedish/a/x.md", "s/content/Italian/a/x.md"),
        ("s/docs/fr/a/x.md", "s/docs/a/x.md"),
        ("s/docs/a/x.md", "s/docs/fr/a/x.md"),
        ("s/pages.sv/a/x.md", "s/pages/a/x.md"),
        ("s/pages/a/x.md", "s/pages.sv/a/x.md"),
        ("s/pages.sv/a/x.md", "s/pages.it/a/x.md"),
        ("s/translations/fr/a/x.md", "s/a/x.md"),
    ],
)
def test_files_are_followed_to_the_folder_that_holds_their_versions(
    tmp_path: Path, given: str, other: str
) -> None:
    write(tmp_path, given, other)
    root = project_root([tmp_path / given])
    assert (tmp_path / other).is_relative_to(root)
    assert root.is_relative_to(tmp_path / "s")


def test_a_configuration_within_a_language_is_not_the_whole_site(tmp_path: Path) -> None:
    write(tmp_path, "docs/en/mkdocs.yml", "docs/en/docs/x.md", "docs/de/docs/x.md")
    assert project_root([tmp_path / "docs/en/docs/x.md"]) == tmp_path / "docs"


def test_otherwise_the_folder_that_holds_them_all(tmp_path: Path) -> None:
    write(tmp_path, "a/b/x.md", "a/c/y.md")
    assert project_root([tmp_path / "a/b/x.md"]) == tmp_path / "a/b"
    assert project_root([tmp_path / "a/b/x.md", tmp_path / "a/c"]) == tmp_path / "a"
    assert project_root([tmp_path / "a"]) == tmp_path / "a"


def test_a_word_in_the_path_is_not_followed(tmp_path: Path) -> None:
    """The folder of somebody called No, with other people's folders beside it."""
    write(tmp_path, "users/no/work/x.md", "users/it/other.md")
    assert project_root([tmp_path / "users/no/work/x.md"]) == tmp_path / "users/no/work"
