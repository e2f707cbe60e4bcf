"""`glosslint tree`: what is seen of a page before any rule looks at it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from glosslint.commands.colours import COLOR_HELP

if TYPE_CHECKING:
    from glosslint.layout import Layout
    from glosslint.model import Document, Table
    from glosslint.settings import Settings

UNDETERMINED = "und"
"""The BCP 47 tag of a language that nobody told."""


def tree(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES", help="One file, or the versions of a page.", show_default=False, readable=False
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            metavar="LANGUAGE",
            help="The version that is right where versions differ, such as en. Without it they vote.",
        ),
    ] = None,
    output_format: Annotated[
        Literal["text", "json"],
        typer.Option(metavar="FORMAT", help="text is for people, json is for programs."),
    ] = "text",
    color: Annotated[
        Literal["auto", "always", "never"],
        typer.Option(metavar="WHEN", help=COLOR_HELP, show_default=False),
    ] = "auto",
) -> None:
    """Show the section tree of a file, or how the versions of a page line up and who voted what."""
    from glosslint.commands.searching import search, tag_of
    from glosslint.reports import outline, table
    from glosslint.reports.printer import Printer
    from glosslint.reports.screen import Screen
    from glosslint.settings import load_settings, override
    from glosslint.streams import until_reader_leaves

    settings = override(load_settings(files[0]), source=source)
    layout = search(files, settings)
    documents = _documents(files, layout, settings)
    screen = Screen.of(sys.stdout, colours=color)
    if len(documents) == 1:
        if output_format == "json":
            shown = outline.tree_json(documents[0]) + "\n"
        else:
            shown = Printer(screen).print(outline.tree_text(documents[0], screen))
    else:
        aligned = _aligned(documents, tag_of(settings.source), _presumed(files, layout))
        if output_format == "json":
            shown = table.table_json(aligned) + "\n"
        else:
            printer = Printer(screen)
            shown = printer.print(table.table_text(aligned, screen, printer))
    with until_reader_leaves():
        sys.stdout.write(shown)


def _documents(files: list[Path], layout: Layout, settings: Settings) -> list[Document]:
    from glosslint.document import open_document
    from glosslint.engine import reported_path
    from glosslint.errors import RunError
    from glosslint.folders import is_folder
    from glosslint.reports.screen import Screen
    from glosslint.reports.visible import visible

    languages = {
        path: language for page in layout.groups for language, path in (*page.files, *page.duplicates)
    }
    languages.update((page.path, page.language or UNDETERMINED) for page in layout.single)
    known = {os.path.realpath(path): language for path, language in languages.items()}
    documents: list[Document] = []
    for file in dict.fromkeys(files):
        if is_folder(file):
            raise RunError(f"{file}: a folder; name the files that are versions of one page")
        language = known.get(os.path.realpath(file), UNDETERMINED)
        document = open_document(file, reported_path(file), language, max_size=settings.max_file_size)
        if not document.readable and document.problem is not None:
            raise RunError(f"{document.path}: {document.problem.message}")
        same = next((other for other in documents if other.language == language), None)
        if same is not None:
            raise RunError(_one_language(same, document))
        if document.problem is not None:
            line = f"glosslint: {document.path}: {document.problem.message}"
            print(visible(line, Screen.of(sys.stderr)), file=sys.stderr)
        documents.append(document)
    return documents


def _one_language(one: Document, other: Document) -> str:
    """Why two files cannot stand side by side."""
    if one.language != UNDETERMINED:
        return f"{other.path}: is in {other.language}, as {one.path} is; name one file for each language"
    return (
        f"{other.path}: nothing tells its language, nor that of {one.path}; "
        "say with the setting `layout` where languages stand in paths"
    )


def _presumed(files: list[Path], layout: Layout) -> str:
    """The language that is presumed to be the source of the page that the files belong to."""
    named = set(map(os.path.realpath, files))
    pages = (page for page in layout.groups if any(os.path.realpath(path) in named for path in page.paths))
    return next((page.presumed for page in pages), "")


def _aligned(documents: list[Document], source: str, presumed: str) -> Table:
    """The versions as `check` lays them side by side."""
    from glosslint.align import align
    from glosslint.confirmation import confirm
    from glosslint.model import Group

    ordered = tuple(sorted(documents, key=lambda document: document.language))
    return align(confirm(Group(documents[0].path, ordered, source, "" if source else presumed)))
