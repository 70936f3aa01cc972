"""Files on their way in: converted, named, found in folders."""

from __future__ import annotations

import io
import shutil
import sys
import time
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from cluster_desktop.evidence.intake import folders
from cluster_desktop.evidence.intake.converting import ConversionError, converted, is_office
from cluster_desktop.evidence.intake.folders import files_of
from cluster_desktop.evidence.intake.media import UnfitFile
from cluster_desktop.evidence.intake.office_programs import Converter, Machine, find_converter
from cluster_desktop.evidence.intake.preparing import pasted_name, prepare, title_of
from tests.evidence.papers import encrypted, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def word(text: str = "产业联盟章程") -> bytes:
    written, document = io.BytesIO(), docx.Document()
    document.add_paragraph(text)
    document.save(written)
    return written.getvalue()


def excel() -> bytes:
    written, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["企业名称", "平川丝网厂"])
    book.save(written)
    return written.getvalue()


def fake(script: str) -> Converter:
    """An office program that is a line of Python; it is given the source and the target."""

    def command(source: Path, target: Path, folder: Path) -> list[str]:
        return [sys.executable, "-c", f"import sys, time, pathlib; {script}", str(source), str(target)]

    return Converter("假程序", command)


COPIES = fake("pathlib.Path(sys.argv[2]).write_bytes(pathlib.Path(sys.argv[1]).read_bytes()[-9:])")


def machine(platform: str, which: str | None = None, registered: tuple[str, ...] = ()) -> Machine:
    return Machine(platform, {"SYSTEMROOT": r"C:\Windows"}, lambda _: which, lambda name: name in registered)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_file_becomes_pages_by_libreoffice() -> None:
    ready = prepare(word(), "章程.docx")
    assert (ready.file_name, ready.found.media, ready.found.fault) == ("章程.docx", "application/pdf", None)
    assert ready.remarks[0].startswith("由 LibreOffice 转成 PDF")
    (page,) = pypdfium2.PdfDocument(ready.data)
    assert "产业联盟章程" in page.get_textpage().get_text_bounded()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (word(), "a.docx", True),
        (word(), "改了名.pdf", True),
        (excel(), "b.xlsx", True),
        (OLE, "old.doc", True),
        (OLE, "表.et", True),
        (OLE, "setup.msi", False),
        (b"{\\rtf1 x}", "a.rtf", True),
        (pdf("a"), "a.docx", False),
        (b"PK\x03\x04broken", "a.docx", False),
    ],
)
def test_the_content_tells_what_an_office_program_opens(data: bytes, name: str, expected: bool) -> None:
    assert is_office(data, name) is expected


def test_a_program_that_makes_no_pdf_is_told_with_what_to_do() -> None:
    with pytest.raises(ConversionError, match=r"没有把文件转成 PDF.*另存为 PDF") as told:
        converted(word(), "章程.docx", COPIES)
    assert told.value.where == "章程.docx"


def test_a_program_that_does_not_end_is_ended() -> None:
    begun = time.monotonic()
    with pytest.raises(ConversionError, match="没有转换完"):
        converted(word(), "a.docx", fake("time.sleep(60)"), seconds=0.5)
    assert time.monotonic() - begun < 10


class Cancelled(Exception):
    pass


def test_cancelling_ends_the_program(tmp_path: Path) -> None:
    late = tmp_path / "late"

    def check() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        converted(word(), "a.docx", fake(f"time.sleep(1); pathlib.Path({str(late)!r}).touch()"), check=check)
    time.sleep(1.2)
    assert not late.exists()


def test_a_program_that_is_gone_is_told() -> None:
    with pytest.raises(ConversionError, match="没有启动（找不到）"):
        converted(word(), "a.docx", Converter("LibreOffice", lambda *_: ["/nowhere/soffice"]))


def test_an_encrypted_word_file_is_not_tried() -> None:
    data = OLE + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ConversionError, match="打开口令"):
        converted(data, "a.docx", fake("raise SystemExit"))


def test_without_an_office_program_the_official_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cluster_desktop.evidence.intake.preparing.find_converter", lambda: None)
    with pytest.raises(UnfitFile, match="另存为 PDF"):
        prepare(word(), "章程.docx")


