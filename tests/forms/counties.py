"""Counties of other shapes than the made-up one, each consistent in itself: small, large, declining."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from cluster_desktop.examples import story
from cluster_desktop.forms.derived import Offers
from cluster_desktop.forms.fields import Field, FieldIndex
from cluster_desktop.forms.model import Edition
from cluster_desktop.forms.values import Value, parse_number

Answers = dict[str, Value]

PERCENT = {"%"}
# What does not grow with the size of a county.
FIXED = {"co2_intensity", "energy_intensity", "patents_per_10k", "area_km2"}
# Firms of a kind and names stay as they are: they are few in every county.
COUNTED = {"count_names", "standards_matrix"}


def example(edition: Edition) -> Answers:
    """The made-up county itself."""
    return dict(story.county(edition.id).answers)


def large(edition: Edition) -> Answers:
    """Seven times as much of everything that has a size."""
    return _reckoned(edition, _scaled(edition, Decimal(7)))


def small(edition: Edition) -> Answers:
    """A tenth of it, no sub-kinds of firms, few ticks, 无 wherever there is nothing."""
    answers = _scaled(edition, Decimal("0.1"))
    index = FieldIndex(edition)
    for field in index.fields:
        if field.is_tick:
            answers[field.path] = field.path.endswith("/1") and field.key not in {
                "newmode_work",
                "chain_work",
            }
        elif field.key in {"platform_nat", "platform_prov", "demo_nat", "demo_prov", "green_mfg_nat"}:
            answers[field.path] = "0" if field.path.endswith("/count") else "无"
        elif field.key in {
            "fdi",
            "fdi_growth",
            "champions",
            "champions_prov",
            "listed_smes",
            "little_giants",
        }:
            answers[field.path] = "无" if field.figure == "number" else "0"
        elif field.key in {"overseas_branches", "pct", "intl_text", "newmode_text"}:
            answers[field.path] = "无"
    answers["intl_work/1"] = False
    for key in ("water_reuse_rate", "solid_waste_rate"):
        if key in answers:
            answers[key] = "无"
            answers[key.replace("_rate", "_above_avg")] = "3"
    return _reckoned(edition, answers)


def declining(edition: Edition) -> Answers:
    """The years the other way round: all that grew shrinks, and the growths are negative."""
    answers = example(edition)
    first, _, last = edition.years
    for field in FieldIndex(edition).fields:
        if field.year == first and field.kind == "year_numbers":
            other = f"{field.key}/{last}"
            answers[field.path], answers[other] = answers[other], answers[field.path]
    if edition.id == "national-2022":
        # Its growths stand alone: turned round they are those of a county that shrinks.
        for key in ("rd_growth", "fdi_growth", "export_growth"):
            for year in edition.years:
                answers[f"{key}/{year}"] = f"-{answers[f'{key}/{year}']}"
        answers["leading_output_growth/2019"] = "-8.00"
        answers["energy_drop"] = "-12.00"
    answers["software_rate_up"] = "2"
    return _reckoned(edition, answers)


def _scaled(edition: Edition, times: Decimal) -> Answers:
    answers = example(edition)
    for field in FieldIndex(edition).fields:
        figure = parse_number(str(answers.get(field.path, "")))
        sized = field.figure and field.unit not in PERCENT and field.kind not in COUNTED
        if figure is not None and sized and field.key not in FIXED:
            answers[field.path] = _printed(figure * times, field)
    return answers


def _printed(figure: Decimal, field: Field) -> str:
    places = Decimal(1) if field.figure == "integer" else Decimal("0.01")
    return str(figure.quantize(places, rounding=ROUND_HALF_UP))


def _reckoned(edition: Edition, answers: Answers) -> Answers:
    """With every figure that follows from others as it follows, and targets that lead on from the base."""
    if "patents" not in answers:
        return answers
    for one in Offers(edition).all(answers):
        if answers.get(one.path) != "无":
            answers[one.path] = one.value
    last = edition.years[-1]
    last_rate = str(answers.get(f"iip_rate/{last}") or answers.get("iip_rate"))
    _lead_on(
        answers, "targets/patents", str(answers["patents"]), "件", lambda base: base * Decimal("1.6") + 1
    )
    if spend := answers.get(f"rd_spend/{last}"):
        _lead_on(answers, "targets/rd_spend", str(spend), "亿元", lambda base: base * Decimal("1.4"))
    _lead_on(answers, "targets/iip_rate", last_rate, "%", lambda base: max(base, Decimal(46)))
    energy = f"energy_intensity/{last}"
    if energy in answers:
        _lead_on(
            answers,
            "targets/energy",
            str(answers[energy]),
            "吨标准煤/万元",
            lambda base: base * Decimal("0.8"),
        )
    if str(answers["targets/co2/base"]).endswith("吨二氧化碳/万元"):
        co2 = str(answers[f"co2_intensity/{last}"])
        _lead_on(answers, "targets/co2", co2, "吨二氧化碳/万元", lambda base: base * Decimal("0.8"))
    answers["targets/output_growth/base"] = f"{answers['leading_output_cagr']}%"
    for number in (1, 2, 3):
        answers[f"plan_stage_{number}"] = "按年度分解推进。"
    for path, value in list(answers.items()):
        if re.match(r"targets_done/(rd_spend|iip_rate|energy|co2)/base", path):
            key = {
                "rd_spend": "rd_spend",
                "iip_rate": "iip_rate",
                "energy": "energy_intensity",
                "co2": "co2_intensity",
            }
            own = str(answers[f"{key[path.split('/')[1]]}/{edition.years[0]}"])
            answers[path] = re.sub(r"^[0-9.]+", own, str(value))
    return answers


def _lead_on(answers: Answers, row: str, base: str, unit: str, target: Callable[[Decimal], Decimal]) -> None:
    counted = unit == "件"
    answers[f"{row}/base"] = base + unit
    reached = target(Decimal(base)).quantize(Decimal(1) if counted else Decimal("0.01"))
    answers[f"{row}/target"] = f"{reached}{unit}"
