"""Files taken in together, and the file of an item exchanged for another."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.evidence.intake.preflight import Preflight, inspect
from cluster_desktop.evidence.intake.unlocking import unlocked
from cluster_desktop.evidence.items import (
    EvidenceItem,
    checked_proves,
    find,
    keep,
    keep_in,
    new_item,
    read_evidence,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.evidence.intake.preparing import Prepared


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be taken in.  `read` gives its bytes when its turn comes; `found` as `items.attach`."""

    file_name: str
    title: str
    proves: tuple[str, ...]
    read: Callable[[], bytes]
    found: Preflight | None = None


def attach_all(
    draft: Draft,
    attachments: Iterable[Attachment],
    author: str,
    *,
    known: Callable[[str], bool],
    check: Callable[[], None] = lambda: None,
) -> list[EvidenceItem]:
    """Take files into the draft, all of them or none, in one commit; one file stands in memory at a time.

    `check` is called before each and may raise to stop the work: nothing is then left in the draft.

    Raises:
        UnfitFile, EvidenceError: as `items.attach`.
    """
    present = {item.id: item for item in read_evidence(draft)}
    made: dict[str, EvidenceItem] = {}
    with draft.writing() as writing:
        for one in attachments:
            check()
            data = one.read()
            found = one.found or inspect(data, one.file_name, check=check)
            item = new_item(present.values(), data, found, one.file_name, one.title)
            item = item.proving(checked_proves(one.proves, known, one.file_name))
            present[item.id] = made[item.id] = item
            writing.keep(data)
        for item in made.values():
            keep_in(writing, item, author)
    return list(made.values())


def unlock_item(draft: Draft, item_id: str, password: str, author: str) -> EvidenceItem:
    """Exchange a locked file for the same without a password; title, place and what it proves stay.

    Raises:
        EvidenceError: there is no such item.
        WrongPassword: it is not the file's password.
    """
    item = find(draft, item_id)
    data = unlocked(draft.blob(item.sha256), password)
    return _exchange(draft, item, data, inspect(data, item.file_name), item.file_name, author)


def replace_file(draft: Draft, item_id: str, prepared: Prepared, author: str) -> EvidenceItem:
    """Give an item another file; title, place and what it proves stay, and all its pages are bound.

    Raises:
        EvidenceError: there is no such item.
    """
    item = find(draft, item_id)
    return _exchange(draft, item, prepared.data, prepared.found, prepared.file_name, author)


def _exchange(  # noqa: PLR0917 - what a file consists of, and where it goes
    draft: Draft, item: EvidenceItem, data: bytes, found: Preflight, file_name: str, author: str
) -> EvidenceItem:
    changed = replace(
        item,
        sha256=hashlib.sha256(data).hexdigest(),
        file_name=file_name,
        media=found.media,
        pages=found.pages,
        fault=found.fault,
        picks=(),
    )
    return keep(draft, changed, author, data=data)
