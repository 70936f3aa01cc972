"""Taking files into a draft, as a task for the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.items import attach

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cluster_desktop.ui.work import Ticket


@dataclass(frozen=True)
class Intake:
    """Files that are to prove a requirement of a draft; `known` tells which words may be proved."""

    draft_path: Path
    files: tuple[Path, ...]
    proves: str
    author: str
    known: Callable[[str], bool]

    def __call__(self, ticket: Ticket) -> list[ClusterError]:
        """Copy each file into the draft; returns what stood in the way of any.

        Raises:
            ClusterError: the draft cannot be opened.
        """
        troubles: list[ClusterError] = []
        with Draft.open(self.draft_path) as draft:
            for file in self.files:
                if ticket.cancelled():
                    break
                try:
                    self._attach(draft, file)
                except OSError as error:
                    troubles.append(ClusterError(f"文件读不出：{error.strerror}。", where=file.name))
                except ClusterError as error:
                    troubles.append(error)
        return troubles

    def _attach(self, draft: Draft, file: Path) -> None:
        data = file.read_bytes()
        attach(draft, data, file.name, file.stem, [self.proves], self.author, known=self.known)
