"""How well the formulas agree with the draws: `python -m tests.reference [DRAWS] [PORTFOLIOS]`."""

import sys

from tests.reference.agreement import agreements, share_within

SHOWN = 5


def main(draws: int = 40_000, portfolios: int = 60) -> None:
    found = list(agreements(range(portfolios), draws))
    for kind in ("load", "fair share", "team"):
        some = sorted((one for one in found if one.kind == kind), key=lambda one: -one.ends)
        print(
            f"{kind}: {len(some)} figures, both ends within 2% in {share_within(some, 0.02):.1%}, "
            f"within 3% in {share_within(some, 0.03):.1%}; at most {some[0].ends:.1%} off; "
            f"probability at most {max(one.chance for one in some):.3f} off"
        )
        for one in some[:SHOWN]:
            print(f"    portfolio {one.seed}, {one.subject}: {one.formula} by formula, {one.drawn} by draws")
    print(f"all {len(found)}: both ends within 2% in {share_within(found, 0.02):.1%}")


main(*(int(argument) for argument in sys.argv[1:]))
