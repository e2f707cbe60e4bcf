"""The program: runs a command and turns what became of it into an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

FAILED, INTERRUPTED = 2, 130


def main() -> None:
    """Run the command line and exit.

    0: nothing found; 1: findings; 2: the run itself failed, and a line on standard error says why;
    130: interrupted.
    """
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line with `arguments` and give the exit code."""
    try:
        code = _invoke(arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        _print("glosslint: interrupted")
    return code


def _invoke(arguments: list[str]) -> int:
    import typer

    from glosslint import streams
    from glosslint.commands import app
    from glosslint.errors import RunError

    streams.replace_closed()
    try:
        with streams.until_reader_leaves():
            return app(arguments, prog_name="glosslint", standalone_mode=False) or 0
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "glosslint"
        _complain(f"{_usage_message(error)} See `{command} --help`.")
    except RunError as error:
        _complain(str(error))
    except OSError as error:
        where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        _complain(f"{where}{error.strerror or error}")
    except Exception as error:
        _show_traceback(error)
        _complain(f"an error of glosslint itself, please report it: {type(error).__name__}: {error}")
    return FAILED


def _usage_message(error: typer.TyperException) -> str:
    """What typer says, as a sentence on one line, without the words that pydantic puts before it."""
    message = " ".join(error.format_message().split()).replace(": Value error, ", ": ")
    return message if message.endswith((".", "?")) else f"{message}."


def _complain(message: str) -> None:
    _print(f"glosslint: error: {message}")


def _show_traceback(error: Exception) -> None:
    """What a report of an error needs: the way to it, without typer's part of the way."""
    import traceback

    shown = traceback.TracebackException.from_exception(error)
    shown.stack[:] = [frame for frame in shown.stack if f"{os.sep}typer{os.sep}" not in frame.filename]
    for line in "".join(shown.format()).splitlines():
        _print(line)


def _print(line: str) -> None:
    """Names of files, settings and what an exception quotes may come from strangers: nothing goes out raw."""
    from glosslint.reports.screen import Screen
    from glosslint.reports.visible import visible

    print(visible(line, Screen.of(sys.stderr)), file=sys.stderr)


if __name__ == "__main__":
    main()
