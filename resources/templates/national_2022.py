"""The pages of the national form of 2022."""

from __future__ import annotations

from cells import LOOSE, SMALL
from national import national
from pages import Look, Page

BLANK = national(
    {
        "二": [
            Page(
                (150, 88, 88),
                28.7,
                {"chain_map": 30, "long_text": 142},
                last="supply_risk_text",
                setting=SMALL,
                head=("主导产业情况（近三年）", 28.7),
            ),
            Page((100,), 122, {"long_text": 145}, setting=SMALL),
        ],
        "三": [
            Page(
                (127.6, *[32.0] * 8),
                36,
                {"standards": Look(36, head=40), "count_names": 185},
                last="platform_prov",
                setting=SMALL,
                names=4,
                head=("年度", 30),
                margin=2.5,
            ),
            Page(
                (62, 117),
                34,
                {
                    "platform_other": 150,
                    "patents": 90,
                    "co_innovation_text": 170,
                    "co_innovation_work": 142,
                },
                label=2,
                setting=SMALL,
            ),
        ],
        "四": [
            Page(
                (110, 102, 102),
                34,
                {
                    "software_rate_up": 30,
                    "digi_text": 128,
                    "digi_work": 96,
                    "newmode_text": 158,
                    "newmode_work": 112,
                },
                setting=SMALL,
            )
        ],
        "五": [
            Page(
                (140, 70),
                46,
                {"carbon_monitor": 44, "year_numbers": 34, "single_choice": 36, "long_text": 230},
                last="water_reuse_above_avg",
            ),
            Page((100,), 105, {"long_text": 215, "green_service_work": 150}, setting=LOOSE),
        ],
        "六": [
            Page(
                (104, 80),
                34,
                {"intl_text": 210, "intl_work": 160, "overseas_branches": 76},
                setting=LOOSE,
            )
        ],
        "七": [
            Page((100,), 138, {"governance_text": 230, "svc_provided": Look(138, across=3)}, setting=LOOSE)
        ],
    },
    department=240,
)
