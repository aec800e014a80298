"""Seats at the desk: the ledger is read only, steps are confirmed, each person sees the own rows."""

import pytest
from django.contrib.contenttypes.models import ContentType

from programmes.enums import Role
from programmes.models import SeatEvent
from tests import factories as make
from tests.admin.forms import filled
from tests.admin.people import desk, person, planner
from tests.admin.rows import LEDGER, address
from tests.admin.seat_rows import seat_rows

pytestmark = pytest.mark.django_db


def listed(client, kind, **asked):
    return {row.pk for row in client.get(address(kind), asked).context["cl"].result_list}


def choose(client, name, rows, **values):
    asked = {"action": name, "_selected_action": [row.pk for row in rows]} | values
    return client.post(address("nomination"), asked)


@pytest.mark.parametrize("kind", sorted(LEDGER))
def test_ledger_is_changed_by_nobody_at_the_desk(kind):
    row = seat_rows(make.ParticipatingStateFactory())[kind]
    client = desk()
    assert client.get(address(kind, "add")).status_code == 403
    assert client.get(address(kind, "delete", row)).status_code == 403
    page = client.get(address(kind, "change", row))
    assert (page.status_code, page.context["has_change_permission"]) == (200, False)
    assert client.post(address(kind, "change", row), {"state": ""}).status_code == 403


def test_nominations_are_validated_behind_a_confirmation():
    good, done = make.NominationFactory(), make.NominationFactory(status="refused")
    client = desk(planner(username="sara"))
    asked = choose(client, "validate", [good, done])
    assert (asked.status_code, asked.context["tried"]) == (200, False)
    tried = choose(client, "validate", [good, done], reason="Papers seen", check="1")
    assert [one.record for one in tried.context["will"]] == [good]
    assert [one.record for one in tried.context["cannot"]] == [done]
    good.refresh_from_db()
    assert (good.status, SeatEvent.objects.count()) == ("nominated", 0)
    told = choose(client, "validate", [good, done], reason="Papers seen", apply="1", confirmed=f"{good.pk}:1")
    assert told.status_code == 302
    good.refresh_from_db()
    assert good.status == "validated"
    event = SeatEvent.objects.get()
    assert (event.kind, event.by_name, event.reason) == ("validated", "sara", "Papers seen")


def test_steps_need_a_reason():
    nomination = make.NominationFactory()
    page = choose(desk(planner()), "refuse", [nomination], check="1")
    assert page.context["form"].errors["reason"]
    nomination.refresh_from_db()
    assert nomination.status == "nominated"


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.COURSE_DIRECTOR])
def test_steps_are_offered_to_those_alone_who_see_all(role):
    state = make.ParticipatingStateFactory()
    user = person(role, state=state)
    row = seat_rows(state, director=user)["nomination"]
    client = desk(user)
    assert listed(client, "nomination") == {row.pk}
    choose(client, "validate", [row], reason="x", apply="1", confirmed=f"{row.pk}:1")
    row.refresh_from_db()
    assert row.status == "attended"


def test_search_of_nominees_folds_and_meets_own_people_alone():
    state = make.ParticipatingStateFactory()
    own = make.NomineeFactory(state=state, name_ar="أحمد الصباح")
    other = make.NomineeFactory(name_ar="احمد الصباح")
    assert listed(desk(planner()), "nominee", q="احمد") == {own.pk, other.pk}
    assert listed(desk(person(Role.FOCAL_POINT, state=state)), "nominee", q="احمد") == {own.pk}


def test_director_of_one_course_sees_its_rows_alone():
    director = person(Role.COURSE_DIRECTOR)
    own = seat_rows(make.ParticipatingStateFactory(), director=director)
    seat_rows(make.ParticipatingStateFactory())
    client = desk(director)
    for kind in (
        "seatcall",
        "seatquota",
        "nominee",
        "nomination",
        "certificate",
        "seatevent",
        "coursereport",
    ):
        assert listed(client, kind) == {own[kind].pk}, kind


def test_directors_are_chosen_among_course_directors_and_kept_in_the_history():
    call, director = make.SeatCallFactory(), person(Role.COURSE_DIRECTOR)
    person(Role.READER)
    client, url = desk(planner()), address("seatcall", "change", call)
    page = client.get(url)
    choices = page.context["adminform"].form.fields["directors"].queryset
    assert list(choices) == [director]
    answer = client.post(url, filled(page, "seatcall_form", directors=[director.pk], reason="runs it"))
    assert answer.status_code == 302
    assert list(call.directors.all()) == [director]
    assert call.history.first().history_change_reason == "runs it"


def test_report_that_was_handed_in_is_read_only():
    report = make.CourseReportFactory(status="submitted", submitted_at="2026-03-01T08:00:00Z")
    page = desk(planner()).get(address("coursereport", "change", report))
    assert page.context["has_change_permission"] is False


def test_director_reports_on_the_own_courses_alone():
    director = person(Role.COURSE_DIRECTOR)
    own, other = make.SeatCallFactory(directors=[director]), make.SeatCallFactory()
    client, url = desk(director), address("coursereport", "add")
    refused = client.post(url, filled(client.get(url), "coursereport_form", activity=other.activity_id))
    assert "activity" in refused.context["adminform"].form.errors
    made = client.post(url, filled(client.get(url), "coursereport_form", activity=own.activity_id))
    assert made.status_code == 302


@pytest.mark.parametrize("role", [Role.READER, Role.FOCAL_POINT, Role.COURSE_DIRECTOR])
def test_desk_leads_to_the_page_of_a_seen_row_alone(role):
    row = seat_rows(make.ParticipatingStateFactory())["nomination"]
    kind = ContentType.objects.get_for_model(row).pk
    client = desk(person(role, state=make.ParticipatingStateFactory()))
    assert client.get(f"/en/admin/r/{kind}/{row.pk}/").status_code == 404
    assert client.get(f"/en/admin/r/ {kind}/{row.pk}/").status_code == 404
    assert desk(planner()).get(f"/en/admin/r/{kind}/{row.pk}/").status_code == 302