def test_libreoffice_is_asked_for_first_without_macros_and_with_a_profile_of_its_own(tmp_path: Path) -> None:
    found = find_converter(machine("linux", "/usr/bin/soffice"))
    assert found is not None
    command = found.command(tmp_path / "source.docx", tmp_path / "source.pdf", tmp_path)
    assert command[0] == "/usr/bin/soffice"
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in command
    kept = (tmp_path / "profile" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert "DisableMacrosExecution" in kept


@pytest.mark.parametrize(
    ("registered", "name", "program"),
    [
        (("Word.Application", "Excel.Application"), "Word、Excel", "Excel.Application"),
        (("KWPS.Application", "KET.Application"), "WPS", "KET.Application"),
    ],
)
def test_on_windows_the_office_that_is_there_serves(
    tmp_path: Path, registered: tuple[str, ...], name: str, program: str
) -> None:
    found = find_converter(machine("win32", registered=registered))
    assert found is not None
    assert found.name == name
    command = found.command(tmp_path / "source.xlsx", tmp_path / "source.pdf", tmp_path)
    assert command[-4:] == ["sheets", program, str(tmp_path / "source.xlsx"), str(tmp_path / "source.pdf")]
    assert (tmp_path / "convert.ps1").read_text().count("AutomationSecurity = 3") == 1


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_where_there_is_none_none_is_found(platform: str) -> None:
    assert find_converter(machine(platform)) is None


def test_a_file_is_unlocked_on_its_way_in() -> None:
    ready = prepare(encrypted(pdf("a"), "secret"), "a.pdf", password="secret")  # noqa: S106
    assert (ready.found.fault, ready.found.locked) == (None, False)


def test_a_locked_file_says_that_a_password_helps() -> None:
    assert prepare(encrypted(pdf("a"), "secret"), "a.pdf").found.locked


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("03-专精特新名单.pdf", "专精特新名单"),
        ("附件3-1 空间规划图.pdf", "空间规划图"),
        ("附件十二：章程（盖章版）.pdf", "章程"),
        ("绿色工厂证书 扫描.pdf", "绿色工厂证书"),
        ("（3）协议(1).pdf", "协议"),
        ("二、产业链图谱.png", "产业链图谱"),
        ("3.2.1 共享合同_最终版_扫描件.pdf", "共享合同"),
        ("2023年审计报告.pdf", "2023年审计报告"),
        ("10万吨项目批复.pdf", "10万吨项目批复"),
        ("1.pdf", "1"),
        ("扫描.pdf", "扫描"),
        ("附件3.pdf", "附件3"),
        ("证书.2024.pdf", "证书.2024"),
        ("a:b.PDF", "a:b"),
    ],
)
def test_the_title_offered_is_the_name_without_numbers_and_remarks(name: str, title: str) -> None:
    assert title_of(name) == title


def test_pasted_pictures_get_names_of_their_own() -> None:
    assert pasted_name(["粘贴的图片 1.png", "粘贴的图片 3.png"]) == "粘贴的图片 2.png"


def test_a_folder_is_read_in_the_order_that_people_count_in(tmp_path: Path) -> None:
    for name in ("10.pdf", "2.pdf", "1.pdf", "3 清单/b10.pdf", "3 清单/b9.pdf", "附件2.pdf", "附件10.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert [str(path.relative_to(tmp_path).as_posix()) for path in files_of(tmp_path).files] == [
        "1.pdf",
        "2.pdf",
        "3 清单/b9.pdf",
        "3 清单/b10.pdf",
        "10.pdf",
        "附件2.pdf",
        "附件10.pdf",
    ]


def test_what_systems_leave_behind_is_passed_over_and_counted(tmp_path: Path) -> None:
    for name in ("a.pdf", "Thumbs.db", "~$b.docx", ".DS_Store", "下载.crdownload", "desktop.ini"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "空.pdf").touch()
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "c.pdf").write_bytes(b"x")
    (tmp_path / "圈").symlink_to(tmp_path)
    found = files_of(tmp_path)
    assert [path.name for path in found.files] == ["a.pdf"]
    told = "找到 1 个文件，略过 8 个：隐藏文件 1 个、系统文件 3 个、临时文件 2 个、快捷方式 1 个、空文件 1 个"
    assert sorted(found.told().split("：")[1].split("、")) == sorted(told.split("：")[1].split("、"))
    assert found.told().startswith("找到 1 个文件，略过 8 个：")


def test_a_folder_without_end_is_read_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MAX_FILES", 3)
    for number in range(5):
        (tmp_path / f"{number}.pdf").write_bytes(b"x")
    found = files_of(tmp_path)
    assert len(found.files) == 3
    assert len(found.skipped) == 2
