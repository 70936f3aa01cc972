"""Warnings and hints that an official keeps, with the reason in writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import Struct, ValidationError, convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cluster_desktop.forms.findings import Finding

KEPT = "kept/"


class Keeping(Struct, frozen=True):
    """Why a finding is kept, and the message it was kept under: with other figures it comes up again."""

    reason: str
    message: str


@dataclass(frozen=True)
class KeptFinding:
    """A finding that was kept, and why."""

    finding: Finding
    reason: str


def kept_path(finding: Finding) -> str:
    """Where in a draft the reason for keeping a finding stands."""
    return f"{KEPT}{finding.rule}/{'+'.join(finding.paths)}"


def keeping(finding: Finding, reason: str) -> dict[str, str]:
    """The value that keeps a finding for a reason.

    Raises:
        ValueError: an error cannot be kept, nor anything without a reason.
    """
    if finding.level == "error":
        raise ValueError("错误不能保留，只能更正。")
    if not reason.strip():
        raise ValueError("写明保留的理由。")
    return {"reason": reason.strip(), "message": finding.message}


def sort_out(
    findings: Iterable[Finding], values: Mapping[str, object]
) -> tuple[tuple[Finding, ...], tuple[KeptFinding, ...]]:
    """The findings that stand, and those that were kept; `values` are what the draft holds below `kept/`.

    An error always stands, and so does a finding whose figures have changed since it was kept.
    """
    standing: list[Finding] = []
    kept: list[KeptFinding] = []
    for finding in findings:
        found = _keeping(values.get(kept_path(finding)))
        if found is not None and finding.level != "error" and found.message == finding.message:
            kept.append(KeptFinding(finding, found.reason))
        else:
            standing.append(finding)
    return tuple(standing), tuple(kept)


def _keeping(value: object) -> Keeping | None:
    """What a draft holds, however it came there."""
    try:
        return convert(value, Keeping)
    except ValidationError:
        return None
