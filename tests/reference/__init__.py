"""The arithmetic once more, in the plainest way and apart from the engine, to compare the engine with.

Nothing here imports amcap: a slip in the engine, or in the rule book that it reads, cannot repeat itself here.

CHOICES, where the rules leave something open:

Parameters
 1. An unknown is two parameters, a shared one with variance σ²ρ and an own one with σ²(1−ρ); its c ÷ ℓ applies once.
 2. Neither size nor complexity known: `size unknown` and `complexity unknown` have σ/√2 each, and each of these is
    split into shared and own as in 1.
 3. The industry unknown, for a manager with expertise: a parameter of its own, split as in 1.
 4. A manager's own part of an unknown is one parameter wherever it appears, also in measured accounts, where the
    factors of the manager who spent the hours cancel in that manager's load.
 5. Support or automation told by neither manager nor company: an unknown of each manager, split as in 1.
 6. Accounts per manager and the client share stand below the line, so their strengths and terms are negative.
 7. A bound changes the likely value only: middle ÷ likely and every strength are kept.
 8. The client share is one parameter of all measured accounts, unless `client_hours` is given.
 9. Hours with low and high have σ and middle from these, without the variation from month to month.

Workload
10. The heuristic of small-low (20) is fifteen-to-twenty; unknown starting points have no heuristic.
11. Key against the same account without the tier: equal likelies keep `key`, whose range is narrower.
12. A dedicated account's workload *is* its manager's capacity, parameters included: exactly 1 in that manager's load,
    while the team's load takes the parameters above and below the line.
13. An empty book's recommendation weighs every account of the portfolio, unassigned ones too, as if it were this
    manager's (expertise, `dedicated`); measured hours keep the factors of the manager who spent them.
14. With no account at all, the account of which nothing is known still has the company's service, contact and
    objective.

Managers
15. Months are over on the same day of the month, or on the 1st of the month after where there is no such day.
16. No capacity is other duties of at least all hours for clients, or a first day to come; the capacity is then 0.
17. Hours for each account: null without accounts; 0 for a manager without hours or before the first day.
18. Verdicts in this order: not-started, empty, no-capacity, by load. Without a load: firm, and no drivers.
19. Managers whose role is dedicated are left out of both sums of the load that fair shares compare with; so are
    unassigned accounts. Work of a manager without capacity is in. Null: role dedicated, no capacity, no assigned
    work. An empty book's share is 0 (0–0).
20. A standard deviation under 1e-9 is none: what rounding leaves of parameters that cancel.

Team
21. Planning target without a company size: 0.9.
22. `hires_to_plan` is the shortfall ÷ one hire, rounded up, at the likely workload alone; people are rounded up after
    rounding to 6 places. A hire with the company's support or automation missing counts their unknown's likely, 1.
23. Nobody there: the whole workload and both its ends are hired for.

Drivers
24. An unknown's shared and own parts are one driver, as are all accounts' own measured hours. Its share is the sum of
    the parts' variances ÷ the whole; its term is the root of that sum with the sign of the parts' sum, + where these
    cancel.
"""
