"""Explanations: the engine's own steps laid open, and its answers to what would change the result."""

from amcap.engine.explanation.account import explain_account
from amcap.engine.explanation.manager import explain_manager
from amcap.engine.explanation.team import explain_team

__all__ = ["explain_account", "explain_manager", "explain_team"]
