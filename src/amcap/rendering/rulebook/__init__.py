"""A rule book as text."""
