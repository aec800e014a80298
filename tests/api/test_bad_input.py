"""Bad input: a clear refusal that names the input and the reason, and nothing left behind."""

import pytest

from programmes.models import Activity, AnnualPlan, Delegate, Meeting
from tests import factories as make
from tests.api.conftest import Caller

pytestmark = pytest.mark.django_db


def refusal(answer, status):
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/json"
    body = answer.json()
    assert set(body) == {"type", "errors"}
    assert all(set(error) == {"code", "detail", "attr"} and error["detail"] for error in body["errors"])
    return [(error["attr"], error["code"]) for error in body["errors"]]


NEW = {"code": "new", "kind": "course", "title_en": "New"}
IMPOSSIBLE = [
    ({"start": "2026-03", "end": "2026-02"}, "dates.end"),
    ({"start": "2026-02-30"}, "dates.start"),
    ({"start": "2026", "end": "2026-02"}, "dates.start"),
    ({"start": "soon"}, "dates.start"),
    ({"start": "2026-02", "precision": "day"}, "dates.precision"),
    ({"precision": "year"}, "dates.precision"),
    ({"start": "2026", "basis": "inferred"}, "dates.note_en"),
    ({"start": "2026", "basis": "guessed"}, "dates.basis"),
    ("2026-02", "dates"),
    (None, "dates"),
]


@pytest.mark.parametrize(("dates", "attr"), IMPOSSIBLE)
def test_impossible_dates(administrator, dates, attr):
    answer = administrator.ask("POST", "courses/", NEW | {"dates": dates})
    assert [name for name, _code in refusal(answer, 400)] == [attr]
    assert Activity.objects.count() == 0


def test_plan_over_another(administrator):
    make.AnnualPlanFactory(year=2026)
    plan = {"code": "season", "title_en": "Season", "starts_on": "2026-09-01", "ends_on": "2027-06-30"}
    assert refusal(administrator.ask("POST", "plans/", plan), 400) == [("starts_on", "invalid")]
    assert AnnualPlan.objects.count() == 1


def test_unknown_code_in_a_body(administrator):
    answer = administrator.ask("POST", "courses/", NEW | {"plan": "1999", "topics": [{"topic": "none"}]})
    assert refusal(answer, 400) == [("plan", "does_not_exist"), ("topics.0.topic", "does_not_exist")]
    assert Activity.objects.count() == 0


def test_rows_are_written_with_the_record_or_not_at_all(administrator):
    topic = make.TopicFactory()
    rows = [{"topic": topic.code, "basis": "inferred"}]
    answer = administrator.ask("POST", "courses/", NEW | {"topics": rows})
    assert [name for name, _code in refusal(answer, 400)] == ["topics.0.reason_en"]
    twice = [{"topic": topic.code}, {"topic": topic.code}]
    assert refusal(administrator.ask("POST", "courses/", NEW | {"topics": twice}), 400) == [
        ("topics.1", "invalid")
    ]
    assert Activity.objects.count() == Activity.history.count() == 0


def test_delegate_on_no_side(administrator):
    delegate = make.DelegateFactory()
    meeting, path = delegate.meeting, f"meetings/{delegate.meeting.code}/"
    without = {"code": "somebody", "person": make.PersonFactory().code}
    answer = administrator.ask("PATCH", path, {"delegates": [without]}, if_match='"1"')
    assert refusal(answer, 400) == [("delegates.0.side", "invalid")]
    elsewhere = without | {"side": make.DialogueSideFactory().code}
    answer = administrator.ask("PATCH", path, {"delegates": [elsewhere]}, if_match='"1"')
    assert refusal(answer, 400) == [("delegates.0.side", "invalid")]
    assert list(Delegate.objects.filter(meeting=meeting)) == [delegate]
    assert Meeting.objects.get().version == 1


def test_record_in_use_is_not_deleted(administrator):
    topic = make.ActivityTopicFactory().topic
    answer = administrator.ask("DELETE", f"topics/{topic.code}/", if_match='"1"')
    assert refusal(answer, 409) == [(None, "in_use")]
    assert "Retire" in answer.json()["errors"][0]["detail"]


