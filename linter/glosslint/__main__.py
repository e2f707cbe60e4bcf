"""The program: runs a command and turns what became of it into an exit code."""

from __future__ import annotations

import os
import sys

FINDINGS, FAILED, INTERRUPTED = 1, 2, 130


def main() -> None:
    """Run the command line and exit.

    0: nothing found; 1: findings; 2: the run itself failed, and one line on standard error says
    why; 130: interrupted.
    """
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line with `arguments` and give the exit code."""
    try:
        code = _invoke(arguments)
        _flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        _silence()
        code = FINDINGS
    if code == INTERRUPTED:
        print("glosslint: interrupted", file=sys.stderr)
    return code


def _invoke(arguments: list[str]) -> int:
    import typer

    from glosslint.commands import app
    from glosslint.errors import RunError, printable

    try:
        code: int | None = app(arguments, prog_name="glosslint", standalone_mode=False)
    except (RunError, typer.TyperException) as error:
        message = error.format_message() if isinstance(error, typer.TyperException) else str(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        message = f"{where}{error.strerror or error}"
    except Exception as error:
        message = f"an error of glosslint itself, please report it: {type(error).__name__}: {error}"
        _show_traceback()
    else:
        return code or 0
    print(f"glosslint: error: {printable(message)}", file=sys.stderr)
    return FAILED


def _show_traceback() -> None:
    """What a bug report needs; never raw, since an exception may quote the content it stumbled on."""
    import traceback

    from glosslint.errors import printable

    for line in traceback.format_exc().splitlines():
        indent = len(line) - len(line.lstrip(" "))
        print(" " * indent + printable(line), file=sys.stderr)


def _flush() -> None:
    """Raise BrokenPipeError here rather than, unseen, when the interpreter shuts down."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _silence() -> None:
    """Let what is still buffered for a reader that has gone go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
