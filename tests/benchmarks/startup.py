"""How long the command line takes to start: `python tests/benchmarks/startup.py [RUNS]`.

Prints the median seconds of `glosslint --version` and `--help`, each in a process of its own, beside
what an empty Python and a Python that imports typer take: on the clock, which others on the machine
slow down, and of the processor.
"""

from __future__ import annotations

import resource
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


def seconds(arguments: list[str]) -> tuple[float, float]:
    """On the clock, and of the processor."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.perf_counter() - start, used


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    width = max(map(len, COMMANDS))
    print(f"{'median of':{width}}   clock   processor")
    for name, arguments in COMMANDS.items():
        clock, processor = map(
            statistics.median, zip(*(seconds(arguments) for _ in range(runs)), strict=True)
        )
        print(f"{name:{width}}  {clock:.3f} s  {processor:.3f} s")


if __name__ == "__main__":
    main()
