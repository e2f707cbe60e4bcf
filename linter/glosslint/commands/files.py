"""`glosslint files`: which files are versions of one page, and why?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from glosslint.commands.colours import COLOR_HELP


def files(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS",
            help="Folders or files. Without a path: the working directory.",
            show_default=False,
            readable=False,
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
    """Show which files are versions of one page, by which pattern and why, and what was left out."""
    from glosslint.commands.searching import search
    from glosslint.errors import RunError
    from glosslint.layout import nothing_found
    from glosslint.reports import write_utf8
    from glosslint.reports.layout import layout_json, layout_text
    from glosslint.reports.printer import Printer
    from glosslint.reports.screen import Screen
    from glosslint.settings import load_settings
    from glosslint.streams import until_reader_leaves

    searched = paths or [Path()]
    settings = load_settings(searched[0])
    layout = search(searched, settings)
    if not layout.groups and not layout.named:
        raise RunError(nothing_found(layout))
    with until_reader_leaves():
        if output_format == "json":
            write_utf8(layout_json(layout).encode(), sys.stdout)
        else:
            screen = Screen.of(sys.stdout, colours=color)
            printer = Printer(screen)
            for line in layout_text(layout, screen):
                sys.stdout.write(printer.print(printer.wrap(line, screen.width, indent=4)))
