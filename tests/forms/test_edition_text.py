"""The edition says what the official form says: nothing made up, nothing left out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import to_builtins

from cluster_desktop.forms.loader import load_edition, load_notice

TEXTS = Path(__file__).parent / "texts"
PRINTED = {
    "after",
    "clauses",
    "columns",
    "direction",
    "group",
    "guidance",
    "heading",
    "hint",
    "indicator",
    "label",
    "limit",
    "note",
    "options",
    "placeholder",
    "printed",
    "remark",
    "remarks",
    "signature_lines",
    "text",
}
# What the form prints around the items: column heads, boxes and blanks, and the numbers of the instructions.
FRAME = {
    "",
    "□",
    "年度",
    "类别",
    "个",
    "（",
    "）",
    "市",
    "附件2",
    "数量：个名称：",
    "年月日",
    "年月日附件2",
    "方向指标",
}
FRAME |= {"2021年2022年2023年", "年度2021年2022年2023年", "国际国际国际国家国家国家行业行业行业团体团体团体"}
FRAME |= {"□是□否", "□是□否□", "□是□否□不适用", "创新", "数字化", "绿色化", "其它"}
FRAME |= {f"{number}." for number in range(1, 24)}


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def strings(node: object, *, among: set[str] | None = None) -> Iterator[str]:
    """All strings of a definition, or only those under certain keys."""
    if isinstance(node, str) and among is None:
        yield squeeze(node)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from strings(value, among=None if among and key in among else among)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from strings(value, among=among)


def form_text() -> str:
    return squeeze((TEXTS / "hebei-2024.txt").read_text(encoding="utf-8"))


def printed_strings() -> list[str]:
    edition = load_edition("hebei-2024")
    printed = to_builtins([edition.cover.lines, edition.instructions, edition.sections])
    return sorted(set(strings(printed, among=PRINTED)))


@pytest.mark.parametrize("printed", printed_strings())
def test_the_form_prints_what_the_edition_calls_printed(printed):
    assert printed in form_text()


def test_the_edition_leaves_out_nothing_that_the_form_prints():
    rest = form_text()
    for said in sorted(set(strings(to_builtins(load_edition("hebei-2024")))), key=len, reverse=True):
        if len(said) > 3:
            rest = rest.replace(said, "\n")
    assert set(rest.split("\n")) <= FRAME


def test_the_instructions_are_the_23_of_the_form_in_order():
    clauses = load_edition("hebei-2024").instructions.clauses
    numbered = "".join(f"{number}.{squeeze(clause)}" for number, clause in enumerate(clauses, start=1))
    assert len(clauses) == 23
    assert numbered in form_text()


def test_items_and_options_stand_in_the_order_of_the_form():
    text = form_text()
    place = 0
    for item in load_edition("hebei-2024").items():
        for words in (item.label, *getattr(item, "options", ())):
            place = text.index(squeeze(words), place)


def test_every_clause_that_an_item_cites_exists():
    edition = load_edition("hebei-2024")
    cited = {item.clause for item in edition.items() if item.clause}
    assert cited <= {f"填报说明 {number}" for number in range(1, 24)}


def test_the_notice_lists_the_13_pieces_of_annex_3():
    notice = load_notice("hebei-2024")
    text = squeeze((TEXTS / "hebei-2024-annex-3.txt").read_text(encoding="utf-8"))
    assert [line.no for line in notice.evidence] == list(range(1, 14))
    assert all(squeeze(line.title) in text for line in notice.evidence)
    assert squeeze(notice.evidence_lead) in text


def test_the_edition_and_its_notices_name_each_other():
    edition = load_edition("hebei-2024")
    assert all(edition.id in load_notice(name).editions for name in edition.notices)
