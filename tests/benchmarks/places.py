"""Read every Markdown file of a folder and hold its places against the law of the model.

    python tests/benchmarks/places.py FOLDER…

Prints each violation with its file, then the number of files, places and violations; exits 1 where
there are any.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from laws import violations

from glosslint.document import open_document
from glosslint.model import blocks_of


def main(folders: list[str]) -> int:
    files = places = found = 0
    for folder in folders:
        for file in sorted(
            path for path in Path(folder).rglob("*") if path.suffix in (".md", ".mdx", ".markdown")
        ):
            if not file.is_file():
                continue
            files += 1
            document = open_document(file, str(file), "en")
            if document.problem is not None:
                print(f"{file}: {document.problem.message}")
                continue
            places += sum(1 + len(block.spans) + len(block.prose) for block in blocks_of(document.root))
            for violation in violations(document):
                found += 1
                print(f"{file}: {violation}")
    print(f"{files} files, {places} places, {found} violations")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
