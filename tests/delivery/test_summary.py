"""The city's table: one row a cluster, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cluster_desktop.delivery.summary import make_summary
from cluster_desktop.delivery.summary_words import FOUNDED, INDUSTRY, INTRO
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from tests.evidence.papers import page_texts


def county(folder: Path, name: str, edition: str = "hebei-2024", **more: str) -> Path:
    notice = {"hebei-2024": "hebei-2024", "national-2022": "hebi-2022"}[edition]
    path = folder / f"{name}.jqsb"
    with Draft.create(path, edition=edition, notice=notice, author="甲") as draft:
        draft.set_many({"cluster_name": f"{name}集群", "operator": f"{name}管委会", **more}, "甲")
    return path


def test_every_draft_is_a_row_in_word_excel_and_pdf(fonts: FontBook, tmp_path: Path) -> None:
    one = county(
        tmp_path, "甲县", **{"total_output/2023": "512.30", "region/city": "衡北", "region/county": "甲县"}
    )
    other = county(tmp_path, "乙县", **{INTRO: "自己写的简介。", INDUSTRY: "轴承", FOUNDED: "2018年"})
    made = make_summary("hebei-2024", [one, other], tmp_path / "out", fonts=fonts)
    assert [file.role for file in made.files] == ["summary-word", "summary-excel", "summary-pdf"]
    sheet = load_workbook(made.files[1].path).worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] in ("1", "2")]
    assert rows[0][1:4] == ("甲县集群", "甲县管委会", "衡北市甲县")
    assert rows[0][6] == "2023年集群总产值512.30亿元。"
    assert rows[1][4:] == ("轴承", "2018年", "自己写的简介。")
    text = "".join(page_texts(Path(made.files[2].path))[0].split())
    for words in ("推荐汇总表", "（盖章）", "甲县集群", "轴承", "自己写的简介。"):
        assert words in text


def test_quota_doubles_length_and_foreign_editions_are_findings(fonts: FontBook, tmp_path: Path) -> None:
    drafts = [county(tmp_path, f"{n}县") for n in range(5)]
    drafts += [county(tmp_path, "长县", **{INTRO: "字" * 301}), county(tmp_path, "别县", "national-2022")]
    with Draft.open(drafts[1]) as draft:
        draft.set("cluster_name", "0县集群", "甲")
    found = make_summary("hebei-2024", drafts, tmp_path / "out", fonts=fonts).findings
    told = [f"{one.level} {one.file} {one.message}" for one in found]
    for words in (
        "推荐不超过 4 个，表中有 6 个，对超过报送数量的，不予受理",
        "“0县集群”出现了 2 次（0县.jqsb、1县.jqsb）",
        "error 长县.jqsb 集群简介有 301 字，超过 300 字，需删减 1 字",
        "error 别县.jqsb 是“中小企业特色产业集群申报表”（national-2022）",
        "error 0县.jqsb 还有",
    ):
        assert any(words in line for line in told), words


def test_one_cluster_a_field_where_the_notice_asks_it(fonts: FontBook, tmp_path: Path) -> None:
    drafts = [county(tmp_path, name, "national-2022", **{INDUSTRY: "丝网"}) for name in ("甲", "乙")]
    found = make_summary("hebi-2022", drafts, tmp_path / "out", fonts=fonts).findings
    assert any("主导产业“丝网”有 2 个集群" in one.message for one in found)


def test_without_a_fitting_draft_there_is_no_table(fonts: FontBook, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="没有一份草稿是这份通知的申报表"):
        make_summary("hebei-2024", [county(tmp_path, "甲", "national-2022")], tmp_path / "out", fonts=fonts)
    assert not (tmp_path / "out").exists()
