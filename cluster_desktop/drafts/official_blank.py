"""The official blank of a draft: the Word file that came with the notice, used in place of the program's own.

It is one value at one path, `{"sha256", "file_name"}`, with the file beside it; no answer of the form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.errors import BlobTooLarge

if TYPE_CHECKING:
    from cluster_desktop.drafts.draft import Draft

PATH = "official_blank"
LARGEST = 20 * 1024 * 1024
"""In bytes."""


@dataclass(frozen=True)
class OfficialBlank:
    """The file and the name that it was chosen by."""

    data: bytes
    file_name: str


def keep_official_blank(draft: Draft, data: bytes, file_name: str, author: str) -> None:
    """Makes `data` the blank of the draft, in place of the one before.

    Raises:
        BlobTooLarge: the file is larger than 20 MB.
        DraftError: the draft cannot be written.
    """
    if len(data) > LARGEST:
        raise BlobTooLarge("空白表文件超过 20 MB，无法使用。请换一份", where=file_name)
    draft.set(PATH, {"sha256": draft.put_blob(data), "file_name": file_name}, author)


def official_blank_of(draft: Draft) -> OfficialBlank | None:
    """The blank of the draft; None where it uses the program's own.

    Raises:
        BlobMissing: the draft names a file that it does not hold.
        DraftError: the draft cannot be read.
    """
    value = draft.value(PATH)
    if not isinstance(value, dict):
        return None
    return OfficialBlank(draft.blob(str(value.get("sha256", ""))), str(value.get("file_name", "")))


def drop_official_blank(draft: Draft, author: str) -> None:
    """Goes back to the program's own blank.

    Raises:
        DraftError: the draft cannot be written.
    """
    draft.set(PATH, None, author)
