"""Parents and children: who belongs to whom, by ids and by names."""

from amcap.reading.tables.rows.parents import family_of

ROWS = [
    (2, ["1", "Top", ""]),
    (3, ["2", "Middle", "Top"]),
    (4, ["3", "Low", "2"]),
    (5, ["4", "Alone", ""]),
    (6, ["5", "One", "Elsewhere"]),
    (7, ["6", "Two", "elsewhere"]),
    (8, ["7", "Self", "Self"]),
]


def test_a_group_is_named_by_its_topmost_parent_in_the_table_or_not() -> None:
    family = family_of(ROWS, 1, 0, 2)
    assert family.parents == {2: "Top", 3: "Middle"}
    assert family.children == {3, 4}
    assert family.groups == {2: "Top", 3: "Top", 4: "Top", 6: "Elsewhere", 7: "Elsewhere"}


def test_either_side_can_be_left_out() -> None:
    family = family_of(ROWS, 1, 0, 2)
    assert family.left_out(None) == frozenset()
    assert family.left_out("only") == {3, 4}
    assert family.left_out("children only") == {2, 3}


def test_two_who_are_each_others_parents_end_somewhere() -> None:
    family = family_of([(2, ["A", "B"]), (3, ["B", "A"])], 0, None, 1)
    assert family.children == {2, 3}


def test_where_no_parent_stands_among_the_rows_nothing_is_told() -> None:
    assert family_of([(2, ["A", "X"]), (3, ["B", "Y"])], 0, None, 1).note("Parent") is None
