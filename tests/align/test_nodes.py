from __future__ import annotations

import pytest

from glosslint.align.fingerprints import Fingerprints
from glosslint.document import read_document


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("To install it:", True),
        ("安装：", True),
        ("- One thing:", True),
        ("- One thing:\n- And another.", False),
        ("It is installed.", False),
    ],
)
def test_what_ends_in_a_colon_leads_up_to_what_follows(text: str, leads: bool) -> None:
    version = Fingerprints(("en",)).version(read_document("en.md", text.encode(), "en"), 0)
    assert version.sections[0].blocks[0].leads == leads
