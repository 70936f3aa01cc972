"""What the official does to the draft beside typing: each an act that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.drafts.official_blank import drop_official_blank, keep_official_blank

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cluster_desktop.drafts.official_blank import OfficialBlank
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.values import Value
    from cluster_desktop.ui.session.session import Session


class Deeds:
    """Done on the draft of a session, which is up to date when they return."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take_over(self, values: Mapping[str, Value | None], about: str = "") -> None:
        """Take answers over from elsewhere, in one commit; None clears.

        Raises:
            ClusterError: the draft cannot be written; all answers are then as before.
        """
        self._session.act(about, lambda: self._session.draft.set_many(values, self._session.author))

    def decide(self, path: str, head: str) -> None:
        """End a conflict with one of the changes that stand there; nothing where it stands no more.

        Raises:
            ClusterError: the draft cannot be written.
        """

        def choose() -> None:
            if head in {each.id for each in self._session.draft.heads(path)}:
                self._session.draft.decide(path, head, self._session.author)

        self._session.act("", choose)

    def use_blank(self, blank: OfficialBlank | None) -> None:
        """Put the answers into an official blank from now on, or into the program's own again (None).

        Raises:
            ClusterError: the draft cannot be written; the blank is then the one before.
        """
        if blank is None:
            self._session.act(
                "改用程序自带的空白表", lambda: drop_official_blank(self._session.draft, self._session.author)
            )
            return
        data, name = blank.data, blank.file_name
        self._session.act(
            f"使用空白表“{name}”",
            lambda: keep_official_blank(self._session.draft, data, name, self._session.author),
        )

    def use_standard(self, path: Path | None) -> None:
        """Hold the answers against the 认定标准 in a file from now on, or against that of the notice (None).

        Raises:
            ClusterError: the file is no sound standard, or the draft cannot be written.
        """
        about = "改用通知的认定标准" if path is None else f"使用认定标准“{path.name}”"
        self._session.act(about, lambda: self._session.benchmark.use(path))

    def loosen(self, *, western: bool) -> None:
        """Loosen the 认定标准 for a western area, or no longer.

        Raises:
            ClusterError: the draft cannot be written.
        """
        about = "按西部地区放宽认定标准" if western else "不再放宽认定标准"
        self._session.act(about, lambda: self._session.benchmark.loosen(western=western))

    def keep(self, finding: Finding, reason: str) -> None:
        """Keep a finding for a reason.

        Raises:
            ValueError: an error cannot be kept, nor anything without a reason.
            ClusterError: the draft cannot be written.
        """
        self._session.act("说明理由后保留提醒", lambda: self._session.keepings.keep(finding, reason))

    def take_back(self, finding: Finding) -> None:
        """Let a finding that was kept stand again.

        Raises:
            ClusterError: the draft cannot be written.
        """
        self._session.act("不再保留提醒", lambda: self._session.keepings.take_back(finding))
