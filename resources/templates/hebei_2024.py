"""The pages of Hebei's form of 2024.  Its text shows no page ends: these are ours."""

from __future__ import annotations

from cells import LOOSE, SMALL
from national import NEW_MODES
from pages import Blank, Clauses, Look, Page

BLANK = Blank(
    cover=[(76,), (76, 84, 16, 106), (320,), (136,), (76,), (136,)],
    instructions=Clauses(size=12, line=21, annex="附件2"),
    pages={
        "一": [
            Page(
                (68, 134, 68),
                36,
                {
                    "cluster_name": 48,
                    "county_dept": 46,
                    "operator": 46,
                    "single_choice": 43,
                    "industry_type": 60,
                    "accidents_3y": 76,
                    "energy_benchmark": 60,
                    "water_benchmark": 60,
                },
                label=2,
                beside=frozenset({"county_dept_phone", "operator_phone"}),
                stacked=True,
            )
        ],
        "二": [
            Page((190.6, 75, 75), 30.5, last="export_growth", setting=SMALL, head=("年度", 30.5)),
            Page((82,), 90, {"long_text": 114, "chain_work": 164}, setting=SMALL),
        ],
        "三": [
            Page(
                (163.6, *[28.0] * 8),
                56,
                {"standards": Look(52, head=50)},
                last="standards",
                head=("年度", 36),
                margin=2.5,
            ),
            Page((62, 117), 42, {"count_names": 146, "patents": 112}, label=2),
        ],
        "四": [
            Page(
                (142, 91, 91),
                44,
                {"software_rate_up": 36, "software_spend": 36, "digi_text": 176, "digi_work": 128},
                last="digi_work",
            ),
            NEW_MODES,
        ],
        "五": [
            Page(
                (140, 70),
                38,
                {"year_numbers": 29, "single_choice": 32, "carbon_monitor": 38, "green_text": 194},
                last="green_text",
            ),
            Page((104, 94), 170, {"green_work": Look(168, setting=LOOSE)}),
        ],
        "六": [Page((100,), 170, {"intl_text": 230, "overseas_branches": 90}, setting=LOOSE)],
        "七": [
            Page((112,), 210, {"env_text": 230, "env_work": 180}, last="env_work", setting=LOOSE),
            Page((84, 118), 148, {"svc_provided": Look(196, setting=LOOSE)}),
        ],
    },
    targets={4: (70, 130, 108)},
)
