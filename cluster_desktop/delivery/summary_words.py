"""What a summary table asks and no form does; the official says it once, and the draft keeps it."""

from __future__ import annotations

from cluster_desktop.forms.fields import Field

_ROOT = "setting/summary/"
INDUSTRY, FOUNDED, INTRO = (_ROOT + name for name in ("leading_industry", "founded", "intro"))
WORDS = {INDUSTRY: "主导产业", FOUNDED: "集群成立时间", INTRO: "集群简介"}


def summary_field(path: str) -> Field | None:
    """The field of a summary table with this path, to be written into as those of the form; else None."""
    words = WORDS.get(path)
    if words is None:
        return None
    key = path.removeprefix(_ROOT)
    return Field(
        path=path, key=key, section="推荐汇总表", label=words, name=words, kind="text", required=False
    )
