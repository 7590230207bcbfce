"""Where a value stands in a file."""

Loc = tuple[str | int, ...]
"""Keys and list positions from the top: ('accounts', 3, 'manager')."""
