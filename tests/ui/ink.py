"""Every word that a window paints, with its colour and the ground that it stands on."""
# ruff: noqa: N802, N815  the names are Qt's

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPaintDevice, QPaintEngine, QRegion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPaintEngineState, QTextItem
    from PySide6.QtWidgets import QWidget

LEAST_CONTRAST = 4.5
"""As WCAG 2.2 (1.4.3) asks of words at level AA; here of large ones and of disabled ones too."""
_DOTS_PER_INCH = 96
_Metric = QPaintDevice.PaintDeviceMetric


@dataclass(frozen=True)
class Word:
    """Some words painted at one go, in the place that they take."""

    words: str
    colour: QColor
    place: QRect


class _Reader(QPaintEngine):
    """Notes what words are painted, and paints nothing."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.found: list[Word] = []

    def begin(self, _: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _: QPaintEngineState) -> None:
        """The painter is asked when there are words."""

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:
        if item.text().strip():
            painter = self.painter()
            moved = painter.deviceTransform()
            corner = moved.map(at).toPoint() - QPoint(0, round(item.ascent()))
            place = QRect(corner, QSize(round(item.width()), round(item.ascent() + item.descent())))
            # What is chosen in a text is painted by itself over its own ground, each within a clip.
            if painter.hasClipping():
                seen = moved.map(painter.clipRegion()) & place
                place = max(seen, key=_area, default=QRect())
            self.found.append(Word(item.text(), painter.pen().color(), place))

    def _leave(self, *_: object) -> None:
        """Lines, areas and pictures are no words."""

    drawPath = drawPolygon = drawRects = drawLines = drawEllipse = drawPoints = _leave
    drawPixmap = drawTiledPixmap = drawImage = _leave


class _Page(QPaintDevice):
    """What a widget is painted on to be read."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = width, height
        self.reader = _Reader()

    def paintEngine(self) -> QPaintEngine:
        return self.reader

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        width, height = self._size
        if metric in {_Metric.PdmWidth, _Metric.PdmHeight}:
            return width if metric == _Metric.PdmWidth else height
        resolutions = {_Metric.PdmDpiX, _Metric.PdmDpiY, _Metric.PdmPhysicalDpiX, _Metric.PdmPhysicalDpiY}
        return _DOTS_PER_INCH if metric in resolutions else super().metric(metric)


def words_of(area: QWidget) -> list[Word]:
    """The words that an area paints, whichever widget or delegate paints them."""
    page = _Page(area.width(), area.height())
    area.render(page, QPoint(), QRegion(area.rect()))
    return page.reader.found


def faint_words(area: QWidget) -> list[str]:
    """Words that do not stand out from the ground under them."""
    picture = area.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert picture.devicePixelRatio() == 1
    pixels = memoryview(picture.constBits()).cast("I")
    across = picture.bytesPerLine() // 4
    found: dict[str, None] = {}
    for word in words_of(area):
        place = word.place & picture.rect()
        if place.isEmpty():
            continue
        ground = QColor(_commonest(pixels, across, place))
        stands_out = contrast(_laid_on(word.colour, ground), ground)
        if stands_out < LEAST_CONTRAST:
            found[f"“{word.words}” {word.colour.name()} on {ground.name()}: {stands_out:.1f}"] = None
    return list(found)


def _commonest(pixels: memoryview[int], across: int, place: QRect) -> int:
    """The colour that most of a place has: words cover less of it than they leave."""
    counted: Counter[int] = Counter()
    for y in _rows(place):
        counted.update(pixels[y * across + place.left() : y * across + place.right() + 1])
    return counted.most_common(1)[0][0]


def _rows(place: QRect) -> Iterator[int]:
    """Some lines of pixels of a place, from its top to its bottom."""
    yield from range(place.top(), place.bottom() + 1, max(1, place.height() // 6))


def _area(place: QRect) -> int:
    return place.width() * place.height()


def _laid_on(colour: QColor, ground: QColor) -> QColor:
    """A colour that lets some of the ground through, as it is seen."""
    share = colour.alphaF()
    mixed = (
        share * over + (1 - share) * under for over, under in zip(_parts(colour), _parts(ground), strict=True)
    )
    return QColor.fromRgbF(*mixed)


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG reckons it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """From 1 to 21."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)
