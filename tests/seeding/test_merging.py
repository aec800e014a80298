"""The three-way merge: pure, and held to its laws on any values."""

from hypothesis import given
from hypothesis import strategies as st

from programmes.seeding.merging import Merge, edits, merge

NAMES = ("title", "count", "dates")
VALUES = st.one_of(st.none(), st.integers(0, 3), st.sampled_from(["", "a", "b"]))
STORED = st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES))
SOME = st.dictionaries(st.sampled_from(NAMES), VALUES)


def empty(name):
    return None


def merged(written, stored, wanted):
    return merge(written=written, stored=stored, wanted=wanted, default=empty)


def test_merge_value_that_agrees_is_left():
    assert merged({"a": 1}, {"a": 1}, {"a": 1}) == Merge({}, {}, {"a": 1})


def test_merge_corrected_seed_is_written():
    assert merged({"a": 1}, {"a": 1}, {"a": 2}) == Merge({"a": (1, 2)}, {}, {"a": 2})


def test_merge_edit_of_a_person_stays():
    assert merged({"a": 1}, {"a": 9}, {"a": 1}) == Merge({}, {"a": (9, 1)}, {"a": 1})


def test_merge_edit_of_a_person_stays_against_a_corrected_seed():
    assert merged({"a": 1}, {"a": 9}, {"a": 2}) == Merge({}, {"a": (9, 2)}, {"a": 1})


def test_merge_edit_that_the_seed_comes_to_agree_with_is_no_edit():
    assert merged({"a": 1}, {"a": 2}, {"a": 2}) == Merge({}, {}, {"a": 2})


def test_merge_value_taken_out_of_the_file_returns_to_its_default():
    assert merged({"a": 1}, {"a": 1}, {}) == Merge({"a": (1, None)}, {}, {})


def test_merge_edited_value_taken_out_of_the_file_stays():
    assert merged({"a": 1}, {"a": 9}, {}) == Merge({}, {"a": (9, None)}, {"a": 1})


def test_merge_row_made_by_people_is_filled_in_where_empty():
    assert merged({}, {"a": None, "b": 9}, {"a": 1, "b": 2}) == Merge(
        {"a": (None, 1)}, {"b": (9, 2)}, {"a": 1}
    )


def applied(stored, merge_):
    return stored | {name: new for name, (_old, new) in merge_.write.items()}


@given(written=SOME, stored=STORED, wanted=SOME)
def test_merge_never_overwrites_what_differs_from_the_last_write(written, stored, wanted):
    result = merged(written, stored, wanted)
    for name, (old, new) in result.write.items():
        assert old == stored[name] == written.get(name)
        assert new == wanted.get(name)


@given(written=SOME, stored=STORED, wanted=SOME)
def test_merge_accounts_for_every_difference_once(written, stored, wanted):
    result = merged(written, stored, wanted)
    differing = {name for name in wanted.keys() | written.keys() if stored[name] != wanted.get(name)}
    assert result.write.keys() | result.kept.keys() == differing
    assert not result.write.keys() & result.kept.keys()


@given(written=SOME, stored=STORED, wanted=SOME)
def test_merge_twice_writes_nothing_more(written, stored, wanted):
    first = merged(written, stored, wanted)
    second = merged(first.written, applied(stored, first), wanted)
    assert second.write == {}
    assert second.kept == first.kept
    assert second.written == first.written


@given(stored=STORED, wanted=SOME)
def test_merge_untouched_row_follows_the_seed(stored, wanted):
    result = merged(stored, stored, wanted)
    assert result.kept == {}
    assert {name: applied(stored, result)[name] for name in wanted} == wanted


@given(written=SOME, stored=STORED)
def test_edits_are_what_differs_from_the_last_write(written, stored):
    assert edits(written=written, stored=stored) == {
        name: (stored[name], last) for name, last in written.items() if stored[name] != last
    }
