"""The built-in rules, which reach the engine as anyone's rules do: through an entry point."""

from __future__ import annotations

from glosslint_rules.blocks import (
    empty_block,
    highlight_count_mismatch,
    list_length_mismatch,
    malformed_list_item,
)
from glosslint_rules.files import unreadable_file
from glosslint_rules.front_matter import leftover_entity
from glosslint_rules.headings import extra_section, malformed_heading, missing_section
from glosslint_rules.links import link_mismatch, malformed_link
from glosslint_rules.numbers import number_mismatch
from glosslint_rules.text import space_before_punctuation

RULES = (
    unreadable_file,
    malformed_heading,
    missing_section,
    extra_section,
    malformed_link,
    link_mismatch,
    number_mismatch,
    malformed_list_item,
    highlight_count_mismatch,
    list_length_mismatch,
    empty_block,
    leftover_entity,
    space_before_punctuation,
)
"""In the order of the documentation."""
