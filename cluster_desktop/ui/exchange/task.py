"""Reading and taking in what a file brings, as tasks for the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.arrivals import arrivals
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftMissing
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import Preview, Receipt, preview, receive, undo_receipt
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui.exchange.naming import Naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from cluster_desktop.drafts.change import Change
    from cluster_desktop.drafts.receiving import Choices


MOST_ROWS = 200
"""More rows than anyone reads would only make the window slow."""


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

    @property
    def versions(self) -> tuple[Version, ...]:
        """All of them."""
        return (*self.ours, *self.theirs)


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
    """What a file brings, in words.

    `evidence` counts its new documents, `parts` are the lines that tell of each section and list, `count` how
    many paths simply follow: `updates` are the first of them.
    """

    seen: Preview
    disputes: tuple[Dispute, ...]
    updates: tuple[Update, ...]
    evidence: int
    parts: tuple[str, ...]
    count: int


def look(draft_path: Path, file: Path) -> Incoming:
    """Read a file from outside and compare it with a draft; nothing is written.

    Raises:
        DraftError: the file is refused, is a draft of another form, or the draft cannot be read.
    """
    with Draft.open(draft_path, read_only=True) as draft, ForeignDraft.open(file) as foreign:
        seen = preview(draft, foreign)
        index = FieldIndex(load_edition(draft.edition))
        naming = Naming(index)
        disputes = (_dispute(naming, one.path, one.ours, one.theirs) for one in seen.conflicts)
        parts = arrivals(draft, seen)
        heads = [head for part in parts for head in (*part.added, *part.changed, *part.removed)]
        return Incoming(
            seen,
            tuple(disputes),
            tuple(_updates(draft, naming, heads[:MOST_ROWS])),
            sum(len(part.added) for part in parts if part.kind == "evidence"),
            tuple(part.told for part in parts),
            len(heads),
        )


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


def undecided(conflicts: Mapping[str, tuple[Change, ...]], index: FieldIndex) -> tuple[Dispute, ...]:
    """The conflicts that stand in a draft: `ours` is the value that is shown, `theirs` are the others."""
    naming = Naming(index)
    return tuple(_dispute(naming, path, heads[-1:], heads[:-1]) for path, heads in conflicts.items())


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


def _dispute(naming: Naming, path: str, ours: Sequence[Change], theirs: Sequence[Change]) -> Dispute:
    told = naming.told_apart(path, [head.value for head in (*ours, *theirs)])
    said = [
        Version(head.id, words, head.author or "未署名", head.at)
        for head, words in zip((*ours, *theirs), told, strict=True)
    ]
    return Dispute(path, naming.name(path), tuple(said[: len(ours)]), tuple(said[len(ours) :]))


def _updates(draft: Draft, naming: Naming, heads: Iterable[Change]) -> Iterable[Update]:
    for head in heads:
        before, after = draft.value(head.path), head.value
        if before != after:
            words = (naming.words(head.path, before), naming.words(head.path, after))
            author = head.author or "未署名"
            yield Update(naming.section(head.path), naming.name(head.path), *words, author, head.at)
