"""Read the examples of the CommonMark specification and hold their places against the law.

    npm pack commonmark-spec && tar xzf commonmark-spec-*.tgz
    python tests/benchmarks/commonmark.py package/spec.txt

Each example is read as it stands, with other line endings, behind a BOM or front matter, within a quote
and within a list item. Prints each violation with its example's number; exits 1 where there are any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from laws import violations

from glosslint.document import read_document

_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(?P<markdown>.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)


def examples(spec: str) -> Iterator[str]:
    """The Markdown of each example; the specification writes tabs as arrows."""
    for example in _EXAMPLE.finditer(spec):
        yield example.group("markdown").replace("→", "\t")


def variants(markdown: str) -> Iterator[tuple[str, str]]:
    """The example in surroundings that shift every place."""
    yield "plain", markdown
    yield "CRLF", markdown.replace("\n", "\r\n")
    yield "CR", markdown.replace("\n", "\r")
    yield "BOM", "\ufeff" + markdown
    yield "front matter", "---\ntitle: é😀\n---\n" + markdown
    yield "front matter, CRLF", "\ufeff" + ("---\ntitle: é😀\n---\n" + markdown).replace("\n", "\r\n")
    yield "quote", "".join(f"> {line}" for line in markdown.splitlines(keepends=True))
    yield "item", "- 中文\n\n" + "".join(f"  {line}" for line in markdown.splitlines(keepends=True))


def main(path: str) -> int:
    count = found = 0
    for number, markdown in enumerate(examples(Path(path).read_text(encoding="utf-8")), start=1):
        for name, text in variants(markdown):
            count += 1
            for violation in violations(read_document("spec.md", text.encode(), "en")):
                found += 1
                print(f"example {number}, {name}: {violation}")
    print(f"{count} readings, {found} violations")
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
