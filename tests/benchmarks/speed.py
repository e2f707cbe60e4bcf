"""Reading and checking a site against parsing the same files with plain mistune, in one process.

    python tests/benchmarks/speed.py [--source en] [--rounds 3] FOLDER

Prints the processor seconds of each stage and their ratio to plain mistune (no renderer, tables on),
the median of the rounds, and the peak memory of the whole.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import mistune

from glosslint.engine import Plan, check, load_rules, page_of, read_group, select_rules
from glosslint.layout import discover
from glosslint.workers import collect_rarely


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--source", default="")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()

    collect_rarely()
    layout = discover([arguments.folder])
    texts = [path.read_bytes().decode() for page in layout.groups for _, path in page.files]
    plan = Plan(select_rules(load_rules()), source=arguments.source)
    plain = mistune.create_markdown(renderer=None, plugins=["table"])
    stages: dict[str, Callable[[], object]] = {
        "plain mistune": lambda: [plain(text) for text in texts],
        "reading": lambda: [read_group(page, plan) for page in layout.groups],
        "reading, aligning": lambda: [page_of(read_group(page, plan)) for page in layout.groups],
        "the whole check": lambda: check(layout, plan),
    }
    seconds: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(arguments.rounds):
        for name, stage in stages.items():
            start = process_time()
            stage()
            seconds[name].append(process_time() - start)
    base = median(seconds["plain mistune"])
    print(f"{len(texts)} files, {sum(map(len, texts)):,} characters")
    for name, measured in seconds.items():
        print(f"{name:18} {median(measured):7.2f} s  {median(measured) / base:5.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
