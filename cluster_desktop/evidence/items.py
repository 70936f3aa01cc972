"""The evidence in a draft: files bound by hash, each with what it proves.

An item is the value of the path `evidence/<id>`; its bytes are a blob of the draft.  The id comes from the
content and the title, so that two people who attach the same document attach one item.
"""

from __future__ import annotations

import hashlib
import threading
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.intake.preflight import inspect
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.requirements import Proof, requirements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cluster_desktop.drafts.change import JsonValue
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.drafts.writing import Writing
    from cluster_desktop.evidence.intake.preflight import Preflight
    from cluster_desktop.forms.model import Edition, Notice

STATEMENT_MEDIA = "application/x-jiqun-statement"
"""Of a document written in the program: its file holds the words, the pages are painted when bound."""

_ROOT = "evidence/"
_TURNS = (0, 90, 180, 270)

# msgspec works a type out when it is first used, and crashes where two threads do so at the same time.
_TURN = threading.Lock()


class EvidenceError(ClusterError):
    """Evidence that cannot be attached or found."""


class Pick(NamedTuple):
    """A page that is bound: `page` from 1 in the file, `turn` in degrees clockwise on top of its own."""

    page: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One document attached to the draft.

    `proves` holds paths and requirement ids; `pages` is how many the file has; `fault` why it cannot be
    read, None if it can; `order` its place among the documents that prove the same; `picks` the pages that
    are bound, none meaning all of them as they are.
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
    picks: tuple[Pick, ...] = ()

    @property
    def bound_picks(self) -> tuple[Pick, ...]:
        """The pages that go into the volume, in their order."""
        return self.picks or tuple(Pick(number) for number in range(1, self.pages + 1))

    @property
    def bound_pages(self) -> int:
        """How many pages go into the volume."""
        return len(self.picks) or self.pages

    def proving(self, more: Iterable[str]) -> EvidenceItem:
        """The item, proving this as well."""
        return replace(self, proves=tuple(dict.fromkeys((*self.proves, *more))))

    @property
    def is_statement(self) -> bool:
        """Whether it was written in the program."""
        return self.media == STATEMENT_MEDIA


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
    found: Preflight | None = None,
) -> EvidenceItem:
    """Take a file into the draft, in one commit.

    The same content under the same title is the same item: attaching it again adds to what it proves.
    Encrypted and damaged files are taken in with their `fault`.  `found` is what `inspect` said of `data`,
    where it was asked before.

    Raises:
        UnfitFile: the file is no PDF and no image.
        EvidenceError: the title is empty, or `proves` names what `known` (see `provable`) does not know.
    """
    wanted = checked_proves(proves, known, file_name)
    item = new_item(read_evidence(draft), data, found or inspect(data, file_name), file_name, title)
    return keep(draft, item.proving(wanted), author, data=data)


def new_item(
    present: Iterable[EvidenceItem], data: bytes, found: Preflight, file_name: str, title: str
) -> EvidenceItem:
    """The item that `data` makes beside those `present`: last in the order and proving nothing.

    Where it is there already, that one.

    Raises:
        EvidenceError: the title is empty.
    """
    title = checked_title(title, file_name)
    digest = hashlib.sha256(data).hexdigest()
    by_id = {item.id: item for item in present}
    made = EvidenceItem(
        id=_item_id(digest, title),
        title=title,
        proves=(),
        sha256=digest,
        file_name=file_name,
        media=found.media,
        pages=found.pages,
        fault=found.fault,
        order=max((other.order for other in by_id.values()), default=0) + 1,
    )
    return by_id.get(made.id, made)


def detach_all(draft: Draft, item_ids: Iterable[str], author: str) -> None:
    """Take items out, all of them or none, in one commit.  Their files stay in the history.

    Raises:
        EvidenceError: one of them does not exist.
    """
    present = {item.id: item for item in read_evidence(draft)}
    draft.set_many({_ROOT + _known(present, item_id).id: None for item_id in item_ids}, author)


def set_proves(
    draft: Draft, item_id: str, proves: Iterable[str], author: str, *, known: Callable[[str], bool]
) -> EvidenceItem:
    """Say anew what an item proves.

    Raises:
        EvidenceError: there is no such item, or `known` does not know a word of `proves`.
    """
    item = find(draft, item_id)
    return keep(draft, replace(item, proves=checked_proves(proves, known, item.title)), author)


def set_title(draft: Draft, item_id: str, title: str, author: str) -> EvidenceItem:
    """Rename an item; its id stays.

    Raises:
        EvidenceError: there is no such item, or the title is empty.
    """
    item = find(draft, item_id)
    return keep(draft, replace(item, title=checked_title(title, item.file_name)), author)


