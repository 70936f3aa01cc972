"""The check report holds every finding and every demand, missing ones first."""

from __future__ import annotations

from pathlib import Path

from cluster_desktop.delivery.check_report import check_report
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.forms.keeping import keeping, kept_path


def read(word: bytes, fonts: FontBook) -> str:
    pages = lay_out(word, fonts).pages
    cells = "".join(cell.text for page in pages for cell in page.cells)
    return "".join((cells + "".join(text.text for page in pages for text in page.texts)).split())


def test_every_finding_is_in_the_report(small: Draft, fonts: FontBook) -> None:
    assessment = assess(small)
    text = read(check_report(assessment, "03AA-F612-7692"), fonts)
    assert "校验码：03AA-F612-7692" in text
    assert assessment.findings
    for finding in assessment.findings:
        assert "".join(finding.message.split()) in text
    assert f"错误{assessment.count('error')}条" in text


def test_demands_that_are_missing_come_before_those_that_are_met(small: Draft, fonts: FontBook) -> None:
    rows = [
        cell.text
        for page in lay_out(check_report(assess(small), "03AA-F612-7692"), fonts).pages
        for cell in page.cells
    ]
    states = [text for text in rows if text in {"缺", "已备"}]
    assert {"缺", "已备"} <= set(states)
    assert states == sorted(states, key=["缺", "已备"].index)


def test_the_same_draft_gives_the_same_report(small: Draft) -> None:
    assert check_report(assess(small), "03AA-F612-7692") == check_report(assess(small), "03AA-F612-7692")


def test_a_warning_that_was_kept_stands_with_its_reason_and_no_longer_among_the_findings(
    small: Draft, fonts: FontBook
) -> None:
    warning = next(finding for finding in assess(small).findings if finding.level != "error")
    small.set(kept_path(warning), keeping(warning, "已与统计部门核对"), "甲")
    assessment = assess(small)
    assert warning not in assessment.findings
    text = read(check_report(assessment, "03AA-F612-7692"), fonts)
    assert "保留的提醒" in text
    assert "已与统计部门核对" in text
    assert "".join(warning.message.split()) in text


def test_the_report_holds_the_application_against_the_standard(tmp_path: Path, fonts: FontBook) -> None:
    with Draft.create(tmp_path / "d.jqsb", edition="national-2025", notice="miit-2025", author="甲") as draft:
        draft.set("area_km2", "120.00", "甲")
        text = read(check_report(assess(draft), "03AA-F612-7692"), fonts)
    assert "与认定标准对照" in text
    assert "不符合" in text
    assert "待审核人判断" in text
