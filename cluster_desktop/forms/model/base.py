"""What all parts of a definition have in common."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Level = Literal["error", "warning", "hint"]
DemandKind = Literal["evidence", "list", "formula", "statement"]


class Frozen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Immutable, keywords only, and an unknown key in a definition is an error."""
