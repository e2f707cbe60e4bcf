"""How far a run has come, for those who watch it."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

PATIENCE = 0.5
"""Seconds after which a run is worth a line."""
INTERVAL = 0.1
"""Seconds between two lines."""


class Progress:
    """One line on a terminal, written anew as pages are checked, and gone at the end.

    Nothing is written where nobody watches: where `stream` or `beside`, where the report goes, is no
    terminal.
    """

    def __init__(
        self, stream: TextIO | None, beside: TextIO | None, environment: Mapping[str, str] = os.environ
    ) -> None:
        watched = all(one is not None and one.isatty() for one in (stream, beside))
        self._stream = stream if watched and environment.get("TERM") != "dumb" else None
        self._next = time.monotonic() + PATIENCE
        self._width = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._stream is not None and self._width:
            self._stream.write(f"\r{'':{self._width}}\r")
            self._stream.flush()

    def __call__(self, done: int, total: int) -> None:
        """Say that `done` of `total` steps are done, if it is time to say something."""
        if self._stream is not None and time.monotonic() >= self._next:
            self._next = time.monotonic() + INTERVAL
            line = f"checking: {100 * done // total} %"
            self._width = len(line)
            self._stream.write(f"\r{line}")
            self._stream.flush()
