"""A file on its way into a draft: converted, unlocked, looked over, named."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.evidence.intake.converting import converted, find_converter, is_office
from cluster_desktop.evidence.intake.preflight import Preflight, inspect
from cluster_desktop.evidence.intake.unlocking import unlocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cluster_desktop.evidence.intake.converting import Converter

_NUMBER_BEFORE = re.compile(
    r"^\s*(?:附件\s*[0-9一二三四五六七八九十]+(?:[-.—_][0-9]+)*|0[0-9]{1,2}|[0-9]{1,3}(?:[-._][0-9]{1,2}){0,3}(?=[\s_—:：.、．-])"
    r"|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}(?=、))\s*[-_—:：.、．\s]*(?=\S)"
)
_LEFT_BEHIND = re.compile(
    r"[\s_\-]*(?:[（(]\s*(?:[0-9]{1,3}|扫描件?|盖章版?|最终版?|终版|复印件)\s*[)）]"
    r"|扫描件?|盖章版?|最终版?|终版|复印件|副本)$"
)
_SUFFIX = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,5}$")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file ready to be attached: `data` is what the draft will keep, `file_name` the name it came under."""

    data: bytes
    file_name: str
    found: Preflight

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the official should know of it."""
        return self.found.remarks


def prepare(
    data: bytes,
    file_name: str,
    *,
    password: str | None = None,
    converter: Converter | None = None,
    check: Callable[[], None] = lambda: None,
) -> Prepared:
    """Look over a file that is to be evidence; Word and Excel files are made PDF first.

    `converter` is the program for that, by default the one found here.  `check` is called now and then and
    may raise to stop the work.

    Raises:
        UnfitFile: it cannot be evidence; the message says what to do.
        ConversionError: the office program did not make a PDF of it.
        WrongPassword: `password` does not open it.
    """
    told: tuple[str, ...] = ()
    if is_office(data, file_name) and (converter := converter or find_converter()):
        data = converted(data, file_name, converter, check=check)
        told = (f"由 {converter.name} 转成 PDF，版面可能有变动，请逐页核对",)
    if password is not None:
        data = unlocked(data, password)
    found = inspect(data, file_name, check=check)
    return Prepared(data, file_name, replace(found, remarks=(*told, *found.remarks)))


def title_of(file_name: str) -> str:
    """The title offered for a file: without suffix, number and remarks (`附件3-1 名单 扫描.pdf`: 名单)."""
    name = _SUFFIX.sub("", file_name).strip()
    shorter = _NUMBER_BEFORE.sub("", name, count=1)
    while (cut := _LEFT_BEHIND.sub("", shorter)) and cut != shorter:
        shorter = cut
    return shorter.strip(" _-—.、") or name


def pasted_name(taken: Iterable[str]) -> str:
    """A name for an image from the clipboard that none of the files `taken` has."""
    present = set(taken)
    number = 1
    while (name := f"粘贴的图片 {number}.png") in present:
        number += 1
    return name