def test_code_never_changes(administrator):
    venue = make.VenueFactory()
    answer = administrator.ask("PATCH", f"venues/{venue.code}/", {"code": "other"}, if_match='"1"')
    assert refusal(answer, 400) == [("code", "code_fixed")]


def test_kind_of_another_family(administrator):
    answer = administrator.ask("POST", "courses/", NEW | {"kind": "event"})
    assert refusal(answer, 400) == [("kind", "invalid_choice")]


BODIES = [
    ("no json", 400, "parse_error"),
    ("[1]", 400, "not_an_object"),
    ("null", 400, "not_an_object"),
    ('"text"', 400, "not_an_object"),
    ("[" * 100_000, 400, "parse_error"),
    ('{"a":' * 100_000, 400, "parse_error"),
    ('{"code": "a\\u0000b"}', 400, "parse_error"),
    (b'{"code": "\xff"}', 400, "parse_error"),
    ('{"title_en": "' + "x" * 5_000_000 + '"}', 413, "body_too_large"),
]


@pytest.mark.parametrize(("body", "status", "code"), BODIES, ids=range(len(BODIES)))
def test_bodies_that_are_none(administrator, body, status, code):
    answer = administrator.ask("POST", "venues/", body)
    assert [found for _attr, found in refusal(answer, status)] == [code]


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\t", "\u2028", "\x1b"])
def test_break_in_a_text_of_one_line(administrator, sign):
    """A title stands in lists, letters and calendars; notes may have as many lines as they like."""
    broken = {"code": "hall", "title_en": f"Hall{sign}of ours", "title_ar": "قاعة"}
    assert refusal(administrator.ask("POST", "venues/", broken), 400) == [("title_en", "one_line")]
    written = administrator.ask("POST", "courses/", NEW | {"note_en": "one\ntwo"})
    assert (written.status_code, written.json()["note_en"]) == (201, "one\ntwo")


def test_other_media_types(administrator, stranger):
    answer = administrator.client.generic(
        "POST", "/api/v1/venues/", b"code: a", content_type="application/yaml", headers=administrator.headers
    )
    assert refusal(answer, 415) == [(None, "unsupported_media_type")]
    assert refusal(stranger.get("venues/", accept="application/xml"), 406) == [(None, "not_acceptable")]


def test_addresses_that_are_none(stranger):
    for path in (
        "nothing/",
        "courses/none/",
        "plans/none/summary/",
        "courses/a/b/c/",
        "courses/a%00b/",
        "%ff/",
    ):
        for method in ("GET", "POST", "DELETE"):
            answer = stranger.ask(method, path)
            assert answer.status_code in (401, 404, 405), (method, path)
            refusal(answer, answer.status_code)
    assert refusal(stranger.get("nothing/"), 404) == [(None, "not_found")]


def test_address_without_its_last_slash(stranger):
    answer = stranger.get("courses?plan=2026")
    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/courses/?plan=2026")
    assert refusal(stranger.ask("POST", "courses", {}), 404) == [(None, "not_found")]


def test_methods_that_are_none(administrator):
    assert refusal(administrator.ask("DELETE", "courses/"), 405) == [(None, "method_not_allowed")]
    assert refusal(administrator.ask("POST", "plans/2026/summary/", {}), 405) == [
        (None, "method_not_allowed")
    ]


def test_stranger_and_unentitled_are_told_apart(stranger, as_role):
    from programmes.enums import Role

    assert refusal(stranger.ask("POST", "courses/", NEW), 401) == [(None, "not_authenticated")]
    assert refusal(as_role(Role.READER).ask("POST", "courses/", NEW), 403) == [(None, "permission_denied")]
    assert refusal(Caller("wrong").get("courses/"), 401) == [(None, "authentication_failed")]


def test_refusals_speak_the_language_asked_for(administrator):
    for language in ("en", "ar"):
        answer = administrator.ask("POST", "courses/", {"code": "new"}, accept_language=language)
        assert answer["Content-Language"] == language
        refusal(answer, 400)
    answers = [
        administrator.ask("POST", f"courses/?lang={language}", {"code": "x"}) for language in ("en", "ar")
    ]
    english, arabic = (answer.json()["errors"][0]["detail"] for answer in answers)
    assert english != arabic
