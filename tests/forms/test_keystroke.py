"""A keystroke finds its findings at once, however long the list of firms is."""

from statistics import median

from tests.benchmarks.keystroke import ROWS, keystrokes, p99


def test_a_keystroke_on_a_full_form_with_a_long_list_stays_within_one_frame():
    assert p99(keystrokes("hebei-2024", ROWS, turns=1)) < 0.016


def test_a_long_list_costs_a_keystroke_nothing():
    without, with_list = (median(keystrokes("national-2025", rows, turns=2)) for rows in (0, ROWS))
    assert with_list < 3 * without
