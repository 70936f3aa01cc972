"""Packages by notice and by choice: a book, several volumes, lists of the program, the same bytes again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from cluster_desktop.delivery.coded import code_in_pdf, code_in_word
from cluster_desktop.delivery.package import PackageResult, export_package
from cluster_desktop.delivery.verify import verify_package
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.items import attach, provable
from cluster_desktop.evidence.volume.options import OPTIONS_PATH, VolumeOptions, options_value, read_options
from cluster_desktop.forms.loader import load_edition, load_notice
from tests.evidence.papers import page_texts, pdf

_EXPORT = """
import sys
from pathlib import Path
from cluster_desktop.cli.main import main
sys.exit(main(["export", sys.argv[1], "--out", sys.argv[2], "--draft", "--json"]))
"""


_MARKS = (
    "经现场核查，浚县的申报材料",
    f"{'图谱'.encode().hex()}-1",
    f"{'治理文件'.encode().hex()}-1",
    f"{'说明'.encode().hex()}-1",
)


@pytest.fixture
def book(tmp_path: Path):
    """A draft under the notice of Hebi, with documents of two parts and one that it does not list."""
    known = provable(load_edition("national-2022"), load_notice("hebi-2022"))
    path = tmp_path / "书.jqsb"
    with Draft.create(path, edition="national-2022", notice="hebi-2022", author="甲") as draft:
        region = {
            "region/province": "河南",
            "region/city": "鹤壁",
            "region/county": "浚县",
        }
        draft.set_many(region | {"cluster_name": "丝网集群", "chain_map": "1", "env_work/1": True}, "甲")
        draft.set("setting/summary/leading_industry", "丝网", "甲")
        for title, proves in (("治理文件", "env_work/1"), ("图谱", "notice/4"), ("说明", "area_km2")):
            attach(draft, pdf(title.encode().hex(), 2), f"{title}.pdf", title, [proves], "甲", known=known)
        yield draft


def exported(draft: Draft, out: Path, fonts: FontBook, options: VolumeOptions | None = None) -> PackageResult:
    return export_package(draft, out, as_draft=True, fonts=fonts, options=options)


@pytest.mark.parametrize("options", [VolumeOptions(), VolumeOptions(recto=False, dividers=True, gutter=10)])
def test_a_book_holds_form_statement_and_every_part_in_the_given_order(
    book: Draft, fonts: FontBook, tmp_path: Path, options: VolumeOptions
) -> None:
    out = tmp_path / "out"
    result = exported(book, out, fonts, options)
    roles = [file.role for file in result.files]
    assert roles.count("onsite-statement") == 2
    assert "index-pdf" not in roles
    texts = page_texts(out / "草稿 02 申报材料.pdf")
    flat = ["".join(text.split()) for text in texts]
    for words in ("集群名称：丝网集群", "所在地区：河南省鹤壁市", "主导产业：丝网"):
        assert words in flat[0]
    notice = load_notice("hebi-2022")
    index = "".join(text for text in flat if "序号材料名称" in text)
    titles = ["".join(title.split()) for title in notice.contents()]
    places = [index.index(title) for title in titles]
    assert len(titles) == 20
    assert places == sorted(places)
    first = {words: next(n for n, text in enumerate(flat) if words in text) for words in _MARKS}
    assert list(first.values()) == sorted(first.values())
    assert {text.count("草稿") for text in flat} == {1}
    assert verify_package(out, fonts=fonts) == []


def test_a_package_in_several_volumes_is_verified(small: Draft, fonts: FontBook, tmp_path: Path) -> None:
    known = provable(load_edition("hebei-2024"), load_notice("hebei-2024"))
    for number in range(4):
        attach(small, pdf(f"V{number}", 11), "v.pdf", f"合同{number}", ["chain_work/1"], "甲", known=known)
    out = tmp_path / "out"
    result = exported(small, out, fonts, VolumeOptions(most_sheets=14))
    volumes = [Path(file.path).name for file in result.files if file.role == "evidence-volume"]
    assert volumes[:2] == ["草稿 02 佐证材料 第一册.pdf", "草稿 02 佐证材料 第二册.pdf"]
    assert verify_package(out, fonts=fonts) == []
    assert "第二册　共" in page_texts(out / volumes[1])[0].replace(" ", "　")
    (out / volumes[0]).write_bytes((out / volumes[1]).read_bytes())
    assert verify_package(out, fonts=fonts)


def test_the_draft_keeps_how_it_is_bound(small: Draft) -> None:
    options = VolumeOptions(recto=False, dividers=True, gutter=7, most_sheets=80, spine=False)
    small.set(OPTIONS_PATH, options_value(options), "甲")
    assert read_options(small) == options
    small.set(OPTIONS_PATH, {"gutter": 900}, "甲")
    assert read_options(small) == VolumeOptions()


def test_a_list_of_the_program_meets_its_demand_and_is_bound(
    small: Draft, fonts: FontBook, tmp_path: Path
) -> None:
    small.set("zjtx_smes/2023", "2", "甲")
    before = {one.id: one.state for one in assess(small).requirements}
    assert before["notice/4"] == "missing"
    rows = {f"list/zjtx_smes/{n}": {"no": n, "firm": f"平川第{n}丝网有限公司"} for n in (1, 2)}
    small.set_many(rows, "甲")
    found = {one.id: one for one in assess(small).requirements}["notice/4"]
    assert (found.state, found.evidence) == ("attached", ("list/zjtx_smes",))
    exported(small, tmp_path / "out", fonts)
    words = "".join("".join(page_texts(tmp_path / "out" / "草稿 02 佐证材料.pdf")).split())
    assert "平川第2丝网有限公司" in words
    assert verify_package(tmp_path / "out", fonts=fonts) == []


def test_two_processes_make_the_same_bytes(small_file: Path, package_made: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"}
    command = [sys.executable, "-c", _EXPORT, str(small_file), str(out)]
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert ran.returncode == 1, ran.stderr.decode()
    folders = package_made, out
    made, again = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert made.keys() == again.keys()
    assert len(made) > 10
    assert [name for name, data in made.items() if again[name] != data] == []


def test_form_volume_and_index_carry_the_code_of_the_draft(package: Path) -> None:
    (word,), (form,) = package.glob("*申报表.docx"), package.glob("*申报表.pdf")
    code = code_in_word(word.read_bytes())
    assert code
    for path in (form, package / "草稿 02 佐证材料.pdf", package / "草稿 03 佐证材料目录.pdf"):
        with pikepdf.open(path) as paper:
            assert code_in_pdf(paper) == code
    assert code_in_word((package / "草稿 03 佐证材料目录.docx").read_bytes()) == code
    assert load_workbook(package / "草稿 03 佐证材料目录.xlsx").properties.keywords == f"校验码 {code}"
    assert f"校验码：{code}" in (package / "草稿 06 报送说明.txt").read_text("utf-8-sig")
    assert f'"check_code": "{code}"' in (package / "草稿 文件清单.json").read_text("utf-8")
