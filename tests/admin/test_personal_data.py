"""A nominee asks: the desk hands out what is kept, or erases it after a look, and logs no name."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from programmes.enums import Role
from programmes.models import Nominee
from tests import factories as make
from tests.admin.people import desk, person, planner

pytestmark = pytest.mark.django_db

LIST = reverse("admin:programmes_nominee_changelist")


@pytest.fixture
def nominee() -> Nominee:
    return make.NominationFactory(nominee__name_en="Zqxtest Wvmarker", nominee__code="nominee-x").nominee


def _asked(client, nominee, action, **values):
    return client.post(LIST, {"action": action, "_selected_action": [nominee.pk], **values}, follow=True)


def test_export_hands_out_what_is_kept_in_a_file_without_a_name(nominee):
    answer = _asked(desk(planner()), nominee, "export")
    assert answer["Content-Disposition"] == 'attachment; filename="nominees.json"'
    assert "no-store" in answer["Cache-Control"]
    (person,) = answer.json()["nominees"]
    assert person["nominee"]["name_en"] == "Zqxtest Wvmarker"
    assert [one["status"] for one in person["nominations"]] == ["nominated"]


def test_erasing_shows_first_and_needs_a_reason(nominee):
    browser = desk(planner())
    for values in ({}, {"check": "1", "reason": ""}, {"check": "1", "reason": "asked for"}):
        assert _asked(browser, nominee, "erase", **values).status_code == 200
        nominee.refresh_from_db()
        assert nominee.erased_at is None


def test_erasing_is_done_once_confirmed_and_logged_without_the_name(nominee):
    browser = desk(planner())
    confirmed = {"apply": "1", "reason": "asked for", "confirmed": [f"{nominee.pk}:{nominee.version}"]}
    _asked(browser, nominee, "erase", **confirmed)
    nominee.refresh_from_db()
    assert (nominee.name_en, nominee.label) == ("", "nominee-x")
    assert nominee.erased_at is not None
    logged = LogEntry.objects.get()
    assert (logged.object_repr, "Zqx" in logged.change_message) == ("nominee-x", False)


@pytest.mark.parametrize("action", ["export", "erase"])
def test_focal_point_is_offered_neither(nominee, action):
    point = desk(person(Role.FOCAL_POINT, state=nominee.state))
    confirmed = {"apply": "1", "reason": "asked for", "confirmed": [f"{nominee.pk}:{nominee.version}"]}
    answer = _asked(point, nominee, action, **confirmed)
    nominee.refresh_from_db()
    assert nominee.erased_at is None
    assert answer.headers.get("Content-Disposition") is None
