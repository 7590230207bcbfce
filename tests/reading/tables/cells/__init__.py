"""Cells of tables, one kind at a time."""
