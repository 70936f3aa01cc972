"""Reading and taking in what a file brings, as tasks for the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftMissing
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import Preview, Receipt, preview, receive, undo_receipt
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui.exchange.naming import Naming

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cluster_desktop.drafts.change import Change
    from cluster_desktop.drafts.receiving import Choices


@dataclass(frozen=True)
class Version:
    """One of the values of a conflict, in words; `id` is that of the change that gave it."""

    id: str
    words: str
    author: str
    at: str


@dataclass(frozen=True)
class Dispute:
    """A path on which people disagree: what stands here, and what else was written."""

    path: str
    name: str
    ours: tuple[Version, ...]
    theirs: tuple[Version, ...]


@dataclass(frozen=True)
class Update:
    """A path that simply follows what the file brings."""

    section: str
    name: str
    before: str
    after: str
    author: str
    at: str


@dataclass(frozen=True)
class Incoming:
    """What a file brings, in words; `evidence` counts its new documents."""

    seen: Preview
    disputes: tuple[Dispute, ...]
    updates: tuple[Update, ...]
    evidence: int


def look(draft_path: Path, file: Path) -> Incoming:
    """Read a file from outside and compare it with a draft; nothing is written.

    Raises:
        DraftError: the file is refused, is a draft of another form, or the draft cannot be read.
    """
    with Draft.open(draft_path, read_only=True) as draft, ForeignDraft.open(file) as foreign:
        seen = preview(draft, foreign)
        index = FieldIndex(load_edition(draft.edition))
        naming = Naming(index)
        disputes = (
            Dispute(one.path, naming.name(one.path), _said(naming, one.ours), _said(naming, one.theirs))
            for one in seen.conflicts
        )
        order = {field.path: place for place, field in enumerate(index.fields)}
        updates = sorted(seen.updates, key=lambda head: (order.get(head.path, len(order)), head.path))
        new = sum(
            head.path.startswith("evidence/") and draft.value(head.path) is None for head in seen.updates
        )
        return Incoming(seen, tuple(disputes), tuple(_updates(draft, naming, updates)), new)


def take(draft_path: Path, file: Path, author: str, choices: Choices, seen: Preview) -> Receipt | None:
    """Take in what a file brings, in one commit; None where it brings nothing.

    Raises:
        DraftError: see `receive`; the draft is then as before.
    """
    with Draft.open(draft_path) as draft, ForeignDraft.open(file) as foreign:
        return receive(draft, foreign, author, choices, seen=seen)


def give_back(draft_path: Path, receipt: str, author: str) -> int:
    """Undo a receipt; returns how many changes that took.

    Raises:
        DraftError: it is undone already, or the draft cannot be written.
    """
    with Draft.open(draft_path) as draft:
        return len(undo_receipt(draft, receipt, author))


def undecided(draft_path: Path) -> tuple[Dispute, ...]:
    """The conflicts that stand in a draft: `ours` is the value that is shown, `theirs` are the others.

    Raises:
        DraftError: the draft cannot be read.
    """
    with Draft.open(draft_path, read_only=True) as draft:
        naming = Naming(FieldIndex(load_edition(draft.edition)))
        return tuple(
            Dispute(path, naming.name(path), _said(naming, heads[-1:]), _said(naming, heads[:-1]))
            for path, heads in draft.conflicts().items()
        )


def decide(draft_path: Path, choices: Choices, author: str) -> int:
    """End these conflicts in one commit; returns how many.

    Raises:
        DraftMissing: a choice names what does not stand on its path (any more).
        DraftError: the draft cannot be written; it is then as before.
    """
    with Draft.open(draft_path) as draft:
        standing = {head.id: head.value for path in choices for head in draft.heads(path)}
        if not standing.keys() >= set(choices.values()):
            raise DraftMissing("选定的内容已经变动。请重新打开后再选。")
        draft.set_many({path: standing[id_] for path, id_ in choices.items()}, author)
    return len(choices)


def _said(naming: Naming, heads: Iterable[Change]) -> tuple[Version, ...]:
    return tuple(
        Version(head.id, naming.words(head.path, head.value), head.author or "未署名", head.at)
        for head in heads
    )


def _updates(draft: Draft, naming: Naming, heads: Iterable[Change]) -> Iterable[Update]:
    for head in heads:
        before, after = draft.value(head.path), head.value
        if before != after:
            words = (naming.words(head.path, before), naming.words(head.path, after))
            author = head.author or "未署名"
            yield Update(naming.section(head.path), naming.name(head.path), *words, author, head.at)
