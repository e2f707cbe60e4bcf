"""The command line: one module a command, wired together here."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from glosslint import __version__
from glosslint.commands.check import check
from glosslint.commands.files import files
from glosslint.commands.tree import tree


class _Argument(TyperArgument):
    """An argument whose name says it all: no `<list[Path]>` beside it."""

    def display_type_rich(self, ctx: object) -> None:  # noqa: ARG002  # typer gives it
        return None


class _Command(TyperCommand):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for parameter in self.params:
            if isinstance(parameter, TyperArgument):
                parameter.__class__ = _Argument

    def get_help_option(self, ctx: typer.Context) -> TyperOption | None:  # type: ignore[override]  # see _plain
        return _plain(super().get_help_option(ctx))


class _Group(TyperGroup):
    def get_help_option(self, ctx: typer.Context) -> TyperOption | None:  # type: ignore[override]  # see _plain
        return _plain(super().get_help_option(ctx))


def _plain(option: TyperOption | None) -> TyperOption | None:
    """A flag without `<bool>` beside it.

    The methods above override in truth: the type they are declared with is private to typer.
    """
    if option is not None:
        option.metavar = ""
    return option


app = typer.Typer(
    cls=_Group,
    help="Checks that the language versions of Markdown pages line up.",
    context_settings={"help_option_names": ["--help", "-h"]},
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"glosslint {__version__}")
        raise typer.Exit


@app.callback()
def _glosslint(  # pyright: ignore[reportUnusedFunction]  # the decorator registers it
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            "-V",
            help="Show the version and exit.",
            metavar="",
            is_eager=True,
            callback=_show_version,
        ),
    ] = False,
) -> None: ...


for command in (check, files, tree):
    app.command(cls=_Command)(command)
