"""A link that leads elsewhere than in the other versions, or that is missing or extra.

A reader of this version ends on another page, or cannot go where all others can: translation engines
change letters of addresses and drop links, and pages that are kept up by hand fall behind.

What is local to a language is not a difference: `/sv/docs/` and `/docs/`, `page.sv.md`,
`sv.wikipedia.org` with its own names of articles, `?hl=sv`, the depth of relative paths, `http` and
`https`, a final slash. Fragments are not compared, since slugs are translated with their headings.
Within a paragraph the order of links is free, and one may have moved into a paragraph that only some
versions have; a link whose text is cut in two is still one.

Reported, because a letter was lost:

    de | Siehe das [Front Office](/frontoffice).
                                  ~~~~~~~~~~~~ `/frontoffice`
    it | Vedi il [front office](/frontofice).
                                ^^^^^^^^^^^ `/frontofice`, but `/frontoffice` in de and sv
       + Vedi il [front office](/frontoffice).
    sv | Se vårt [front office](/frontoffice).

Reported, because most versions lead elsewhere:

    de | Die [Miete](/lease) ist niedrig.
    en | The [rent](/rent) is low.
                    ^^^^^ `/rent`, but `/lease` in de and sv
       + The [rent](/lease) is low.
    sv | Våra [hyror](/lease) är låga.

Reported, because a link is missing:

    de | Die [Miete](/lease) ist niedrig.
    it | Gli affitti sono bassi.
         ^^^^^^^^^^^^^^^^^^^^^^^ `/lease` is missing here; de and sv have it
    sv | Våra [hyror](/lease) är låga.

Silent, because each version links to its own pages:

    en | See [docs](/docs/x/), [this](page.md) and [Money](https://en.wikipedia.org/wiki/Money).
    sv | Se [texter](/sv/docs/x), [detta](page.sv.md#rubrik) och [Pengar](https://sv.wikipedia.org/wiki/Pengar).

Silent, because the text of one link is cut in two:

    de | Das hat [ökologische und soziale](/esg) Gründe.
    sv | Det har [miljömässiga](/esg) [och sociala](/esg) skäl.

Silent, because sentences are built in another order:

    de | Von [A](/a) nach [B](/b).
    sv | Till [B](/b) från [A](/a).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glosslint.counterparts import Things, compared
from glosslint.links import Link, links_in
from glosslint.model import Edit, Fix
from glosslint.wording import contrasted, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Diagnostic
    from glosslint.vote import View

SEVERITY: Final = "warning"

_NEEDS_ESCAPES: Final = re.compile(r"[\s()<>\\&]")


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the targets in each row of `page`."""
    things = Things(
        kind="link",
        of=lambda element, document: links_in(element, document, page.table.languages),
        key=Link.key,
        same=Link.leads_to_same,
        place=lambda link: link.at,
        here=_quoted,
        there=_quoted,
        in_full=lambda link: f"`{link.span.value}`",
        changed=_changed,
        fix=_fix,
    )
    yield from compared(page, things)


def _quoted(link: Link) -> str:
    return quoted(link.span.value)


def _changed(here: Link, there: Link) -> str:
    shown, instead = contrasted(here.span.value, there.span.value)
    return f"{shown}, but {instead}"


def _fix(here: Link, there: Link) -> Fix | None:
    """The other version's target, where nothing in it depends on the version."""
    target = there.span.value
    if here.span.value_at is None or not there.portable or _NEEDS_ESCAPES.search(target):
        return None
    return Fix("unsafe", f"lead to {quoted(target)}", (Edit(here.span.value_at, target),))
