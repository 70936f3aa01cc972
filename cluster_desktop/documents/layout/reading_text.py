"""Paragraphs out of a Word document: their properties, and their runs cut at page breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.linebreak import BreakRules
from cluster_desktop.documents.layout.model import (
    Align,
    Edge,
    Flow,
    Frame,
    LineRule,
    Paragraph,
    Run,
    TabAlign,
    TabStop,
)
from cluster_desktop.documents.layout.ooxml import attribute, child, children, is_on, number, points
from cluster_desktop.documents.layout.reading_looks import text_style
from cluster_desktop.documents.layout.reading_runs import PAGE_BREAK, RunReader
from cluster_desktop.documents.layout.refusals import refuse
from cluster_desktop.documents.layout.styles import flatten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.documents.layout.context import Context
    from cluster_desktop.documents.layout.model import TextStyle
    from cluster_desktop.documents.layout.numbering import Label
    from cluster_desktop.documents.layout.ooxml import Element

_ALIGN: dict[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "distribute",
}
_RULES: dict[str, LineRule] = {"exact": "exact", "atLeast": "atLeast"}
_TABS: dict[str, TabAlign] = {"center": "center", "right": "right", "end": "right", "decimal": "right"}
_LEADERS = {"dot": ".", "middleDot": "·", "hyphen": "-", "underscore": "_", "heavy": "_"}
_FRAMES: dict[str, TabAlign] = {"center": "center", "right": "right", "outside": "right"}
_AUTOMATIC_SPACE = 14.0
_PLAIN_LINE = 240
_HUNDREDTHS = 100


def read_paragraph(element: Element, context: Context) -> list[Paragraph]:
    """The paragraph in a `w:p`: several where page breaks stand inside it, none where it is hidden.

    Raises:
        UnsupportedContent: it holds something that cannot be set.
        UnfitWord: a measure is impossible.
    """
    own = child(element, "pPr")
    shapes = context.shapes_of(own)
    look = shapes.look
    runs = RunReader(element, shapes.style, context).read()
    if is_on(look.properties, "vanish") and not any(run.text or run.field or run.picture for run in runs):
        return []
    label = context.numbering.label(element, own)
    runs = _labelled(label, runs, look.properties)
    size = runs[0].style.size if runs else look.style.size
    key = (size, context.pitch, context.char_space, context.line)
    whole = shapes.known.get(key) if label is None else None
    if whole is None:
        whole = _shape(element, label, look.style, size, context)
        if label is None and whole.frame is None:
            shapes.known[key] = whole
    return [
        replace(whole, runs=tuple(part), flow=replace(whole.flow, page_break_before=True))
        if count
        else replace(whole, runs=tuple(part))
        for count, part in enumerate(_split_pages(runs))
    ]


def _shape(
    element: Element, label: Label | None, mark: TextStyle, size: float, context: Context
) -> Paragraph:
    """The paragraph without its runs; `size` is that of its first characters."""
    own = child(element, "pPr")
    return replace(
        _paragraph(_properties(own, label, context), mark, size, context),
        tabs=_tab_stops(own, label, context),
        frame=_frame(element, own, context),
        above=_border(own, "top", context),
        below=_border(own, "bottom", context),
        beside=(_border(own, "left", context), _border(own, "right", context)),
    )


def _properties(own: Element | None, label: Label | None, context: Context) -> dict[str, str]:
    """The list says how its paragraphs are indented, unless the paragraph does so itself."""
    styled = context.styles.paragraph(own, context.table_style)
    if label is None:
        return styled
    listed = flatten(child(label.level, "pPr"))
    return styled | listed | flatten(own) if label.direct else listed | styled


def _labelled(label: Label | None, runs: list[Run], look: Mapping[str, str]) -> list[Run]:
    if label is None or not label.text:
        return runs
    own = {name: value for name, value in look.items() if name not in {"u", "vanish"}}
    return [Run(label.text, text_style(own | flatten(child(label.level, "rPr")))), *runs]


def _paragraph(properties: Mapping[str, str], mark: TextStyle, size: float, context: Context) -> Paragraph:
    line = abs(number(properties.get("spacing/line"), _PLAIN_LINE)) or _PLAIN_LINE
    rule = _RULES.get(properties.get("spacing/lineRule", ""), "auto")
    left, right, first = _indents(properties, size, context)
    on_grid = is_on(properties, "snapToGrid", default=True)
    rules = context.settings.break_rules
    if not is_on(properties, "kinsoku", default=True):
        rules = BreakRules(frozenset(), frozenset())
    if not is_on(properties, "wordWrap", default=True):
        rules = replace(rules, whole_words=False)
    return Paragraph(
        runs=(),
        mark=mark,
        align=_ALIGN.get(properties.get("jc", ""), "left"),
        left=left,
        right=right,
        first=first,
        before=_space(properties, "before", context),
        after=_space(properties, "after", context),
        line=line / (_PLAIN_LINE if rule == "auto" else 20),
        line_rule=rule,
        letter_space=is_on(properties, "autoSpaceDE", default=True),
        digit_space=is_on(properties, "autoSpaceDN", default=True),
        hangs=is_on(properties, "overflowPunct", default=True),
        flow=Flow(
            page_break_before=is_on(properties, "pageBreakBefore"),
            keep_next=is_on(properties, "keepNext"),
            keep_lines=is_on(properties, "keepLines"),
            widow_control=is_on(properties, "widowControl", default=True),
            tight=is_on(properties, "contextualSpacing"),
            style=properties.get("pStyle", ""),
        ),
        default_tab=context.settings.default_tab,
        pitch=context.pitch if on_grid else 0.0,
        char_space=context.char_space if on_grid else 0.0,
        break_rules=None if rules == context.settings.break_rules else rules,
    )


def _indents(properties: Mapping[str, str], size: float, context: Context) -> tuple[float, float, float]:
    """Left, right and first line.

    Those of a whole paragraph that are stated in characters count in those of plain text, the first line's
    in its own; before a hanging line the left one is counted from where that line begins.
    """
    plain = context.looks.of(None).style.size

    def stated(unit: float, *names: str) -> float | None:
        for name in names:
            chars = number(properties.get(f"ind/{name}Chars"))
            if chars:
                return chars / _HUNDREDTHS * unit
        return None

    def measured(*names: str) -> float:
        return next((points(properties[f"ind/{name}"]) for name in names if f"ind/{name}" in properties), 0.0)

    hanging = stated(size, "hanging")
    if hanging is None and not stated(size, "firstLine"):
        hanging = measured("hanging")
    first = -hanging if hanging else stated(size, "firstLine") or measured("firstLine")
    left = stated(plain, "left", "start")
    if left is not None and hanging:
        left += hanging
    right = stated(plain, "right", "end")
    return (
        measured("left", "start") if left is None else left,
        measured("right", "end") if right is None else right,
        first,
    )


def _space(properties: Mapping[str, str], side: str, context: Context) -> float:
    """The space before or after: in lines where it is stated so, in points otherwise."""
    if is_on(properties, f"spacing/{side}Autospacing"):
        return _AUTOMATIC_SPACE
    lines = number(properties.get(f"spacing/{side}Lines"))
    space = lines / _HUNDREDTHS * context.line if lines else points(properties.get(f"spacing/{side}"))
    return max(0.0, space)


def _tab_stops(own: Element | None, label: Label | None, context: Context) -> tuple[TabStop, ...]:
    """The stops of the paragraph, its list and its styles; the nearest word on a place holds."""
    found: dict[float, TabStop | None] = {}
    listed = child(child(label.level, "pPr"), "tabs") if label else None
    for tabs in (*context.styles.paragraph_parts(own, "tabs"), *([] if listed is None else [listed])):
        for stop in children(tabs, "tab"):
            place = points(attribute(stop, "pos"))
            kind = attribute(stop) or "left"
            leader = _LEADERS.get(attribute(stop, "leader") or "", "")
            cleared = kind in {"clear", "bar"}
            found.setdefault(place, None if cleared else TabStop(place, _TABS.get(kind, "left"), leader))
    return tuple(stop for _, stop in sorted(found.items()) if stop is not None)


def _frame(element: Element, own: Element | None, context: Context) -> Frame | None:
    """The page number of many forms stands in a frame; elsewhere frames are not set."""
    frame = next(context.styles.paragraph_parts(own, "framePr"), None)
    if frame is None:
        return None
    if not context.in_note:
        raise refuse("framePr", element)
    align = attribute(frame, "xAlign")
    return Frame(_FRAMES.get(align or "", "left"), 0.0 if align else points(attribute(frame, "x")))


def _border(own: Element | None, side: str, context: Context) -> Edge:
    border = child(next(context.styles.paragraph_parts(own, "pBdr"), None), side)
    if border is None or (attribute(border) or "nil") in {"nil", "none"}:
        return Edge()
    return Edge(
        max(0.0, number(attribute(border, "sz"), 4) / 8), max(0.0, number(attribute(border, "space")))
    )


def _split_pages(runs: list[Run]) -> list[list[Run]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(PAGE_BREAK)
        parts[-1].append(replace(run, text=first) if others else run)
        parts.extend([replace(run, text=text)] for text in others)
    return parts
