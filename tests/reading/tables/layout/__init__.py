"""From rows to columns: header, sheet, system, and which column is which field."""
