"""Whether a page's findings are the same when its files are named as when the whole site is checked.

    python tests/benchmarks/alone.py [--source en] [--pages 30] [--seed 1] [--jobs 2] FOLDER

Prints the findings that only one of the two runs has, by page, and how many pages differ.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from glosslint.engine import Plan, check, load_rules, reported_path, select_rules
from glosslint.layout import discover
from glosslint.workers import collect_rarely


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--source", default="")
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()

    collect_rarely()
    plan = Plan(select_rules(load_rules()), source=arguments.source)
    layout = discover([arguments.folder])
    whole = check(layout, plan, jobs=arguments.jobs).findings
    pages = random.Random(arguments.seed).sample(layout.groups, min(arguments.pages, len(layout.groups)))
    differing = compared = 0
    for page in sorted(pages, key=lambda page: page.key):
        paths = list(page.paths)
        named = {reported_path(path) for path in paths}
        alone = set(check(discover(paths), plan, jobs=arguments.jobs).findings)
        expected = {
            finding
            for finding in whole
            if finding.path in named or any(place.path in named for place in finding.related)
        }
        compared += len(expected)
        differing += alone != expected
        for finding in sorted(alone ^ expected, key=lambda finding: (finding.path, finding.at)):
            side = "alone" if finding in alone else "whole"
            print(f"{side}: {finding.path}:{finding.at.start} {finding.rule}: {finding.message}")
    print(f"{len(pages)} pages, {compared} findings: {differing} pages differ")
    return int(differing > 0)


if __name__ == "__main__":
    raise SystemExit(main())
