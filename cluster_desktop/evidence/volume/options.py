"""How the volume is to be bound: what the official chooses beside what the notice prescribes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from cluster_desktop.drafts.change import JsonValue
    from cluster_desktop.drafts.draft import Draft

OPTIONS_PATH = "setting/volume"
WIDEST_GUTTER = 30
FEWEST_SHEETS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeOptions:
    """The choices for a volume.

    `recto`: index, dividers and documents begin on a right-hand page.  `dividers`: a page with its title
    before every part.  `gutter`: binding margin in mm, on the inner edge of every page.  `most_sheets`: how
    many sheets (two pages each) one volume may have, None where all goes into one.  `spine`: a strip to
    print for the back of each volume.

    Raises:
        ClusterError: the gutter is not 0 to 30 mm, or a volume may have fewer than 10 sheets.
    """

    recto: bool = True
    dividers: bool = False
    gutter: int = 0
    most_sheets: int | None = None
    spine: bool = True

    def __post_init__(self) -> None:
        """Refuse what cannot be bound."""
        if not 0 <= self.gutter <= WIDEST_GUTTER:
            raise ClusterError(f"装订边应在 0 到 {WIDEST_GUTTER} 毫米之间，现为 {self.gutter} 毫米")
        if self.most_sheets is not None and self.most_sheets < FEWEST_SHEETS:
            raise ClusterError(f"每册至少 {FEWEST_SHEETS} 张纸，现为 {self.most_sheets} 张")


def options_value(options: VolumeOptions) -> dict[str, JsonValue]:
    """What a draft keeps of the options at `OPTIONS_PATH`."""
    return {
        "recto": options.recto,
        "dividers": options.dividers,
        "gutter": options.gutter,
        "most_sheets": options.most_sheets,
        "spine": options.spine,
    }


def read_options(draft: Draft) -> VolumeOptions:
    """The options of the draft; the defaults where it has none, or none that can be read."""
    value = draft.value(OPTIONS_PATH)
    if not isinstance(value, dict):
        return VolumeOptions()
    try:
        return VolumeOptions(
            recto=value.get("recto") is not False,
            dividers=value.get("dividers") is True,
            gutter=_whole(value.get("gutter")) or 0,
            most_sheets=_whole(value.get("most_sheets")),
            spine=value.get("spine") is not False,
        )
    except ClusterError:
        return VolumeOptions()


def _whole(value: JsonValue) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
