"""What serves a sentence of the documents, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.forms.clauses import Service, ServiceKind

_KINDS: dict[ServiceKind, str] = {
    "input": "在表上填写",
    "derived": "程序推算",
    "rule": "程序自动检查",
    "requirement": "列入佐证材料要求",
}
_MADE = {
    "form-word": "申报表 Word",
    "form-pdf": "申报表 PDF",
    "evidence-volume": "佐证材料册",
    "index-word": "佐证材料目录",
    "check-report": "检查报告",
    "mail": "报送说明",
    "manifest": "填报数据",
}


def served(services: Iterable[Service]) -> str:
    """By what a sentence is served: the program, what it makes, a person; empty where nothing is to do."""
    ways: dict[str, None] = {}
    made: dict[str, None] = {}
    people: dict[str, None] = {}
    for service in services:
        if service.kind == "person":
            people[service.name] = None
        elif service.kind == "delivery":
            made[_MADE[service.name]] = None
        elif service.kind == "input" and service.name.startswith(("notice.", "edition.")):
            continue
        elif service.kind in _KINDS:
            ways[_KINDS[service.kind]] = None
    if made:
        ways[f"导出时生成{'、'.join(made)}"] = None
    told = f"{'；'.join(ways)}。" if ways else ""
    return f"{told}{'由人办理：' if people else ''}{''.join(people)}"
