"""The note on what goes where: what to print, and the e-mail that the notice asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.evidence.region import named_areas
from cluster_desktop.evidence.volume.numbering import sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.delivery.manifest import PackageFile
    from cluster_desktop.forms.model import Edition, Notice

_MAILED = ("form-word", "form-pdf", "evidence-volume", "index-word", "index-excel", "index-pdf")


def mail_note(  # noqa: PLR0917 - each of them is told
    edition: Edition,
    notice: Notice,
    answers: Mapping[str, str | bool],
    files: Sequence[PackageFile],
    code: str,
    notes: Sequence[str] = (),
) -> str:
    """The text of the note, one thing a line; `code` is the check code, `notes` what binding has to say."""
    printed = [file for file in files if file.role in _printed(notice)]
    lines = [
        f"依据：{notice.issuer}《{notice.title}》",
        f"截止：{_day(notice.deadline)}",
        f"报送：{notice.receiver}",
        f"校验码：{code}（与申报表文件属性、佐证材料封面、文件清单中的一致）",
        "",
        f"一、打印装订，一式{notice.copies}份，双面打印（沿长边翻转，按实际大小）" + _bound(notice),
        *(f"{file.path}（{file.pages}页，用纸{sheets_of(file.pages or 0)}张）" for file in printed),
        *_paper(printed, notice.copies),
        *notes,
        "打印后在申报表封面和真实性声明处签字、盖章。",
        "",
        f"二、{notice.electronic or '电子版'}",
    ]
    if notice.discs:
        lines.append(f"光盘：{notice.discs}份" + _labelled(_filled(notice.disc_name, edition, answers)))
    if notice.email:
        lines.append(f"收件人：{notice.email}")
    if notice.email_subject:
        lines.append(f"邮件标题：{mail_subject(edition, notice, answers)}")
    lines.append("附件：")
    lines += [file.path for file in files if file.role in _MAILED]
    lines += ["申报表盖章扫描件（盖章后扫描，另行添加）", ""]
    if notice.contacts:
        lines += ["三、联系方式", *notice.contacts, ""]
    return "\r\n".join(lines)


def mail_subject(edition: Edition, notice: Notice, answers: Mapping[str, str | bool]) -> str:
    """The subject by the notice's pattern, with the area on the cover in place of `{所在地区}`."""
    return _filled(notice.email_subject or "", edition, answers)


def _filled(pattern: str, edition: Edition, answers: Mapping[str, str | bool]) -> str:
    """The pattern with the area on the cover in place of `{所在地区}`, and of `{县}` the county alone."""
    areas = named_areas(edition, answers)
    return pattern.replace("{所在地区}", "".join(areas.values())).replace("{县}", areas["region/county"])


def _labelled(name: str) -> str:
    return f"，标注“{name}”" if name else ""


def _printed(notice: Notice) -> tuple[str, ...]:
    """What is printed: a book holds the form already."""
    return ("evidence-volume",) if notice.book else ("form-pdf", "evidence-volume")


def _paper(files: Sequence[PackageFile], copies: int) -> Iterator[str]:
    sheets = sum(sheets_of(file.pages or 0) for file in files)
    yield f"合计每份用纸{sheets}张，{copies}份共{sheets * copies}张。"


def _bound(notice: Notice) -> str:
    if notice.bound_apart is None:
        return "："
    return "，申报表和佐证材料分别装订：" if notice.bound_apart else "，合订为一册："


def _day(date: str) -> str:
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", date)
    return "{}年{}月{}日".format(*(int(part) for part in found.groups())) if found else date
