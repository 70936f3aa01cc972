"""Drafts that come from others and go to others."""
