"""A draft with something of everything, and what becomes of a harmed copy of it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from cluster_desktop.drafts.change import JsonValue
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftError
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import receive

Fate = Literal["refused", "unharmed", "loss named", "SILENT"]


def evidence(data: bytes, title: str, order: int = 1) -> dict[str, JsonValue]:
    """The value of a piece of evidence."""
    return {
        "title": title,
        "proves": ["area_km2"],
        "sha256": hashlib.sha256(data).hexdigest(),
        "file_name": f"{title}.pdf",
        "media": "pdf",
        "pages": 3,
        "fault": None,
        "order": order,
    }


class Sample:
    """A draft with answers, histories, lists, notes and evidence, at `path`."""

    def __init__(self, folder: Path, rows: int = 60) -> None:
        self.path = folder / "样本.jqsb"
        moment = datetime(2024, 4, 15, 2, 22, 7, tzinfo=UTC)
        with Draft.create(
            self.path, edition="hebei-2024", notice="hebei-2024", author="工信局", now=lambda: moment
        ) as draft:
            for number in range(20):
                moment += timedelta(seconds=1)
                draft.set("cluster_name", f"平川县丝网{number}" * (1 + 3 * number), "统计局")
            draft.set_many(
                {f"list/firms/{row}": {"name": f"厂{row}", "note": "丝" * row} for row in range(rows)},
                "工信局",
            )
            draft.set("note/area_km2", "与自然资源局核对", "工信局")
            for order in (1, 2):
                data = bytes(range(256)) * 40 * order
                draft.put_blob(data)
                draft.set(f"evidence/e{order}", evidence(data, f"规划图{order}", order), "工信局")
            self.changes = {change.id for change in draft.all_changes()}
            self.files = set(draft.blob_sizes())
            self.facts = draft.facts

    def fate(self, harmed: Path, target: Path) -> Fate:
        """What becomes of a harmed copy: received into `target`, a draft with nothing of it."""
        try:
            with ForeignDraft.open(harmed) as foreign, Draft.open(target) as draft:
                receive(draft, foreign, "工信局")
                arrived = {c.id for c in draft.all_changes() if not c.path.startswith("received/")}
                files = set(draft.blob_sizes())
                facts = foreign.facts
        except DraftError:
            return "refused"
        same = arrived == self.changes and files == self.files and facts == self.facts
        return "unharmed" if same else "SILENT"

    def opened(self, harmed: Path) -> Fate:
        """What becomes of a harmed copy that is opened as a draft of this machine, and read in full."""
        try:
            with Draft.open(harmed) as draft:
                changes = {change.id for change in draft.all_changes()}
                heads = {head.id for heads in draft.all_heads().values() for head in heads}
                facts = draft.facts
                files = {sha256 for sha256 in self.files if draft.has_blob(sha256) and draft.blob(sha256)}
        except DraftError:
            return "refused"
        if (changes, facts) != (self.changes, self.facts) or not heads <= self.changes:
            return "SILENT"
        # evidence whose file is gone is shown as such wherever it is used (`BlobMissing`)
        return "unharmed" if files == self.files else "loss named"
