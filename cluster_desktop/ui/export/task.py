"""The making of a package, as a task for the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.delivery.package import PackageResult, export_package
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.ui.work import Ticket


def make_package(draft_path: Path, out: Path, ticket: Ticket, *, as_draft: bool) -> PackageResult:
    """Make the package of a draft from a connection of its own.

    Raises:
        ClusterError: the package cannot be made, or was cancelled; nothing is then left behind.
    """
    with Draft.open(draft_path, read_only=True) as draft:
        return export_package(
            draft,
            out,
            as_draft=as_draft,
            fonts=FontBook(),
            progress=ticket.progress,
            cancelled=ticket.cancelled,
        )
