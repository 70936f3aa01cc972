"""What the national forms share: the cover, section 一, and the pages that have not changed since 2024."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cells import LOOSE, SMALL
from pages import Blank, Clauses, Look, Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NEW_MODES = Page((60, 100), 143, {"newmode_text": 150, "newmode_work": 112}, setting=SMALL)
GREEN_WORKS = Page((104, 94), 172, {"green_work": Look(168, setting=LOOSE)})
_PAGES: Mapping[str, Sequence[Page]] = {
    "一": [
        Page(
            (68, 134, 68),
            36,
            {
                "cluster_name": 50,
                "county_dept": 46,
                "operator": 46,
                "single_choice": 45,
                "industry_type": 62,
                "accidents_3y": 76,
                "energy_benchmark": 62,
                "water_benchmark": 62,
            },
            label=2,
            beside=frozenset({"county_dept_phone", "operator_changed", "operator_phone"}),
            stacked=True,
        )
    ],
    "五": [
        Page(
            (140, 70),
            38,
            {"year_numbers": 29, "single_choice": 32, "carbon_monitor": 38, "green_text": 194},
            last="green_text",
        ),
        GREEN_WORKS,
    ],
    "六": [Page((104,), 200, {"intl_text": 280, "overseas_branches": 120}, setting=LOOSE)],
    "七": [
        Page((112,), 215, {"env_text": 240, "env_work": 190}, last="env_work", setting=LOOSE),
        Page((84, 118), 180, {"svc_provided": Look(140, setting=LOOSE, across=3)}),
    ],
}


def national(pages: Mapping[str, Sequence[Page]], department: float = 254) -> Blank:
    """A national blank with its own `pages` by section; sections that it does not name are as in 2024.

    `department` is the width of the cover's words that name the department.
    """
    return Blank(
        cover=((71,), (71, 53, 71, 53, 43, 53), (department,), (127,), (71,), (127,)),
        cover_size=14,
        instructions=Clauses(size=12, line=23),
        pages={**_PAGES, **pages},
        targets={4: (70, 142, 102), 5: (70, 92, 84.5, 84.5)},
        target_row=39,
        underlined=True,
    )
