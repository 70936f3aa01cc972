"""Faces with rare characters, found by the names of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.faces.system import faces_of, rare_files, system_folders
from cluster_desktop.documents.fonts import FontBook
from tests.documents.faces.making import collection, outlines_font

if TYPE_CHECKING:
    from pathlib import Path


def test_known_files_are_found_wherever_they_lie_the_best_first(tmp_path: Path) -> None:
    for name in ("truetype/HanaMinB.ttf", "deep/er/SIMSUNB.TTF", "cesi/CESI_SS_GB18030.TTF", "Roboto.ttf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [path.name for path in rare_files([tmp_path])] == [
        "SIMSUNB.TTF",
        "CESI_SS_GB18030.TTF",
        "HanaMinB.ttf",
    ]


def test_a_file_in_two_folders_is_asked_once_in_the_first(tmp_path: Path) -> None:
    folders = [tmp_path / "system", tmp_path / "own"]
    for folder in folders:
        folder.mkdir()
        (folder / "simsunb.ttf").touch()
    assert rare_files(folders) == [folders[0] / "simsunb.ttf"]


def test_the_users_own_fonts_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, folder in (("XDG_DATA_HOME", "fonts"), ("WINDIR", "Fonts")):
        (tmp_path / variable / folder).mkdir(parents=True)
        monkeypatch.setenv(variable, str(tmp_path / variable))
    (tmp_path / "local" / "Microsoft" / "Windows" / "Fonts").mkdir(parents=True)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    found = [folder for folder in system_folders() if folder.is_relative_to(tmp_path)]
    assert [folder.parent.name for folder in found] == ["WINDIR", "Windows", "XDG_DATA_HOME"]


def test_faces_that_draw_as_other_countries_do_come_last(tmp_path: Path) -> None:
    names = ("NotoSerifCJKjp", "NotoSerifCJKsc")
    fonts = [outlines_font(tmp_path / f"{name}.ttf", name=name) for name in names]
    faces = faces_of([collection(tmp_path / "NotoSerifCJK-Regular.ttc", fonts)])
    assert [face.family for face in faces] == ["NotoSerifCJKsc-Regular", "NotoSerifCJKjp-Regular"]


def test_no_folder_is_searched_while_the_bundled_faces_suffice(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError

    monkeypatch.setattr("cluster_desktop.documents.fonts.system_folders", never)
    book = FontBook()
    assert book.glyph("镕", "fangsong")[0] == "song"
    with pytest.raises(AssertionError):
        book.glyph("\U000323af", "fangsong")
