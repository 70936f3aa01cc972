"""The check code of a package: computed from its draft, and found on every file that carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from cluster_desktop.delivery.coded import code_in_excel, code_in_pdf, code_in_word
from cluster_desktop.drafts.check_code import check_code
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.rendering import open_rendering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cluster_desktop.delivery.manifest import Manifest, PackageFile


def code_failures(manifest: Manifest, folder: Path) -> list[str]:
    """Where the code is another than that of the draft in the package, one sentence each."""
    try:
        return list(_failures(manifest, folder))
    except (ClusterError, pikepdf.PdfError) as error:
        return [str(error)]


def _failures(manifest: Manifest, folder: Path) -> Iterator[str]:
    drafts = manifest.of_role("draft")
    if len(drafts) != 1:
        yield "文件清单里应有填报数据一份"
        return
    with Draft.open(folder / drafts[0].path, read_only=True) as draft:
        code = check_code(draft)
    if manifest.check_code != code:
        yield f"填报数据的校验码是 {code}，文件清单上是 {manifest.check_code}"
    for file in manifest.files:
        found = _carried(file, folder)
        if found is not None and code not in found:
            yield f"{file.path}：没有填报数据的校验码 {code}"


def _carried(file: PackageFile, folder: Path) -> list[str] | None:
    """Codes that a file carries, None where it is to carry none; a volume has to show it on its cover."""
    path = folder / file.path
    match file.role:
        case "form-word" | "index-word":
            return [code_in_word(path.read_bytes())]
        case "index-excel":
            return [code_in_excel(path.read_bytes())]
        case "form-pdf" | "index-pdf":
            with pikepdf.open(path) as document:
                return [code_in_pdf(document)]
        case "evidence-volume":
            with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as document:
                inside = code_in_pdf(document)
            with open_rendering(path) as rendering:
                cover = "".join(rendering.text(1).split())
            return [inside] if f"校验码：{inside}" in cover else []
        case "mail":
            return [path.read_text("utf-8-sig").partition("校验码：")[2][:14]]
        case _:
            return None
