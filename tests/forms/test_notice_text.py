"""Each notice says what its document says: receiver, days, copies, lists and tables."""

import re
from pathlib import Path

import pytest

from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice, load_standard, notice_ids
from cluster_desktop.forms.model import Notice

TEXTS = Path(__file__).parent / "texts"


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def document(name: str) -> str:
    return squeeze((TEXTS / name).read_text(encoding="utf-8"))


@pytest.fixture(params=notice_ids())
def notice(request) -> Notice:
    return load_notice(request.param)


@pytest.fixture
def text(notice) -> str:
    return document(f"notices/{notice.id}.txt")


def printed(notice: Notice) -> list[str]:
    """What the notice calls printed."""
    parts = [notice.title, notice.number, notice.issuer, notice.late, notice.over_quota, notice.email or ""]
    parts += [*notice.contacts, notice.evidence_lead, *notice.contents()]
    parts += [line.title for line in notice.evidence]
    parts += [area for quota in notice.quotas for area in quota.areas]
    for summary in notice.summaries:
        parts += [summary.title]
        if not summary.doubt:
            parts += [*summary.head_lines, *summary.columns, summary.hint]
    if notice.onsite_statement:
        parts += [notice.onsite_statement.text, *notice.onsite_statement.signature_lines]
    if notice.book:
        parts += [notice.book.title, *notice.book.cover, notice.book.contents_title, notice.book.binding]
    return parts


def test_the_document_prints_what_the_notice_calls_printed(notice, text):
    # 联系人 and 手机: a slip of the conversion of Hebi's document.
    text = text.replace("联系人and手机", "联系人和手机")
    assert [words for words in printed(notice) if squeeze(words) not in text] == []


def test_the_days_are_those_of_the_document(notice, text):
    for date in (notice.date, notice.deadline):
        parts = zip(date.split("-"), "年月日", strict=False)
        assert "".join(f"{int(number)}{unit}" for number, unit in parts) in text


def test_copies_and_discs_are_those_of_the_document(notice, text):
    assert f"一式{notice.copies}份" in text
    assert ("光盘" in text) == (notice.discs == 1)


def test_the_receiver_is_the_documents(notice, text):
    for words in re.split(r"，|寄送", notice.receiver):
        assert squeeze(words) in text


def test_editions_and_notices_name_each_other():
    named = {(name, notice) for name in edition_ids() for notice in load_edition(name).notices}
    assert named == {(name, notice) for notice in notice_ids() for name in load_notice(notice).editions}


def test_each_edition_of_a_notice_is_summed_up_in_one_table(notice):
    assert tuple(summary.edition for summary in notice.summaries) == notice.editions
    for summary in notice.summaries:
        assert summary.columns[:3] == ("序号", "集群名称", "集群运营管理机构")
        assert summary.columns[-1] == f"集群简介（{summary.max_chars}字以内）"


def test_tables_that_no_notice_prints_say_so():
    doubtful = {notice for notice in notice_ids() for one in load_notice(notice).summaries if one.doubt}
    assert doubtful == {"ningxia-2022", "miit-2025"}


def test_hebei_lists_13_pieces_of_evidence_and_hebi_20_parts():
    assert [line.no for line in load_notice("hebei-2024").evidence] == list(range(1, 14))
    contents = load_notice("hebi-2022").contents()
    text = document("notices/hebi-2022.txt")
    assert len(contents) == 20
    assert "".join(f"{no}.{squeeze(part)};" for no, part in enumerate(contents, start=1)) in text


def test_the_area_of_the_statement_stands_in_its_text():
    statement = load_notice("hebi-2022").onsite_statement
    assert statement.text.count(statement.blank) == 1


def test_quotas_are_those_of_the_documents():
    quotas = {name: [(q.least, q.most) for q in load_notice(name).quotas] for name in notice_ids()}
    assert quotas == {
        "hebei-2024": [(None, 2), (None, 4)],
        "hebi-2022": [(1, None)],
        "hubei-2024": [],
        "miit-2025": [(None, 8), (None, 2)],
        "ningxia-2022": [(1, 2)],
    }


def test_the_standard_is_printed_clause_by_clause():
    standard = load_standard("national-2022")
    whole = [standard.title, standard.version, standard.lead]
    for clause in standard.clauses:
        whole += [f"{clause.no}、{clause.title}", clause.text]
    assert document("standard-2022.txt") == squeeze("".join(whole))
