"""The failures of a run, as opposed to what a run finds."""

from __future__ import annotations


class RunError(Exception):
    """The run cannot go on: bad usage, bad settings, a path that does not exist, nothing to check.

    Its text is one sentence for a person: what is wrong, in which file and where, and the way out.
    The command line prints it on a line of its own and ends with 2.
    """
