"""The check report holds every finding and every demand, missing ones first."""

from __future__ import annotations

from cluster_desktop.delivery.check_report import check_report
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import assess


def read(word: bytes, fonts: FontBook) -> str:
    pages = lay_out(word, fonts).pages
    cells = "".join(cell.text for page in pages for cell in page.cells)
    return "".join((cells + "".join(text.text for page in pages for text in page.texts)).split())


def test_every_finding_is_in_the_report(small: Draft, fonts: FontBook) -> None:
    assessment = assess(small)
    text = read(check_report(assessment), fonts)
    assert assessment.findings
    for finding in assessment.findings:
        assert "".join(finding.message.split()) in text
    assert f"错误{assessment.count('error')}条" in text


def test_demands_that_are_missing_come_before_those_that_are_met(small: Draft, fonts: FontBook) -> None:
    rows = [cell.text for page in lay_out(check_report(assess(small)), fonts).pages for cell in page.cells]
    states = [text for text in rows if text in {"缺", "已备"}]
    assert {"缺", "已备"} <= set(states)
    assert states == sorted(states, key=["缺", "已备"].index)


def test_the_same_draft_gives_the_same_report(small: Draft) -> None:
    assert check_report(assess(small)) == check_report(assess(small))
