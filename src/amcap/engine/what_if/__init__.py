"""What if? Changes to an evaluated portfolio, and the loads that result, without going through all accounts again.

The arithmetic of a change lives here, below findings and explanations, which ask it: imports run one way.
Changes to a portfolio as such, which is then evaluated afresh, are in amcap.scenario; both go by one `Draft`.
"""
