"""The engine: from a portfolio, a rule book and a day to an assessment. Knows no files, clocks or screens."""
