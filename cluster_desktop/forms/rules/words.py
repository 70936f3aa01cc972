"""Rules on names, telephone numbers and short texts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cluster_desktop.forms.rules.base import Check, FieldRule, Judge, Rule, Scope, quoted
from cluster_desktop.forms.values import Answers, is_none, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.requirements import ProofIndex

_TEXTS = {"text", "long_text", "plan_outline"}
_NOTHING = re.compile(
    r"[/\\—－\-–_·.。、,，\s]+|(没有|暂无|无相关情况|不涉及|无无|none|null|n/?a)[。.]?|无[。.，,；;]",
    re.IGNORECASE,
)
# A landline with its area code and perhaps an extension, one without, a mobile, and a service number.
_PHONE = re.compile(
    r"(?:\+?86)?(?:0\d{2,3}\d{7,8}(?:(?:转|x|ext)\d{1,6})?|1[3-9]\d{9}|[2-9]\d{6,7}|[48]00\d{7})",
    re.IGNORECASE,
)


class NoneWord(FieldRule, frozen=True, kw_only=True):
    """Where there is nothing to report stands 无, and not a stroke or other words."""

    def takes(self, field: Field) -> bool:
        """Texts and names."""
        return field.kind in _TEXTS or (field.kind == "count_names" and field.figure is None)

    def fault(self, field: Field, text: str) -> str | None:
        """A stroke, 没有, and the like."""
        if not _NOTHING.fullmatch(text):
            return None
        return f"“{field.name}”填了“{text}”。无相关情况时应填写“无”；有的，写明情况。"


class _TextRule(FieldRule, frozen=True, kw_only=True):
    def takes(self, field: Field) -> bool:
        """Short texts."""
        return field.kind == "text"


class Avoids(_TextRule, frozen=True, kw_only=True):
    """A text has none of some `words`; `advice` says why and what to do."""

    words: tuple[str, ...]
    advice: str

    def fault(self, field: Field, text: str) -> str | None:
        """One of the words."""
        found = next((word for word in self.words if word in text), None)
        return None if found is None else f"“{field.name}”填的{quoted(text)}含有“{found}”。{self.advice}"


class Matches(_TextRule, frozen=True, kw_only=True):
    """A text is written after a `pattern` (a regular expression); `advice` says which in words."""

    pattern: str
    advice: str

    def __post_init__(self) -> None:
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"pattern 有误：{error}") from error

    def fault(self, field: Field, text: str) -> str | None:
        """Another form."""
        if is_none(text) or re.search(self.pattern, unicodedata.normalize("NFKC", text)):
            return None
        return f"“{field.name}”填的是{quoted(text)}。{self.advice}"


class Phone(_TextRule, frozen=True, kw_only=True):
    """A telephone number, or several, can be dialled."""

    def fault(self, field: Field, text: str) -> str | None:
        """A number that is none."""
        plain = re.sub(r"[-－—–()（）· ]", "", unicodedata.normalize("NFKC", text))
        numbers = [number for number in re.split(r"[,，;；、/\n]", plain) if number]
        wrong = next((number for number in numbers if not _PHONE.fullmatch(number)), None)
        if wrong is None or is_none(text):
            return None
        return (
            f"“{field.name}”填的{quoted(text)}不像电话号码。"
            "手机号 11 位，固定电话写区号，如 0311-87900000；几个号码用顿号隔开。"
        )


class Contains(Rule, frozen=True, kw_only=True):
    """A text has in it what another field holds; `endings` may be left out of it (平川县, 平川)."""

    part: str
    endings: tuple[str, ...] = ()

    def takes(self, field: Field) -> bool:
        """Short texts."""
        return field.kind == "text"

    def checks(self, scope: Scope) -> Iterator[Check]:
        """One check a text, where the form has the other."""
        part = scope.index.find(self.part)
        for field in scope.fields():
            if part is not None and self.takes(field):
                yield Check((field.path, part.path), self._judge(scope, field, part))

    def _judge(self, scope: Scope, field: Field, part: Field) -> Judge:
        def judge(answers: Answers, _proofs: ProofIndex) -> Iterable[Finding]:
            text, wanted = text_of(answers, field.path), text_of(answers, part.path)
            stem = wanted
            for ending in self.endings:
                stem = stem.removesuffix(ending) if len(stem.removesuffix(ending)) > 1 else stem
            if text and stem and not is_none(text) and not is_none(wanted) and stem not in text:
                message = (
                    f"“{field.name}”填的是{quoted(text)}，其中没有"
                    f"“{part.name}”所填的{quoted(wanted)}。核对是否同一地区。"
                )
                yield scope.finding(message, field.path, part.path)

        return judge
