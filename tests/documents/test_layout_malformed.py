"""Damaged and hostile files: refused in words, never a crash and never without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.layout import Layout, lay_out
from cluster_desktop.documents.word import UnfitWord, open_word, pack
from cluster_desktop.errors import ClusterError
from tests.documents.features import FEATURES, NUMBERING
from tests.documents.features_tables import TABLES
from tests.documents.handmade import (
    EXACT_20,
    cell,
    document,
    holding,
    line,
    paragraph,
    reference,
    row,
    section,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

FONTS = FontBook()
SOURCES = [*FEATURES.values(), *TABLES.values()]
STRANGE = st.sampled_from(
    ["", "-1", "0", "1", "-99999", "99999999999", "1e400", "nan", "十", "auto", "3.7", "50%", "2cm", "exact"]
)


def outcome(docx: bytes) -> Layout | None:
    """The layout, or None where the file is refused; anything else fails the test."""
    try:
        return lay_out(docx, FONTS)
    except ClusterError:
        return None


@pytest.mark.parametrize(
    "block",
    [
        paragraph("一", '<w:spacing w:line="很大"/>'),
        paragraph("一", '<w:ind w:left="9999999"/>'),
        paragraph("一", look='<w:sz w:val="nan"/>'),
        table(row(cell("一"), height=99999)),
        table(row(cell("一")), columns=(999999,)),
    ],
)
def test_impossible_measures_are_refused(block: str) -> None:
    with pytest.raises(UnfitWord, match="尺寸"):
        lay_out(document(block), FONTS)


@pytest.mark.parametrize("size", [(0, 16838), (-5, 16838), (11906, 2000)])
def test_paper_without_room_for_text_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(UnfitWord, match="纸张"):
        lay_out(document(paragraph("一"), page=section(size=size)), FONTS)


def test_negative_columns_and_heights_count_for_nothing() -> None:
    bad = table(row(cell("一"), cell("二")), columns=(-3000, 3000)).replace("<w:trPr>", "<w:trPr>", 1)
    low = table(row(cell("三"), height=-20), columns=(3000,))
    layout = lay_out(document(bad, paragraph(), low), FONTS)
    assert [round(cell.width) for cell in layout.pages[0].cells] == [0, 150, 150]


def test_a_measure_with_a_unit_is_read() -> None:
    (_, text) = lay_out(document(paragraph("一", EXACT_20 + '<w:ind w:left="1in"/>')), FONTS).pages[0].texts
    assert text.x == 144


def test_parts_that_are_missing_are_done_without() -> None:
    docx = document(paragraph("一"), page=section(references=reference("header9") + reference("footer9")))
    parts = {
        name: data
        for name, data in open_word(docx).parts.items()
        if "styles" not in name and "settings" not in name
    }
    (page,) = lay_out(pack(parts), FONTS).pages
    assert [text.text for text in page.texts] == ["一"]


def test_styles_and_lists_that_go_in_circles_come_to_an_end() -> None:
    circle = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    docx = document(
        paragraph("一", '<w:pStyle w:val="x"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        parts={"numbering.xml": NUMBERING.replace("<w:lvl ", '<w:numStyleLink w:val="x"/><w:lvl ', 1)},
    )
    parts = dict(open_word(docx).parts)
    more = (circle.format("x", "y") + circle.format("y", "x")).encode() + b"</w:styles>"
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", more)
    assert outcome(pack(parts)) is not None


def test_deep_nesting_is_refused() -> None:
    block = paragraph("里", line(15))
    for _ in range(40):
        block = table(row(holding(block, paragraph("", line(15)))))
    assert outcome(document(block)) is None


def test_controls_nested_deeply_are_opened() -> None:
    block = paragraph("里")
    for _ in range(80):
        block = f"<w:sdt><w:sdtContent>{block}</w:sdtContent></w:sdt>"
    assert outcome(document(block)) is not None


def changed(docx: bytes, at: int, how: Sequence[str]) -> bytes:
    """The file with one element of its text damaged: an attribute changed, the element moved or gone."""
    word = open_word(docx)
    elements = list(word.body.iter(etree.Element))
    element = elements[at % len(elements)]
    kind, value = how
    parent = element.getparent()
    if kind == "value" and element.attrib:
        name = sorted(element.attrib)[at % len(element.attrib)]
        element.set(name, value)
    elif parent is not None and element is not word.body:
        if kind == "gone":
            parent.remove(element)
        elif kind == "inside":
            other = elements[(at * 7) % len(elements)]
            if element not in other.iterancestors() and other is not element:
                other.append(element)
    return word.to_bytes()


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(SOURCES),
    st.lists(
        st.tuples(st.integers(0, 5000), st.tuples(st.sampled_from(["value", "gone", "inside"]), STRANGE)),
        min_size=1,
        max_size=4,
    ),
)
def test_any_damage_gives_a_layout_or_a_refusal(
    docx: bytes, damage: list[tuple[int, tuple[str, str]]]
) -> None:
    for at, how in damage:
        try:
            docx = changed(docx, at, how)
        except (ClusterError, ValueError):
            return
    outcome(docx)
