"""Numbers of people keep what they claim about themselves."""

import pytest

from programmes.exchange.count_cells import read_count


@pytest.mark.parametrize(
    ("cell", "value", "qualifier"),
    [
        ("30", 30, "exact"),
        (">30", 30, "more_than"),
        ("> 30", 30, "more_than"),
        ("~60", 60, "about"),
        ("≥20", 20, "at_least"),
        ("20+", 20, "at_least"),
        ("٢٢", 22, "exact"),
        ("0", 0, "exact"),
        ("1,250", 1250, "exact"),
        ("1 250", 1250, "exact"),
        ("١٬٢٥٠", 1250, "exact"),
        ("more than 21", 21, "more_than"),
        ("More than 1,000 participants", 1000, "more_than"),
        ("at least 20", 20, "at_least"),
        ("20 or more", 20, "at_least"),
        ("approx. 60", 60, "about"),
        ("about 60 people", 60, "about"),
        ("أكثر من 21", 21, "more_than"),
        ("ما لا يقل عن ٢٠ مشاركاً", 20, "at_least"),
        ("نحو 60", 60, "about"),
        ("60 تقريباً", 60, "about"),
        ("22 مشاركا", 22, "exact"),
    ],
)
def test_count_keeps_its_sign_and_its_words(cell, value, qualifier) -> None:
    assert read_count(cell) == (value, qualifier)


@pytest.mark.parametrize(
    "cell",
    ["many", "30-40", "-5", "3.5", "1.250", "12,50", "<20", ">20+", "1e9", "99999999", "=1+1", "up to 30",
     "more than 20 or more", "30 officers and 5 civilians", "22 states"],
)  # fmt: skip
def test_count_that_is_no_number_of_people_is_none(cell) -> None:
    assert read_count(cell) is None
