"""What the parts of estimates, rule books and validations mean, with their units: the descriptions in their schemas."""

from amcap.schemas.meanings import ASSESSMENT

_STANDARD_MONTH = ASSESSMENT["Assessment.standard_month_hours"]
_AS_OF = ASSESSMENT["Assessment.as_of"]


def meanings_of(*names: str) -> dict[str, str]:
    """The meanings of named tuples that an assessment has, too, and of their fields."""
    return {key: meaning for key, meaning in ASSESSMENT.items() if key.partition(".")[0] in names}


def _same(new: str, old: str, *fields: str) -> dict[str, str]:
    """The meanings of fields that mean in one named tuple what they mean in another of an assessment."""
    return {f"{new}.{field}": ASSESSMENT[f"{old}.{field}"] for field in fields}


def head_of(name: str) -> dict[str, str]:
    """The meanings of what every answer begins with."""
    return {
        f"{name}.tool": "The program that made the answer.",
        f"{name}.rulebook": ASSESSMENT["Assessment.rulebook"],
        f"{name}.as_of": _AS_OF,
        f"{name}.standard_month_hours": _STANDARD_MONTH,
    }


ESTIMATE = {
    **meanings_of("Tool", "RuleBookId", "Range", "Driver", "FactorEffect", "Assumption"),
    **head_of("Estimate"),
    "Estimate": "What amcap estimate --json writes: how many accounts of one kind a manager of one kind can carry. "
    "The same keys on every run; no NaN; numbers rounded to 6 decimal places.",
    "Estimate.recommended_accounts": "How many such accounts the manager can carry, in whole accounts.",
    "Estimate.account": "One account of the kind.",
    "Estimate.manager": "The manager.",
    "Estimate.drivers": "The parameters whose uncertainty makes the range, the greatest share first.",
    "Estimate.assumptions": "Inputs that were not given and what was taken for them.",
    "AccountKind": "One account: its workload and what that was made from.",
    **_same(
        "AccountKind", "AccountAssessment", "workload", "workload_hours", "basis", "heuristic",
        "accounts_per_manager", "factors", "bounded",
    ),
    "ManagerKind": "One manager: the capacity and what it was made from.",
    **_same("ManagerKind", "ManagerAssessment", "capacity", "capacity_hours"),
    "ManagerKind.time": "The share of a standard month that is there for accounts: fte less other duties.",
    "ManagerKind.factors": "The factors that multiply the capacity.",
    "ManagerKind.bounded": "Whether the product of the factors was held at a bound of the rule book.",
}  # fmt: skip

_NUMBERS = {
    "Numbers": "The numbers of a rule.",
    "Numbers.value": "The likely value.",
    "Numbers.low": "The low end of its 80 % range (P10); the value itself where it is exact.",
    "Numbers.high": "The high end of its 80 % range (P90); the value itself where it is exact.",
    "Numbers.currency": "Currency of an amount of money; null for anything else.",
}
_GRADE = (
    "How far a published number can be trusted: A peer-reviewed, B a method is shown, C a practitioner's figure, D no "
    "method shown; C and D are conventions. Null where it is not graded."
)

