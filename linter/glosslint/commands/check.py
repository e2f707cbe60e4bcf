"""`glosslint check`: where do the language versions of these pages not line up?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Folders or files with Markdown; the working directory if none is given.", show_default=False
        ),
    ] = None,
) -> None:
    """Report where the language versions of pages do not line up."""
