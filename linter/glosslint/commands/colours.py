"""What `--color` means, which every command that prints for people has."""

from __future__ import annotations

from typing import Final

COLOR_HELP: Final = (
    "auto, always or never. auto: on a terminal, unless NO_COLOR or FORCE_COLOR says otherwise."
)
