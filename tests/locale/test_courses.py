"""A course director's pages and those of certificates speak Arabic, with all they can say."""

import pytest

from programmes.enums import Role
from programmes.seat_enums import NominationStatus
from programmes.selectors.certificate_numbers import compose
from programmes.services.certificates import issue, revoke
from programmes.services.course_reports import ItemValues, save_draft, submit
from tests import factories as make
from tests.locale.test_pages import english
from tests.locale.visible import pieces
from tests.services.course_world import course_world

pytestmark = pytest.mark.django_db
HOME = "/ar/my-courses/"
UNKNOWN = compose(2026, "2" * 12)


def course(code, starts, *statuses):
    """A course with nobody and nothing named in English."""
    found = course_world(starts, code=code, title_en="", title_ar="دورة")
    state = make.ParticipatingStateFactory(title_en="", title_ar="دولة")
    for number, status in enumerate(statuses):
        found.person("", f"شخص {number}", status=status, state=state)
    return found


def test_directors_pages_speak_arabic(client):
    attended, missed = NominationStatus.ATTENDED, NominationStatus.NO_SHOW
    over = course("one", -9, attended, missed, attended)
    running = course("two", -1, NominationStatus.CONFIRMED, NominationStatus.NOMINATED, attended)
    course("three", 4, NominationStatus.CONFIRMED)
    client.force_login(make.UserFactory(role=Role.PLANNER))
    lesson = ItemValues(text_ar="درس")
    save_draft(call=over.call, values={"summary_ar": "ملخص", "respondents": 1}, items=[lesson], by=None)
    texts = {}

    def look(path, answer=None):
        answer = answer or client.get(path)
        # A number that was never issued stands in no record from which its letters would be known.
        texts[f"{path} {answer.status_code}"] = pieces(answer.content.decode().replace(UNKNOWN, ""))

    for code in ("one", "two", "three"):
        for page in ("roster", "sign-in", "report"):
            look(f"{HOME}{code}/{page}/")
    key = running.people[0].pk
    for mark, days in (("no_show", "2"), ("attended", "9")):
        sent = {f"mark-{key}": mark, f"days-{key}": days}
        look(f"{HOME}two/roster/ {sent}", client.post(f"{HOME}two/roster/", sent))
    look(f"{HOME}two/roster/ walk-in", client.post(f"{HOME}two/roster/", {"act": "walk-in"}))
    submit(call=over.call, by=None)
    look(f"{HOME}one/report/ submitted", client.get(f"{HOME}one/report/"))
    look(HOME)
    first = issue(nomination=over.people[0], by=None)
    second = issue(nomination=over.people[2], by=None)
    revoke(certificate=second, by=None, reason="سبب")
    for number in (first.number, second.number):
        look(f"/ar/certificates/{number}/")
        look(f"/ar/check/{number}/")
    for typed in (UNKNOWN, "1"):
        look(f"/ar/check/{typed}/")
    look("/ar/check/")
    assert english(texts) == []
