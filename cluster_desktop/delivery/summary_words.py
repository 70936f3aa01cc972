"""What a summary table asks and no form does; the official says it once, and the draft keeps it."""

from __future__ import annotations

_ROOT = "setting/summary/"
INDUSTRY, FOUNDED, INTRO = (_ROOT + name for name in ("leading_industry", "founded", "intro"))
WORDS = {INDUSTRY: "主导产业", FOUNDED: "集群成立时间", INTRO: "集群简介"}
