"""The version of amcap."""

__version__ = "0.1.0"
