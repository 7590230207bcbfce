"""From rows of text to columns: which one is the header, which system it comes from, which column is which field."""
