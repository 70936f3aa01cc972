"""Words of a cell that are longer than the cell is wide."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from cluster_desktop.ui.evidence.two_lines import broken

WORDS = "文件设有打开口令，无法读取。请填写口令"


def lines(count: int, most: int) -> list[str]:
    """The words in a cell with room for so many of them in a line."""
    metrics = QFontMetrics(QApplication.font())
    return broken(WORDS, metrics, metrics.horizontalAdvance(WORDS[:count]), most)


def test_words_that_fit_stay_in_one_line(qapp: QApplication) -> None:
    assert lines(len(WORDS), 2) == [WORDS]


def test_longer_words_go_on_in_the_next_line_and_none_is_lost(qapp: QApplication) -> None:
    assert lines(10, 2) == [WORDS[:10], WORDS[10:]]


def test_no_line_begins_with_a_mark(qapp: QApplication) -> None:
    assert WORDS[8] == "，"
    first, *_ = lines(8, 3)
    assert first == WORDS[:7]


def test_where_the_lines_do_not_suffice_the_last_says_so(qapp: QApplication) -> None:
    first, last = lines(6, 2)
    assert first == WORDS[:6]
    assert last.endswith("…")


def test_a_year_in_brackets_goes_on_whole_in_the_next_line(qapp: QApplication) -> None:
    words = "产业链培育方案（2023年）"
    metrics = QFontMetrics(QApplication.font())
    assert broken(words, metrics, metrics.horizontalAdvance("产业链培育方案（20"), 2) == [
        "产业链培育方案",
        "（2023年）",
    ]


def test_one_sign_stays_one_line_however_narrow_the_cell(qapp: QApplication) -> None:
    assert len(broken("甲", QFontMetrics(QApplication.font()), 0, 2)) == 1
