"""Aligning: the versions of a page laid side by side in a table.

The alignment is progressive. A pivot is chosen from fingerprints alone, and the other versions are
aligned one after the other to the table built so far, so that what several versions have and the
pivot lacks shares one row. Sections come first, then the blocks of corresponding sections, then items
and table rows. Nothing is compared but what translation leaves alone (see `fingerprints`).
"""

from __future__ import annotations

from glosslint.align.fingerprints import Fingerprints
from glosslint.align.merging import Merger
from glosslint.align.order import order
from glosslint.align.relatedness import related_by_contents, related_by_tokens
from glosslint.align.verdicts import finish
from glosslint.model import Group, Table

__all__ = ["align"]


def align(group: Group) -> Table:
    """The versions of `group` side by side; those that could not be read have no column."""
    readable = {document.language: document for document in reversed(group.documents) if document.readable}
    languages = tuple(sorted(readable))
    if not languages:
        return Table(group, (), ())
    fingerprints = Fingerprints(languages)
    versions = [fingerprints.version(readable[language], index) for index, language in enumerate(languages)]
    fingerprints.weigh(len(versions))
    plan = order(versions, group, fingerprints)
    related = related_by_tokens(plan.versions, fingerprints)
    while True:
        merger = Merger(fingerprints)
        for version in related:
            merger.add(version)
        aligned = related_by_contents(related, merger.sections)
        if len(aligned) == len(related):
            break
        related = aligned
    unrelated = tuple(sorted({*languages} - {version.document.language for version in related}))
    table = Table(group, languages, (), plan.pivot, plan.voters, unrelated, plan.copies)
    finished = finish(table, merger.sections, versions, fingerprints)
    merger.close()
    return finished
