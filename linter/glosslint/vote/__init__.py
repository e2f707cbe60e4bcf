"""The vote: what the versions of a page together expect of each other.

No version is the source unless it is configured, so what a row should hold is decided by those
that hold it. Rules ask a row: what is `expected` of one feature, whether it should be there at all
(`presence`), and what the versions differ in where each may hold several things (`differences`). All
three ask `decide`; no rule votes by itself:

1. the configured source is right;
2. else a presumed source is, if another independent version agrees with it;
3. else what three fifths of the votes say;
4. else, of two votes, the presumed source's (a repaired cell has none, so that the other is alone);
5. else nothing is decided, and the row gets one finding that blames nobody.

Versions of one base language share one vote, and so do near-equal copies. Cells that were repaired,
and pages that declare themselves behind, have none while others have.
"""

from __future__ import annotations

from glosslint.vote.decision import Expectation, decide
from glosslint.vote.differences import Difference
from glosslint.vote.electorate import Electorate, declares_behind, electorate_of
from glosslint.vote.row import Element, RowView
from glosslint.vote.view import View

__all__ = [
    "Difference",
    "Electorate",
    "Element",
    "Expectation",
    "RowView",
    "View",
    "decide",
    "declares_behind",
    "electorate_of",
]
