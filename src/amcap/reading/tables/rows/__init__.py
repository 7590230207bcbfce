"""From rows to records: which rows are accounts, and what is counted of them."""
