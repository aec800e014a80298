"""Values in the report: short ones whole, long ones cut to where they differ."""

from hypothesis import given
from hypothesis import strategies as st

from programmes.seeding.report import WIDTH, shown_apart


def test_short_values_are_shown_whole():
    assert shown_apart(31, "x") == ("31", '"x"')
    assert shown_apart(["2016", None], None) == ('["2016", null]', "null")


def test_long_values_are_shown_where_they_differ():
    same = "a" * 200
    assert shown_apart(f"{same}b", f"{same}c") == (f'…{"a" * 20}b"', f'…{"a" * 20}c"')


def test_long_value_that_replaces_a_short_one_is_cut_at_its_end():
    old, new = shown_apart("", "b" * 200)
    assert old == '""'
    assert new == f'"{"b" * (WIDTH - 1)}…'


@given(st.text(max_size=300), st.text(max_size=300))
def test_different_values_never_look_alike(one, other):
    if one != other:
        old, new = shown_apart(one, other)
        assert old != new
        assert max(len(old), len(new)) <= WIDTH + 2
