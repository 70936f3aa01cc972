"""An official blank in a draft: the package is made from it, carries it, and is proved against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_desktop.delivery.package import export_blank, export_package
from cluster_desktop.delivery.verify import verify_package
from cluster_desktop.documents.bind import BindError
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.word import WordFile, open_word
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.official_blank import drop_official_blank, keep_official_blank
from cluster_desktop.forms.loader import load_edition
from tests.delivery.test_verify import only, reseal
from tests.documents.official import BLANK, EDITION, changed, reword

TITLE = "中小企业特色产业集群申报表（试行）"


def retitled(document: WordFile) -> None:
    reword(document, EDITION.cover.title, TITLE)


OFFICIAL = changed(BLANK, retitled)


@pytest.fixture
def made(small: Draft, fonts: FontBook, tmp_path: Path) -> Path:
    """The package of a draft that has an official blank."""
    keep_official_blank(small, OFFICIAL, "附件1.docx", "甲")
    out = tmp_path / "申报材料"
    export_package(small, out, as_draft=True, fonts=fonts)
    return out


def words(path: Path) -> str:
    return "".join(open_word(path.read_bytes()).body.itertext())


def test_the_form_is_made_from_it_and_verified_from_the_files_alone(made: Path, fonts: FontBook) -> None:
    assert TITLE in words(only(made, "*申报表.docx"))
    assert "86.50" in words(only(made, "*申报表.docx"))
    assert verify_package(made, fonts=fonts) == []


def test_a_form_on_another_blank_than_the_draft_has_is_found(made: Path, fonts: FontBook) -> None:
    with Draft.open(only(made, "*.jqsb")) as draft:
        drop_official_blank(draft, "乙")
    reseal(made)

    assert any("表格外的文字被改动" in failure for failure in verify_package(made, fonts=fonts))


def test_a_blank_that_the_draft_names_and_does_not_hold_is_found(made: Path, fonts: FontBook) -> None:
    with Draft.open(only(made, "*.jqsb")) as draft:
        draft.set("official_blank", {"sha256": "0" * 64, "file_name": "附件1.docx"}, "乙")
    reseal(made)

    assert any("草稿中没有这个文件" in failure for failure in verify_package(made, fonts=fonts))


def test_a_blank_of_another_form_writes_nothing(small: Draft, fonts: FontBook, tmp_path: Path) -> None:
    other = changed(BLANK, lambda document: reword(document, "集群企业数量", "企业数量"))
    keep_official_blank(small, other, "附件1.docx", "甲")

    with pytest.raises(BindError, match="没有“集群企业数量”"):
        export_package(small, tmp_path / "申报材料", as_draft=True, fonts=fonts)

    assert not (tmp_path / "申报材料").exists()


def test_the_empty_form_can_be_the_official_one(fonts: FontBook, tmp_path: Path) -> None:
    word, _ = export_blank(load_edition("hebei-2024"), tmp_path / "空表", fonts=fonts, template=OFFICIAL)

    assert Path(word.path).read_bytes() == OFFICIAL
