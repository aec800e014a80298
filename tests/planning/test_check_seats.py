"""The checker accepts every sheet as it was made and no other."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from programmes.planning import check_seats as module
from programmes.planning.check_seats import check_seats
from programmes.planning.faults import Fault
from programmes.planning.seat_sheets import Sheet, seal
from programmes.planning.seats import HAMILTON, Claimant, SeatProblem, SeatsError, problem_of, share
from tests.planning.seat_problems import problems

PLAIN = SeatProblem("course", 3, (Claimant("a", 2, lot=0), Claimant("b", 1, cap=1, lot=1)))


def leaves(value, path=()):
    """The paths to everything on a sheet that holds nothing further."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [leaf for name, one in inner for leaf in leaves(one, (*path, name))]
    return found or [path]


def at(data, path):
    for name in path:
        data = data[name]
    return data


def altered(data, path, value):
    """A copy of the data with another leaf in one place."""
    changed = copy.deepcopy(data)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def others(value):
    """What may be written in place of a leaf: of its own kind, close by, or of another kind."""
    strange = st.none() | st.booleans() | st.integers(-3, 40) | st.text(max_size=3)
    strange |= st.sampled_from(
        ["0/1", "1/1", "1/2", "7/3", "2/4", "-1/2", "1", 1.0, [], {}, ["a"], "s0", "s1"]
    )
    if isinstance(value, int):
        strange |= st.sampled_from([value + 1, value - 1, float(value), str(value)])
    return strange


def as_made(data):
    """Whether the data are those of a sheet that sharing its problem would make, letter by letter."""
    try:
        anew = share(problem_of(Sheet.from_data(data))).as_data()
    except (SeatsError, ArithmeticError, LookupError, TypeError, ValueError):
        return False
    return json.dumps(anew, sort_keys=True) == json.dumps(data, sort_keys=True)


@given(problems())
def test_every_sheet_is_sound(problem):
    data = share(problem).as_data()
    assert check_seats(data) == []
    assert check_seats(json.loads(json.dumps(data, sort_keys=True))) == []


@given(problems())
def test_sheet_comes_back_from_its_data(problem):
    sheet = share(problem)
    assert Sheet.from_data(json.loads(json.dumps(sheet.as_data()))) == sheet


@given(problems(), st.data())
def test_any_altered_leaf_is_caught(problem, draw):
    data = share(problem).as_data()
    path = draw.draw(st.sampled_from(leaves(data)))
    value = draw.draw(others(at(data, path)))
    changed = altered(data, path, value)
    assume(json.dumps(changed) != json.dumps(data))
    assert check_seats(changed) != []


@given(problems(), st.data())
def test_altered_sheet_sealed_again_passes_only_if_it_is_the_sheet_of_what_it_says(problem, draw):
    """A forger who knows the seal has to forge a whole sheet that is true of the altered inputs."""
    data = share(problem).as_data()
    for _ in range(draw.draw(st.integers(1, 2))):
        path = draw.draw(st.sampled_from([one for one in leaves(data) if one != ("seal",)]))
        data = altered(data, path, draw.draw(others(at(data, path))))
    data["seal"] = seal(data)
    assert (check_seats(data) == []) == as_made(data)


@given(problems(), st.data())
def test_anything_left_out_or_added_is_caught(problem, draw):
    data = share(problem).as_data()
    where = draw.draw(st.sampled_from([(), ("lines", 0), ("lines",), ("awards",)]))
    part = at(data, where)
    if isinstance(part, dict) and draw.draw(st.booleans()):
        part["remark"] = 1
    elif isinstance(part, dict):
        del part[draw.draw(st.sampled_from([name for name in part if name != "seal"]))]
    elif part and draw.draw(st.booleans()):
        part.pop()
    else:
        part.append(copy.deepcopy(part[-1]) if part else {"seat": 1})
    assert [one for one in (data, {**data, "seal": seal(data)}) if check_seats(one) == []] == []


@given(problems())
def test_seat_moved_from_one_to_another_is_caught_though_sealed(problem):
    data = share(problem).as_data()
    giver = next((line for line in data["lines"] if line["share"] > line["floor"]), None)
    taker = next((one for one in data["lines"] if one is not giver and one["share"] != one["cap"]), None)
    assume(giver and taker)
    giver["share"], taker["share"] = giver["share"] - 1, taker["share"] + 1
    data["seal"] = seal(data)
    assert check_seats(data) != []


def test_fault_names_the_place_what_stands_there_and_what_should():
    data = share(PLAIN).as_data()
    data["lines"][0]["carried"] = "1/3"
    data["seal"] = seal(data)
    assert check_seats(data) == [
        Fault("sheet_differs", {"where": "lines.0.carried", "found": '"1/3"', "due": '"0/1"'})
    ]


@pytest.mark.parametrize(
    "data", [{}, {"lines": []}, None, [], "sheet", {**share(PLAIN).as_data(), "rule": "x"}]
)
def test_what_is_no_sheet_is_unsound(data):
    assert check_seats(data) == [Fault("sheet_unsound", {})]


def test_entitlement_above_the_common_level_is_unsound():
    data = share(SeatProblem("course", 4, PLAIN.claimants, HAMILTON)).as_data()
    data["lines"][0]["entitlement"], data["lines"][1]["entitlement"] = "4/1", "0/1"
    assert check_seats({**data, "seal": seal(data)}) == [Fault("sheet_unsound", {})]


def test_checker_is_short_and_knows_nothing_of_the_maker():
    text = Path(module.__file__).read_text(encoding="utf-8")
    imported = [line for line in text.splitlines() if "import" in line]
    assert imported == [
        "from fractions import Fraction",
        "from hashlib import sha256",
        "from json import dumps",
        "from typing import Any",
        "from programmes.planning.faults import Fault",
    ]
    assert text.count("\n") < 60
