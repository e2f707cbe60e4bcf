"""On how many pairs of source and translation each family of rules speaks.

    python tests/benchmarks/rates.py FOLDER --source en [--behind KEY] [--leave-out PART]

A pair speaks when a finding of warning or error lies in its translation. With `--behind`, pairs
whose translation has a front-matter key of that name set to `true` are counted apart: pages that
declare themselves behind. `--leave-out` passes over files whose path contains PART.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from glosslint.document import open_document
from glosslint.engine import Plan, check, load_rules, reported_path, select_rules
from glosslint.layout import discover


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--source", default="")
    parser.add_argument("--behind", default="")
    parser.add_argument("--leave-out", default="")
    arguments = parser.parse_args()

    layout = discover([arguments.folder])
    report = check(layout, Plan(select_rules(load_rules(), (), ()), source=arguments.source))
    speaking: defaultdict[str, set[str]] = defaultdict(set)
    rules: Counter[tuple[str, str]] = Counter()
    behind: dict[str, bool] = {}
    for page in layout.groups:
        if arguments.source and all(language != arguments.source for language, _ in page.files):
            continue
        for language, path in page.files:
            name = reported_path(path)
            if language == arguments.source or (arguments.leave_out and arguments.leave_out in name):
                continue
            meta = open_document(path, name, language).meta if arguments.behind else None
            behind[name] = meta is not None and meta.get(arguments.behind).lower() == "true"
    for finding in report.findings:
        if finding.severity != "info" and finding.path in behind:
            speaking[finding.family].add(finding.path)
            rules[("behind " if behind[finding.path] else "fresh ") + finding.rule, finding.severity] += 1
    speaking["headings and blocks"] = speaking["headings"] | speaking["blocks"]
    for state in (False, True) if arguments.behind else (False,):
        pairs = [path for path, is_behind in behind.items() if is_behind == state]
        print(f"{'behind' if state else 'pairs'}: {len(pairs)}")
        for family in sorted(speaking):
            count = sum(path in speaking[family] for path in pairs)
            print(f"  {family:20} {count:5}  {count / max(len(pairs), 1):7.2%}")
    for (rule, severity), count in sorted(rules.items()):
        print(f"{count:6}  {severity:8} {rule}")


if __name__ == "__main__":
    main()
