"""The baseline for tables: what an analyst would write in pandas for the weighted sum per manager, and no more.

No ranges, no findings, no checks. `python weighted_sum.py accounts.csv`
"""

import sys

import pandas as pd

STARTS = {
    ("small", "low"): 20, ("small", "medium"): 17.5, ("small", "high"): 10,
    ("medium", "low"): 17.5, ("medium", "medium"): 15, ("medium", "high"): 10,
    ("large", "low"): 10, ("large", "medium"): 10, ("large", "high"): 5,
}  # fmt: skip
FACTORS = {
    "industry": {"healthcare": 1.2, "software": 1.15, "retail": 0.85},
    "contact": {"weekly": 1.2, "biweekly": 1.1, "quarterly": 0.85},
    "service": {"light": 0.7, "premium": 1.25},
    "stage": {"onboarding": 1.4, "renewal": 1.2},
}

table = pd.read_csv(sys.argv[1])
starts = pd.Series(STARTS)
keys = pd.MultiIndex.from_frame(table[["size", "complexity"]])
workload = 1 / starts.reindex(keys).to_numpy()
for column, effects in FACTORS.items():
    workload = workload * table[column].map(effects).fillna(1).to_numpy()
print(table.assign(workload=workload).groupby("manager")[["workload", "revenue"]].sum().to_string())
