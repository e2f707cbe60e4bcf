"""The built-in rules, which reach the engine as anyone's rules do: through an entry point."""

from __future__ import annotations

from glosslint_rules.blocks import empty_block
from glosslint_rules.files import unreadable_file
from glosslint_rules.front_matter import leftover_entity
from glosslint_rules.headings import malformed_heading
from glosslint_rules.links import malformed_link
from glosslint_rules.text import space_before_punctuation

RULES = (
    unreadable_file,
    malformed_heading,
    malformed_link,
    empty_block,
    leftover_entity,
    space_before_punctuation,
)
"""In the order of the documentation."""
