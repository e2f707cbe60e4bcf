"""Pages in several languages, laid side by side to vote on."""

from __future__ import annotations

from glosslint.align import align
from glosslint.document import read_document
from glosslint.model import Group
from glosslint.vote import RowView, View

PAGE = "# Title\n\nText of some length.\n\n"


def rows_of(source: str = "", presumed: str = "", **texts: str) -> list[RowView]:
    """The rows of a page; a `_` in the name of a text stands for the `-` in a tag."""
    documents = [
        read_document(f"{name}.md", text.encode(), name.replace("_", "-")) for name, text in texts.items()
    ]
    group = Group("page", tuple(sorted(documents, key=lambda one: one.language)), source, presumed)
    return list(View(align(group)).rows)
