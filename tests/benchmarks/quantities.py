"""Time the reading of quantities against plain mistune, and show what is read.

    python tests/benchmarks/quantities.py [--show N] [--seed S] [--language TAG] [--kind KIND] FOLDER…

Every page in at least two languages is read once, as `glosslint check` reads it, to learn its prose.
Then the quantities of all that prose are read, and the same files are parsed by plain mistune with
tables, in one process. `--show` prints quantities drawn at random in their surroundings with all their
readings, for a look by eye.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

import mistune

import glosslint.quantities
from glosslint.document import open_document
from glosslint.layout import discover
from glosslint.quantities import Quantity, read_quantities

BAR = 0.2


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", default="")
    parser.add_argument("--kind", default="")
    options = parser.parse_args()
    slowest = 0.0
    for folder in options.folders:
        prose, texts = learn(folder)
        took, found = read(prose)
        plain = parse(texts)
        slowest = max(slowest, took / plain)
        kinds = Counter(quantity.readings[0].kind for _, _, quantity in found)
        size = sum(len(text) for text, _ in prose)
        print(f"{folder.name}: {len(texts)} files, {size:,} characters of prose")
        print(f"  quantities {took:.2f} s, mistune {plain:.2f} s: {took / plain:.3f}")
        shares = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        print(f"  {len(found)} quantities: {shares}")
        show(found, options)
    return 1 if slowest > BAR else 0


def learn(folder: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """The prose in the pages of `folder`, piece by piece with its language, and their texts."""
    prose: list[tuple[str, str]] = []

    def collect(text: str, language: str) -> tuple[Quantity, ...]:
        prose.append((text, language))
        return ()

    texts: list[str] = []
    glosslint.quantities.read_quantities = collect
    try:
        for group in discover([folder]).groups:
            texts += [open_document(file, str(file), language).text for language, file in group.files]
    finally:
        glosslint.quantities.read_quantities = read_quantities
    return prose, texts


def read(prose: list[tuple[str, str]]) -> tuple[float, list[tuple[str, str, Quantity]]]:
    before = time.perf_counter()
    quantities = [read_quantities(text, language) for text, language in prose]
    took = time.perf_counter() - before
    return took, [
        (text, language, quantity)
        for (text, language), found in zip(prose, quantities, strict=True)
        for quantity in found
    ]


def parse(texts: list[str]) -> float:
    markdown = mistune.create_markdown(renderer=None, plugins=["table"])
    before = time.perf_counter()
    for text in texts:
        markdown(text)
    return time.perf_counter() - before


def show(found: list[tuple[str, str, Quantity]], options: argparse.Namespace) -> None:
    wanted = [
        (text, language, quantity)
        for text, language, quantity in found
        if options.language in {"", language} and options.kind in {"", quantity.readings[0].kind}
    ]
    for text, language, quantity in random.Random(options.seed).sample(
        wanted, min(options.show, len(wanted))
    ):
        before, after = text[: quantity.start][-24:], text[quantity.end :][:24]
        line = f"{before}⟦{text[quantity.start : quantity.end]}⟧{after}".replace("\n", "⏎")
        readings = " / ".join(f"{reading.kind} {reading.label}" for reading in quantity.readings)
        print(f"  {language:8}{line}   {readings}")


if __name__ == "__main__":
    sys.exit(main())
