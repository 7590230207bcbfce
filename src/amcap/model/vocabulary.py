"""The closed lists of words that portfolios, rule books and command-line options share.

Kept free of pydantic so that the command line can offer the words without loading the model.
"""

from typing import Literal, get_args

Size = Literal["small", "medium", "large"]
Objective = Literal["growth", "balanced", "maintain"]
Support = Literal["none", "shared", "strong"]
Automation = Literal["manual", "basic", "robust"]
Experience = Literal["junior", "established", "senior", "expert"]
Role = Literal["portfolio", "dedicated"]
Scope = Literal["local", "national", "global"]
Performance = Literal["developing", "typical", "top"]
Tier = Literal["dedicated", "key", "standard"]
Complexity = Literal["low", "medium", "high"]
Service = Literal["light", "standard", "premium"]
Contact = Literal["daily", "weekly", "biweekly", "monthly", "quarterly"]
Geography = Literal["local", "remote", "dispersed"]
Fit = Literal["strong", "fair", "poor"]
Stage = Literal["onboarding", "steady", "renewal", "at-risk"]

IndustryLevel = Literal["regulated", "high-tech", "conversational", "other"]
Pairing = Literal["match", "mismatch", "none"]
Meeting = Literal["match", "mismatch", "none", "unknown"]
"""How the industry of an account meets what a manager knows; unknown where nobody told the industry."""
Ramp = Literal["first-month", "second-month", "third-month", "done"]
Assistants = Literal["none", "one", "two-or-more"]

Heuristic = str
"""A word of the rule book in force: the end of one of its heuristic rules, such as ten."""
Basis = Literal["documented", "direction", "published", "measured", "assumed"]
Grade = Literal["A", "B", "C", "D"]
Packaged = Literal[
    "default", "agency-retainer", "field-sales", "key-accounts", "professional-services", "saas-csm",
]  # fmt: skip
"""The rule books that come with amcap: the default one and packs, which are for one line of work each."""
Level = Literal["error", "warning", "note"]
Action = Literal["assign", "move", "hand-over"]
"""What is advised for accounts: a manager for those that nobody has, another manager, or any other manager."""
Verdict = Literal["not-started", "no-capacity", "overloaded", "stretched", "healthy", "underloaded", "empty"]
WorkloadBasis = Literal["rule-of-thumb", "measured"]
AssumptionKind = Literal["judgement", "fact"]
SubjectKind = Literal["portfolio", "company", "team", "manager", "account"]

SIZES: tuple[str, ...] = get_args(Size)
COMPLEXITIES: tuple[str, ...] = get_args(Complexity)
LEVELS: tuple[str, ...] = get_args(Level)

PACKAGED: tuple[str, ...] = get_args(Packaged)

UNKNOWN = "unknown"
"""What ends the id of a rule for something that nobody has told."""
