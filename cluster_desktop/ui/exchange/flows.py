"""Sending from the open draft, receiving into it, and taking a receipt back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.receiving import Receipt
    from cluster_desktop.ui import work
    from cluster_desktop.ui.parts.strip import Action
    from cluster_desktop.ui.settings import Settings
    from cluster_desktop.ui.shell.draft_view import DraftView
    from cluster_desktop.ui.window import Window


class Exchange(QObject):
    """What the window does with others' drafts; each begins by saving the open one."""

    def __init__(self, window: Window, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def send(self) -> None:
        """Ask what is to be sent, and where to."""
        if (view := self._saved()) is not None:
            from cluster_desktop.ui.exchange.send_dialog import SendDialog  # noqa: PLC0415  once it is asked for

            session = view.session
            SendDialog(session.draft.path, session.edition, self._settings, self._window).open()

    def show_received(self) -> None:
        """Show what was received so far, and let more be chosen."""
        if (view := self._saved()) is not None:
            from cluster_desktop.ui.exchange.received_dialog import ReceivedDialog  # noqa: PLC0415  as above

            dialog = ReceivedDialog(view.session.draft, self._window)
            dialog.given.connect(self.receive)
            dialog.taken_back.connect(self.take_back)
            dialog.deciding.connect(self.decide)
            dialog.open()

    def receive(self, file: Path) -> None:
        """Show what a file brings, and take it into the open draft."""
        if (view := self._saved()) is not None:
            from cluster_desktop.ui.exchange.receive_dialog import ReceiveDialog  # noqa: PLC0415  as above

            dialog = ReceiveDialog(view.session, file, self._window)
            dialog.taken.connect(self._received)
            dialog.open()

    def show_versions(self) -> None:
        """Show the named versions, and let the draft as it is be given a name."""
        if (view := self._saved()) is not None:
            from cluster_desktop.ui.versions.dialog import VersionsDialog  # noqa: PLC0415  as above

            VersionsDialog(view.session, self._window).open()

    def decide(self) -> None:
        """Show the conflicts that stand in the open draft, to be decided."""
        if (view := self._saved()) is not None:
            from cluster_desktop.ui.exchange.decide_dialog import DecideDialog  # noqa: PLC0415  as above

            dialog = DecideDialog(view.session, self._window)
            dialog.decided.connect(self._decided)
            dialog.open()

    def remind(self) -> None:
        """Tell above the page that conflicts stand in the draft that was opened, if any do."""
        view = self._window.view
        if view is not None and (left := len(view.session.conflicts)):
            words = f"有 {left} 处几个人填得不同，还没有选定。"
            view.strip.show_words(words, tone="note", action=("逐一选定…", self.decide))

    def take_back(self, receipt: str) -> None:
        """Undo a receipt in the background; that can be undone in its turn."""
        if (view := self._saved()) is None:
            return
        path, author = view.session.draft.path, view.session.author

        def task(_: work.Ticket) -> int:
            from cluster_desktop.ui.exchange.task import give_back  # noqa: PLC0415  the forms are read for it

            return give_back(path, receipt, author)

        try:
            job = view.session.write_behind("", "撤销接收", task)
        except ClusterError as error:
            self._tell(error)
            return
        job.failed.connect(self._tell)
        job.finished.connect(self._taken_back)

    def _received(self, receipt: Receipt | None) -> None:
        if receipt is None:
            return
        words = f"已从“{receipt.file_name}”并入 {receipt.changes} 处修改。"
        if (view := self._window.view) is not None and (left := len(view.session.conflicts)):
            words += f"还有 {left} 处待选定，在各栏里按 Alt+1、Alt+2 或点一下就选定。"
        self._say(words, ("撤销这次接收", partial(self.take_back, receipt.id)))

    def _decided(self, count: int) -> None:
        self._say(f"已选定 {count} 处。按 Ctrl+Z 可以撤销。")

    def _taken_back(self, count: int) -> None:
        self._say(f"已撤销这次接收，{count} 处恢复为接收前的内容。此后改过的栏目保持现在的内容。")

    def _saved(self) -> DraftView | None:
        """The open draft with all that was typed in the file; None, and told, where that fails."""
        view = self._window.view
        if view is None:
            return None
        if not view.save() or view.session.taking_in:
            view.strip.show_words("还有内容没有存入草稿，存好后再发送或接收。")
            return None
        return view

    def _say(self, words: str, action: Action | None = None) -> None:
        if (view := self._window.view) is not None:
            view.strip.show_words(words, tone="note", action=action)

    def _tell(self, error: ClusterError) -> None:
        if (view := self._window.view) is not None:
            view.strip.show_words(str(error))
