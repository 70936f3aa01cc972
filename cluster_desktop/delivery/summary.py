"""The 推荐汇总表 that a notice asks for, over the drafts of many clusters: Word, Excel and PDF."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from cluster_desktop.delivery.folder import whole_folder
from cluster_desktop.delivery.index_excel import FIGURE, HEAD, WORDS
from cluster_desktop.delivery.manifest import PackageFile, describe
from cluster_desktop.delivery.summary_findings import SummaryFinding, table_findings
from cluster_desktop.delivery.summary_row import SummaryRow, summary_row
from cluster_desktop.documents.excel_file import Look, lay_across, saved, write_cell, write_row
from cluster_desktop.documents.layout import lay_out
from cluster_desktop.documents.paint import paint
from cluster_desktop.documents.tables import Column, Grid, Text, paper
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.forms.loader import load_edition, load_notice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.forms.model import Notice, SummaryTable

_WIDTHS_CM = (1.2, 3.4, 3.4, 3.0, 2.2, 2.1, 9.0)
_LINE = Look(Font(name="宋体", size=11), Alignment())
_LEFT_FROM = 6


@dataclass(frozen=True, slots=True)
class Summary:
    """The files of a summary by path, and what is wrong with it."""

    files: tuple[PackageFile, ...]
    findings: tuple[SummaryFinding, ...]


def make_summary(
    notice_id: str, drafts: Sequence[Path], out: Path, *, fonts: FontBook, force: bool = False
) -> Summary:
    """Write the summary tables of a notice into the folder `out`: one for each edition of the drafts.

    Raises:
        FolderError: `out` cannot be written, or holds files and `force` is not given.
        ClusterError: the notice is not known or asks for no table, no draft fits it, or one cannot be read.
    """
    notice = load_notice(notice_id)
    if not notice.summaries:
        raise ClusterError("这份通知没有推荐汇总表", where=notice.id)
    findings: list[SummaryFinding] = []
    rows: dict[str, list[SummaryRow]] = {}
    tables = {table.edition: table for table in notice.summaries}
    for path in drafts:
        with closing(Draft.open(path, read_only=True)) as draft:
            table = tables.get(draft.edition)
            if table is None:
                title = load_edition(draft.edition).title
                words = f"是“{title}”（{draft.edition}），不是这份通知的申报表，未列入"
                findings.append(SummaryFinding("error", path.name, words))
                continue
            row = summary_row(draft, load_edition(draft.edition), most=table.max_chars)
            rows.setdefault(draft.edition, []).append(row)
            findings += _draft_findings(draft, notice)
    if not rows:
        raise ClusterError("没有一份草稿是这份通知的申报表。核对草稿，或换一份通知", where=notice.id)
    files: list[PackageFile] = []
    with whole_folder(out, force=force) as folder:
        for edition, held in rows.items():
            findings += table_findings(notice, tables[edition], held)
            files += _write(tables[edition], held, folder, fonts)
    placed = tuple(replace(file, path=str(out.absolute() / file.path)) for file in files)
    return Summary(placed, tuple(findings))


def _draft_findings(draft: Draft, notice: Notice) -> list[SummaryFinding]:
    errors = assess(draft, notice.id).count("error")
    if not errors:
        return []
    conflicts = len(draft.conflicts())
    words = f"还有 {errors} 条错误" + (f"，其中 {conflicts} 处多人填写不一致" if conflicts else "")
    return [SummaryFinding("error", draft.path.name, words)]


def _write(
    table: SummaryTable, rows: Sequence[SummaryRow], folder: Path, fonts: FontBook
) -> list[PackageFile]:
    cells = [row.cells(number) for number, row in enumerate(rows, 1)]
    columns = [
        Column(title, width, "left" if place >= _LEFT_FROM else "center")
        for place, (title, width) in enumerate(zip(table.columns, _WIDTHS_CM, strict=True))
    ]
    lines = [Text(line) for line in table.head_lines]
    word = paper(table.title, [*lines, Grid(columns=columns, rows=cells)], landscape=True)
    layout = lay_out(word, fonts, own=True)
    pages = len(layout.pages)
    made = (
        ("summary-word", "docx", word, pages),
        ("summary-excel", "xlsx", _excel(table, cells), None),
        ("summary-pdf", "pdf", paint(layout, fonts, title=table.title), pages),
    )
    files: list[PackageFile] = []
    for role, ending, data, count in made:
        path = folder / f"{table.title}.{ending}"
        path.write_bytes(data)
        files.append(describe(role, path, count))
    return files


def _excel(table: SummaryTable, cells: Sequence[Sequence[str]]) -> bytes:
    """The table to be worked on: title, head lines, columns, rows; lying on A4."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "推荐汇总表"
    above = (table.title, *table.head_lines)
    for number, line in enumerate(above, 1):
        write_row(sheet, number, [line], _LINE)
    top = len(above) + 1
    write_row(sheet, top, table.columns, HEAD)
    for number, line in enumerate(cells, top + 1):
        for place, text in enumerate(line):
            cell = sheet.cell(number, place + 1)
            write_cell(cell, text, WORDS if place >= _LEFT_FROM else FIGURE)  # pyright: ignore[reportArgumentType] - no cell is merged here
    for place, width in enumerate(_WIDTHS_CM):
        sheet.column_dimensions["ABCDEFG"[place]].width = width * 5
    lay_across(sheet)
    return saved(book)
