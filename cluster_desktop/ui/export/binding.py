"""How the evidence is to be bound: right-hand starts, dividers, binding margin, sheets a volume, spine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.options import (
    FEWEST_SHEETS,
    OPTIONS_PATH,
    WIDEST_GUTTER,
    VolumeOptions,
    options_value,
    read_options,
)
from cluster_desktop.ui.parts.basics import BESIDE_FRAME, column, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.ui.session.session import Session

_MOST_SHEETS = 2000


class BindingOptions(QWidget):
    """Kept in the draft as soon as they are chosen, so that everybody who exports it binds the same."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._showing = False
        lines = column(self, spacing=6)
        self._recto = _tick("目录和每份材料从右手页（单数页）起", self._keep)
        self._dividers = _tick("每一部分前加隔页", self._keep)
        self._spine = _tick("另附书脊条，打印后剪贴", self._keep)
        for each in (self._recto, self._dividers, self._spine):
            lines.addWidget(each)
        self._gutter = _number("装订边，毫米", 0, WIDEST_GUTTER, " 毫米", "不另留", self._keep)
        self._sheets = _number(
            "每册最多多少张纸", FEWEST_SHEETS - 1, _MOST_SHEETS, " 张", "不分册", self._keep
        )
        line = row(spacing=8)
        for words, field in (("装订边另加", self._gutter), ("每册最多", self._sheets)):
            line.addWidget(text(words))
            line.addWidget(field)
            line.addSpacing(16)
        line.addStretch(1)
        lines.addLayout(line)
        self._problem = text("", "error", wrap=True, parent=self)
        lines.addWidget(self._problem)
        session.changed.connect(self._look)
        self._show(read_options(session.draft))

    def _look(self, paths: frozenset[str]) -> None:
        if OPTIONS_PATH in paths:
            self._show(read_options(self._session.draft))

    def _show(self, options: VolumeOptions) -> None:
        self._showing = True
        self._recto.setChecked(options.recto)
        self._dividers.setChecked(options.dividers)
        self._spine.setChecked(options.spine)
        self._gutter.setValue(options.gutter)
        self._sheets.setValue(options.most_sheets or self._sheets.minimum())
        self._showing = False
        self._problem.hide()

    def _keep(self, *_: object) -> None:
        if self._showing:
            return
        session, sheets = self._session, self._sheets.value()
        try:
            options = VolumeOptions(
                recto=self._recto.isChecked(),
                dividers=self._dividers.isChecked(),
                gutter=self._gutter.value(),
                most_sheets=sheets if sheets >= FEWEST_SHEETS else None,
                spine=self._spine.isChecked(),
            )
            value = options_value(options)
            session.act("装订方式", lambda: session.draft.set(OPTIONS_PATH, value, session.author))
        except ClusterError as error:
            self._problem.setText(str(error))
            self._problem.show()


def _tick(words: str, changed: Callable[..., None]) -> QCheckBox:
    tick = QCheckBox(words)
    tick.setProperty("kind", "words")
    tick.toggled.connect(changed)
    return tick


def _number(  # noqa: PLR0917  what the field consists of
    name: str, least: int, most: int, unit: str, at_least: str, changed: Callable[..., None]
) -> QSpinBox:
    """A field for a number; the least says `at_least` instead of itself."""
    field = QSpinBox()
    field.lineEdit().setTextMargins(*BESIDE_FRAME)
    field.setRange(least, most)
    field.setSuffix(unit)
    field.setSpecialValueText(at_least)
    field.setAccessibleName(name)
    field.setKeyboardTracking(False)
    field.setMinimumSize(110, 30)
    field.valueChanged.connect(changed)
    return field
