"""How commands are told to be written."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Run

CONTRACT = """
editions fields blank new example set show check requirements export verify merge send receive readback carry
lists import-list list-template summary use-blank
"""
COMMANDS = CONTRACT.split()


def test_help_names_every_command(run: Run) -> None:
    told = run("--help").out
    assert [name for name in COMMANDS if not re.search(rf"^ +{name}\b", told, re.MULTILINE)] == []


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)])
def test_help_is_in_chinese(run: Run, words: tuple[str, ...]) -> None:
    outcome = run(*words, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith("写法：cluster-desktop")
    assert not re.search(r"usage|options|positional|show this|exit", outcome.out)


@pytest.mark.parametrize("name", COMMANDS)
def test_an_unknown_option_is_refused_in_one_chinese_line(run: Run, name: str) -> None:
    outcome = run(name, "--no-such-option")
    assert outcome.is_refused_in_one_line()
    assert outcome.err.startswith("命令写法不对：")


@pytest.mark.parametrize("words", [("--json", "editions"), ("nonsense",), ("",), ("--", "editions")])
def test_what_is_no_command_is_refused_in_one_chinese_line(run: Run, words: tuple[str, ...]) -> None:
    outcome = run(*words)
    assert outcome.is_refused_in_one_line()
    assert outcome.err.startswith("命令写法不对：")
