from __future__ import annotations

import pytest
from laws import violations
from outline import outline, read


def test_what_stands_between_the_lines_of_a_note_is_in_it() -> None:
    document = read('{{% alert title="Mind" %}}\n\nSome *text*.\n\n{{% /alert %}}\n\nAfter.\n')
    note, after = document.root.blocks
    assert (note.kind, note.info, after.kind) == ("admonition", "alert", "paragraph")
    assert [document.text[run.start : run.end] for run in note.prose] == ["Mind"]
    assert [block.kind for block in note.children] == ["paragraph"]
    assert not list(violations(document))


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("{{< tabs >}}\n\nText.\n\n{{< /tabs >}}\n", id="tabs are no note"),
        pytest.param("{{< note >}}\n\nText.\n", id="nothing closes it"),
        pytest.param("{{< note >}}\n\nText.\n\n{{< /tip >}}\n", id="something else closes"),
        pytest.param("{{< note />}}\n\nText.\n\n{{< /note >}}\n", id="it closes itself"),
        pytest.param("{{< note >}}\n\n## Title\n\n{{< /note >}}\n", id="a section lies in no block"),
    ],
)
def test_other_shortcodes_are_lines_of_their_own(markdown: str) -> None:
    document = read(markdown)
    assert "admonition" not in outline(document)
    assert not list(violations(document))
