"""How conflicts are printed: every value with who wrote it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cluster_desktop.drafts.change import Change


def conflicts_as_data(conflicts: Mapping[str, Sequence[Change]]) -> list[dict[str, object]]:
    """The conflicts for `--json`."""
    return [
        {
            "path": path,
            "values": [{"value": head.value, "author": head.author, "at": head.at} for head in heads],
        }
        for path, heads in conflicts.items()
    ]


def told_conflicts(conflicts: Mapping[str, Sequence[Change]]) -> Iterator[str]:
    """A line for each conflict."""
    for path, heads in conflicts.items():
        values = (
            f"{'空' if head.value is None else head.value}（{head.author}，{head.at}）" for head in heads
        )
        yield f"待选定  {path}：{' / '.join(values)}"
