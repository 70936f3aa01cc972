"""Receiving: what another's copy brings is shown first, then taken in as one, and can be undone.

What was received is noted in the draft itself, at `received/<id>`; that note stays here (see `merge.LOCAL`).
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cluster_desktop.drafts.copying import files_of
from cluster_desktop.drafts.errors import AnotherEdition, DraftError, DraftMissing
from cluster_desktop.drafts.merge import Conflict, believable, by_path, disagree, heads_of, news, weight
from cluster_desktop.drafts.shape import file_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.drafts.foreign import ForeignDraft

_ROOT = "received/"

Choices = Mapping[str, str]
"""Conflicts decided on the way in: path → id of the head that shall stand."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file brings.

    `new` are the changes not here yet; `updates` the heads of paths that simply follow them; `conflicts` the
    paths of the file on which people then disagree; `people` how many new changes each made; `missing` the
    titles of evidence whose file neither side has; `apart` that the two drafts were begun one without the
    other; `doubtful` how many new changes bear a date that cannot be; `over` how many changes the draft had.
    """

    new: tuple[Change, ...]
    updates: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    people: Mapping[str, int]
    missing: tuple[str, ...]
    apart: bool
    doubtful: int
    over: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """A note of what was received: from whom (`people`: changes by author), when, out of which file."""

    id: str
    file_name: str
    at: str
    people: Mapping[str, int]
    changes: int
    undone: bool


def preview(draft: Draft, foreign: ForeignDraft) -> Preview:
    """What `receive` would do; nothing is written.

    Raises:
        AnotherEdition: the file is a draft of another form.
        DraftError: the draft cannot be read.
    """
    if foreign.edition != draft.edition:
        message = f"这是另一种申报表（{foreign.edition}）的草稿，本草稿是 {draft.edition}，不能合并。"
        raise AnotherEdition(message, where=str(foreign.path))
    known = draft.paths_by_id()
    new = news(foreign.changes, known)
    standing = draft.head_ids()
    ours = {id_ for ids in standing.values() for id_ in ids}
    after = _heads_after(draft, standing, new)
    divided = {change.path for change in foreign.changes if len(standing.get(change.path, ())) > 1}
    touched = {path: draft.heads(path) for path in divided} | after
    conflicts = tuple(
        Conflict(
            path,
            tuple(head for head in heads if head.id in ours),
            tuple(head for head in heads if head.id not in ours),
        )
        for path, heads in sorted(touched.items())
        if disagree(heads)
    )
    return Preview(
        new=tuple(new),
        updates=tuple(heads[-1] for heads in after.values() if not disagree(heads)),
        conflicts=conflicts,
        people=Counter(change.author for change in new),
        missing=_missing(draft, foreign, after),
        apart=draft.draft_id != foreign.facts["draft_id"]
        and len(new) == len(foreign.changes)
        and bool(known),
        over=len(known),
        doubtful=sum(not believable(change) for change in new),
    )


def choose_by_author(conflicts: Iterable[Conflict], author: str) -> dict[str, str]:
    """Every conflict in which `author` has a part, decided for the last that he or she wrote."""
    return {
        conflict.path: head.id
        for conflict in conflicts
        for head in (*conflict.ours, *conflict.theirs)
        if head.author == author
    }


def receive(
    draft: Draft,
    foreign: ForeignDraft,
    author: str,
    choices: Choices | None = None,
    *,
    seen: Preview | None = None,
) -> Receipt | None:
    """Take in what the file brings in one commit, note it, and end the conflicts that `choices` decide.

    None where it brings nothing and nothing is decided.  `seen` is the preview that was shown, if any; it is
    made anew where the draft has changed since.

    Raises:
        AnotherEdition: the file is a draft of another form.
        DraftMissing: a choice names what does not stand on its path (any more).
        DraftDamaged: a file in it is not what its hash says.
        DraftError: the disk refuses; the draft is then as before.
    """
    if seen is None or seen.over != draft.count_changes():
        seen = preview(draft, foreign)
    choices = choices or {}
    held = draft.blob_sizes()
    offered = foreign.blob_sizes()
    wanted = [sha256 for sha256 in files_of(foreign.changes) if sha256 in offered and sha256 not in held]
    if not seen.new and not choices and not wanted:
        return None
    id_ = uuid.uuid4().hex[:12]
    with draft.writing() as writing:
        for sha256 in wanted:
            writing.keep(foreign.blob(sha256))
        taken = writing.unite(seen.new)
        chosen = _chosen(seen.conflicts, choices)
        decided = [writing.set(path, value, author) for path, value in chosen.items()]
        note: dict[str, JsonValue] = {
            "file_name": foreign.path.name,
            "draft_id": foreign.facts["draft_id"],
            "people": dict(seen.people.items()),
            "changes": len(taken),
            "stored": len(taken) + sum(change is not None for change in decided),
        }
        writing.set(_ROOT + id_, note, author)
    return _receipt(draft, id_)


def receipts(draft: Draft) -> list[Receipt]:
    """All that was received, the latest first."""
    found = [_receipt(draft, path.removeprefix(_ROOT)) for path in draft.values(_ROOT)]
    return sorted(found, key=lambda receipt: (receipt.at, receipt.id), reverse=True)


def undo_receipt(draft: Draft, id_: str, author: str) -> list[Change]:
    """Give every path that a receipt touched what it held before, by changes of its own.

    A change once taken in is never cut out: another copy would bring it back.  Paths that were edited since
    keep their later value; where people disagreed before, they do so again.  Returns the changes written.

    Raises:
        DraftMissing: there is no such receipt, or it is undone already.
    """
    first, receipt = draft.stored(_ROOT + id_)[:1], _receipt(draft, id_)
    if receipt.undone:
        raise DraftMissing("这次接收已经撤销过。")
    note = cast("dict[str, JsonValue]", first[0].value)
    arrived = {change.id for change in draft.stored_up_to(first[0].id, cast("int", note["stored"]))}
    paths = {path for id_, path in draft.paths_by_id().items() if id_ in arrived}
    written: list[Change] = []
    standing = draft.all_heads()
    histories = {path: draft.stored(path) for path in paths}
    with draft.writing() as writing:
        for path, history in sorted(histories.items()):
            here = max(place for place, change in enumerate(history) if change.id in arrived)
            if {head.id for head in heads_of(history[: here + 1])} != {head.id for head in standing[path]}:
                continue
            before = heads_of(change for change in history[: here + 1] if change.id not in arrived)
            written += writing.bring_back(path, [head.value for head in before], author)
        writing.set(_ROOT + id_, {**note, "undone": True}, author)
    return written


def _heads_after(
    draft: Draft, standing: Mapping[str, list[str]], new: Sequence[Change]
) -> dict[str, list[Change]]:
    """The heads of every path that `new` touches, once it is taken in, the one that counts last."""
    replaced = {parent for change in new for parent in change.parents}
    after: dict[str, list[Change]] = {}
    for path, came in by_path(new).items():
        if len(came) == 1 and path not in standing:  # most of them, where a list comes in
            after[path] = came
            continue
        stay = set(standing.get(path, ())) - replaced
        beside = [head for head in draft.heads(path) if head.id in stay] if stay else []
        after[path] = sorted([*beside, *heads_of(came)], key=weight)
    return after


def _missing(draft: Draft, foreign: ForeignDraft, after: Mapping[str, list[Change]]) -> tuple[str, ...]:
    values = [head.value for heads in after.values() for head in heads]
    titles: list[str] = []
    for value in values:
        sha256 = file_of(value)
        if sha256 and not foreign.has_blob(sha256) and not draft.has_blob(sha256) and isinstance(value, dict):
            titles.append(str(value.get("title") or value.get("file_name") or sha256[:12]))
    return tuple(titles)


def _chosen(conflicts: Iterable[Conflict], choices: Choices) -> dict[str, JsonValue]:
    values = {head.id: head.value for one in conflicts for head in (*one.ours, *one.theirs)}
    for path, id_ in choices.items():
        if id_ not in values:
            raise DraftMissing("选定的内容已经变动。请重新预览后再选。", where=path)
    return {path: values[id_] for path, id_ in choices.items()}


def _receipt(draft: Draft, id_: str) -> Receipt:
    history = draft.history(_ROOT + id_)
    if not history:
        raise DraftMissing("没有这条接收记录。")
    match history[0].value:
        case {"file_name": str(file_name), "people": dict(people), "changes": int(changes)} as note:
            named = {name: number for name, number in people.items() if isinstance(number, int)}
            return Receipt(id_, file_name, history[-1].at, named, changes, bool(note.get("undone")))
        case _:
            raise DraftError("接收记录不完整。", where=_ROOT + id_)
