"""Every code that planning can give has its sentence; none stands without being used."""

import re
from pathlib import Path

from programmes.planning import terms
from programmes.services import planning_faults, planning_violations, planning_wording
from programmes.services.planning_work import NO_PLAN

PRODUCT = Path(planning_faults.__file__).parents[1]
TEXT = "\n".join(
    file.read_text(encoding="utf-8")
    for folder in ("planning", "services")
    for file in sorted((PRODUCT / folder).rglob("*.py"))
    if "seat" not in file.stem  # the sharing of seats words its own faults
)


def codes(name):
    return set(re.findall(rf'{name}\(\s*"([a-z_]+)"', TEXT))


def test_every_fault_has_a_sentence():
    # This one is told by the demands that clash.
    assert codes("Fault") - {NO_PLAN} == set(planning_faults.SENTENCES)


def test_every_violation_of_a_place_has_a_sentence():
    # These speak of a solution that is not one of the problem, which no move can make.
    broken = {"unknown_activity", "named_twice", "not_spoken_of", "cost_differs"}
    assert codes("Violation") - broken - planning_violations.NOT_YET == set(planning_violations.SENTENCES) - {
        "no_venue"
    }


def test_every_harm_and_every_demand_has_a_name():
    assert set(planning_wording.TERMS) == set(terms.NAMES)
    assert set(planning_wording.DEMANDS) == codes("DemandToken")
