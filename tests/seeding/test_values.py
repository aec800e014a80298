"""Single values: what a file may give for a column, and the plain form that is compared."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from programmes.models import Activity, AnnualPlan, CourseOutline, ReportedFigure, Topic
from programmes.seeding import values
from programmes.seeding.reading import Located

DAYS = Decimal("0.1"), Decimal("999.9")


def column(model, name):
    return model._meta.get_field(name)


@pytest.mark.parametrize(
    ("model", "name", "given", "plain"),
    [
        (Topic, "title_en", "Energy", "Energy"),
        (Topic, "title_en", "", ""),
        (Topic, "unclear", True, True),
        (Activity, "interpretation", None, None),
        (Activity, "capacity", 20, 20),
        (Activity, "kind", "course", "course"),
        (Activity, "outline", "an-outline", "an-outline"),
        (Activity, "outline", None, None),
        (AnnualPlan, "starts_on", "2026-01-01", "2026-01-01"),
        (CourseOutline, "duration_days", 5, "5.0"),
        (CourseOutline, "duration_days", 2.5, "2.5"),
        (CourseOutline, "topics", [Located("b", 1), Located("a", 2)], ["a", "b"]),
        (ReportedFigure, "value", None, None),
    ],
)
def test_value_in_its_plain_form(model, name, given, plain):
    found = values.parsed(column(model, name), given)
    assert found == plain
    assert type(found) is type(plain)


@pytest.mark.parametrize(
    ("model", "name", "given", "message"),
    [
        (Topic, "title_en", None, "This may not be empty."),
        (Topic, "title_en", ["x"], "This must be text: put it in quotes."),
        (Topic, "unclear", "yes", "This must be true or false."),
        (Topic, "unclear", 1, "This must be true or false."),
        (Activity, "capacity", "20", "This must be a whole number."),
        (Activity, "capacity", 2.5, "This must be a whole number."),
        (Activity, "outline", 7, "This must be text: put it in quotes."),
        (Activity, "kind", "", "This field cannot be blank."),
        (CourseOutline, "duration_days", "5", "This must be a number."),
        (CourseOutline, "duration_days", 0.25, "Ensure that there are no more than 1 decimal place."),
        (CourseOutline, "topics", {"a": 1}, "This must be a list of codes."),
    ],
)
def test_value_of_the_wrong_shape_is_refused(model, name, given, message):
    with pytest.raises(ValidationError) as caught:
        values.parsed(column(model, name), given)
    assert caught.value.messages == [message]


@given(st.dates(min_value=date(1900, 1, 1)))
def test_plain_date_reads_back(day):
    field = column(AnnualPlan, "starts_on")
    assert values.python(field, values.plain(field, day)) == day


@given(st.decimals(*DAYS, places=1))
def test_plain_decimal_is_one_text_for_one_number(number):
    field = column(CourseOutline, "duration_days")
    plain = values.plain(field, number)
    assert values.python(field, plain) == number
    assert values.plain(field, values.python(field, plain)) == plain == values.parsed(field, float(number))


@pytest.mark.parametrize(
    ("start", "end", "plain"),
    [
        (None, None, [None, None]),
        ("2019-02", None, ["2019-02", None]),
        (2019, 2020, ["2019", "2020"]),
        ("2019-02-14", "2019-02-15", ["2019-02-14", "2019-02-15"]),
    ],
)
def test_bounds_are_kept_as_they_are_known(start, end, plain):
    assert values.written_bounds(start, end) == plain


@pytest.mark.parametrize(("start", "end"), [(True, None), ([], None), ("2019", "2019-02"), ("2020", "2019")])
def test_bounds_that_cannot_be_are_refused(start, end):
    with pytest.raises(ValidationError):
        values.written_bounds(start, end)
