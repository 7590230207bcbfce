"""An explanation for a person: the figure first, then its steps, then what moves it and what can be done."""

from amcap.model.explanation import AccountExplanation, Explanation, ManagerExplanation
from amcap.rendering.explanation.account import account_page
from amcap.rendering.explanation.manager import manager_page
from amcap.rendering.explanation.team import team_page
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.page import draw


def render_explanation(explanation: Explanation, look: Look) -> str:
    """The explanation for a person at a terminal, `look.width` columns wide."""
    if isinstance(explanation, ManagerExplanation):
        return draw(manager_page(explanation, look), look)
    if isinstance(explanation, AccountExplanation):
        return draw(account_page(explanation, look), look)
    return draw(team_page(explanation, look), look)
