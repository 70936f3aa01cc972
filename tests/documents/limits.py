"""A form with every box filled as far as it goes."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING

from cluster_desktop.documents.fill import DoesNotFit, fill
from cluster_desktop.forms.fields import Field, FieldIndex
from cluster_desktop.forms.model import SingleChoice
from cluster_desktop.forms.values import clean_value

if TYPE_CHECKING:
    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Answers, Value

PLAN = 3000
FIGURE = "1234567890"
NAMES = 12
LONG = 400
"""More characters than any box has room for that states no limit."""
TARGET = 80
"""What a box of the target table says: it grows with its text, and a row must not outgrow its page."""
_PROSE = (
    "集群聚焦主导产业，近三年总产值年均增长12.5%；拥有“小巨人”企业15家、高新技术企业120家（含培育）。"
    "围绕强链、补链、延链，推动ISO 9001质量管理体系与GB/T 29490等标准落地，研发投入强度3.2%，"
    "建成公共服务平台6个：检验检测、技术转移。"
)


def filled_to_the_limit(blank: bytes, edition: Edition, fonts: FontBook) -> bytes:
    """The blank with prose of as many characters as allowed, figures of ten digits, twelve names, all ticks.

    What does not fit is cut by what the refusal says.
    """
    index = FieldIndex(edition)
    answers: dict[str, Value] = {}
    for field in index.fields:
        value = clean_value(field, _limit(field, index))
        assert value is not None
        answers[field.path] = value
    return _fitted(blank, edition, answers, fonts)


def _limit(field: Field, index: FieldIndex) -> str | bool:
    if field.is_tick:
        return True
    if isinstance(field.item, SingleChoice):
        return str(len(field.item.options))
    if field.figure or field.kind == "date":
        return FIGURE if field.figure else "2025-12-31"
    if field.path.endswith("/names"):
        return "\n".join(f"第{number}号：先进制造示范平台（一期）" for number in range(1, NAMES + 1))
    parts = sum(other.kind == "plan_outline" for other in index.fields)
    lengths = {"target_table": TARGET, "plan_outline": PLAN // parts}
    return _prose(field.max_chars or lengths.get(field.kind, LONG))


def _prose(length: int) -> str:
    return "".join(islice(cycle(_PROSE), length))


def _fitted(blank: bytes, edition: Edition, answers: Answers, fonts: FontBook) -> bytes:
    kept = dict(answers)
    while isinstance(outcome := _outcome(blank, edition, kept, fonts), DoesNotFit):
        value = kept[outcome.path]
        assert isinstance(value, str)
        assert outcome.cut > 0
        kept[outcome.path] = value[: -outcome.cut]
    return outcome


def _outcome(blank: bytes, edition: Edition, answers: Answers, fonts: FontBook) -> bytes | DoesNotFit:
    try:
        return fill(blank, edition, answers, fonts)
    except DoesNotFit as refusal:
        return refusal
