"""Drafts: one SQLite file each, holding every change ever made, and the evidence."""
