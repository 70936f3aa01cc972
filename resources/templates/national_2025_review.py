"""The pages of the review form of 2025."""

from __future__ import annotations

from cells import LOOSE, SMALL
from national import GREEN_WORKS, NEW_MODES, national
from pages import Page

BLANK = national(
    {
        "二": [
            Page(
                (208.6, 69, 69),
                34,
                {"chain_text": 212},
                last="chain_text",
                setting=SMALL,
                head=("年度", 34),
            ),
            Page((100,), 175, {"chain_work": 285, "share_text": 225}, last="share_work", setting=LOOSE),
            Page((100,), 240, {"quality_text": 300}, setting=LOOSE),
        ],
        "三": [Page((163.6, 84, 84), 76, {"patents": 170}, setting=LOOSE, head=("年度", 44))],
        "四": [
            Page(
                (142, 91, 91), 54, {"digi_text": 220, "digi_work": 170}, last="digi_work", head=("年度", 40)
            ),
            NEW_MODES,
        ],
        "五": [
            Page(
                (140, 70),
                46,
                {"carbon_monitor": 44, "year_numbers": 34, "green_text": 240},
                last="green_text",
            ),
            GREEN_WORKS,
        ],
    }
)
