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
"""Tags in all parts: a cell that holds something has four, and one that holds nothing takes memory as well."""
LAST_ROW = 1_048_576
"""Of any sheet."""
MOST_COLUMNS = 256
"""Cells further right are not read."""
MOST_FILLED = 100_000
"""Rows of one sheet that hold something."""


class UnfitList(ClusterError):
    """A file that no list can be read from."""


class SeveralSheets(UnfitList):
    """More than one sheet could be meant; `sheets` are their names."""

    def __init__(self, sheets: tuple[str, ...], *, where: str) -> None:
        named = "、".join(f"“{name}”" for name in sheets)
        super().__init__(f"有 {len(sheets)} 张工作表都像是这份清单：{named}。选定其中一张", where=where)
        self.sheets = sheets


def too_many_rows() -> str:
    """Why a sheet is not read to its end."""
    return f"超过 {MOST_FILLED} 行。请分成几个文件"
