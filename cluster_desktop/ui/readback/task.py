"""Reading an edited Word file, as a task for the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.documents.form import official_blank
from cluster_desktop.documents.readback import Difference, differences, read_back
from cluster_desktop.errors import ClusterError, reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Value


@dataclass(frozen=True)
class Edited:
    """What a Word file says otherwise than the draft, and what could not be read in it."""

    changes: tuple[Difference, ...]
    unread: tuple[str, ...]


def read_edited(path: Path, answers: Mapping[str, Value], template: bytes | None, edition: Edition) -> Edited:
    """Compare an edited Word file with the answers.

    `template` is the official blank that it was made from, None where it was the program's own.

    Raises:
        ClusterError: the file cannot be read, or is no filled form of this edition.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ClusterError(f"文件读不出（{reason(error)}）", where=path.name) from error
    blank = official_blank(edition) if template is None else template
    back = read_back(data, blank, edition)
    return Edited(tuple(differences(answers, back, edition)), back.unread)
