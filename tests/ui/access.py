"""What stands in the way of an official who does not see well, or uses no mouse, told for each control."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollBar,
    QWidget,
)

from cluster_desktop.ui.parts.elided import ElidedLabel

_PRESSES = 600
LEAST_TARGET = 24
"""Pixels, as WCAG 2.2 (2.5.8) asks of what is pressed."""


def seen(area: QWidget) -> Iterator[QWidget]:
    """Everything in an area that is shown, and the area itself."""
    yield area
    for widget in area.findChildren(QWidget):
        if widget.isVisible() and widget.window() is area.window():
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
    """What a screen reader says of it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def said(widget: QWidget) -> str:
    """A control in a list of faults."""
    words = spoken(widget) or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} “{words or widget.objectName()}” {widget.width()}×{widget.height()}"


def nameless(area: QWidget) -> list[str]:
    """Controls of which a screen reader has nothing to say."""
    return [said(each) for each in stops(area) if not spoken(each)]


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


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG reckons it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """From 1 to 21."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def printed_contrast(picture: QImage, place: QRect) -> float:
    """Between the ground of a place in a picture and what stands out from it most."""
    part = picture.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(part.constBits()).cast("I"))
    ground = QColor(found.most_common(1)[0][0])
    return max(contrast(ground, QColor(colour)) for colour in found)


def faint_words(area: QWidget, least: float) -> list[str]:
    """Labels whose words do not stand out from their ground, as they are painted."""
    picture = area.grab().toImage()
    ratio = picture.devicePixelRatio()
    found: list[str] = []
    for label in _labels(area):
        corner = label.mapTo(area, QPoint(0, 0)) * ratio
        place = QRect(corner, label.size() * ratio)
        if not picture.rect().contains(place) or _covered(label, area):
            continue
        stands_out = printed_contrast(picture, place)
        if stands_out < least:
            found.append(f"{said(label)}: {stands_out:.1f}")
    return found


def _labels(area: QWidget) -> Iterable[QLabel]:
    return (
        each
        for each in seen(area)
        if isinstance(each, QLabel) and each.text().strip() and each.isEnabled() and each.pixmap().isNull()
    )


def _covered(label: QLabel, area: QWidget) -> bool:
    """Whether a part of it is scrolled away or lies under something else."""
    return label.visibleRegion().boundingRect() != label.rect() and area is not label


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
        worn = [each.property(name) for name in ("kind", "row", "chip", "filter", "rail", "list")]
        found.setdefault((type(each).__name__, type(each.parentWidget()).__name__, *worn), each)
    return list(found.values())


def shows_focus(widget: QWidget) -> bool:
    """Whether it looks otherwise with the cursor than without: itself, or the cell around it."""
    around = widget.parentWidget() or widget
    widget.clearFocus()
    before = around.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(widget, QLineEdit):
        widget.deselect()
    return around.grab().toImage() != before


def tab_round(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Where Tab goes from the widget that has the cursor, until it is back there, or for very long."""
    found: dict[QWidget, None] = {}
    first = here = window.focusWidget()
    for _ in range(_PRESSES):
        found[here] = None
        QTest.keyClick(here, key)
        here = window.focusWidget()
        if here is first and len(found) > 1:
            break
    return list(found)
