"""Papers written in the program are documents like any other: kept, painted, bound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import Assessment, assess
from cluster_desktop.evidence.items import EvidenceError, Pick, attach, provable, read_evidence, set_picks
from cluster_desktop.evidence.statements.proposing import figures, propose, propose_figure
from cluster_desktop.evidence.statements.statement import (
    BLANK,
    Statement,
    attach_statement,
    read_statement,
    set_statement,
    statement_pdf,
)
from cluster_desktop.evidence.volume.gathering import gather
from cluster_desktop.forms.loader import load_edition, load_notice
from tests.evidence.papers import page_texts, pdf

AUTHOR = "张三"
KNOWN = provable(load_edition("hebei-2024"), load_notice("hebei-2024"))
PAPER = Statement(
    kind="declaration",
    title="关于设备共享的自我声明",
    paragraphs=("本集群已开展通用生产设备共享。", "以上内容真实。"),
    signer="平川县工业和信息化局",
    date="2024-05-06",
)


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Draft]:
    with Draft.create(tmp_path / "d.jqsb", edition="hebei-2024", notice="hebei-2024", author=AUTHOR) as made:
        yield made


def words_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)


def proposed(assessment: Assessment, requirement_id: str) -> Statement:
    (requirement,) = (one for one in assessment.requirements if one.id == requirement_id)
    statement = propose(requirement, assessment)
    assert statement is not None
    return statement


def test_all_its_words_are_printed_with_the_seal_line_and_date(fonts: FontBook) -> None:
    words = words_of(statement_pdf(PAPER, fonts))
    for said in (PAPER.title, *PAPER.paragraphs, "平川县工业和信息化局（盖章）", "2024年5月6日"):
        assert said in words


def test_it_serves_its_requirement_and_is_bound(draft: Draft, fonts: FontBook, tmp_path: Path) -> None:
    draft.set("share_work/1", True, AUTHOR)
    item = attach_statement(draft, PAPER, ["share_work/1"], AUTHOR, known=KNOWN, fonts=fonts)
    assert (item.pages, item.fault, item.is_statement) == (1, None, True)
    (state,) = (one.state for one in assess(draft).requirements if one.id == "share_work/1")
    assert state == "attached"
    path = tmp_path / "part.pdf"
    draft.blob_to(item.sha256, path)
    assert gather(item, path, fonts).pages == 1
    assert PAPER.paragraphs[0] in "".join(page_texts(path)[0].split())


def test_what_is_kept_is_what_was_written(draft: Draft, fonts: FontBook) -> None:
    item = attach_statement(draft, PAPER, [], AUTHOR, known=KNOWN, fonts=fonts)
    assert read_statement(draft.blob(item.sha256)) == PAPER


def test_writing_it_anew_keeps_id_place_and_what_it_proves(draft: Draft, fonts: FontBook) -> None:
    first = attach_statement(draft, PAPER, ["share_work/1"], AUTHOR, known=KNOWN, fonts=fonts)
    attach(draft, pdf("a"), "a.pdf", "后来的材料", [], AUTHOR, known=KNOWN)
    long = msgspec.structs.replace(PAPER, title="新的题目", paragraphs=("一段很长的话。" * 60,) * 8)
    changed = set_statement(draft, first.id, long, AUTHOR, fonts=fonts)
    assert (changed.id, changed.order, changed.proves) == (first.id, first.order, first.proves)
    assert (changed.title, changed.pages > 1) == ("新的题目", True)
    assert read_evidence(draft)[0] == changed


def test_picks_of_pages_that_are_gone_are_forgotten(draft: Draft, fonts: FontBook) -> None:
    long = msgspec.structs.replace(PAPER, paragraphs=("一段很长的话。" * 60,) * 8)
    item = attach_statement(draft, long, [], AUTHOR, known=KNOWN, fonts=fonts)
    set_picks(draft, item.id, [Pick(item.pages, 0)], AUTHOR)
    assert set_statement(draft, item.id, PAPER, AUTHOR, fonts=fonts).picks == ()


def test_a_file_cannot_be_written_anew_as_a_paper(draft: Draft, fonts: FontBook) -> None:
    item = attach(draft, pdf("a"), "a.pdf", "证书", [], AUTHOR, known=KNOWN)
    with pytest.raises(EvidenceError, match="不能改写"):
        set_statement(draft, item.id, PAPER, AUTHOR, fonts=fonts)


def test_a_paper_with_blanks_proves_nothing_yet(draft: Draft, fonts: FontBook) -> None:
    open_paper = msgspec.structs.replace(PAPER, paragraphs=(f"共 {BLANK} 台，用于 {BLANK}。",))
    item = attach_statement(draft, open_paper, [], AUTHOR, known=KNOWN, fonts=fonts)
    assert item.fault == "还有 2 处空白没有填写。请打开这份材料，把空白处补齐"
    assert set_statement(draft, item.id, PAPER, AUTHOR, fonts=fonts).fault is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"paragraphs": ("好的😀。",)}, "正文第 1 段.*😀"),
        ({"signer": "局😀"}, "落款单位.*😀"),
        ({"title": " "}, "名称"),
        ({"title": "题" * 61}, "61 字，超过 60 字"),
        ({"paragraphs": ("", " \n")}, "正文是空的"),
        ({"paragraphs": ("字" * 20_001,)}, "20001 字"),
        ({"paragraphs": ("字",) * 201}, "201 段"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_named(
    draft: Draft, change: dict[str, object], told: str
) -> None:
    fonts = FontBook(rare=())
    with pytest.raises(EvidenceError, match=told):
        attach_statement(
            draft, msgspec.structs.replace(PAPER, **change), [], AUTHOR, known=KNOWN, fonts=fonts
        )
    assert read_evidence(draft) == []


@settings(max_examples=25, deadline=None)
@given(st.text("甲乙丙 =+-@<&\"'\n１23（）", min_size=1, max_size=200).filter(str.strip))
def test_any_words_come_back_and_are_printed(text: str) -> None:
    fonts = _FONTS
    made = statement_pdf(replace_text(text), fonts)
    assert "".join(text.split()) in words_of(made)


_FONTS = FontBook()


def replace_text(text: str) -> Statement:
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    return msgspec.structs.replace(PAPER, paragraphs=lines)


def test_a_formula_is_proposed_with_the_countys_own_figures(draft: Draft) -> None:
    draft.set_many({"total_output/2023": "123.40", "co2_intensity/2023": "0.56"}, AUTHOR)
    paper = proposed(assess(draft), "co2_intensity:formula")
    assert f"2023年：{BLANK}吨÷（123.40亿元×10000）＝0.56吨二氧化碳/万元。" in paper.paragraphs
    assert paper.title == "近三年集群单位产值二氧化碳排放量计算公式"


def test_any_reckoned_figure_has_a_formula_paper(draft: Draft) -> None:
    draft.set_many({"cloud_smes": "120", "smes/2023": "300", "county_dept": "平川县工信局"}, AUTHOR)
    assessment = assess(draft)
    assert figures(assessment) == ("cloud_ratio",)
    paper = propose_figure("cloud_ratio", assessment)
    assert paper is not None
    assert any(text.endswith("÷“集群中小企业数量”×100%＝120÷300×100%＝40.00%") for text in paper.paragraphs)
    assert (paper.blanks, paper.signer) == (0, "平川县工信局")


def test_a_situation_names_the_item_and_its_answer(draft: Draft) -> None:
    draft.set("listing_tutored_smes/2023", "3", AUTHOR)
    paper = proposed(assess(draft), "notice/9")
    assert "3" in paper.paragraphs[0]
    assert "上市辅导期" in paper.title


def test_a_declaration_carries_the_sentence_of_the_form(draft: Draft) -> None:
    draft.set("cluster_name", "平川县丝网产业集群", AUTHOR)
    paper = proposed(assess(draft), "share_work/1")
    assert paper.kind == "declaration"
    assert "平川县丝网产业集群" in paper.paragraphs[0]
    assert any(text.startswith("本单位承诺") for text in paper.paragraphs)


def test_every_requirement_but_a_list_has_a_paper_that_can_be_kept(draft: Draft, fonts: FontBook) -> None:
    assessment = assess(draft)
    for requirement in assessment.requirements:
        paper = propose(requirement, assessment)
        assert (paper is None) == (requirement.kind == "list")
        if paper is not None:
            assert attach_statement(draft, paper, [requirement.id], AUTHOR, known=KNOWN, fonts=fonts).fault
