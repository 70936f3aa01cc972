"""Undoing, and what became of each answer in time."""
