"""Rendering: from a result to text. A renderer reads its argument, returns a string and does nothing else."""
