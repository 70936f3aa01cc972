"""The note says what to print and where to send it, as the notice asks."""

from __future__ import annotations

import msgspec
import pytest

from cluster_desktop.delivery.mail import mail_note, mail_subject
from cluster_desktop.delivery.manifest import PackageFile
from cluster_desktop.forms.loader import load_edition, load_notice

EDITION, NOTICE = load_edition("hebei-2024"), load_notice("hebei-2024")
NATIONAL, HEBI = load_edition("national-2022"), load_notice("hebi-2022")
CODE = "03AA-F612-7692"
FILES = [
    PackageFile(role="form-word", path="01 申报表.docx", pages=22, sha256=""),
    PackageFile(role="form-pdf", path="01 申报表.pdf", pages=22, sha256=""),
    PackageFile(role="evidence-volume", path="02 佐证材料.pdf", pages=240, sha256=""),
    PackageFile(role="draft", path="05 填报数据.jqsb", pages=None, sha256=""),
]


@pytest.mark.parametrize(
    ("city", "county", "area"),
    [("衡北", "平川县", "衡北市平川县"), ("衡北市", "平川", "衡北市平川"), ("", "", "")],
)
def test_the_subject_carries_the_area(city: str, county: str, area: str) -> None:
    answers = {"region/city": city, "region/county": county}
    assert mail_subject(EDITION, NOTICE, answers) == f"{area}中小企业特色产业集群申报"


def test_the_note_tells_copies_binding_receiver_address_and_deadline() -> None:
    lines = mail_note(EDITION, NOTICE, {"region/city": "衡北", "region/county": "平川县"}, FILES, CODE).split(
        "\r\n"
    )
    assert "截止：2024年5月8日" in lines
    assert any("一式3份，双面打印" in line and "分别装订" in line for line in lines)
    assert "收件人：hbsmyb@163.com" in lines
    assert "邮件标题：衡北市平川县中小企业特色产业集群申报" in lines
    assert "报送：省工业和信息化厅民营经济发展处" in lines


def test_what_is_printed_has_its_pages_and_the_draft_is_not_sent_along() -> None:
    note = mail_note(EDITION, NOTICE, {}, FILES, CODE)
    assert "02 佐证材料.pdf（240页，用纸120张）" in note
    assert "合计每份用纸131张，3份共393张。" in note
    assert f"校验码：{CODE}" in note
    assert "填报数据" not in note


def test_a_notice_without_mail_names_none() -> None:
    silent = msgspec.structs.replace(NOTICE, email=None, email_subject=None, bound_apart=False)
    note = mail_note(EDITION, silent, {}, FILES, CODE)
    assert "收件人" not in note
    assert "合订为一册" in note


def test_a_disc_is_named_and_labelled_as_the_notice_asks() -> None:
    note = mail_note(NATIONAL, HEBI, {"region/province": "河南省", "region/county": "浚县"}, FILES, CODE)
    assert "光盘：1份，标注“浚县中小企业特色产业集群申报资料”" in note
    assert "收件人：hbgxjzxb@126.com" in note
    assert "邮件标题" not in note
    assert "申报表.pdf（" not in note


def test_nothing_is_said_of_binding_where_the_notice_says_nothing() -> None:
    note = mail_note(load_edition("national-2024"), load_notice("hubei-2024"), {}, FILES, CODE)
    assert "一式1份，双面打印（沿长边翻转，按实际大小）：" in note
