"""The pages of the national form of 2024."""

from __future__ import annotations

from cells import LOOSE, SMALL
from national import NEW_MODES, national
from pages import Look, Page

BLANK = national(
    {
        "二": [
            Page((208.6, 69, 69), 34, last="export_growth", setting=SMALL, head=("年度", 34)),
            Page((100,), 282, {"long_text": 203}, last="share_text", setting=LOOSE),
            Page((100,), 200, {"long_text": 260}, setting=LOOSE),
        ],
        "三": [
            Page(
                (127.6, *[32.0] * 8),
                40,
                {"standards": Look(44, head=42), "platform_nat": 205},
                last="platform_nat",
                names=4,
                head=("年度", 32),
                margin=2.5,
            ),
            Page((62, 117), 52, {"count_names": 190, "patents": 135}, label=2),
        ],
        "四": [
            Page(
                (142, 91, 91),
                44,
                {"software_rate_up": 36, "software_spend": 36, "digi_text": 196, "digi_work": 128},
                last="digi_work",
            ),
            NEW_MODES,
        ],
    }
)
