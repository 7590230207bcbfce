"""The names of files that commands write, and read, where no others are given."""

DEFAULT_PORTFOLIO = "portfolio.yaml"
SCHEMA_FILE = "portfolio.schema.json"
"""Name of the schema beside a portfolio; a relative one holds wherever the folder is moved or checked out."""
