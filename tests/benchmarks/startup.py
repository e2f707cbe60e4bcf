"""How long the command line takes to start: `python tests/benchmarks/startup.py [RUNS]`.

Prints the median seconds of `glosslint --version` and `--help`, each in a process of its own, beside
what an empty Python and a Python that imports typer take.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

TYPER = """
import typer
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
@app.callback(invoke_without_command=True)
def main(version: bool = False) -> None: print(1)
app()
"""

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import typer": ["-c", "import typer"],
    "a typer app, run": ["-c", TYPER],
    "a typer app, --help": ["-c", TYPER, "--help"],
    "glosslint --version": ["-m", "glosslint", "--version"],
    "glosslint --help": ["-m", "glosslint", "--help"],
    "glosslint check --help": ["-m", "glosslint", "check", "--help"],
}


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    width = max(map(len, COMMANDS))
    for name, arguments in COMMANDS.items():
        print(f"{name:{width}}  {statistics.median(seconds(arguments) for _ in range(runs)):.3f} s")


if __name__ == "__main__":
    main()
