"""Hands on the form's tables: figures as they are typed, blocks of cells in and out, rows that are added."""
