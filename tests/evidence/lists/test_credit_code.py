from __future__ import annotations

import pytest

from cluster_desktop.evidence.lists.credit_code import code_fault

# Of firms that everybody knows, as their reports print them.
KNOWN = ["91110000802100433B", "91440300708461136T", "91330100799655058B", "914403001922038216"]


@pytest.mark.parametrize("code", KNOWN)
def test_codes_of_known_firms_are_right(code):
    assert code_fault(code) is None


@pytest.mark.parametrize("code", KNOWN)
def test_one_wrong_character_is_always_noticed(code):
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for place, right in enumerate(code):
        for wrong in alphabet:
            harmed = code[:place] + wrong + code[place + 1 :]
            assert (code_fault(harmed) is None) == (wrong == right)
