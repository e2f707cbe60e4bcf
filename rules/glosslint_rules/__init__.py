"""The built-in rules, which reach the engine as anyone's rules do: through an entry point."""

from __future__ import annotations

from glosslint_rules.blocks import (
    block_order_mismatch,
    duplicated_block,
    empty_block,
    extra_block,
    highlight_count_mismatch,
    list_kind_mismatch,
    list_length_mismatch,
    malformed_list_item,
    missing_block,
    rewritten_block,
    table_mismatch,
)
from glosslint_rules.files import (
    duplicate_language,
    missing_translation,
    orphan_translation,
    unreadable_file,
    unrelated_page,
)
from glosslint_rules.front_matter import leftover_entity
from glosslint_rules.headings import (
    extra_section,
    heading_id_mismatch,
    heading_level_mismatch,
    malformed_heading,
    missing_section,
    section_order_mismatch,
    title_mismatch,
    untranslated_heading,
)
from glosslint_rules.links import link_mismatch, malformed_link
from glosslint_rules.numbers import number_format, number_mismatch, unit_mismatch
from glosslint_rules.text import inconsistent_repetition, space_before_punctuation, untranslated_block

RULES = (
    unreadable_file,
    duplicate_language,
    missing_translation,
    orphan_translation,
    unrelated_page,
    malformed_heading,
    missing_section,
    extra_section,
    heading_level_mismatch,
    section_order_mismatch,
    heading_id_mismatch,
    untranslated_heading,
    title_mismatch,
    malformed_link,
    link_mismatch,
    number_mismatch,
    unit_mismatch,
    number_format,
    malformed_list_item,
    highlight_count_mismatch,
    list_length_mismatch,
    list_kind_mismatch,
    table_mismatch,
    missing_block,
    extra_block,
    block_order_mismatch,
    rewritten_block,
    empty_block,
    duplicated_block,
    leftover_entity,
    untranslated_block,
    space_before_punctuation,
    inconsistent_repetition,
)
"""In the order of the documentation."""
