"""Rendering: from an assessment to text. A renderer reads its argument, returns a string and does nothing else."""

from amcap.rendering.formats import FORMATS, Look, render

__all__ = ["FORMATS", "Look", "render"]
