"""What stands in the way of an official who does not see well, or uses no mouse, told for each control."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollBar,
    QTableView,
    QWidget,
)

from cluster_desktop.ui.parts.elided import ElidedLabel

LEAST_TARGET = 24
"""Pixels, as WCAG 2.2 (2.5.8) asks of what is pressed."""


def seen(area: QWidget) -> Iterator[QWidget]:
    """Everything in an area that is shown, and the area itself."""
    yield area
    window = area.window()
    for widget in area.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            yield widget


def stops(area: QWidget) -> list[QWidget]:
    """What Tab stops at."""
    tab = Qt.FocusPolicy.TabFocus
    return [
        each
        for each in seen(area)
        if each.focusPolicy() & tab and each.isEnabled() and not each.focusProxy() and not inner(each)
        if not _beside_the_chosen(each)
    ]


def _beside_the_chosen(widget: QWidget) -> bool:
    """One of several of which another is chosen: Tab goes to one of them, and arrows from there."""
    group: QButtonGroup | None = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.buttons()[0] is not widget


def inner(widget: QWidget) -> bool:
    """A part of a control that Qt makes for itself."""
    return widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)


def spoken(widget: QWidget) -> str:
    """What a screen reader says of it first."""
    # On some desktops Qt tells the value of a combo box in place of its name.
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def described(widget: QWidget) -> str:
    """What a screen reader adds."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def said(widget: QWidget) -> str:
    """A control in a list of faults."""
    words = spoken(widget) or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} “{words or widget.objectName()}” {widget.width()}×{widget.height()}"


def weakly_named(area: QWidget, *, but: QWidget | None = None) -> list[str]:
    """Controls and cells of tables of which a screen reader says too little, or the same as of others."""
    found: list[str] = []
    told: Counter[tuple[str, str]] = Counter()
    for each in seen(area):
        if not _is_control(each) or (but is not None and but.isAncestorOf(each)):
            continue
        told[spoken(each), described(each)] += 1
        if not _says_enough(spoken(each)):
            found.append(said(each))
        if isinstance(each, QTableView):
            found += [f"{said(each)}: a cell “{cell}”" for cell in cells_of(each) if not _says_enough(cell)]
    return found + [f"{count} × {name} {about}" for (name, about), count in told.items() if count > 1]


def cells_of(table: QTableView) -> list[str]:
    """What a screen reader says of the cells that are seen and have something in them."""
    model, role = table.model(), Qt.ItemDataRole.AccessibleTextRole
    shown = [row for row in range(model.rowCount()) if table.rowViewportPosition(row) < table.height()]
    columns = [column for column in range(model.columnCount()) if not table.isColumnHidden(column)]
    cells = [model.index(row, column) for row in shown for column in columns]
    return [str(each.data(role) or each.data()) for each in cells if each.data()]


def _is_control(widget: QWidget) -> bool:
    pressed = isinstance(widget, QAbstractButton | QComboBox | QLineEdit) and not inner(widget)
    within = isinstance(widget.parentWidget(), QAbstractItemView | QLineEdit | QAbstractSpinBox)
    return (pressed and not within) or (stops_at(widget) and not widget.focusProxy() and not inner(widget))


def _says_enough(name: str) -> bool:
    """A figure or a sign alone does not tell what it is of."""
    return sum(map(str.isalpha, name)) > 1


def small(area: QWidget) -> list[str]:
    """Controls that are hard to hit."""
    pressed = [
        each
        for each in seen(area)
        if isinstance(each, QAbstractButton | QComboBox | QLineEdit)
        and not inner(each)
        and not isinstance(each.parentWidget(), QAbstractItemView | QLineEdit)
        and not each.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]
    return [said(each) for each in pressed if min(each.width(), each.height()) < LEAST_TARGET]


def cut(area: QWidget) -> list[str]:
    """Words that do not have the room they need, and do not say so by … and a tip."""
    return [said(each) for each in seen(area) if _is_cut(each)]


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel) or not widget.width():
        return False
    if isinstance(widget, QLabel):
        return bool(widget.text()) and _label_is_cut(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.width() < _least_width(widget) and "…" not in widget.text()
    if isinstance(widget, QLineEdit) and widget.alignment() & Qt.AlignmentFlag.AlignRight:
        room = widget.width() - 2 * 2
        return widget.fontMetrics().horizontalAdvance(widget.text()) > room
    return False


def _label_is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() + 1 < label.heightForWidth(label.width())
    return label.width() + 1 < label.sizeHint().width() or label.height() + 2 < label.fontMetrics().height()


def _least_width(button: QAbstractButton) -> int:
    words = max(button.fontMetrics().horizontalAdvance(line) for line in button.text().split("\n"))
    beside = 20 if isinstance(button, QCheckBox | QRadioButton) else 0
    return words + beside


def outside(area: QWidget) -> list[str]:
    """Controls that reach over the edge of what holds them, where nothing scrolls."""
    found: list[str] = []
    for each in seen(area):
        holder = each.parentWidget()
        if holder is None or each is area or each.isWindow() or isinstance(each, QLabel):
            continue
        if isinstance(holder.parentWidget(), QAbstractScrollArea):
            continue
        if each.width() and each.geometry().right() > holder.width() + 1 and stops_at(each):
            found.append(said(each))
    return found


def stops_at(widget: QWidget) -> bool:
    """Whether it takes the keyboard."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def at_rest(look: Callable[[], list[str]]) -> list[str]:
    """What is found once the layout has come to rest, which takes words that wrap a few turns."""
    found: list[str] = []
    for _ in range(8):
        QTest.qWait(5)
        if not (found := look()):
            break
    return found


def one_of_each_kind(area: QWidget) -> list[QWidget]:
    """The first control of every kind that the style sheet dresses in a way of its own."""
    found: dict[tuple[object, ...], QWidget] = {}
    for each in stops(area):
        if each.visibleRegion().isEmpty():
            continue
        found.setdefault(kind_of(each), each)
    return list(found.values())


def kind_of(widget: QWidget) -> tuple[object, ...]:
    """What the style sheet dresses a control by."""
    worn = [widget.property(name) for name in ("kind", "row", "chip", "filter", "rail", "list")]
    return (type(widget).__name__, type(widget.parentWidget()).__name__, *worn)


def shows_focus(widget: QWidget) -> bool:
    """Whether it looks otherwise with the cursor than without: itself, or the cell around it."""
    around = widget.parentWidget() or widget
    widget.clearFocus()
    before = around.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(widget, QLineEdit):
        widget.deselect()
    return around.grab().toImage() != before
