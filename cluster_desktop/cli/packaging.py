"""`blank`, `export` and `verify`: paper."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.cli.word import read_official_blank
from cluster_desktop.delivery.package import export_blank, export_package
from cluster_desktop.delivery.verify import verify_package
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.volume.options import VolumeOptions, read_options
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    import argparse

    from cluster_desktop.cli.console import Console
    from cluster_desktop.cli.registry import Commands


def register(commands: Commands) -> None:
    """Add the arguments of the commands of this module."""
    blank = commands["blank"]
    blank.add_argument("edition", metavar="申报表")
    blank.add_argument("--template", type=Path, metavar="空白表.docx", help="用上级下发的空白表")
    blank.set_defaults(run=_blank)
    export = commands["export"]
    export.add_argument("file", type=Path, metavar="草稿.jqsb")
    export.add_argument("--notice", metavar="通知", help="按哪个通知；不写时按草稿所属的通知")
    export.add_argument("--draft", action="store_true", help="有错误也导出，每页标明“草稿”")
    export.add_argument("--dividers", action="store_true", default=None, help="每部分前加隔页")
    export.add_argument("--no-recto", action="store_true", default=None, help="材料、目录不必从右页开始")
    export.add_argument("--gutter", type=int, metavar="毫米", help="装订边宽度，0 到 30 毫米")
    export.add_argument("--most-sheets", type=int, metavar="张", help="每册最多几张纸，超过时分册")
    export.set_defaults(run=_export)
    for command in (blank, export):
        command.add_argument("--out", type=Path, required=True, metavar="文件夹")
        command.add_argument("--force", action="store_true", help="覆盖已有文件")
    verify = commands["verify"]
    verify.add_argument("folder", type=Path, metavar="文件夹")
    verify.set_defaults(run=_verify)


def _blank(options: argparse.Namespace, console: Console) -> int:
    edition = load_edition(options.edition)
    template = read_official_blank(options.template, edition) if options.template else None
    files = export_blank(edition, options.out, fonts=FontBook(), force=options.force, template=template)
    data = {"files": [{"role": one.role, "path": one.path, "pages": one.pages} for one in files]}
    console.result(data, [f"{one.path}（{one.pages} 页）" for one in files])
    return 0


def _export(options: argparse.Namespace, console: Console) -> int:
    def progress(done: int, total: int, what: str) -> None:
        console.progress(f"{done}/{total} {what}")

    with Draft.open(options.file, read_only=True) as draft:
        result = export_package(
            draft,
            options.out,
            notice=options.notice,
            as_draft=options.draft,
            force=options.force,
            fonts=FontBook(),
            options=_chosen(options, read_options(draft)),
            progress=progress,
        )
    data = {
        "files": [asdict(one) for one in result.files],
        "proof": result.proof,
        "code": result.code,
        "sheets": result.sheets,
        "notes": list(result.notes),
    }
    lines = [f"{one.path}（{one.pages} 页）" if one.pages else one.path for one in result.files]
    console.result(data, [*lines, f"校验码 {result.code}", *result.notes])
    return 0 if all(result.proof.values()) and not result.errors else 1


def _chosen(options: argparse.Namespace, own: VolumeOptions) -> VolumeOptions:
    """The draft's own options with those of the command line in their place."""
    given = {
        "dividers": options.dividers,
        "recto": None if options.no_recto is None else False,
        "gutter": options.gutter,
        "most_sheets": options.most_sheets,
    }
    return replace(own, **{name: value for name, value in given.items() if value is not None})


def _verify(options: argparse.Namespace, console: Console) -> int:
    failures = verify_package(options.folder)
    data = {"ok": not failures, "failures": failures}
    console.result(data, failures or ["申报材料完整，版式、目录页码和校验码均已核对"])
    return 1 if failures else 0
