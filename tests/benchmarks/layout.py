"""Group the files of folders, and say how many groups, files and languages there are, and how long it took.

    python tests/benchmarks/layout.py [--patterns] FOLDER…

Each folder is a project of its own: nothing above it is read. The time is the best of five, in one process,
reading included.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from glosslint.layout import Layout, discover, nothing_found

RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--patterns", action="store_true", help="show the patterns, and what was none")
    arguments = parser.parse_args()
    print(f"{'folder':<28} {'languages':>9} {'files':>7} {'groups':>7} {'single':>7} {'seconds':>8}")
    for folder in arguments.folders:
        layout, seconds = measured(folder)
        files = sum(len(group.files) for group in layout.groups)
        print(
            f"{folder.name:<28} {len(layout.languages):>9} {files:>7,} {len(layout.groups):>7,} "
            f"{len(layout.single):>7,} {seconds:>8.3f}"
        )
        if arguments.patterns:
            show_patterns(layout)


def measured(folder: Path) -> tuple[Layout, float]:
    """The layout of `folder`, and the least time that finding it took."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        layout = discover([folder], root=folder)
        best = min(best, time.perf_counter() - start)
    return layout, best


def show_patterns(layout: Layout) -> None:
    for pattern in layout.patterns:
        print(f"    {pattern.pattern}  {pattern.files:,} files: {pattern.why}")
    for miss in layout.near:
        print(f"    not {miss.pattern}: {miss.why}")
    if not layout.groups:
        print(f"    {nothing_found(layout)}")


if __name__ == "__main__":
    main()
