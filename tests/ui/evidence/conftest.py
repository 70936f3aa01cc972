"""A draft with ticks to prove, and files of all kinds to prove them with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.shell.draft_view import DraftView

TICKS = ("chain_work/1", "chain_work/2")


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    """Makes a PDF file; each page has a rule at a height of its own."""

    def make(name: str, pages: int = 1, locked_with: str = "") -> Path:
        made = pikepdf.new()
        for number in range(pages):
            made.add_blank_page(page_size=(595, 842))
            made.pages[-1].contents_add(f"4 w 60 {100 + 40 * number} m 500 {100 + 40 * number} l S".encode())
        path = tmp_path / name
        locked = pikepdf.Encryption(owner="chief", user=locked_with) if locked_with else False
        made.save(path, encryption=locked)
        return path

    return make


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A scanned page."""
    path = tmp_path / "产业链图谱.png"
    Image.new("L", (1240, 1754), 200).save(path)
    return path


@pytest.fixture
def ticked(view: DraftView) -> DraftView:
    """A draft with two ticks that are not proved."""
    for tick in TICKS:
        view.session.type(tick, True)
    view.session.judge()
    assert view.session.autosave.flush()
    return view


@pytest.fixture
def page(ticked: DraftView) -> EvidencePage:
    """Its evidence page."""
    ticked.show_page("evidence")
    shown = ticked.pages["evidence"]
    assert isinstance(shown, EvidencePage)
    return shown
