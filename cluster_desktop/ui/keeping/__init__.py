"""Keeping a finding with a reason, and taking it back."""
