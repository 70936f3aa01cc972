"""The findings that the official keeps with a reason in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.keeping import KEPT, KeptFinding, keeping, kept_path, sort_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.findings import Finding


class Keepings:
    """`kept` are those that hold for the figures as they are, `unfinished` reasons begun and not yet given.

    A reason belongs to a finding's `kept_path`.
    """

    def __init__(self, draft: Draft, author: str) -> None:
        self._draft = draft
        self._author = author
        self._values: dict[str, JsonValue] = {}
        self.kept: tuple[KeptFinding, ...] = ()
        self.unfinished: dict[str, str] = {}
        self.look()

    def look(self) -> None:
        """Read anew what the draft holds."""
        self._values = dict(self._draft.values(KEPT))

    def sort_out(self, found: Iterable[Finding]) -> list[Finding]:
        """The findings that stand; the others are `kept` from now on."""
        standing, self.kept = sort_out(found, self._values)
        return list(standing)

    def keep(self, finding: Finding, reason: str) -> None:
        """Write the reason into the draft.

        Raises:
            ValueError: an error cannot be kept, nor anything without a reason.
            ClusterError: the draft cannot be written.
        """
        value: JsonValue = {**keeping(finding, reason)}
        self._draft.set(kept_path(finding), value, self._author)
        self.unfinished.pop(kept_path(finding), None)

    def take_back(self, finding: Finding) -> None:
        """Let a finding stand again.

        Raises:
            ClusterError: the draft cannot be written.
        """
        self._draft.set(kept_path(finding), None, self._author)

    def on(self, path: str) -> list[KeptFinding]:
        """The kept findings that name this path."""
        return [each for each in self.kept if path in each.finding.paths]

    def noted(self, kept: KeptFinding) -> Change:
        """The change that keeps a finding: who wrote the reason, and when."""
        return self._draft.history(kept_path(kept.finding))[0]
