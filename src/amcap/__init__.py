"""amcap: how many accounts each account manager can carry, and why to believe it."""

__version__ = "0.1.0"
