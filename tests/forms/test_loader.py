import contextlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_desktop.forms import loader, rules
from cluster_desktop.forms.loader import DefinitionError, load_edition, load_notice, read_edition, read_notice

FORMS = Path(loader.__file__).parent
EDITION = (FORMS / "editions" / "hebei-2024.toml").read_text(encoding="utf-8")
NOTICE = (FORMS / "notices" / "hebei-2024.toml").read_text(encoding="utf-8")
STRIDE = 13  # of all places, one in so many
LAST = "[items.recommendation]\n"
REGION = "[cover.lines.region]\n"
FALLS = '[rules.falls]\nkind = "range"\nlevel = "error"\nclause = "truthful"\n'


def refusal(tmp_path, read, text, old, new) -> DefinitionError:
    """The refusal of a definition in which one thing was changed."""
    assert old in text
    path = tmp_path / "next-year.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as refused:
        read(path)
    return refused.value


@pytest.mark.parametrize("edition_id", loader.edition_ids())
def test_every_edition_loads_and_is_named_as_its_file(edition_id):
    assert load_edition(edition_id).id == edition_id


@pytest.mark.parametrize("notice_id", loader.notice_ids())
def test_every_notice_loads_and_is_named_as_its_file(notice_id):
    assert load_notice(notice_id).id == notice_id


@pytest.mark.parametrize("load", [load_edition, load_notice])
@pytest.mark.parametrize("name", ["hebei-1999", "", "../editions/hebei-2024"])
def test_an_unknown_id_is_refused_with_those_there_are(load, name):
    with pytest.raises(DefinitionError, match="hebei-2024"):
        load(name)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('title = "中小企业特色产业集群申报表"\n', "", "title"),
        ("years = [2021, 2022, 2023]", 'years = "2021"', "years"),
        ("years = [2021, 2022, 2023]", "years = []", "years"),
        ('"area_km2"', '"area_km2", "area_km2"', "area_km2"),
        ('"area_km2"', '"area_of_cluster"', "area_of_cluster"),
        ('"一" = [', '"十" = [', "十"),
        ('"complete", "operator"', '"complete", "operators"', "operators"),
        ("rd_expense = ", "rd_expenses = ", "rd_expenses"),
        ('more = "......"', 'moer = "......"', "moer"),
        (LAST, f'{LAST}colour = "red"\n', "recommendation"),
        (LAST, f'{LAST}without = ["colour"]\n', "colour"),
        (LAST, '[items.pct]\nkind = "figure"\n\n' + LAST, "pct"),
        (LAST, '[items.rd_growth]\nlabel = "增速"\n\n' + LAST, "rd_growth"),
        (LAST, '[items.chain_text]\nmax_chars = "200"\n\n' + LAST, "chain_text"),
        (LAST, '[items.pct]\nlabel = "{patents}申请量"\n\n' + LAST, "{patents}"),
        (LAST, '[items.prohibited_industry]\npass_answers = ["没有"]\n\n', "prohibited_industry"),
        (LAST, '[items.solid_waste_above_avg]\nrefers_to = "waste_rate"\n\n', "solid_waste_above_avg"),
        (LAST, "[items.carbon_monitor.demand]\noption = 3\n\n", "carbon_monitor"),
        ("rows.rd_spend.indicator", "rows.rd_spent.indicator", "rd_spent"),
        ("rows.rd_spend.indicator", 'columns = ["指标"]\nrows.rd_spend.indicator', "targets"),
        (REGION, f'[cover.lines.operator]\nblanks = [{{ path = "manager" }}]\n\n{REGION}', "manager"),
        (LAST, f'[rules.some_tick]\nkind = "some_ticks"\n\n{LAST}', "some_ticks"),
        (LAST, f'[rules.some_tick]\nlevel = "fatal"\n\n{LAST}', "some_tick"),
        (LAST, f"[rules.decimals.parameters]\ndigits = 2\n\n{LAST}", "decimals"),
        (LAST, f'[rules.decimals.parameters]\nplaces = "two"\n\n{LAST}', "decimals"),
        (LAST, f'[rules.decimals]\nwithout = ["parameters"]\n\n{LAST}', "decimals"),
        (LAST, f'{FALLS}items = ["energy_fall"]\n\n{LAST}', "energy_fall"),
        (LAST, f'{FALLS}items = ["operator"]\n\n{LAST}', "operator"),
        (LAST, f'[half_width]\n"()" = ["area"]\n\n{LAST}', "area"),
        (LAST, f'[half_width]\n"!" = ["area_km2"]\n\n{LAST}', "!"),
    ],
)
def test_an_unsound_edition_is_refused_with_its_file_and_key(tmp_path, old, new, key):
    refused = refusal(tmp_path, read_edition, EDITION, old, new)
    assert refused.where == "next-year.toml"
    assert key in refused.message


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('paths = ["area_km2"]', 'paths = ["area"]', "area"),
        ("no = 2\n", "no = 1\n", "1"),
        ("copies = 3", 'copies = "three"', "copies"),
        ('kind = "statement"', 'kind = "note"', "9"),
        ('editions = ["hebei-2024"]', 'editions = ["hebei-1999"]', "hebei-1999"),
        ('paths = ["area_km2"]', "paths = []", "1"),
        ('edition = "hebei-2024"', 'edition = "national-2024"', "national-2024"),
        ("most = 4", 'most = 4\neditions = ["national-2024"]', "national-2024"),
        ("copies = 3", 'copies = 3\nstandard = "hebei"', "hebei"),
    ],
)
def test_an_unsound_notice_is_refused_with_its_key(tmp_path, old, new, key):
    assert key in refusal(tmp_path, read_notice, NOTICE, old, new).message


def test_broken_toml_is_refused_with_its_line(tmp_path):
    line = EDITION[: EDITION.index("[cover]")].count("\n") + 1
    refused = refusal(tmp_path, read_edition, EDITION, "[cover]", "[cover")
    assert refused.where == "next-year.toml"
    assert f"line {line}" in refused.message


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path):
    with pytest.raises(DefinitionError):
        read_edition(tmp_path / "nothing.toml")
    (tmp_path / "gbk.toml").write_bytes("title = '申报表'".encode("gbk"))
    with pytest.raises(DefinitionError, match="UTF-8"):
        read_edition(tmp_path / "gbk.toml")


def test_the_guide_to_editions_names_every_kind_of_rule_and_item(edition):
    guide = (FORMS.parent.parent / "docs" / "forms.md").read_text(encoding="utf-8")
    kinds = {*rules.KINDS, *(item.kind for item in edition.items())}
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in guide] == []


def toml(value: object) -> str:
    """A value as TOML within one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(entry) for entry in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def places(node: object) -> Iterator[tuple[str | int, ...]]:
    """The way to every entry of a table of tables and lists."""
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, entry in entries:
        yield (key,)
        yield from ((key, *below) for below in places(entry))


@pytest.mark.parametrize("name", ["hebei-2024", "national-2025-review"])
@pytest.mark.parametrize("junk", [7, "x", "{x}", [], [[]], {}, {"without": 3}, True])
def test_junk_in_the_place_of_anything_is_refused_or_harmless(tmp_path, name, junk):
    text = (FORMS / "editions" / f"{name}.toml").read_text(encoding="utf-8")
    path = tmp_path / "junk.toml"
    for way in list(places(tomllib.loads(text)))[::STRIDE]:
        definition = tomllib.loads(text)
        node = definition
        for step in way[:-1]:
            node = node[step]
        node[way[-1]] = junk
        path.write_text("\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in definition.items()))
        with contextlib.suppress(DefinitionError):
            read_edition(path)
