"""Are the tests awake? Small faults are put into the code one at a time, and some test has to notice each of them."""
