"""The made-up county as the pictures need it: some work is left to do in it, and files lie ready."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pikepdf
from PIL import Image

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.library import Library
from cluster_desktop.drafts.receiving import receive
from cluster_desktop.drafts.versions import name_version
from cluster_desktop.examples.build import build_example
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from pathlib import Path

EDITION = "hebei-2024"
NAME = "平川县丝网产业"
_ME, _THEM = "平川县工业和信息化局 王敏", "统计局 李强"
_CRASH = """
import os, sys
from pathlib import Path
from cluster_desktop.drafts.lock import DraftLock
lock = DraftLock.take(Path(sys.argv[1]))
os._exit(1)
"""


@dataclass(frozen=True)
class County:
    """Where everything lies: the library's root, the full draft and an empty one, what others sent.

    `theirs` is a draft with more work and other answers, `files` are evidence to look over, `sheet` a list.
    """

    folder: Path
    library: Path
    draft: Path
    empty: Path
    theirs: Path
    files: tuple[Path, ...]
    sheet: Path

    def crash(self) -> None:
        """Let a program end without closing the empty draft."""
        subprocess.run([sys.executable, "-c", _CRASH, str(self.empty)], check=False)


def make_county(folder: Path, example: Path) -> County:
    """Make all of it in an empty folder, out of the finished example."""
    library = Library(folder / "library")
    draft = library.new_path(NAME)
    draft.write_bytes(example.read_bytes())
    empty = library.new_path("临川县羊绒产业")
    Draft.create(empty, edition=EDITION, notice=load_edition(EDITION).notices[0], author=_ME).close()
    with Draft.open(empty) as one:
        one.set_many({"cluster_name": "临川县羊绒产业集群", "area_km2": "42.10"}, _ME)
    gone = library.new_path("平川县丝网产业（作废）")
    Draft.create(gone, edition=EDITION, notice=load_edition(EDITION).notices[0], author=_ME).close()
    library.put_away(gone, library.bin)
    county = County(
        folder,
        folder / "library",
        draft,
        empty,
        folder / "统计局发回.jqsb",
        _evidence(folder / "收到的材料"),
        folder / "企业名单.xlsx",
    )
    _work_on(county)
    _write_sheet(county.sheet)
    return county


def build_once(folder: Path) -> Path:
    """The example of the edition, finished, as all rounds begin with it."""
    path = folder / "示例.jqsb"
    build_example(EDITION, path).close()
    return path


def _work_on(county: County) -> None:
    first = county.folder / "统计局第一次.jqsb"
    with Draft.open(county.draft) as draft:
        name_version(draft, "送审稿", _ME)
        unticked = next(
            f"chain_work/{number}" for number in range(1, 9) if not draft.value(f"chain_work/{number}")
        )
        draft.set_many({unticked: True, "leading_output_cagr": "12.40"}, _ME)
        draft.set("little_giants/2023", None, _ME)
    first.write_bytes(county.draft.read_bytes())
    with Draft.open(first) as theirs:
        theirs.set("area_km2", "86.60", _THEM)
    with Draft.open(county.draft) as draft, ForeignDraft.open(first) as foreign:
        draft.set("area_km2", "86.52", _ME)
        receive(draft, foreign, _ME)
    county.theirs.write_bytes(county.draft.read_bytes())
    with Draft.open(county.theirs) as theirs:
        theirs.set_many({"total_output/2023": "762.40", "export/2023": "286400.00"}, _THEM)
        theirs.set_many({"cloud_smes": "3812", "quality_text": "获批“平川丝网”地理标志证明商标。"}, _THEM)
    with Draft.open(county.draft) as draft:
        draft.set_many({"total_output/2023": "758.00", "quality_text": "推广卓越绩效管理企业21家。"}, _ME)


def _evidence(folder: Path) -> tuple[Path, ...]:
    folder.mkdir()
    pages = pikepdf.new()
    for _ in range(3):
        pages.add_blank_page(page_size=(595, 842))
    plain, locked = BytesIO(), BytesIO()
    pages.save(plain)
    pages.save(locked, encryption=pikepdf.Encryption(user="1234", owner="1234"))
    picture = BytesIO()
    Image.new("L", (1240, 1754), 230).save(picture, "PNG", dpi=(150, 150))
    data = {
        "产业链图谱.pdf": plain.getvalue(),
        "创新平台认定文件.pdf": locked.getvalue(),
        "共享仓储协议扫描件.png": picture.getvalue(),
        "政策宣贯会议纪要.pdf": b"%PDF-1.7 \n",
    }
    for name, content in data.items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in data)


def _write_sheet(path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["平川县丝网企业名单"])
    page.append(["企业全称", "统一社会信用代码", "规模", "备注"])
    page.append(["平川第一丝网有限公司", "91139925MA0007919H", "中型", ""])
    page.append(["平川金刚网业有限公司", "91139925MA00158384", "小型", "新增"])
    page.append(["平川编织机械厂", "91130100MA000", "小型", ""])
    book.save(path)
