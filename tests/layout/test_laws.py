"""What holds for the layout of any tree."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glosslint.layout import Layout, discover

FOLDERS = (
    "en",
    "fr",
    "de",
    "no",
    "is",
    "docs",
    "i18n",
    "zh-CN",
    "pages.sv",
    "pages",
    "gr",
    "jp",
    "cs",
    "a-b-c",
)
STEMS = (*FOLDERS, "README", "index", "x", "to-do")
ENDINGS = (".md", ".fr.md", ".de.md", "-en.md", "_zh.md", ".mdx", ".zh-CN.md", ".gr.md")
TEXTS = (
    "",
    "# Hello\n\nThis is the page of the house, and it is in English.\n",
    "# Bonjour\n\nC’est la page de la maison, et elle est dans le jardin.\n",
    "# Hallo\n\nDas ist die Seite, und sie ist nicht in dem Haus.\n",
    "---\nlang: sv\nref: a\n---\nText\n",
    "欢迎这是我们的页面",
)

paths = st.builds(
    lambda folders, stem, ending: "/".join((*folders, stem + ending)),
    st.lists(st.sampled_from(FOLDERS), max_size=3),
    st.sampled_from(STEMS),
    st.sampled_from(ENDINGS),
)
trees = st.dictionaries(paths, st.sampled_from(TEXTS), min_size=1, max_size=20)


def written(root: Path, tree: dict[str, str]) -> list[Path]:
    for path, text in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / ".git").mkdir()
    return sorted(root / path for path in tree)


def groups(layout: Layout) -> list[tuple[str, tuple[tuple[str, Path], ...]]]:
    return [(group.key, group.files) for group in layout.groups]


@given(trees)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_file_is_there_once_and_every_page_has_a_key_of_its_own(tree: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder), tree)
        layout = discover([Path(folder)])
        found = [path for group in layout.groups for path in group.paths]
        assert sorted([*found, *(single.path for single in layout.single)]) == files
        assert len({group.key for group in layout.groups}) == len(layout.groups)
        for group in layout.groups:
            assert len(group.files) > 1
            assert group.presumed in {"", *dict(group.files)}
        assert sum(pattern.files for pattern in layout.patterns) == len(found)


@given(trees, st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_has_the_same_versions_alone_and_in_the_whole_run(
    tree: dict[str, str], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        named = data.draw(st.sampled_from(written(Path(folder), tree)))
        assert groups(discover([named])) == groups(discover([Path(folder)]))


def test_two_languages_that_share_no_page_are_not_compared() -> None:
    """Each stands beside another file that names no language, and nothing says that those are one."""
    tree = dict.fromkeys(("en.md", "en.fr.md", "en-en.md", "fr.md", "fr_zh.md"), "")
    tree["fr.fr.md"] = "# Hello\n\nThis is the page of the house, and it is in English.\n"
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), tree)
        layout = discover([Path(folder)])
    assert [[path.name for _, path in group.files] for group in layout.groups] == [["en.md", "fr.md"]]
