"""The shared catalogue: every entry is used, whole, and refused by file and key where it is not."""

import shutil

import pytest

from cluster_desktop.forms import loader
from cluster_desktop.forms.catalogue import merged
from cluster_desktop.forms.completion import EditionFile
from cluster_desktop.forms.definitions import DefinitionError, read
from cluster_desktop.forms.loader import load_catalogue, load_edition, sound_catalogue

SHARED = loader._SHARED
KEYS = ("part", "whole", "growths", "spend", "output", "share", "other", "count", "stated")
FILES = [read(path, EditionFile) for path in sorted(loader._EDITIONS.glob("*.toml"))]


@pytest.fixture
def refusal_of(tmp_path):
    """The refusal of the catalogue in which one thing was changed."""

    def refusal(name: str, old: str, new: str) -> DefinitionError:
        folder = tmp_path / "shared"
        shutil.copytree(SHARED, folder)
        (file,) = folder.rglob(name)
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(DefinitionError) as refused:
            sound_catalogue(folder)
        return refused.value

    return refusal


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("1-basics.toml", "[area_km2]\n", '[area_km2]\ncolour = "red"\n', "area_km2"),
        ("1-basics.toml", '[area_km2]\nkind = "number"', '[area_km2]\nkind = "figure"', "area_km2"),
        ("1-basics.toml", "{county_dept}", "{county_office}", "{county_office}"),
        ("1-basics.toml", 'like = "accidents_3y"', 'like = "accidents_5y"', "illegal_acts"),
        ("3-innovation.toml", "[pct]", "[area_km2]", "area_km2"),
        ("3-innovation.toml", 'like = "platform_nat"', 'like = "platform_other"', "platform_prov"),
        ("8-plan.toml", "{last-2}年围绕", "{first}年围绕", "{first}"),
        ("form.toml", "[words]", '[colours]\nred = "红"\n\n[words]', "colours"),
        ("instructions.toml", "[clauses]", "[clauses", "line 4"),
    ],
)
def test_an_unsound_catalogue_is_refused_with_its_file_and_key(refusal_of, name, old, new, key):
    refused = refusal_of(name, old, new)
    assert refused.where == name
    assert key in refused.message


def test_every_item_clause_and_word_is_used_by_some_edition():
    shared = load_catalogue()
    assert set(shared.items) == {key for file in FILES for key in file.keys}
    assert set(shared.clauses) == {name for file in FILES for name in file.instructions.clauses}


def test_every_shared_rule_is_used_by_some_edition_and_speaks_of_items_that_there_are():
    shared = load_catalogue()
    used = {use.id for file in FILES for use in load_edition(file.id).rules}
    assert set(shared.rules) <= used
    for name, rule in shared.rules.items():
        parameters = rule.get("parameters", {})
        named = [
            *rule.get("items", []),
            *([of] if isinstance(of := parameters.get("of", []), str) else of),
            *map(parameters.get, KEYS),
        ]
        keys = {str(path).split("/")[0] for path in named if path and path != "region/county"}
        assert keys <= set(shared.items), name


def test_an_edition_says_nothing_that_the_catalogue_says_already():
    shared = load_catalogue()
    for file in FILES:
        for key, differences in file.items.items():
            assert merged(shared.items[key], differences) != shared.items[key], (file.id, key)
            for name, value in differences.items():
                assert shared.items[key].get(name) != value, (file.id, key, name)
        for word, meant in file.words.items():
            assert shared.words[word] != meant, (file.id, word)
        for name, wording in file.instructions.wording.items():
            assert shared.clauses[name] != wording, (file.id, name)


def test_differences_reach_into_tables_and_leave_out_what_they_are_told_to():
    table = {"label": "甲", "rows": {"a": {"name": "一", "open": True}, "b": {"name": "二"}}, "note": "注"}
    differences = {"rows": {"a": {"name": "壹", "without": ["open"]}}, "without": ["note"], "unit": "个"}
    assert merged(table, differences) == {
        "label": "甲",
        "rows": {"a": {"name": "壹"}, "b": {"name": "二"}},
        "unit": "个",
    }
    assert table["note"] == "注"
