"""Whatever is changed in a package, its verification finds it, though the manifest be made to agree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from cluster_desktop.delivery.manifest import describe, find_manifest, read_manifest, write_manifest
from cluster_desktop.delivery.verify import verify_package
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.word import open_word
from cluster_desktop.drafts.check_code import check_code
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError


@pytest.fixture
def failures(package: Path, fonts: FontBook):
    """Verifies the package, after making its manifest agree with the files again."""

    def verify(*, resealed: bool = True) -> list[str]:
        if resealed:
            reseal(package)
        return verify_package(package, fonts=fonts)

    return verify


def reseal(package: Path) -> None:
    path = find_manifest(package)
    assert path is not None
    manifest = read_manifest(path)
    files = tuple(describe(file.role, package / file.path, file.pages) for file in manifest.files)
    write_manifest(replace(manifest, files=files).sealed(), path)


def only(package: Path, pattern: str) -> Path:
    (path,) = package.glob(pattern)
    return path


def edit_word(path: Path, old: str, new: str) -> None:
    document = open_word(path.read_bytes())
    places = [element for element in document.body.iter() if element.text == old]
    assert places
    for element in places:
        element.text = new
    path.write_bytes(document.to_bytes())


def edit_excel(path: Path, cell: str, value: object) -> None:
    book = load_workbook(path)
    book.worksheets[0][cell] = value
    book.save(path)


def edit_pdf(path: Path) -> pikepdf.Pdf:
    return pikepdf.open(path, allow_overwriting_input=True)


def test_an_untouched_package_is_whole(failures) -> None:
    assert failures(resealed=False) == []
    assert failures() == []


@pytest.mark.parametrize("pattern", ["*申报表.docx", "*佐证材料.pdf", "*目录.xlsx", "*.jqsb", "*说明.txt"])
def test_a_changed_file_is_named(package: Path, failures, pattern: str) -> None:
    path = only(package, pattern)
    path.write_bytes(path.read_bytes() + b" ")
    assert failures(resealed=False) == [f"{path.name}：内容被改动过"]


def test_a_missing_file_is_named(package: Path, failures) -> None:
    only(package, "*检查报告.pdf").unlink()
    assert failures(resealed=False) == ["草稿 04 检查报告.pdf：文件缺失"]


def test_an_extra_file_is_named(package: Path, failures) -> None:
    (package / "证明.pdf").write_bytes(b"x")
    assert failures(resealed=False) == ["证明.pdf：不在文件清单里"]


def test_a_changed_manifest_does_not_match_its_seal(package: Path, failures) -> None:
    path = only(package, "*文件清单.json")
    manifest = read_manifest(path)
    write_manifest(replace(manifest, as_draft=False), path)
    assert failures(resealed=False) == [f"{path.name}：内容被改动过"]


def test_a_folder_without_a_manifest_cannot_be_verified(package: Path, failures) -> None:
    only(package, "*文件清单.json").unlink()
    assert failures(resealed=False) == ["文件夹里没有文件清单，或不止一份，无法核对"]


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="不是文件夹"):
        verify_package(tmp_path / "没有")


def test_a_changed_word_of_the_form_is_found(package: Path, failures) -> None:
    edit_word(only(package, "*申报表.docx"), "主导产业所属产业类型", "主导产业的产业类型")
    assert any("申报表.docx" in failure for failure in failures())


def test_an_answer_changed_in_word_alone_no_longer_matches_the_pdf(package: Path, failures) -> None:
    edit_word(only(package, "*申报表.docx"), "86.50", "96.50")
    assert any("的文字与 Word 文件不一致" in failure for failure in failures())


def test_a_page_taken_out_of_the_form_is_found(package: Path, failures) -> None:
    with edit_pdf(only(package, "*申报表.pdf")) as document:
        del document.pages[-1]
        document.save()
    assert any("页数不一致" in failure for failure in failures())


def test_a_row_of_the_excel_index_that_names_another_page_is_found(package: Path, failures) -> None:
    path = only(package, "*目录.xlsx")
    row, first = 3, 7
    assert load_workbook(path).worksheets[0].cell(row, 5).value == first
    edit_excel(path, f"E{row}", first + 2)
    found = " ".join(failures())
    for copy in ("03 佐证材料目录.docx", "02 佐证材料.pdf", "03 佐证材料目录.pdf"):
        assert f"{copy}的目录第 {row - 1} 行与目录 Excel 文件的“联合体协议 9”不一致" in found
    assert f"第 {first} 页应是空白背面" in found
    assert f"目录中“联合体协议”的链接不到第 {first + 2} 页" in found
    assert "书签与目录不一致" in found


def test_a_row_of_the_word_index_that_names_another_document_is_found(package: Path, failures) -> None:
    edit_word(only(package, "*目录.docx"), "联合体协议", "别的协议")
    assert any("佐证材料目录.docx的目录第 2 行" in failure for failure in failures())


def test_a_page_of_the_volume_that_was_exchanged_is_found_by_its_number(package: Path, failures) -> None:
    with edit_pdf(only(package, "*佐证材料.pdf")) as document:
        page = document.pages[-1]
        document.pages.insert(4, page)
        del document.pages[-1]
        document.save()
    assert any("页印的页码是" in failure for failure in failures())


def test_a_page_added_to_the_volume_is_found(package: Path, failures) -> None:
    with edit_pdf(only(package, "*佐证材料.pdf")) as document:
        document.add_blank_page(page_size=(595.276, 841.89))
        document.save()
    found = " ".join(failures())
    assert "有 12 页，文件清单上是 11 页" in found


def test_writing_on_a_blank_back_is_found(package: Path, failures) -> None:
    with edit_pdf(only(package, "*佐证材料.pdf")) as document:
        blank = next(page for page in document.pages[5:] if "/Document" not in page.Resources.XObject)
        blank.Resources.XObject.Document = document.pages[2].Resources.XObject.Document
        blank.contents_add(b" /Document Do")
        document.save()
    assert any("应是空白背面" in failure for failure in failures())


def test_a_link_that_leads_astray_is_found(package: Path, failures) -> None:
    with edit_pdf(only(package, "*佐证材料.pdf")) as document:
        document.pages[2].Annots[0].Dest[0] = document.pages[8].obj
        document.save()
    assert any("那一行没有这个页码" in failure for failure in failures())


def test_a_line_of_the_back_list_that_names_another_page_is_found(package: Path, failures) -> None:
    path = only(package, "*目录.xlsx")
    book = load_workbook(path)
    book.worksheets[1]["C2"] = 99
    book.save(path)
    assert any("按栏目查页码第 1 行" in failure for failure in failures())


def test_a_draft_that_says_something_else_than_the_papers_is_found(package: Path, failures) -> None:
    with Draft.open(only(package, "*.jqsb")) as draft:
        draft.set("area_km2", "96.50", "乙")
        code = check_code(draft)
    found = failures()
    assert any(f"填报数据的校验码是 {code}" in failure for failure in found)
    for name in ("申报表.docx", "申报表.pdf", "佐证材料.pdf", "报送说明.txt"):
        assert any(f"{name}：没有填报数据的校验码" in failure for failure in found)


def test_a_bookmark_that_leads_astray_is_found(package: Path, failures) -> None:
    with edit_pdf(only(package, "*佐证材料.pdf")) as document:
        with document.open_outline() as outline:
            outline.root[1].children[0].destination = 2
        document.save()
    assert any("书签与目录不一致" in failure for failure in failures())


@pytest.mark.parametrize(
    "pattern", ["*佐证材料.pdf", "*申报表.pdf", "*目录.xlsx", "*申报表.docx", "*目录.docx"]
)
def test_a_file_that_no_longer_opens_is_a_failure_not_a_crash(package: Path, failures, pattern: str) -> None:
    only(package, pattern).write_bytes(b"nothing")
    assert failures()
