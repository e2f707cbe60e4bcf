"""Layout: which files of a tree are the versions of one page, and why.

The stages, in the order of the data: `tree` walks, `sites` reads what configurations say, `slots` finds
where languages could stand (`tokens` knows how they are written), `evidence` decides (`texts` looks at the
files), `grouping` puts the pages together.
"""

from __future__ import annotations

from glosslint.layout.grouping import discover, project_root
from glosslint.layout.result import Ignored, Layout, NearMiss, PageFiles, Pattern, Single, Site

__all__ = [
    "Ignored",
    "Layout",
    "NearMiss",
    "PageFiles",
    "Pattern",
    "Single",
    "Site",
    "discover",
    "project_root",
]
