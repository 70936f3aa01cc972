"""One file of evidence from its description."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from cluster_desktop.examples.papers.certificates import draw_certificates
from cluster_desktop.examples.papers.drawings import draw_chain_chart, draw_site_plan
from cluster_desktop.examples.papers.letters import draw_letter
from cluster_desktop.examples.papers.parts import (
    Certificates,
    ChainChart,
    Letter,
    Paper,
    Part,
    Roll,
    SitePlan,
)
from cluster_desktop.examples.papers.rolls import draw_roll
from cluster_desktop.examples.papers.scans import as_jpeg, as_png, as_tiff
from cluster_desktop.examples.papers.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.examples.made_up import World

_SCANS: dict[str, Callable[[bytes, str], bytes]] = {".jpg": as_jpeg, ".png": as_png, ".tif": as_tiff}


def make_paper(paper: Paper, world: World, endings: Mapping[str, str], fonts: FontBook) -> bytes:
    """The file: a PDF, or a scan where its name ends in .jpg, .png or .tif.

    Raises:
        MissingGlyph: no face has one of its characters.
    """
    sheet = Sheet(fonts, paper.title)
    for part in paper.parts:
        _draw(sheet, part, world, endings)
    pdf = sheet.finish()
    scan = _SCANS.get(PurePath(paper.file).suffix)
    return scan(pdf, paper.title) if scan else pdf


def _draw(sheet: Sheet, part: Part, world: World, endings: Mapping[str, str]) -> None:
    match part:
        case Letter():
            draw_letter(sheet, part, endings[part.ending] if part.ending else "")
        case Certificates():
            draw_certificates(sheet, part, _certified(part, world))
        case Roll():
            draw_roll(sheet, part, world.rows(part))
        case SitePlan():
            draw_site_plan(sheet, part)
        case ChainChart():
            draw_chain_chart(sheet, part)


def _certified(part: Certificates, world: World) -> list[str]:
    if part.patents:
        return [
            part.text.format(name=one.title, number=one.number, owner=one.owner, granted=one.granted)
            for one in world.inventions(part.patents)
        ]
    return [part.text.format(name=name) for name in world.names(part.names_of)]
