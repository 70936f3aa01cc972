"""Each edition says what its official form says, in its order: nothing made up, nothing left out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import to_builtins

from cluster_desktop.forms import loader
from cluster_desktop.forms.completion import EditionFile
from cluster_desktop.forms.definitions import read
from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.forms.model import AnyItem, Edition, MultiChoice, SingleChoice, TargetTable

FORMS = Path(loader.__file__).parent
TEXTS = Path(__file__).parent / "texts"
EDITIONS = edition_ids()
SECTIONS = "一二三四五六七八九"
# Items and boxes to tick by section, counted on the official forms.
COUNTS = {
    "national-2022": ([15, 19, 13, 8, 12, 5, 4, 13, 2], [17, 10, 5, 9, 16, 5, 13, 0, 0]),
    "national-2024": ([15, 24, 13, 14, 13, 3, 7, 13, 2], [17, 17, 0, 9, 13, 5, 13, 0, 0]),
    "national-2025": ([15, 25, 13, 14, 13, 3, 7, 13, 2], [17, 17, 0, 9, 13, 5, 13, 0, 0]),
    "national-2025-review": ([15, 18, 6, 11, 10, 3, 7, 13, 2], [17, 17, 0, 7, 7, 5, 13, 0, 0]),
    "hebei-2024": ([15, 26, 13, 14, 13, 3, 7, 13, 2], [17, 18, 0, 9, 13, 5, 13, 0, 0]),
}
# What forms print around the items: heads of columns, blanks to fill, numbers.
FRAME = ["□", "年度", "主导产业情况（近三年）", "数量：", "数量:", "名称：", "名称:", "个", "附件2"]
FRAME += ["国际", "国家", "行业", "团体"]
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
    "maker",
    "note",
    "options",
    "placeholder",
    "printed",
    "remark",
    "remarks",
    "signature_lines",
    "text",
    "title",
}


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def form_text(edition: Edition) -> str:
    return squeeze((TEXTS / f"{edition.id}.txt").read_text(encoding="utf-8"))


def printed_strings(node: object, *, printed: bool = False) -> Iterator[str]:
    """All strings of a definition under keys that stand for print, without white space."""
    if isinstance(node, str) and printed:
        yield squeeze(node)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from printed_strings(value, printed=printed or key in PRINTED)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from printed_strings(value, printed=printed)


def edition_strings(edition: Edition) -> set[str]:
    """What the edition calls printed."""
    cover = edition.cover
    parts = {"text": [cover.title, cover.maker], "lines": cover.lines, "instructions": edition.instructions}
    return {text for text in printed_strings(to_builtins([parts, edition.sections])) if text}


def in_order(item: AnyItem) -> Iterator[str]:
    """The strings of an item in the order in which the form prints them."""
    yield item.label
    match item:
        case SingleChoice() | MultiChoice():
            yield from item.options
        case TargetTable():
            yield from (item.guidance or "", *item.columns)
            yield from (row.indicator for row in item.rows)
            yield from (item.remark, *item.remarks)
        case _:
            yield getattr(item, "guidance", None) or ""
            yield getattr(item, "text", "")
            yield from getattr(item, "signature_lines", ())


@pytest.fixture(params=EDITIONS)
def edition(request) -> Edition:
    return load_edition(request.param)


def test_the_edition_has_the_items_and_boxes_of_its_form(edition):
    items, boxes = COUNTS[edition.id]
    assert [section.no for section in edition.sections] == list(SECTIONS)
    assert [len(section.items) for section in edition.sections] == items
    assert [
        sum(len(getattr(item, "options", ())) for item in section.items) for section in edition.sections
    ] == boxes


def test_the_form_prints_what_the_edition_calls_printed(edition):
    text = form_text(edition)
    assert [printed for printed in sorted(edition_strings(edition)) if printed not in text] == []


def test_the_form_prints_nothing_that_the_edition_leaves_out(edition):
    known = {*edition_strings(edition), *FRAME, *(f"{year}年" for year in edition.years)}
    known |= {f"{number}." for number in range(1, len(edition.instructions.clauses) + 1)}
    words = sorted(known, key=len, reverse=True)
    text = form_text(edition)
    place = 0
    while place < len(text):
        word = next((word for word in words if text.startswith(word, place)), None)
        assert word is not None, text[place : place + 40]
        place += len(word)


def test_items_stand_in_the_order_of_the_form(edition):
    text = form_text(edition)
    place = text.index(squeeze(edition.sections[0].heading))
    for section in edition.sections:
        place = text.index(squeeze(section.heading), place)
        for item in section.items:
            for words in in_order(item):
                place = text.index(squeeze(words), place)


def test_the_instructions_are_those_of_the_form_in_order(edition):
    clauses = edition.instructions.clauses
    numbered = "".join(f"{number}.{squeeze(clause)}" for number, clause in enumerate(clauses, start=1))
    assert squeeze("".join(edition.instructions.title)) + numbered in form_text(edition)


def test_every_clause_that_is_cited_exists_and_governs(edition):
    clauses = edition.instructions.clauses
    cited = [item.clause for item in edition.items()] + [use.clause for use in edition.rules]
    numbers = {int(clause.removeprefix("填报说明 ")) for clause in cited if clause and "填报说明" in clause}
    assert numbers <= set(range(1, len(clauses) + 1))
    by_key = {item.key: item.clause for item in edition.items()}
    for key, words in {
        "operator": "集群运营管理机构",
        "targets": "发展目标",
        "total_output": "财务数据",
    }.items():
        number = int(by_key[key].removeprefix("填报说明 "))
        assert words in clauses[number - 1]


def test_what_is_said_to_be_half_width_is(edition):
    written = read(FORMS / "editions" / f"{edition.id}.toml", EditionFile)
    parts = {"cover": edition.cover, **{item.key: item for item in edition.items()}}
    parts |= {section.no: section for section in edition.sections}
    for marks, names in written.half_width.items():
        for name in names:
            printed = "".join(printed_strings(to_builtins(parts[name])))
            assert set(marks) <= set(printed), name


def test_2022_asks_the_inverted_questions():
    edition = load_edition("national-2022")
    for key in ("prohibited_industry", "accidents_3y", "illegal_acts"):
        assert edition.item(key).pass_answers == ("是",)
        assert load_edition("national-2024").item(key).pass_answers == ("否",)


def test_the_slips_of_the_originals_stay():
    printed = {name: form_text(load_edition(name)) for name in EDITIONS}
    review = load_edition("national-2025-review")
    assert review.item("co2_drop").label == "近三年集群单位产值二氧化碳排放量低率（%）"
    assert "开展同类设备和产品的集中采购" in review.item("share_work").options
    assert load_edition("national-2024").item("cluster_name").placeholder == "(XX(省、市)XX(县、区)XX产业))"
    assert load_edition("hebei-2024").item("energy_intensity").label.count("（") == 2
    assert all("省级智能制造、工业互联网以及其它" in text for text in printed.values())
