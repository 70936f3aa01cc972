"""Whether an official file can take the place of the program's own blank, as a task for the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import check_blank
from cluster_desktop.drafts.official_blank import OfficialBlank
from cluster_desktop.errors import ClusterError, reason

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.forms.model import Edition


@dataclass(frozen=True)
class Checked:
    """A file, and what of the form is not found in it; it can be used where that is nothing."""

    blank: OfficialBlank
    problems: tuple[str, ...]


def check_file(path: Path, edition: Edition) -> Checked:
    """Read a .docx and look for every place of the form in it.

    Raises:
        ClusterError: the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ClusterError(f"文件读不出（{reason(error)}）", where=path.name) from error
    blank = OfficialBlank(data=data, file_name=path.name)
    return Checked(blank, check_blank(data, edition, FontBook()))
