from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glosslint.layout.tree import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glosslint.layout.tree import Tree

MARKDOWN = (".md", ".markdown", ".mdx")


def write(root: Path, *paths: str, text: str = "") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def walked(root: Path, *starts: Path, exclude: Sequence[str] = (), below: str = "") -> Tree:
    return walk(root, starts or [root], extensions=MARKDOWN, exclude=exclude, exclude_below=below)


def ignored(tree: Tree) -> dict[str, str]:
    return {one.path.relative_to(tree.root).as_posix(): one.why for one in tree.ignored}


def test_markdown_of_every_ending_sorted(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/x.markdown", "a/B.MDX", "a/x.txt", "c.md.bak")
    assert walked(tmp_path).files == ("a/B.MDX", "a/x.markdown", "b.md")


def test_dependencies_and_what_is_hidden_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "node_modules/a/x.md", ".git/x.md", ".github/x.md", ".x.md", ".env", "docs/x.md")
    tree = walked(tmp_path)
    assert tree.files == ("docs/x.md",)
    assert ignored(tree) == {
        ".github": "hidden",
        ".x.md": "hidden",
        "node_modules": "dependencies, not content",
    }


class TestGitignore:
    def test_nested_with_exceptions(self, tmp_path: Path) -> None:
        write(tmp_path, ".gitignore", text="*.md\n!keep.md\n/build/\n")
        write(tmp_path, "a/.gitignore", text="!x.md\n")
        write(tmp_path, "x.md", "keep.md", "a/x.md", "a/y.md", "build/keep.md")
        tree = walked(tmp_path)
        assert tree.files == ("a/x.md", "keep.md")
        assert ignored(tree) == {
            "a/y.md": "ignored by .gitignore",
            "build": "ignored by .gitignore",
            "x.md": "ignored by .gitignore",
        }

    def test_further_up_in_the_repository(self, tmp_path: Path) -> None:
        write(tmp_path, "repo/.git/HEAD", "repo/site/docs/x.md", "repo/site/build/x.md")
        write(tmp_path, "repo/.gitignore", text="/site/build\n")
        write(tmp_path, ".gitignore", text="*.md\n")
        tree = walked(tmp_path / "repo/site")
        assert tree.files == ("docs/x.md",)
        assert ignored(tree) == {"build": "ignored by a .gitignore further up"}

    def test_above_a_start(self, tmp_path: Path) -> None:
        write(tmp_path, ".gitignore", text="docs/old\n")
        write(tmp_path, "docs/old/x.md", "docs/new/x.md")
        assert walked(tmp_path, tmp_path / "docs").files == ("docs/new/x.md",)

    def test_not_a_line_of_it_is_utf8(self, tmp_path: Path) -> None:
        (tmp_path / ".gitignore").write_bytes(b"\xff\xfe\na.md\n")
        write(tmp_path, "a.md", "b.md")
        assert walked(tmp_path).files == ("b.md",)


def test_exclusions_hold_below_the_settings(tmp_path: Path) -> None:
    write(tmp_path, "a/x.md", "b/a/x.md", "b/y.md")
    assert walked(tmp_path, exclude=["/a"]).files == ("b/a/x.md", "b/y.md")
    tree = walked(tmp_path, exclude=["/a"], below="b")
    assert tree.files == ("a/x.md", "b/y.md")
    assert ignored(tree) == {"b/a": "excluded by the settings"}


