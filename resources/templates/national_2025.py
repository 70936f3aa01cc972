"""The pages of the national form of 2025."""

from __future__ import annotations

from cells import LOOSE, SMALL
from national import NEW_MODES, national
from pages import Look, Page

_FIGURES = (208.6, 69, 69)

BLANK = national(
    {
        "二": [
            Page(_FIGURES, 38.5, last="fdi", setting=SMALL, head=("年度", 38.5)),
            Page(
                _FIGURES,
                38.5,
                {"chain_text": 265, "chain_work": 290},
                last="chain_work",
                setting=SMALL,
                continues=True,
            ),
            Page((100,), 190, {"long_text": 245}, last="quality_text", setting=LOOSE),
            Page((100,), 250, setting=LOOSE),
        ],
        "三": [
            Page(
                (133.6, *[31.3] * 8),
                30,
                {"standards": Look(28, head=34), "count_names": 165},
                last="platform_prov",
                names=4,
                setting=SMALL,
                head=("年度", 28),
                margin=2.5,
            ),
            Page((62, 117), 70, {"platform_other": 260, "patents": 180}, label=2, setting=LOOSE),
        ],
        "四": [
            Page(
                (142, 91, 91),
                40,
                {"software_rate_up": 36, "digi_text": 205, "digi_work": 135},
                last="digi_work",
                head=("年度", 34),
            ),
            NEW_MODES,
        ],
    }
)
