"""Numbers only: what a level multiplies by, workload, capacity, books, loads, and how sure all of it is."""
