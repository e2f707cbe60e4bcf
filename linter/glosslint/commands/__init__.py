"""The command line: one module a command, each thin, wired together here."""

from __future__ import annotations

from typing import Annotated

import typer

from glosslint import __version__
from glosslint.commands.check import check

app = typer.Typer(
    name="glosslint",
    help="Checks that the language versions of Markdown pages line up.",
    epilog="Settings are read from glosslint.toml or \\[tool.glosslint] in pyproject.toml.",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"glosslint {__version__}")
        raise typer.Exit


@app.callback()
def _glosslint(  # pyright: ignore[reportUnusedFunction]
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", help="Show the version and exit.", is_eager=True, callback=_show_version
        ),
    ] = False,
) -> None: ...


app.command()(check)
