"""Standard output and standard error, whatever a parent process made of them."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


def replace_closed() -> None:
    """Have something to write to also where a stream is closed, which Python shows as None."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # for good


@contextmanager
def until_reader_leaves() -> Generator[None]:
    """Write to standard output in here: a reader that has seen enough, such as `head`, ends it quietly."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered goes nowhere, instead of failing anew when the interpreter shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
