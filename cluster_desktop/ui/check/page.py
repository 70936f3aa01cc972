"""检查: every finding with its level, its place and its clause; a press goes to the field."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from cluster_desktop.forms.demands import EVIDENCE_RULE
from cluster_desktop.forms.fields import COVER
from cluster_desktop.ui.check.finding_row import FindingRow
from cluster_desktop.ui.empty_state import EmptyState
from cluster_desktop.ui.keeping.editor import ReasonEditor
from cluster_desktop.ui.keeping.note import KeptNote
from cluster_desktop.ui.paper.names import heading_of
from cluster_desktop.ui.paper.page import Page
from cluster_desktop.ui.parts.basics import box, empty, text
from cluster_desktop.ui.parts.scrolling import bring_into_view
from cluster_desktop.ui.session.standing import EMPTY_RULES, rule_ids
from cluster_desktop.ui.shell.route import EXPORT
from cluster_desktop.ui.words import LEVEL_WORDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.keeping import KeptFinding
    from cluster_desktop.ui.session.session import Session

_SORTS = {"错误": "error", "提醒": "warning", "缺佐证": "error", "提示": "quiet", "未填": "quiet"}
"""The words for findings in the order in which they are listed, with their tones."""

_AT_ONCE = 40
"""Rows that are made before the page is shown; more follow when the end comes near."""


class CheckPage(Page):
    """`chosen` asks for the field of a path, `page_chosen` for a page."""

    chosen = Signal(str)
    page_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("检查", parent)
        self._session = session
        self._shown: tuple[list[Finding], tuple[KeptFinding, ...]] | None = None
        self._waiting: list[Finding] = []
        self._editor: ReasonEditor | None = None
        self._empty_rules = rule_ids(session.index, EMPTY_RULES)
        self._proof_rules = rule_ids(session.index, [EVIDENCE_RULE])
        frame, self._list = box("list", margins=0, spacing=0)
        self.body.addWidget(frame)
        self._kept_heading = text("", "heading")
        self._kept_heading.setContentsMargins(0, 18, 0, 8)
        self.body.addWidget(self._kept_heading)
        self._kept_frame, self._kept = box("list", margins=0, spacing=0)
        self.body.addWidget(self._kept_frame)
        self.body.addStretch(1)
        self.scrolled_to_end.connect(self._add_rows)
        session.judged.connect(self._renew_if_seen)

    def renew(self) -> None:
        """Work the lists out, if they are not those that are shown and no reason is being written."""
        found = self._session.findings
        kept = self._session.keepings.kept
        if (found, kept) == self._shown or self._editor is not None:
            return
        self._shown = (found, kept)
        counts = Counter(map(self._sort, found))
        self.show_pills([(f"{sort} {counts[sort]}", tone) for sort, tone in _SORTS.items() if counts[sort]])
        before = self._list.count()
        empty(self._list)
        if not found:
            self._list.addWidget(
                EmptyState(
                    "check",
                    "没有发现问题，可以导出",
                    "所填内容、清单和佐证材料都已核对。改动以后这里随时更新。",
                    ("去导出", lambda: self.page_chosen.emit(EXPORT)),
                    self,
                )
            )
        self._waiting = sorted(found, key=self._weight)
        self._add_rows(max(_AT_ONCE, before))
        self._show_kept(kept)

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def _sort(self, finding: Finding) -> str:
        """The word for a finding: what is merely empty yet, or not proved, is not called wrong."""
        if finding.rule in self._empty_rules:
            return "未填"
        return "缺佐证" if finding.rule in self._proof_rules else LEVEL_WORDS[finding.level]

    def _weight(self, finding: Finding) -> int:
        return list(_SORTS).index(self._sort(finding))

    def _add_rows(self, count: int = _AT_ONCE) -> None:
        now, self._waiting = self._waiting[:count], self._waiting[count:]
        for finding in now:
            self._list.addWidget(self._row(finding))

    def _row(self, finding: Finding) -> QWidget:
        sort = self._sort(finding)
        made = FindingRow(finding, sort, _SORTS[sort], self._where(finding), self)
        made.clicked.connect(lambda: self.chosen.emit(finding.paths[0]))
        made.keep.connect(lambda: self._write_reason(made))
        return made

    def _where(self, finding: Finding) -> str:
        field = self._session.field_at(finding.paths[0])
        if field is None:
            return ""
        section = COVER if field.section == COVER else f"第{field.section}部分"
        return f"{section} · {heading_of(field, self._session.index)}"

    def _write_reason(self, row: FindingRow) -> None:
        """Open the place for the reason below a row; there is one at a time."""
        self._close_editor()
        place = self._list.indexOf(row)
        editor = self._editor = ReasonEditor(row.finding, self._session, self)
        editor.setProperty("row", "editor")
        editor.setContentsMargins(14, 10, 14, 12)
        editor.closed.connect(lambda: self._finish(place))
        self._list.insertWidget(place + 1, editor)
        editor.show()
        editor.setFocus()
        bring_into_view(editor)

    def _close_editor(self) -> None:
        if self._editor is not None:
            self._list.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None

    def _finish(self, place: int) -> None:
        """Put the editor away, and go on with the row that is now in its place."""
        self._close_editor()
        self.renew()
        item = self._list.itemAt(min(place, self._list.count() - 1))
        if item is not None and (there := item.widget()) is not None:
            # What is not shown yet does not take the cursor.
            there.show()
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kept(self, kept: tuple[KeptFinding, ...]) -> None:
        empty(self._kept)
        self._kept_heading.setText(f"已说明理由 {len(kept)} 条")
        self._kept_heading.setVisible(bool(kept))
        self._kept_frame.setVisible(bool(kept))
        for each in kept:
            note = KeptNote(each, self._session, self._where(each.finding), self)
            note.setProperty("row", "editor")
            note.setContentsMargins(14, 9, 14, 9)
            note.chosen.connect(self.chosen)
            self._kept.addWidget(note)
