"""A draft's own 认定标准: the file of a province whose thresholds do not come with the program.

It is one value at one path, `{"file_name", "text"}`; no answer of the form.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cluster_desktop.forms.loader import load_standard, read_standard

if TYPE_CHECKING:
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Notice, Standard

PATH = "setting/standard"


@dataclass(frozen=True)
class OwnStandard:
    """The standard and the name of the file that it was read from."""

    standard: Standard
    file_name: str


def keep_own_standard(draft: Draft, path: Path, author: str) -> None:
    """Makes the 认定标准 in a file that of the draft, in place of the one before.

    Raises:
        DefinitionError: the file cannot be read or holds no sound standard.
        DraftError: the draft cannot be written.
    """
    read_standard(path)
    draft.set(PATH, {"file_name": path.name, "text": path.read_text(encoding="utf-8")}, author)


def drop_own_standard(draft: Draft, author: str) -> None:
    """Goes back to the standard of the notice, or to none.

    Raises:
        DraftError: the draft cannot be written.
    """
    draft.set(PATH, None, author)


def own_standard_of(draft: Draft) -> OwnStandard | None:
    """The draft's own standard; None where it has none.

    Raises:
        DefinitionError: what the draft holds is no sound standard.
        DraftError: the draft cannot be read.
    """
    value = draft.value(PATH)
    if not isinstance(value, dict):
        return None
    with TemporaryDirectory() as folder:
        file = Path(folder, "认定标准.toml")
        file.write_text(str(value.get("text", "")), encoding="utf-8")
        return OwnStandard(read_standard(file), str(value.get("file_name", "")))


def standard_for(draft: Draft, notice: Notice) -> Standard | None:
    """The standard that a draft is held against: its own, or that of the notice; None where there is none.

    Raises:
        DefinitionError: the draft's own is not sound.
        DraftError: the draft cannot be read.
    """
    own = own_standard_of(draft)
    if own is not None:
        return own.standard
    return None if notice.standard is None else load_standard(notice.standard)
