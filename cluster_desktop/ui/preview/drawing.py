"""Drawing the pages of the form in the background: only those that another answer changed.

Nothing here touches Qt.  A draughtsman is in the hands of one task at a time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.documents.fill import DoesNotFit
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import FormPages, form_pages
from cluster_desktop.documents.paint import paint
from cluster_desktop.evidence.rendering import open_rendering

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cluster_desktop.documents.inks import Spot
    from cluster_desktop.documents.layout import PageBox
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.forms.values import Value


@dataclass(frozen=True, eq=False)
class Sheet:
    """A page of the form: page `number`, from 1, of `pdf`.  While it looks the same, it is the same."""

    box: PageBox
    pdf: bytes
    number: int


@dataclass(frozen=True)
class Drawn:
    """The pages, and where each path stands on them.

    `refused` are the answers that were left out because their cells do not hold them: by path what is wrong.
    """

    sheets: tuple[Sheet, ...]
    spots: Mapping[str, tuple[Spot, ...]]
    refused: Mapping[str, str]


@dataclass(frozen=True)
class Pixels:
    """A page as rows of red, green and blue bytes."""

    data: bytes
    width: int
    height: int


class Draughtsman:
    """Draws the form of one edition again and again; the pages that stay the same stay the same objects."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._fonts = FontBook()
        self._sheets: Mapping[PageBox, Sheet] = {}

    def draw(
        self, answers: Mapping[str, Value], template: bytes | None, cancelled: Callable[[], bool]
    ) -> Drawn | None:
        """The form with these answers; None where it is no longer wanted.

        Raises:
            ClusterError: it cannot be drawn whatever is left out, as by a character that no face has.
        """
        answers, refused = dict(answers), dict[str, str]()
        while True:
            try:
                pages = form_pages(self._edition, answers, self._fonts, template=template)
                break
            except DoesNotFit as refusal:
                if answers.pop(refusal.path, None) is None:
                    raise
                refused[refusal.path] = refusal.message
            if cancelled():
                return None
        return Drawn(self._paint(pages), pages.spots, refused)

    def _paint(self, pages: FormPages) -> tuple[Sheet, ...]:
        boxes = pages.layout.pages
        new = [box for box in Counter(boxes) if box not in self._sheets]
        painted: dict[PageBox, Sheet] = {}
        if new:
            layout = replace(pages.layout, pages=tuple(new), overflows=())
            pdf = paint(layout, self._fonts, title=self._edition.title)
            painted = {box: Sheet(box, pdf, number) for number, box in enumerate(new, 1)}
        self._sheets = {box: self._sheets.get(box) or painted[box] for box in boxes}
        return tuple(self._sheets[box] for box in boxes)


def render(sheet: Sheet, scale: float) -> Pixels:
    """A page at `scale` pixels a point.

    Raises:
        UnrenderableError: pdfium cannot show it.
    """
    with open_rendering(sheet.pdf) as rendering:
        image = rendering.image(sheet.number, scale).convert("RGB")
    return Pixels(image.tobytes(), image.width, image.height)