def set_order(draft: Draft, item_ids: Sequence[str], author: str) -> None:
    """Put the items in this order, in one commit; items not named keep their number.

    Raises:
        EvidenceError: one of the items does not exist.
    """
    present = {item.id: item for item in read_evidence(draft)}
    moved = [replace(_known(present, item_id), order=order) for order, item_id in enumerate(item_ids, 1)]
    draft.set_many({_ROOT + item.id: _encode(item) for item in moved}, author)


def set_picks(draft: Draft, item_id: str, picks: Iterable[Pick], author: str) -> EvidenceItem:
    """Say which pages of an item are bound, in which order, and how they are turned.

    All pages in their order and not turned are the same as no picks.

    Raises:
        EvidenceError: there is no such item, no page is left, a page does not exist or is named twice, or a
            turn is no quarter of a circle.
    """
    item = find(draft, item_id)
    wanted = tuple(Pick(*pick) for pick in picks)
    if not wanted:
        raise EvidenceError("至少要留一页。整份都不用时，请移除这份材料", where=item.title)
    for pick in wanted:
        if not 1 <= pick.page <= item.pages:
            raise EvidenceError(f"没有第 {pick.page} 页，这份材料共 {item.pages} 页", where=item.title)
        if pick.turn not in _TURNS:
            raise EvidenceError(f"第 {pick.page} 页只能转 90、180 或 270 度", where=item.title)
    if len({pick.page for pick in wanted}) < len(wanted):
        raise EvidenceError("同一页只能装订一次", where=item.title)
    as_it_is = wanted == replace(item, picks=()).bound_picks
    return keep(draft, replace(item, picks=() if as_it_is else wanted), author)


def proofs(items: Iterable[EvidenceItem]) -> list[Proof]:
    """The items as the forms see them."""
    return [Proof(id=item.id, proves=item.proves, readable=item.fault is None) for item in items]


def find(draft: Draft, item_id: str) -> EvidenceItem:
    """The item with this id.

    Raises:
        EvidenceError: there is none.
    """
    return _known({item.id: item for item in read_evidence(draft)}, item_id)


def keep(draft: Draft, item: EvidenceItem, author: str, *, data: bytes | None = None) -> EvidenceItem:
    """Write the item into the draft, with its file where that is not there yet, in one commit."""
    with draft.writing() as writing:
        if data is not None:
            writing.keep(data)
        keep_in(writing, item, author)
    return item


def keep_in(writing: Writing, item: EvidenceItem, author: str) -> None:
    """Write the item as a part of a larger commit."""
    writing.set(_ROOT + item.id, _encode(item), author)


def checked_title(title: str, where: str) -> str:
    """The title on one line, without what cannot be printed.

    Raises:
        EvidenceError: nothing is left of it.
    """
    line = " ".join(title.split())
    clean = " ".join("".join(char for char in line if _is_printed(char)).split())
    if not clean:
        raise EvidenceError("佐证材料要有名称", where=where)
    return clean


def _item_id(digest: str, title: str) -> str:
    return hashlib.sha256(f"{digest}\n{title}".encode()).hexdigest()[:12]


def _is_printed(char: str) -> bool:
    """Whether a face may have it: pictures such as 😀 stand in names of files and are in none."""
    return char.isprintable() and not (char > "\uffff" and unicodedata.category(char) in {"So", "Sk"})


def checked_proves(proves: Iterable[str], known: Callable[[str], bool], where: str) -> tuple[str, ...]:
    """The words of `proves`, each once.

    Raises:
        EvidenceError: `known` does not know one of them.
    """
    wanted = tuple(dict.fromkeys(proves))
    for word in wanted:
        if not known(word):
            raise EvidenceError(f"申报表中没有“{word}”这一栏，通知的清单里也没有", where=where)
    return wanted


def _known(present: Mapping[str, EvidenceItem], item_id: str) -> EvidenceItem:
    if item_id not in present:
        raise EvidenceError(f"没有编号为 {item_id} 的佐证材料")
    return present[item_id]


def _encode(item: EvidenceItem) -> dict[str, JsonValue]:
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
    if item.picks:
        value["picks"] = [list(pick) for pick in item.picks]
    return value


def _decode(path: str, value: object) -> EvidenceItem:
    if not isinstance(value, dict):
        raise EvidenceError("佐证材料的记录不完整。请删除后重新添加", where=path)
    try:
        with _TURN:
            return msgspec.convert({**value, "id": path.removeprefix(_ROOT)}, EvidenceItem)
    except msgspec.ValidationError as error:
        raise EvidenceError("佐证材料的记录不完整。请删除后重新添加", where=path) from error
