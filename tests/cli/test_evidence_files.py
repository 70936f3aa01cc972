"""`new --evidence`: folders, passwords, and lists of materials that cannot be followed."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.cli.conftest import Outcome, Run

LOCK = "密码1"


def pdf(pages: int = 1, *, lock: str | None = None) -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        document.save(made, encryption=pikepdf.Encryption(owner=lock, user=lock) if lock else False)
    return made.getvalue()


def new(run: Run, folder: Path, *materials: object) -> Outcome:
    (folder / "e.json").write_text(json.dumps(materials), "utf-8")
    return run("new", "hebei-2024", "--out", folder / "草稿.jqsb", "--evidence", folder / "e.json", "--json")


def taken_in(run: Run, folder: Path) -> list[tuple[str, int]]:
    shown = run("show", folder / "草稿.jqsb", "--json").json["evidence"]
    return [(one["title"], one["pages"]) for one in shown]


def test_a_folder_brings_all_its_files_in_the_order_of_their_numbers(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "图 纸"
    (folder / "附").mkdir(parents=True)
    for name, pages in (("10.pdf", 1), ("9.pdf", 2), ("附/2.pdf", 3)):
        (folder / name).write_bytes(pdf(pages))
    Image.new("RGB", (30, 40)).save(folder / "11.jpg")
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "空.pdf").write_bytes(b"")
    done = new(run, tmp_path, {"title": "规划图", "file": "图 纸", "proves": ["area_km2"]})
    assert done.code == 0
    assert "略过 2 个" in done.err
    titles = taken_in(run, tmp_path)
    assert sorted(titles) == [("规划图：10", 1), ("规划图：11", 1), ("规划图：2", 3), ("规划图：9", 2)]
    assert titles.index(("规划图：9", 2)) < titles.index(("规划图：10", 1))


def test_an_encrypted_pdf_opens_with_its_password(run: Run, tmp_path: Path) -> None:
    (tmp_path / "密.pdf").write_bytes(pdf(2, lock=LOCK))
    material = {"title": "批复", "file": "密.pdf", "proves": ["area_km2"], "password": LOCK}
    assert new(run, tmp_path, material).code == 0
    assert taken_in(run, tmp_path) == [("批复", 2)]


def test_the_password_of_a_folder_is_for_those_of_its_files_that_ask_for_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()
    (folder / "1.pdf").write_bytes(pdf(2, lock=LOCK))
    (folder / "2.pdf").write_bytes(pdf(3))
    Image.new("RGB", (1300, 1800)).save(folder / "3.jpg")
    done = new(run, tmp_path, {"title": "材料", "file": "材料", "proves": ["area_km2"], "password": LOCK})
    assert done.code == 0
    assert not re.search("已损坏|口令|password", done.err)
    assert taken_in(run, tmp_path) == [("材料：1", 2), ("材料：2", 3), ("材料：3", 1)]


def test_without_its_password_an_encrypted_pdf_is_told_of_and_proves_nothing(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "密.pdf").write_bytes(pdf(2, lock=LOCK))
    done = new(run, tmp_path, {"title": "批复", "file": "密.pdf", "proves": ["chain_work/1"]})
    assert done.code == 0
    assert done.err.startswith("密.pdf：文件设有打开口令")
    run("set", tmp_path / "草稿.jqsb", "chain_work/1=true")
    asked = run("requirements", tmp_path / "草稿.jqsb", "--json").json
    assert [one["state"] for one in asked if one["path"] == "chain_work/1"] == ["unreadable"]


@pytest.mark.parametrize(
    "material",
    [
        {"title": "批复", "file": "密.pdf", "proves": ["area_km2"], "password": "另一个"},
        {"title": "批复", "file": "空文件夹", "proves": ["area_km2"]},
        {"title": "批复", "file": "a\x00.pdf", "proves": ["area_km2"]},
        {"title": "批复", "file": "\ud800.pdf", "proves": ["area_km2"]},
        {"title": "批复", "file": "名" * 300 + ".pdf", "proves": ["area_km2"]},
        {"title": "批复", "file": "密.pdf", "proves": "area_km2"},
        {"title": 1, "file": "密.pdf", "proves": []},
        "批复",
    ],
)
def test_a_material_that_cannot_be_taken_in_makes_no_draft(
    run: Run, tmp_path: Path, material: object
) -> None:
    (tmp_path / "密.pdf").write_bytes(pdf(lock=LOCK))
    (tmp_path / "空文件夹").mkdir()
    assert new(run, tmp_path, material).is_refused_in_one_line()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["e.json", "密.pdf", "空文件夹"]