RULES = {
    **meanings_of("Tool", "RuleBookId", "Citation"),
    "Catalogue": "What amcap rules --json writes: the rule book in force, or the part of it that was asked for.",
    "Catalogue.tool": "The program that wrote it.",
    "Catalogue.rulebook": "The rule book.",
    "Catalogue.title": "What work it is for; null where it does not say.",
    "Catalogue.standard_month_hours": _STANDARD_MONTH,
    "Catalogue.documents": "The documents that sources refer to.",
    "Catalogue.groups": "The rules, those that belong together in a group.",
    "Catalogue.findings": "How grave each finding is.",
    "DocumentEntry": "A source document, or amcap itself.",
    "DocumentEntry.id": "The id that sources refer to it by.",
    "DocumentEntry.title": "The document's title.",
    "DocumentEntry.publisher": "Who published it; null where that is not told.",
    "DocumentEntry.file": "Name of the file that holds it; null where none does.",
    "DocumentEntry.address": "Address under which it is published, or where it can be read; null for what is nowhere.",
    **_NUMBERS,
    "RuleEntry": "A rule.",
    "RuleEntry.id": "The rule's id, such as contact.daily.",
    "RuleEntry.numbers": "Its numbers.",
    "RuleEntry.replaces": "The default's numbers, where anything of the rule is changed; else null.",
    "RuleEntry.changed": "Whether anything of it is not as in the default rule book.",
    "RuleEntry.basis": "What the number rests on.",
    "RuleEntry.grade": _GRADE,
    "RuleEntry.claim": "What is claimed.",
    "RuleEntry.source": "Where the claim can be checked.",
    "RuleEntry.reading": "How a rule of thumb is read as a workload; null for other rules.",
    "RuleEntry.heuristic": "The rule of thumb that a starting point is a case of; null for other rules.",
    "RuleEntry.key": "Whether accounts of this starting point are key accounts.",
    "RuleEntry.contains": "The factors of accounts that a starting point or segment holds already.",
    "RuleEntry.industries": "The industries of the level, for industry rules.",
    "RuleEntry.example": "What the number does, such as to the hours of an account; null where it does nothing.",
    "Group": "Rules that belong together: a factor with its levels, or a part of the model.",
    "Group.id": "The group's id, such as contact.",
    "Group.title": "What it is called.",
    "Group.claim": "Why the factor matters; null for what is no factor.",
    "Group.source": "Where that can be checked; null for what is no factor.",
    "Group.absent": "The level of a fact where nothing is said; null for anything else, and where it then has no "
    "effect.",
    "Group.rules": "The rules.",
    "Group.changed": "Whether the factor itself, not its rules, is not as in the default rule book.",
    "Group.replaces": "What the default has as absent, where the factor itself is changed; else null.",
    "FindingEntry": "A finding.",
    "FindingEntry.id": "The finding's id, such as overloaded.",
    "FindingEntry.level": "How grave it is.",
    "FindingEntry.claim": "Why it matters.",
    "FindingEntry.source": "Where that can be checked.",
    "FindingEntry.changed": "Whether anything of it is not as in the default rule book.",
    "FindingEntry.replaces": "The default's level, where anything of the finding is changed; else null.",
}

PACKS = {
    **meanings_of("Tool", "RuleBookId"),
    **_NUMBERS,
    "PackList": "What amcap rules --packs --json writes: the rule books for lines of work that come with amcap.",
    "PackList.tool": "The program that wrote it.",
    "PackList.packs": "The packs, by name.",
    "Pack": "A rule book for one line of work.",
    "Pack.rulebook": "The rule book; its id is the name that --rulebook takes.",
    "Pack.title": "What work it is for.",
    "Pack.counts": "Accounts a manager: of key accounts, and of large, medium and small ones of medium complexity.",
    "PackCount": "Accounts a manager at one starting point.",
    "PackCount.starting_point": "The starting point, such as key or large-medium.",
    "PackCount.heuristic": "The rule of thumb that it is a case of.",
    "PackCount.numbers": "The accounts a manager.",
    "PackCount.grade": _GRADE,
}

VALIDATION = {
    **meanings_of("Tool"),
    "Validation": "What amcap validate --json writes: whether files are valid, and all that is wrong with them.",
    "Validation.tool": "The program that wrote it.",
    "Validation.valid": "Whether all files are valid.",
    "Validation.valid_files": "The files that are, as given; <stdin> for standard input.",
    "Validation.problems": "All that is wrong, by file, in the order of the file; the same mistake again is counted.",
    "Fault": "A mistake in an input.",
    "Fault.file": "The file, as given; <stdin> for standard input.",
    "Fault.line": "Its line, counted from 1; null where no line holds it.",
    "Fault.column": "Its column, counted from 1; null where no line holds it.",
    "Fault.message": "What is wrong and what to do, in one line of text.",
}
