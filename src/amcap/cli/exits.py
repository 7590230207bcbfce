"""The exit codes that scripts rely on."""

ASSESSED = 0
GATE_TRIPPED = 1
NO_VERDICT = 2
DEFECT = 3
