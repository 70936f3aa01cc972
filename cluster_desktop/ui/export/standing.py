"""What stands in the way of an export, and the check code of the draft."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import box, button, column, dress, row, text

if TYPE_CHECKING:
    from cluster_desktop.ui.session.session import Session

_SHOWN = 3
"""Errors that are named; of more it is told how many."""


class StandingBox(QWidget):
    """`check` asks for the page of findings."""

    check = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: work.Job | None = None
        lines = column(self, spacing=6)
        self._frame, inner = box("problem-error", parent=self)
        self._head = text("", "strong-error", wrap=True)
        self._errors = text("", wrap=True)
        go = row(spacing=8)
        go.addWidget(button("去检查", self.check.emit, kind="link", parent=self._frame))
        go.addStretch(1)
        inner.addWidget(self._head)
        inner.addWidget(self._errors)
        inner.addLayout(go)
        lines.addWidget(self._frame)
        self._code = text("", "secondary", wrap=True, parent=self)
        lines.addWidget(self._code)

    def errors(self) -> int:
        """How many errors there are."""
        return sum(finding.level == "error" for finding in self._session.findings)

    def renew(self) -> None:
        """Show how the draft stands, and reckon its check code in the background."""
        found = self._session.findings
        errors = [each for each in found if each.level == "error"]
        warnings = [each for each in found if each.level == "warning"]
        shown = errors or warnings
        self._frame.setVisible(bool(shown))
        dress(self._frame, box="problem-error" if errors else "problem-warning")
        dress(self._head, kind="strong-error" if errors else "strong-warning")
        if errors:
            self._head.setText(f"还有 {len(errors)} 个错误，现在只能导出供核对的草稿，每页标明“草稿”。")
        else:
            self._head.setText(f"没有错误，还有 {len(warnings)} 个提醒，可以导出。")
        rest = [f"另有 {len(shown) - _SHOWN} 条。"] if len(shown) > _SHOWN else []
        self._errors.setText("\n".join([*(f"· {each.message}" for each in shown[:_SHOWN]), *rest]))
        self._reckon_code()

    def _reckon_code(self) -> None:
        path = self._session.draft.path

        def task(_: work.Ticket) -> str:
            from cluster_desktop.drafts.check_code import check_code  # noqa: PLC0415  not before it is shown

            with Draft.open(path, read_only=True) as draft:
                return check_code(draft)

        job = work.start(task, self)
        self._job = job
        job.finished.connect(partial(self._show_code, job))

    def _show_code(self, job: work.Job, code: str) -> None:
        if job is self._job:
            words = "申报表、佐证材料册和清单文件上印有同一校验码，内容不变则校验码不变。"
            self._code.setText(f"草稿现在的校验码：{code}。{words}")
