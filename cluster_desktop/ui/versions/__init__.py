"""Named versions of a draft."""
