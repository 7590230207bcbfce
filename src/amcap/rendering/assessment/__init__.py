"""An assessment in each of its formats."""
