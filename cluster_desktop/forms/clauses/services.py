"""The kinds of thing that serve a sentence of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

ServiceKind = Literal["rule", "derived", "requirement", "layout", "delivery", "input", "person", "nothing"]
Layout = Literal["words", "structure", "page_ends", "fit"]
Delivery = Literal[
    "form-word", "form-pdf", "evidence-volume", "index-word", "check-report", "mail", "manifest"
]

KINDS: tuple[ServiceKind, ...] = get_args(ServiceKind)


@dataclass(frozen=True)
class Service:
    """One thing that serves a sentence.

    `name` is, by `kind`: a rule's id, of the 认定标准 with the indicator (`threshold/area`); the key of the
    item whose figure is offered; a requirement's id; what the proof of the layout holds fast; the role of a
    file of the package; the key of an item, or what of the notice or the edition the program is given
    (`notice.deadline`); for `person` why a person must judge, and for `nothing` why the sentence demands
    nothing of who applies (headings, addressees).
    """

    kind: ServiceKind
    name: str


def parse(written: str) -> Service | None:
    """The service that a table's `rule decimals` stands for; None where it stands for none."""
    kind, _, name = written.partition(" ")
    return Service(kind, name.strip()) if kind in KINDS and name.strip() else None
