"""Names that try to break out of a format, and assessments full of them."""

from datetime import date

from amcap.engine.gate import gated
from amcap.model.assessment import Assessment
from amcap.model.portfolio import Account, Manager
from tests.engine.build import a_company, a_manager, assessed, measured

NAMES = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</details></td></table> <!-- --> ]]> <![CDATA[ &amp; &#64;all",
    "a | b || c \\| d",
    "`code` ``more`` ~~gone~~ ~~~",
    "**bold** _it_ __both__ *",
    "[link](https://evil.example) ![image](http://evil.example/x.png) [ref]: //evil [^1]",
    "https://evil.example/x?y=1&z=2 www.evil.example ftp://evil.example",
    "@team and @org/team and someone@evil.example",
    "#1 GH-12 org/repo#3 !4 :star: $x$ and $y$",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "| --- |",
    "::error file=x,line=1::forged",
    "::stop-commands::token",
    "##[error]forged",
    "x ##vso[task.complete result=Failed;]done",
    "100%25 %0A::error::forged, a:b,c=d",
    "=cmd|' /C calc'!A0",
    "+1 +2",
    "-1-2",
    "@SUM(1+9)",
    "＝1+1",
    "\"quoted\", and 'single'; and, commas",
    "line\n::error::forged\r\n=1+1\rnext",
    "tab\tand\x00null\x0b\x7f",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07link",
    "\u202etfel ot thgir\u202c \u200f\u2066x\u2069",
    "\u2028line\u2029paragraph\ufeff\uffff",
    "x" * 190,
    "<" * 190,
)


def names_everywhere(*fail_on: str, portfolio: str = "Ordinary") -> Assessment:
    """Each name for a manager, for a light account of the manager's and for a heavy account of nobody's."""
    managers: list[Manager] = []
    accounts: list[Account] = []
    for number, name in enumerate(NAMES):
        # 65 of 130 hours are 50 %, underloaded; 195 are 150 %, overloaded; 143 are 110 %, stretched.
        hours = (65, 195, 143)[number % 3]
        managers.append(a_manager(name, revenue_target=1000.0))
        accounts.append(measured(name, share=hours / 130, manager=name.strip(), revenue=10.0, industry=name))
        accounts.append(measured(f"{name} lost", share=2.0, manager=None))
    result = assessed(managers, accounts, company=a_company(), as_of=date(2026, 11, 1), name=portfolio)
    return gated(result._replace(portfolio=result.portfolio._replace(source="plan.yaml")), fail_on)


def large(managers: int = 400, accounts: int = 4000, suffix: str = "") -> Assessment:
    """Every manager overloaded: ten accounts of 19.5 hours each are 195 of 130."""
    team = [a_manager(f"Manager {number}{suffix}") for number in range(managers)]
    books = [
        measured(f"Account {number}{suffix}", share=0.15, manager=f"Manager {number % managers}{suffix}", revenue=1.0)
        for number in range(accounts)
    ]
    return gated(assessed(team, books), ["error"])
