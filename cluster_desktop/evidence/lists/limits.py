"""How much of a file from outside is read, and why a file is not."""

from __future__ import annotations

from cluster_desktop.errors import ClusterError

LARGEST_FILE = 64 * 1024**2
"""Of a file with a list, in bytes."""
LARGEST_PART = 256 * 1024**2
"""Of one part of it unpacked, in bytes."""
MOST_COLUMNS = 256
"""Cells further right are not read."""
MOST_TEXTS = 2_000_000
"""Different texts in one workbook."""
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


def unfit_size(size: int) -> str:
    """Why a part of a file is not read."""
    return (
        f"内容展开后超过 {size // 1024**2} MB，多半是空行空列带了格式。只复制有内容的部分到新工作簿后再导入"
    )
