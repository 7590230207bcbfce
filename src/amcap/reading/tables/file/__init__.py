"""From the bytes of a table to rows of text: its encoding, delimiter or kind of spreadsheet."""
