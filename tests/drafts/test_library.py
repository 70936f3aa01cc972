from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from cluster_desktop.drafts.errors import DiskFailed
from cluster_desktop.drafts.library import Library
from cluster_desktop.drafts.places import user_places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cluster_desktop.drafts.draft import Draft


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "集群申报")


def test_a_new_library_lists_nothing(library: Library) -> None:
    assert library.drafts() == []


def test_a_draft_kept_in_the_library_is_listed_with_its_id(
    library: Library, make_draft: Callable[[Path], Draft]
) -> None:
    path = library.new_path("平川县丝网产业")
    draft = make_draft(path)
    (entry,) = library.drafts()
    assert (entry.path, entry.name, entry.draft_id) == (path, "平川县丝网产业", draft.draft_id)
    assert entry.fault is None


def test_a_draft_opened_from_elsewhere_comes_first_and_once(
    library: Library, make_draft: Callable[[Path], Draft], tmp_path: Path
) -> None:
    make_draft(here := library.new_path("甲"))
    make_draft(elsewhere := tmp_path / "乙.jqsb")
    library.touch(here)
    library.touch(elsewhere)
    library.touch(elsewhere)
    assert [entry.path for entry in library.drafts()] == [elsewhere, here]


def test_drafts_never_opened_follow_by_when_they_were_saved(
    library: Library, make_draft: Callable[[Path], Draft]
) -> None:
    for name, saved in (("甲", 100), ("乙", 300), ("丙", 200)):
        make_draft(path := library.new_path(name)).close()
        os.utime(path, (saved, saved))
    assert [entry.name for entry in library.drafts()] == ["乙", "丙", "甲"]


def test_a_draft_that_cannot_be_opened_is_listed_with_the_reason(library: Library, tmp_path: Path) -> None:
    library.touch(tmp_path / "已拔出.jqsb")
    (entry,) = library.drafts()
    assert entry.fault is not None
    assert "找不到" in entry.fault


@pytest.mark.parametrize("spoilt", ["", "{", '{"a": 1}', "[1, null]"])
def test_a_spoilt_note_of_recent_drafts_is_forgotten(
    library: Library, make_draft: Callable[[Path], Draft], spoilt: str
) -> None:
    make_draft(path := library.new_path("甲"))
    (library.folder.parent / "recent.json").write_text(spoilt, encoding="utf-8")
    assert [entry.path for entry in library.drafts()] == [path]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("平川县（丝网）产业", "平川县（丝网）产业"),
        ('a<b>:"c/d\\e|f?g*h\x07', "abcdefgh"),
        ("  名称. ", "名称"),
        ("", "草稿"),
        ("con", "草稿con"),
        ("..", "草稿"),
        ("长" * 200, "长" * 60),
    ],
)
def test_a_name_is_made_fit_for_a_file(library: Library, name: str, stem: str) -> None:
    assert library.new_path(name).name == f"{stem}.jqsb"


def test_a_taken_name_gets_a_number(library: Library) -> None:
    for expected in ("甲.jqsb", "甲（2）.jqsb", "甲（3）.jqsb"):
        (path := library.new_path("甲")).touch()
        assert path.name == expected


def test_a_library_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    library = Library(tmp_path / "文件")
    with pytest.raises(DiskFailed):
        library.new_path("甲")
    with pytest.raises(DiskFailed):
        library.touch(tmp_path / "甲.jqsb")


def test_everyone_has_a_library_of_their_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert tmp_path in user_places().folder.parents
