"""Printing the form and the evidence volume."""
