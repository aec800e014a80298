"""Numbers of certificates: drawn from an alphabet without look-alikes, and read with a check."""

import math
import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.selectors.certificate_numbers import ALPHABET, DRAWN, compose, draw, read

NUMBER = "RC-2026-7K3N-X9M2-TDWR-D"
drawn = st.text(ALPHABET, min_size=DRAWN, max_size=DRAWN)
years = st.integers(1000, 9999)


def plain(number):
    return number.removeprefix("RC").replace("-", "")


def test_alphabet_has_no_look_alikes_and_no_vowels():
    assert len(ALPHABET) == len(set(ALPHABET)) == 23
    assert set(ALPHABET).isdisjoint("01OIQLSZBVUAE")
    assert DRAWN * math.log2(len(ALPHABET)) > 54


def test_number_is_drawn_character_by_character():
    letters = iter("7K3NX9M2TDWR")
    number = draw(year=2026, choose=lambda alphabet: next(letters))
    assert number == compose(2026, "7K3NX9M2TDWR")
    assert number.startswith("RC-2026-7K3N-X9M2-TDWR-")
    assert next(letters, None) is None


def test_numbers_drawn_with_chance_differ():
    chance = random.Random(1)
    assert len({draw(year=2026, choose=chance.choice) for _again in range(1000)}) == 1000


@given(years, drawn)
def test_number_is_read_as_it_was_composed(year, body):
    number = compose(year, body)
    assert read(number) == number
    assert read(plain(number)) == number


@given(years, drawn, st.data())
def test_one_character_mistyped_is_told(year, body, data):
    number = plain(compose(year, body))
    place = data.draw(st.integers(0, len(number) - 1))
    others = "0123456789" if place < 4 else ALPHABET
    typed = data.draw(st.sampled_from([one for one in others if one != number[place]]))
    assert read(number[:place] + typed + number[place + 1 :]) is None


@given(years, drawn)
def test_two_characters_exchanged_are_told(year, body):
    number = plain(compose(year, body))
    for one, other in combinations(range(4, len(number)), 2):
        if number[one] != number[other]:
            swapped = list(number)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            assert read("".join(swapped)) is None


@pytest.mark.parametrize(
    "typed",
    [
        "rc-2026-{}",
        "  RC 2026 {} ",
        "RC–2026–{}",
        "\u2066RC-2026-{}\u2069",
        "٢٠٢٦{}",
        "۲۰۲۶ {}",
        "2026{}",
        "2O26{}",
        "RC‑2026‑{}",
        "ＲＣ２０２６{}",
    ],
)
def test_number_is_understood_as_people_write_it(typed):
    number = compose(2026, "7K3NX9M2TDWR")
    assert read(typed.format(plain(number)[4:])) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "RC",
        "RC-2026",
        "RC-2026-7K3N-X9M2-TDWR",
        "x" * 5000,
        "RC-20A6-7K3N-X9M2-TDWR-D",
        "²٢٣",
        "\0",
        "ﷺ" * 90,
    ],
)
def test_what_is_no_number_is_told(typed):
    assert read(typed) is None
