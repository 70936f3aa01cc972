"""Named versions: the state of a draft at a moment that someone gave a name (送审稿, 局长改后)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.errors import DraftMissing, ValueUnfit, VersionIncomplete
from cluster_desktop.drafts.merge import LOCAL, by_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.drafts.change import Change, JsonValue
    from cluster_desktop.drafts.draft import Draft

_ROOT = "versions/"
_ASIDE = (_ROOT, *LOCAL)
_DIGITS = 16  # of an id, enough to tell the changes of one draft apart
_MOST = 60_000  # paths; the value stays below 1 MB


@dataclass(frozen=True, slots=True)
class Version:
    """A name for the state of every path at the moment `at` (ISO 8601 UTC)."""

    id: str
    name: str
    author: str
    at: str
    heads: frozenset[str]


def name_version(draft: Draft, name: str, author: str) -> Version:
    """Give the present state a name.

    Raises:
        ValueUnfit: the name is empty, or the draft has more paths than a version can hold.
        DraftError: the disk refuses.
    """
    heads = sorted(head.id[:_DIGITS] for head in _standing(draft))
    if not name.strip():
        raise ValueUnfit("版本要有名称。")
    if len(heads) > _MOST:
        raise ValueUnfit(f"草稿超过 {_MOST} 项内容，无法保存为版本。请改用复制草稿。")
    id_ = uuid.uuid4().hex[:12]
    draft.set(_ROOT + id_, {"name": name.strip(), "heads": "".join(heads)}, author)
    return _find(draft, id_)


def versions(draft: Draft) -> list[Version]:
    """All named versions, the latest first."""
    found = [_find(draft, path.removeprefix(_ROOT)) for path in draft.values(_ROOT)]
    return sorted(found, key=lambda version: (version.at, version.id), reverse=True)


def forget_version(draft: Draft, id_: str, author: str) -> None:
    """Take the name away; the changes stay."""
    draft.set(_ROOT + id_, None, author)


def restore_version(draft: Draft, id_: str, author: str) -> list[Change]:
    """Give every path what it held then, by changes of its own; returns those written.

    Raises:
        DraftMissing: there is no such version.
        VersionIncomplete: the draft lacks some of its changes; nothing is written.
    """
    version = _find(draft, id_)
    then = by_path(_changes_of(draft, version))
    now = by_path(_standing(draft))
    written: list[Change] = []
    with draft.writing() as writing:
        for path in sorted(now.keys() | then.keys()):
            heads = then.get(path, [])
            if heads != now[path]:
                written += writing.bring_back(path, [head.value for head in heads], author)
    return written


def differences(draft: Draft, id_: str) -> dict[str, tuple[tuple[JsonValue, ...], tuple[JsonValue, ...]]]:
    """The paths that hold something else by now: what stood there then, and what stands there today.

    Raises:
        DraftMissing: there is no such version.
        VersionIncomplete: the draft lacks some of its changes.
    """
    then = by_path(_changes_of(draft, _find(draft, id_)))
    now = by_path(_standing(draft))
    found: dict[str, tuple[tuple[JsonValue, ...], tuple[JsonValue, ...]]] = {}
    for path in then.keys() | now.keys():
        before, after = then.get(path, []), now.get(path, [])
        if {head.text for head in before} - {"null"} != {head.text for head in after} - {"null"}:
            found[path] = tuple(head.value for head in before), tuple(head.value for head in after)
    return found


def _standing(draft: Draft) -> Iterable[Change]:
    for path, heads in draft.all_heads().items():
        if not path.startswith(_ASIDE):
            yield from heads


def _changes_of(draft: Draft, version: Version) -> list[Change]:
    found = [change for change in draft.all_changes() if change.id[:_DIGITS] in version.heads]
    if lost := len(version.heads) - len(found):
        raise VersionIncomplete(f"版本“{version.name}”有 {lost} 处内容不在这份草稿里，没有恢复。")
    return found


def _find(draft: Draft, id_: str) -> Version:
    heads = draft.heads(_ROOT + id_)
    match heads[-1].value if heads else None:
        case {"name": str(name), "heads": str(ids)}:
            starts = range(0, len(ids), _DIGITS)
            named = frozenset(ids[start : start + _DIGITS] for start in starts)
            return Version(id_, name, heads[-1].author, heads[-1].at, named)
        case _:
            raise DraftMissing("没有这个版本。")
