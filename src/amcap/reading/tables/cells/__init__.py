"""From a cell of a table to a value: numbers, days, bands, words and owners."""
