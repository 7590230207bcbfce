"""amcap: how many accounts each account manager can carry, and why to believe it.

The library is what stands in `__all__`; all else may change at any time. `amcap.api` says what the functions do.

    import amcap

    answer = amcap.assess("portfolio.yaml", fail_on="overloaded")
    for manager in answer.managers:
        print(manager.name, manager.load.likely)

Each name is loaded when it is first used, so that importing amcap costs nothing.
"""

from typing import TYPE_CHECKING

from amcap.version import __version__

if TYPE_CHECKING:
    from amcap.api import UnknownRuleError, assess, catalogue, estimate, explain, load, load_rulebook, render, validate
    from amcap.asking import RequestError
    from amcap.conditions import ConditionError
    from amcap.engine.gate import gated
    from amcap.model.assessment import (
        AccountAssessment,
        Assessment,
        Gate,
        ManagerAssessment,
        Range,
        TeamAssessment,
        Trip,
    )
    from amcap.model.catalogue import Catalogue
    from amcap.model.estimate import Estimate
    from amcap.model.explanation import AccountExplanation, Explanation, ManagerExplanation, TeamExplanation
    from amcap.model.fault import Fault
    from amcap.model.finding import Finding
    from amcap.model.portfolio import Account, Company, Manager, Portfolio
    from amcap.model.rulebook import RuleBook
    from amcap.model.validation import Validation
    from amcap.reading.loaded import Loaded
    from amcap.reading.problems import InputError, Problem
    from amcap.rendering.formats import UnknownFormatError
    from amcap.rendering.parts.look import Look
    from amcap.subjects import UnclearNameError
else:
    _HOMES = {
        "amcap.api": (
            "UnknownRuleError", "assess", "catalogue", "estimate", "explain", "load", "load_rulebook", "render",
            "validate",
        ),
        "amcap.asking": ("RequestError",),
        "amcap.conditions": ("ConditionError",),
        "amcap.engine.gate": ("gated",),
        "amcap.model.assessment": (
            "AccountAssessment", "Assessment", "Gate", "ManagerAssessment", "Range", "TeamAssessment", "Trip",
        ),
        "amcap.model.catalogue": ("Catalogue",),
        "amcap.model.estimate": ("Estimate",),
        "amcap.model.explanation": (
            "AccountExplanation", "Explanation", "ManagerExplanation", "TeamExplanation",
        ),
        "amcap.model.fault": ("Fault",),
        "amcap.model.finding": ("Finding",),
        "amcap.model.portfolio": ("Account", "Company", "Manager", "Portfolio"),
        "amcap.model.rulebook": ("RuleBook",),
        "amcap.model.validation": ("Validation",),
        "amcap.reading.loaded": ("Loaded",),
        "amcap.reading.problems": ("InputError", "Problem"),
        "amcap.rendering.formats": ("UnknownFormatError",),
        "amcap.rendering.parts.look": ("Look",),
        "amcap.subjects": ("UnclearNameError",),
    }  # fmt: skip
    _HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

    def __getattr__(name: str) -> object:
        """A name of the library, loaded now."""
        if name not in _HOME_OF:
            raise AttributeError(f"module 'amcap' has no attribute {name!r}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = [
    "Account",
    "AccountAssessment",
    "AccountExplanation",
    "Assessment",
    "Catalogue",
    "Company",
    "ConditionError",
    "Estimate",
    "Explanation",
    "Fault",
    "Finding",
    "Gate",
    "InputError",
    "Loaded",
    "Look",
    "Manager",
    "ManagerAssessment",
    "ManagerExplanation",
    "Portfolio",
    "Problem",
    "Range",
    "RequestError",
    "RuleBook",
    "TeamAssessment",
    "TeamExplanation",
    "Trip",
    "UnclearNameError",
    "UnknownFormatError",
    "UnknownRuleError",
    "Validation",
    "__version__",
    "assess",
    "catalogue",
    "estimate",
    "explain",
    "gated",
    "load",
    "load_rulebook",
    "render",
    "validate",
]
