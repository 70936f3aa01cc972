"""The 认定标准 that a draft is held against: that of its notice or its own, loosened for the west or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.own_standard import (
    drop_own_standard,
    keep_own_standard,
    own_standard_of,
    standard_for,
)
from cluster_desktop.forms.thresholds import WESTERN, Judgement, is_western

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.fields import FieldIndex
    from cluster_desktop.forms.model import Notice, Standard
    from cluster_desktop.forms.thresholds import Verdict
    from cluster_desktop.forms.values import Answers, Value


class Benchmark:
    """`standard` is None where there is none; `own_file` names the file of the draft's own.

    `problem` says why the draft's own cannot be used; `facts` are what rules read of it beside the answers.
    """

    def __init__(self, draft: Draft, index: FieldIndex, notice: Notice, author: str) -> None:
        self._draft = draft
        self._index = index
        self._notice = notice
        self._author = author
        self.facts = _facts(draft)
        self.standard: Standard | None = None
        self.own_file = ""
        self.problem = ""
        self.look()

    @property
    def is_western(self) -> bool:
        """Whether the standard is loosened (西部地区可适当放宽)."""
        return is_western(self.facts)

    def loosen(self, *, western: bool) -> None:
        """Loosen the standard, or no longer.

        Raises:
            ClusterError: the draft cannot be written.
        """
        self._draft.set(WESTERN, True if western else None, self._author)

    def use(self, path: Path | None) -> None:
        """Take the draft's own standard from a file; None goes back to that of the notice.

        Raises:
            ClusterError: the file is no sound standard, or the draft cannot be written.
        """
        if path is None:
            drop_own_standard(self._draft, self._author)
        else:
            keep_own_standard(self._draft, path, self._author)

    def verdicts(self, answers: Answers) -> list[Verdict]:
        """One verdict for each indicator, in the order of the standard."""
        return [judgement.verdict(answers) for judgement in self._judgements]

    def look(self) -> set[str]:
        """Read facts and standard anew; gives the facts that are others now.

        A draft whose own standard is not sound is opened nevertheless, and its page tells.
        """
        before, self.facts = self.facts, _facts(self._draft)
        self._read_standard()
        return {path for path, _ in before.items() ^ self.facts.items()}

    def _read_standard(self) -> None:
        self.problem = ""
        try:
            own = own_standard_of(self._draft)
            self.standard = standard_for(self._draft, self._notice)
        except ClusterError as error:
            own = None
            self.standard = None
            self.problem = str(error)
        self.own_file = own.file_name if own is not None else ""
        indicators = self.standard.indicators if self.standard is not None else ()
        self._judgements = [Judgement(self._index, one) for one in indicators]


def _facts(draft: Draft) -> dict[str, Value]:
    return {WESTERN: True} if draft.value(WESTERN) is True else {}
