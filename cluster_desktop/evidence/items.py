"""The evidence in a draft: files bound by hash, each with what it proves.

An item is the value of the path `evidence/<id>`; its bytes are a blob of the draft.  The id comes from the
content and the title, so that two people who attach the same document attach one item.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.preflight import inspect
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.requirements import Proof, requirements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cluster_desktop.drafts.change import JsonValue
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Edition, Notice

_ROOT = "evidence/"

# msgspec works a type out when it is first used, and crashes where two threads do so at the same time.
_TURN = threading.Lock()


class EvidenceError(ClusterError):
    """Evidence that cannot be attached or found."""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One document attached to the draft.

    `proves` holds paths and requirement ids; `fault` why it cannot be read, None if it can; `order` its
    place among the documents that prove the same.
    """

    id: str
    title: str
    proves: tuple[str, ...]
    sha256: str
    file_name: str
    media: str
    pages: int
    fault: str | None
    order: int


def read_evidence(draft: Draft) -> list[EvidenceItem]:
    """All items of the draft, by their order.

    Raises:
        EvidenceError: an item has not the fields of one.
    """
    items = [_decode(path, value) for path, value in draft.values(_ROOT).items() if value is not None]
    return sorted(items, key=lambda item: (item.order, item.id))


def provable(edition: Edition, notice: Notice | None) -> Callable[[str], bool]:
    """Tells which words may stand in `proves`: requirement ids, paths, and paths that hold paths."""
    fields = FieldIndex(edition)
    known = {demand.id for demand in requirements(edition, notice, {}, [])}
    for field in fields.fields:
        parts = field.path.split("/")
        known.update("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    return lambda word: word in known or fields.find(word) is not None


def attach(  # noqa: PLR0917 - each of them is what the item consists of
    draft: Draft,
    data: bytes,
    file_name: str,
    title: str,
    proves: Iterable[str],
    author: str,
    *,
    known: Callable[[str], bool],
) -> EvidenceItem:
    """Take a file into the draft.

    The same content under the same title is the same item: attaching it again adds to what it proves.
    Encrypted and damaged files are taken in with their `fault`.

    Raises:
        UnfitFile: the file is no PDF and no image.
        EvidenceError: the title is empty, or `proves` names what `known` (see `provable`) does not know.
    """
    title = _clean(title)
    if not title:
        raise EvidenceError("佐证材料要有名称", where=file_name)
    wanted = _checked(proves, known, file_name)
    found = inspect(data, file_name)
    digest = hashlib.sha256(data).hexdigest()
    present = {item.id: item for item in read_evidence(draft)}
    item = EvidenceItem(
        id=_item_id(digest, title),
        title=title,
        proves=wanted,
        sha256=digest,
        file_name=file_name,
        media=found.media,
        pages=found.pages,
        fault=found.fault,
        order=max((other.order for other in present.values()), default=0) + 1,
    )
    if before := present.get(item.id):
        item = replace(before, proves=tuple(dict.fromkeys((*before.proves, *wanted))))
    draft.put_blob(data)
    _write(draft, item, author)
    return item


def detach(draft: Draft, item_id: str, author: str) -> None:
    """Take an item out.  Its file stays in the draft's history until a copy is made.

    Raises:
        EvidenceError: there is no such item.
    """
    _find(draft, item_id)
    draft.set(_ROOT + item_id, None, author)


def set_proves(
    draft: Draft, item_id: str, proves: Iterable[str], author: str, *, known: Callable[[str], bool]
) -> EvidenceItem:
    """Say anew what an item proves.

    Raises:
        EvidenceError: there is no such item, or `known` does not know a word of `proves`.
    """
    item = _find(draft, item_id)
    return _write(draft, replace(item, proves=_checked(proves, known, item.title)), author)


def set_title(draft: Draft, item_id: str, title: str, author: str) -> EvidenceItem:
    """Rename an item; its id stays.

    Raises:
        EvidenceError: there is no such item, or the title is empty.
    """
    item = _find(draft, item_id)
    title = _clean(title)
    if not title:
        raise EvidenceError("佐证材料要有名称", where=item.file_name)
    return _write(draft, replace(item, title=title), author)


def set_order(draft: Draft, item_ids: Sequence[str], author: str) -> None:
    """Put the items in this order; items not named keep their number.

    Raises:
        EvidenceError: one of the items does not exist.
    """
    for order, item_id in enumerate(item_ids, 1):
        _write(draft, replace(_find(draft, item_id), order=order), author)


def proofs(items: Iterable[EvidenceItem]) -> list[Proof]:
    """The items as the forms see them."""
    return [Proof(id=item.id, proves=item.proves, readable=item.fault is None) for item in items]


def _clean(title: str) -> str:
    """The title on one line, without what cannot be printed."""
    line = " ".join(title.split())
    return "".join(char for char in line if char.isprintable())


def _item_id(digest: str, title: str) -> str:
    return hashlib.sha256(f"{digest}\n{title}".encode()).hexdigest()[:12]


def _checked(proves: Iterable[str], known: Callable[[str], bool], where: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(proves))
    for word in wanted:
        if not known(word):
            raise EvidenceError(f"申报表中没有“{word}”这一栏，通知的清单里也没有", where=where)
    return wanted


def _find(draft: Draft, item_id: str) -> EvidenceItem:
    for item in read_evidence(draft):
        if item.id == item_id:
            return item
    raise EvidenceError(f"没有编号为 {item_id} 的佐证材料")


def _write(draft: Draft, item: EvidenceItem, author: str) -> EvidenceItem:
    value: dict[str, JsonValue] = {
        "title": item.title,
        "proves": list(item.proves),
        "sha256": item.sha256,
        "file_name": item.file_name,
        "media": item.media,
        "pages": item.pages,
        "fault": item.fault,
        "order": item.order,
    }
    draft.set(_ROOT + item.id, value, author)
    return item


def _decode(path: str, value: object) -> EvidenceItem:
    if not isinstance(value, dict):
        raise EvidenceError("佐证材料的记录不完整。请删除后重新添加", where=path)
    try:
        with _TURN:
            return msgspec.convert({**value, "id": path.removeprefix(_ROOT)}, EvidenceItem)
    except msgspec.ValidationError as error:
        raise EvidenceError("佐证材料的记录不完整。请删除后重新添加", where=path) from error
