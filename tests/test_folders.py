from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.folders import exists, is_file, is_folder, is_repository


def test_what_lies_where(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere")
    (tmp_path / "gone").symlink_to("nowhere")
    assert [exists(tmp_path / name) for name in (".git", "gone", "other")] == [True, False, False]
    assert (is_file(tmp_path / ".git"), is_file(tmp_path)) == (True, False)
    assert (is_folder(tmp_path), is_folder(tmp_path / ".git")) == (True, False)
    assert (is_repository(tmp_path), is_repository(tmp_path / "other")) == (True, False)


def test_what_one_may_not_look_at_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.stat", refuse)
    here = Path("somewhere")
    assert [look(here) for look in (exists, is_file, is_folder, is_repository)] == [False] * 4
