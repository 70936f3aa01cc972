"""How long a list of 13,000 firms takes: to import, against openpyxl reading the same sheet, and to print.

`python -m tests.benchmarks.list_speed`
"""

from __future__ import annotations

import io
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.evidence.lists.credit_code import check_character
from cluster_desktop.evidence.lists.importing import import_list
from cluster_desktop.evidence.lists.printing import list_pdf
from cluster_desktop.forms.lists import find_list
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 13_000
TURNS = 5
FIRMS = find_list(load_edition("hebei-2024"), "firms")
_SIZES = ("大型", "中型企业", "小型", "微型")


def firms_sheet(rows: int = ROWS) -> bytes:
    """A sheet of ten columns as a county keeps it, under a title."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("企业清单")
    sheet.append(["平川县集群企业清单"])
    sheet.append(
        [
            "序号",
            "单位名称",
            "社会信用代码",
            "划型",
            "乡镇",
            "主营产品",
            "从业人数",
            "营业收入（万元）",
            "电话",
            "备注",
        ]
    )
    for number in range(rows):
        body = f"91130123MA{number:07d}"
        firm = f"平川县第{number}金属丝网制品有限公司"
        named = [number + 1, firm, body + check_character(body), _SIZES[number % 4], f"{number % 20}号镇"]
        sheet.append([*named, "不锈钢筛网", number % 300, number * 1.37, f"0311-{number:07d}", None])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read_by_openpyxl(data: bytes) -> int:
    """How many rows openpyxl reads, in its quickest way."""
    book = load_workbook(io.BytesIO(data), read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def seconds(work: Callable[[], object], turns: int = TURNS) -> float:
    """The median of several turns, without what other programs take of the processor."""
    times: list[float] = []
    for _ in range(turns):
        start = process_time()
        work()
        times.append(process_time() - start)
    return median(times)


def ratio(data: bytes, turns: int = TURNS) -> float:
    """How many times as long the import takes as openpyxl's reading."""
    reading = seconds(lambda: read_by_openpyxl(data), turns)
    return seconds(lambda: import_list(data, "企业.xlsx", FIRMS), turns) / reading


def main() -> None:
    """Print import and printing, with the time that is allowed."""
    data = firms_sheet()
    imported = import_list(data, "企业.xlsx", FIRMS)
    fonts = FontBook()
    print(f"openpyxl reads {ROWS} rows in {seconds(lambda: read_by_openpyxl(data)):.2f} s")
    print(f"import of {len(imported.rows)} rows: {ratio(data):.2f} × (at most 1.5)")
    printed = seconds(lambda: list_pdf(FIRMS, imported.rows, "平川县丝网产业集群", fonts), 3)
    print(f"printing: {printed:.2f} s (at most 10)")


if __name__ == "__main__":
    main()
