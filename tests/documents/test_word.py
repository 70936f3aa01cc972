"""Opening Word files from anywhere: what is none is refused in plain words, others come back as they were."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_desktop.documents.bind import bind
from cluster_desktop.documents.word import UnfitWord, WordFile, open_word, pack, w
from tests.documents.official import BLANK, EDITION, cell_with, changed

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = "word/document.xml"
PARTS = dict(open_word(BLANK).parts)
LINKS = "word/_rels/document.xml.rels"
KINDS_OF_PARTS = "[Content_Types].xml"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OUTSIDE = '<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>'
ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "甲甲甲甲甲甲甲甲"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


def archive(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name, data in parts.items():
            written.writestr(name, data)
    return target.getvalue()


def test_an_opened_file_comes_back_with_the_same_bytes():
    assert open_word(BLANK).to_bytes() == BLANK


def test_the_order_and_the_date_of_packing_do_not_depend_on_the_day():
    assert pack(PARTS) == pack(dict(PARTS))
    assert zipfile.ZipFile(io.BytesIO(pack(PARTS))).infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "已损坏、加密"),
        (b"%PDF-1.7", "已损坏、加密"),
        (BLANK[: len(BLANK) // 2], "已损坏、加密"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "有密码，或是旧版"),
        (archive({"hello.txt": b"hello"}), "没有 Word 正文"),
        (archive({**PARTS, MAIN: b"<w:document"}), "已损坏"),
        (archive({**PARTS, MAIN: b"<document/>"}), "没有正文"),
        (archive({**PARTS, MAIN: b'<d xmlns="http://purl.oclc.org/ooxml/x"/>'}), "Strict"),
        (archive({f"{number}.xml": b"" for number in range(2001)}), "过大"),
    ],
)
def test_what_is_no_word_file_is_refused_with_the_reason(data: bytes, reason: str):
    with pytest.raises(UnfitWord, match=reason) as refusal:
        open_word(data, "申报表.docx")

    assert str(refusal.value).startswith("申报表.docx：")


def test_a_file_that_unpacks_to_more_than_a_form_can_be_is_not_unpacked():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written, written.open("big", "w") as part:
        for _ in range(201):
            part.write(bytes(1024 * 1024))

    with pytest.raises(UnfitWord, match="过大"):
        open_word(target.getvalue())


def with_relation(kind: str, target: str) -> dict[str, bytes]:
    """The blank with a link out of it."""
    relation = (
        f'<Relationship Id="x" Type="{KINDS}{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    links = PARTS[LINKS].replace(b"</Relationships>", relation.encode())
    return {**PARTS, LINKS: links}


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({**PARTS, MAIN: ENTITIES.encode()}, "DTD"),
        ({**PARTS, MAIN: OUTSIDE.encode()}, "DTD"),
        ({**PARTS, "word/vbaProject.bin": b"macro"}, "含有宏"),
        (
            {
                **PARTS,
                KINDS_OF_PARTS: PARTS[KINDS_OF_PARTS].replace(
                    b"document.main", b"document.macroEnabled.main"
                ),
            },
            "含有宏",
        ),
        (with_relation("image", "http://example.com/x.png"), "外部链接"),
        (with_relation("attachedTemplate", "http://example.com/x.dotm"), "外部链接"),
        (with_relation("attachedTemplate", "//server/x.dotm"), "外部链接"),
        (with_relation("oleObject", "file:///C:/x.xlsx"), "外部链接"),
    ],
)
def test_what_a_form_has_no_need_of_is_refused(parts: dict[str, bytes], reason: str):
    with pytest.raises(UnfitWord, match=reason):
        open_word(archive(parts))


@pytest.mark.parametrize(
    "parts",
    [
        with_relation("hyperlink", "http://example.com/"),
        with_relation("attachedTemplate", "file:///C:/Templates/form.dotx"),
    ],
)
def test_links_that_fetch_nothing_do_no_harm(parts: dict[str, bytes]):
    assert open_word(archive(parts)).root.tag == w("document")


def test_a_cell_without_a_paragraph_is_refused():
    def hollow(document: WordFile) -> None:
        cell = cell_with(document, "集群企业数量")
        for paragraph in cell.findall(w("p")):
            cell.remove(paragraph)

    with pytest.raises(UnfitWord, match="表格不完整"):
        open_word(changed(BLANK, hollow))


def test_a_file_of_more_than_20_mb_is_refused():
    with pytest.raises(UnfitWord, match="超过 20 MB"):
        open_word(bytes(20 * 1024 * 1024 + 1))


@pytest.mark.parametrize(("name", "what"), [("tc", "单元格超过 5000"), ("p", "段落超过 20000")])
def test_a_table_of_endless_cells_is_refused(name: str, what: str):
    def swell(document: WordFile) -> None:
        row = next(document.body.iter(w("tr")))
        row.extend(row.makeelement(w(name)) for _ in range(20_001))

    with pytest.raises(UnfitWord, match=what):
        open_word(changed(BLANK, swell))


def test_a_cell_that_states_an_impossible_span_counts_as_one_column():
    def hostile(document: WordFile) -> None:
        cell = cell_with(document, "集群企业数量")
        span = cell.makeelement(w("gridSpan"), {w("val"): "9" * 30})
        cell[0].append(span)

    assert bind(open_word(changed(BLANK, hostile)), EDITION).binds("firms/2021")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BLANK) - 1), st.binary(min_size=1, max_size=40))
def test_damage_anywhere_is_refused_or_harmless(at: int, noise: bytes):
    damaged = BLANK[:at] + noise + BLANK[at + len(noise) :]
    try:
        document = open_word(damaged)
    except UnfitWord:
        return

    assert document.root.tag == w("document")
