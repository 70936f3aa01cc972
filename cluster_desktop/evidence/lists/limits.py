"""How much of a file from outside is read, and why a file is not."""

from __future__ import annotations

from cluster_desktop.errors import ClusterError

LARGEST_FILE = 64 * 1024**2
"""Of a file with a list, in bytes."""
LARGEST_UNPACKED = 256 * 1024**2
"""Of all its parts unpacked, in bytes."""
MOST_PARTS = 5_000
"""Parts of a workbook: sheets, pictures, settings."""
MOST_TAGS = 10_000_000
"""Tags in all parts; a cell that holds something has four."""
MOST_TAGS_AT_ONCE = 200_000
"""Tags in a part that openpyxl reads as a whole: some workbooks carry names by the ten thousand."""
MOST_BETWEEN = 500_000
LARGEST_BETWEEN = 16 * 1024**2
"""Tags and bytes of a part that are held at a time: a row of a sheet has 16,384 cells at most."""
LAST_ROW = 1_048_576
"""Of any sheet."""
MOST_COLUMNS = 256
"""Cells further right are not read."""
MOST_FILLED = 60_000
"""Rows of one sheet that hold something."""
MOST_MERGED = 100_000
"""Merged cells of one sheet."""
TOO_LARGE = "内容展开后太大，多半是空行空列带了格式。只复制有内容的部分到新工作簿后再导入"


class UnfitList(ClusterError):
    """A file that no list can be read from."""


class SeveralSheets(UnfitList):
    """More than one sheet could be meant; `sheets` are their names."""

    def __init__(self, sheets: tuple[str, ...], *, where: str) -> None:
        named = "、".join(f"“{name}”" for name in sheets)
        super().__init__(
            f"有 {len(sheets)} 张工作表都像是这份清单：{named}。选定其中一张；都要时，逐张选定并追加",
            where=where,
        )
        self.sheets = sheets


def too_many_rows() -> str:
    """Why a sheet is not read to its end."""
    return f"超过 {MOST_FILLED} 行。请分成几个文件"