class TestLinks:
    def test_to_a_file_that_is_there_anyway(self, tmp_path: Path) -> None:
        write(tmp_path, "a.md")
        (tmp_path / "b.md").symlink_to("a.md")
        tree = walked(tmp_path)
        assert tree.files == ("a.md",)
        assert ignored(tree) == {"b.md": "a link to a.md, which is read already"}

    def test_to_a_file_that_is_not_there_otherwise(self, tmp_path: Path) -> None:
        """A page may be called CHANGELOG.md at the root and be shown among the docs."""
        write(tmp_path, "CHANGELOG.md")
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs/changes.md").symlink_to("../CHANGELOG.md")
        (tmp_path / "docs/news.md").symlink_to("../CHANGELOG.md")
        tree = walked(tmp_path, tmp_path / "docs")
        assert tree.files == ("docs/changes.md",)
        assert ignored(tree) == {"docs/news.md": "a link to docs/changes.md, which is read already"}

    def test_out_of_the_tree(self, tmp_path: Path) -> None:
        write(tmp_path, "secret.md", "other/x.md")
        (tmp_path / "tree").mkdir()
        (tmp_path / "tree/secret.md").symlink_to(tmp_path / "secret.md")
        (tmp_path / "tree/other").symlink_to("../other")
        tree = walked(tmp_path / "tree")
        assert tree.files == ()
        assert ignored(tree) == {
            "other": "a link out of the tree",
            "secret.md": "a link out of the tree",
        }

    def test_in_circles_and_to_nothing(self, tmp_path: Path) -> None:
        write(tmp_path, "a/x.md")
        (tmp_path / "a/up").symlink_to("..")
        (tmp_path / "a/gone.md").symlink_to("nowhere.md")
        (tmp_path / "a/self.md").symlink_to("self.md")
        tree = walked(tmp_path)
        assert tree.files == ("a/x.md",)
        assert ignored(tree) == {
            "a/gone.md": "a link to nothing",
            "a/self.md": "a link to nothing",
            "a/up": "a link to a folder; folders are read where they lie",
        }

    def test_to_the_start_itself(self, tmp_path: Path) -> None:
        """What is named is read, under the name of the folder that it is."""
        write(tmp_path, "a/x.md")
        (tmp_path / "b").symlink_to("a")
        assert walked(tmp_path, tmp_path / "b").files == ("a/x.md",)
        assert walked(tmp_path, tmp_path, tmp_path / "b").files == ("a/x.md",)

    def test_to_a_root_that_is_a_link(self, tmp_path: Path) -> None:
        write(tmp_path, "real/a.md")
        (tmp_path / "real/b.md").symlink_to("a.md")
        (tmp_path / "root").symlink_to("real")
        tree = walked(tmp_path / "root")
        assert tree.files == ("a.md",)
        assert ignored(tree) == {"b.md": "a link to a.md, which is read already"}


class TestWhatCannotBeRead:
    def test_pipes_and_folders_called_as_pages(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.md")
        write(tmp_path, "folder.md/x.md")
        tree = walked(tmp_path)
        assert tree.files == ("folder.md/x.md",)
        assert ignored(tree) == {"pipe.md": "a pipe, not a regular file"}

    def test_a_folder_without_permission(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path, "a/x.md", "b/x.md")
        scandir = os.scandir

        def refused(path: str) -> object:
            if Path(path).name == "a":
                raise PermissionError(13, "Permission denied", path)
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refused)
        tree = walked(tmp_path)
        assert tree.files == ("b/x.md",)
        assert ignored(tree) == {"a": "cannot be read: Permission denied"}

    def test_names_that_are_not_utf8(self, tmp_path: Path) -> None:
        try:
            (tmp_path / os.fsdecode(b"\xff.md")).write_text("")
        except OSError:
            pytest.skip("the file system takes UTF-8 only")
        assert walked(tmp_path).files == ("\udcff.md",)


class TestSiteFiles:
    def test_those_on_the_way(self, tmp_path: Path) -> None:
        write(
            tmp_path, "hugo.toml", "config/_default/languages.yaml", "config/_default/x.md", "docs/mkdocs.yml"
        )
        write(tmp_path, "config.md", "docusaurus.config.test.js", "docusaurus.config.ts", "my_config.yml")
        assert walked(tmp_path).sites == (
            "config/_default/languages.yaml",
            "docs/mkdocs.yml",
            "docusaurus.config.ts",
            "hugo.toml",
        )

    def test_those_above_a_start(self, tmp_path: Path) -> None:
        write(tmp_path, "hugo.toml", "config/_default/params.toml", "content/en/x.md", "themes/config.toml")
        tree = walked(tmp_path, tmp_path / "content/en")
        assert tree.files == ("content/en/x.md",)
        assert tree.sites == ("config/_default/params.toml", "hugo.toml")


def test_overlapping_starts_are_walked_once(tmp_path: Path) -> None:
    write(tmp_path, "a/b/x.md")
    assert walked(tmp_path, tmp_path / "a/b", tmp_path, tmp_path / "a").files == ("a/b/x.md",)


def test_depth_is_no_matter(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["d"] * 300)
    folder.mkdir(parents=True)
    (folder / "x.md").touch()
    assert len(walked(tmp_path).files) == 1
