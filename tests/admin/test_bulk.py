"""Changes to many records: first shown, then applied, all or none."""

from datetime import date

import pytest
from django.utils import timezone

from programmes.enums import ActivityStatus, ClosureStatus, Role
from programmes.services.records import save_record
from tests.admin.people import desk, person, planner
from tests.admin.rows import MAKERS, TRACKED, address
from tests.factories import (
    ActivityFactory,
    ClosureFactory,
    CourseFactory,
    EventFactory,
    FollowUpFactory,
    TopicFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db


def choose(client, kind, action, rows, **values):
    chosen = {"action": action, "_selected_action": [str(row.pk) for row in rows], **values}
    return client.post(address(kind), chosen)


def confirmed(*rows):
    return [f"{row.pk}:{row.version}" for row in rows]


def test_status_is_asked_for_then_shown_then_applied():
    rows = [ActivityFactory() for _ in range(2)]
    done = ActivityFactory(status=ActivityStatus.CONFIRMED)
    user = planner()
    client = desk(user)
    asked = choose(client, "activity", "set_status", [*rows, done])
    assert [row.pk for row in asked.context["rows"]] == sorted(row.pk for row in [*rows, done])
    values = {"status": "confirmed", "reason": "Agreed on both sides"}
    tried = choose(client, "activity", "set_status", [*rows, done], **values, check="1")
    assert [(one.record.pk, one.changes) for one in tried.context["will"]] == [
        (row.pk, (("status", "planned", "confirmed"),)) for row in rows
    ]
    assert [(one.record.pk, one.refused) for one in tried.context["cannot"]] == [
        (done.pk, ("It has this status already.",))
    ]
    assert {row.history.count() for row in [*rows, done]} == {1}
    applied = client.post(
        address("activity"),
        {
            "action": "set_status",
            "_selected_action": [str(row.pk) for row in [*rows, done]],
            **values,
            "confirmed": confirmed(*rows),
            "apply": "1",
        },
        follow=True,
    )
    assert [str(one) for one in applied.context["messages"]] == ["2 records were changed."]
    for row in rows:
        row.refresh_from_db()
        last = row.history.first()
        assert (row.status, last.history_user, last.history_change_reason) == (
            "confirmed",
            user,
            "Agreed on both sides",
        )
    assert done.history.count() == 1


def test_status_that_takes_away_keeps_the_reason_with_each_activity():
    row = ActivityFactory()
    values = {"status": "cancelled", "reason": "No instructors", "reason_ar": "لا مدربين"}
    choose(desk(), "activity", "set_status", [row], **values, confirmed=confirmed(row), apply="1")
    row.refresh_from_db()
    assert (row.status, row.status_reason_en, row.status_reason_ar) == (
        "cancelled",
        "No instructors",
        "لا مدربين",
    )


def test_change_without_a_reason_is_not_shown_as_possible():
    response = choose(desk(), "topic", "retire", [TopicFactory()], check="1")
    assert response.context["form"].errors == {"reason": ["Say why: this change needs a reason."]}
    assert response.context["tried"] is False


def test_record_that_a_rule_refuses_is_named_with_the_rule():
    venue = VenueFactory()
    held, other = ActivityFactory(dated=True, venue=venue), ActivityFactory(dated=True)
    tried = choose(desk(), "activity", "set_venue", [other], venue=str(venue.pk), reason="Hall", check="1")
    assert [one.refused for one in tried.context["cannot"]] == [
        (f"{held.code} already holds this venue on those days.",)
    ]
    assert tried.context["will"] == []


def test_two_records_that_cannot_stand_together_leave_both_as_they_were():
    venue = VenueFactory()
    rows = [ActivityFactory(dated=True), ActivityFactory(dated=True)]
    response = choose(
        desk(),
        "activity",
        "set_venue",
        rows,
        venue=str(venue.pk),
        reason="Hall",
        confirmed=confirmed(*rows),
        apply="1",
    )
    assert response.status_code == 200
    for row in rows:
        row.refresh_from_db()
        assert (row.venue, row.version) == (None, 1)


def test_record_changed_meanwhile_stops_the_whole_change():
    rows = [TopicFactory(), TopicFactory()]
    stale = confirmed(*rows)
    save_record(rows[1], by=person(), reason="meanwhile")
    client = desk()
    response = choose(client, "topic", "retire", rows, reason="Old", confirmed=stale, apply="1")
    assert [str(one)[:21] for one in response.context["messages"]] == ["Nothing was changed. "]
    for row in rows:
        row.refresh_from_db()
        assert row.retired_on is None


def test_retired_records_are_taken_back():
    row = TopicFactory()
    client = desk()
    choose(client, "topic", "retire", [row], reason="Merged", confirmed=confirmed(row), apply="1")
    row.refresh_from_db()
    assert row.retired_on is not None
    assert row.pk not in [one.pk for one in client.get(address("topic")).context["cl"].result_list]
    url = f"{address('topic')}?retired=yes"
    chosen = {"action": "restore", "_selected_action": [str(row.pk)], "reason": "Needed"}
    client.post(url, chosen | {"confirmed": confirmed(row), "apply": "1"})
    row.refresh_from_db()
    assert row.retired_on is None


def test_role_changes_only_the_records_it_may_write():
    course, event = CourseFactory(), EventFactory()
    client = desk(person(Role.COURSE_DIRECTOR))
    values = {"status": "confirmed", "reason": "Ready"}
    tried = choose(client, "activity", "set_status", [course, event], **values, check="1")
    assert [one.record.pk for one in tried.context["will"]] == [course.pk]
    assert [one.refused for one in tried.context["cannot"]] == [("Your role may not change this record.",)]
    both = confirmed(course, event)
    choose(client, "activity", "set_status", [course, event], **values, confirmed=both, apply="1")
    event.refresh_from_db()
    assert event.status == "planned"


def test_reader_is_offered_no_change():
    response = desk(person(Role.READER)).get(address("topic"))
    assert response.context["action_form"] is None


def test_too_many_at_once_are_refused(monkeypatch):
    monkeypatch.setattr("programmes.admin.bulk.AT_ONCE", 2)
    rows = [TopicFactory() for _ in range(3)]
    response = choose(desk(), "topic", "retire", rows)
    assert response.status_code == 302


@pytest.mark.parametrize("kind", sorted(set(TRACKED) - {"seatcall", "seatquota", "coursereport"}))
def test_every_kind_of_record_can_be_retired(kind):
    row = MAKERS[kind]()
    values = {"reason": "No longer in use"}
    choose(desk(), kind, "retire", [row], **values, confirmed=confirmed(row), apply="1")
    row.refresh_from_db()
    assert row.retired_on is not None


def test_estimated_days_are_announced_and_others_stay():
    estimated = ClosureFactory(status=ClosureStatus.ESTIMATED)
    fixed = ClosureFactory(status=ClosureStatus.FIXED)
    client = desk()
    tried = choose(client, "closure", "announce", [estimated, fixed], reason="Decree", check="1")
    assert [one.record.pk for one in tried.context["will"]] == [estimated.pk]
    assert [one.refused for one in tried.context["cannot"]] == [("It is not estimated.",)]
    choose(
        client, "closure", "announce", [estimated], reason="Decree", confirmed=confirmed(estimated), apply="1"
    )
    estimated.refresh_from_db()
    assert estimated.status == ClosureStatus.ANNOUNCED


def test_open_follow_ups_are_done_today():
    row, done = FollowUpFactory(), FollowUpFactory(status="done", done_on=date(2026, 1, 1))
    client = desk()
    tried = choose(client, "followup", "finish", [row, done], reason="Sent", check="1")
    assert [one.refused for one in tried.context["cannot"]] == [("It is not open.",)]
    choose(client, "followup", "finish", [row], reason="Sent", confirmed=confirmed(row), apply="1")
    row.refresh_from_db()
    assert (row.status, row.done_on) == ("done", timezone.localdate())
