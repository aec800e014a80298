"""Nobody learns of seats and nominees that are not theirs, at any address, in any language, by any question.

Each person walks every address of the site twice: with the rows of another state (or of another
body of the same state) in the database, and without them. No answer may carry a mark of those rows,
and the two walks must be the same to the byte: no row, count, total, search hit, history entry, cell of a
file or error message may depend on what is not that person's.
"""

import json
import logging
import re
from urllib.parse import quote, unquote

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import translate_url

from programmes.api.registry import GUARDED_RESOURCES
from programmes.selectors.visibility import GUARDED
from tests.flows.every_address import Address, addresses, patterns
from tests.flows.seat_world import ARABIC, BODY_MARK, SHEET_MARK, STATE_MARK, World, take_away, world
from tests.flows.walking import Asked

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PERSONAL = ("Person", "position", "@example.org", "-nominee", "-nomination", "-maker", "-account", ".xlsx")
# Whose marks each person must not meet, and whose absence each must not notice. A reader may count seats.
OF_ALL = (STATE_MARK, BODY_MARK, *ARABIC.values())
OF_THE_BODY = (BODY_MARK, ARABIC[BODY_MARK], ARABIC[STATE_MARK], *(f"{STATE_MARK}{one}" for one in PERSONAL))
OF_THE_BODY += (f"{STATE_MARK} Person", f"{STATE_MARK} position", SHEET_MARK)
WALKERS = {
    "stranger": ((*OF_ALL, SHEET_MARK), "of_state"),
    "director of another course": ((*OF_ALL, SHEET_MARK), "of_state"),
    "focal point of another state": ((*OF_ALL, SHEET_MARK), "of_state"),
    "focal point of another body": (OF_THE_BODY, "of_body"),
    "reader": (OF_ALL, ""),
}
# By design anybody may ask whether a number is a good certificate's, and is told of the course and no name.
ANSWERS_ANYBODY = "/check/"
LISTED = re.compile(r"^/(en|api)/")


@pytest.fixture(autouse=True)
def _no_log():
    """A thousand refusals are what is asked for; nobody reads of each."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("who", sorted(WALKERS), ids=lambda who: who.replace(" ", "-"))
def test_nobody_learns_of_what_is_not_theirs(who) -> None:
    ContentType.objects.clear_cache()
    seen = world()
    questions = list(dict.fromkeys(_questions(seen)))
    client = Client(raise_request_exception=False)
    if seen.people[who] is not None:
        client.force_login(seen.people[who])
    marks, rows = WALKERS[who]
    with_them = {asked: asked.by(client) for asked in questions}
    leaks = [found for asked, said in with_them.items() if (found := _marks(asked, said, marks))]
    assert not leaks, "\n".join(leaks)
    broken = [f"{asked.method} {asked.path}" for asked, said in with_them.items() if said[0] >= 500]
    assert not broken, "\n".join(broken)
    if not rows:
        return
    take_away(getattr(seen, rows))
    noticed = {}
    for asked, said in with_them.items():
        without = asked.by(client)
        if said != without and ANSWERS_ANYBODY not in asked.path:
            noticed[asked] = _difference(said, without)
    assert not noticed, "\n".join(f"{asked}: {what}" for asked, what in noticed.items())


def test_walk_knows_what_every_person_may_read() -> None:
    """The marks are there to be met: whoever may read them meets them on the same walk."""
    seen = world()
    client = Client()
    client.force_login(seen.call.directors.get())
    asked = [
        Asked("GET", one.path)
        for one in addresses(seen)
        if "roster" in one.name or "nominees-list" in one.name
    ]
    met = "".join(one.by(client)[2] for one in asked)
    assert all(mark in met for mark in (STATE_MARK, BODY_MARK))


def test_every_guarded_kind_has_secret_rows() -> None:
    """A kind of row added to the table of rights is walked too."""
    seen = world()
    known = set(seen.rows) | {"seatpolicy", "seatweight", "seatcall"}
    assert set(GUARDED) - known == set()
    assert len(dict.fromkeys(patterns())) > 300


# --- what is asked ----------------------------------------------------------------------------------


def _questions(seen: World):
    found = addresses(seen)
    for one in found:
        yield from _of_address(one, seen)
    yield from _of_lists(found, seen)
    yield from _of_desk(seen)
    yield from _of_api(seen)


def _of_address(one: Address, seen: World):
    """The page in both languages, and the same address told to do something."""
    if one.path.startswith("/en/"):
        yield Asked("GET", one.path)
        if not one.name.startswith("admin:") or any(kind in one.name for kind in GUARDED):
            yield Asked("GET", translate_url(one.path, "ar"), "ar")
    else:
        yield Asked("GET", one.path, "en")
        yield Asked("GET", one.path, "ar")
    if one.name.startswith(("dashboards:", "api:")):
        yield Asked("POST", one.path, "en", "{}")
    if one.name.startswith("dashboards:"):
        yield Asked("POST", one.path, "ar", json.dumps(_told(seen)))


def _told(seen: World) -> dict:
    """Values that acts ask for, each naming what is somebody else's."""
    rows = seen.rows
    return {
        "nominee": rows["nominee"].code,
        "nomination": rows["nomination"].code,
        "state": seen.state.code,
        "body": seen.body.code,
        "seats": "1",
        "reason": "because",
        "to": "validated",
        "name_en": rows["nominee"].name_en,
        "name_ar": rows["nominee"].name_ar,
        "number": rows["certificate"].number,
    }


def _of_lists(found: list[Address], seen: World):
    """Every list asked for the name of a secret person, for a code, and for the other state."""
    nominee, code = seen.rows["nominee"], seen.rows["nomination"].code
    for one in found:
        if not LISTED.match(one.path) or any(
            character.isdigit() for character in one.path.replace("/v1/", "")
        ):
            continue
        kept = one.name.startswith("admin:") and not any(kind in one.name for kind in GUARDED)
        for asked in (nominee.name_en,) if kept else (nominee.name_en, nominee.name_ar, code):
            yield Asked("GET", f"{one.path}?q={quote(asked)}")
        if not kept:
            yield Asked("GET", f"{one.path}?state={seen.state.code}&count=true")


def _of_desk(seen: World):
    """Suggestions, filters, lookups and actions of the desk that name secret rows."""
    rows = seen.rows
    for model, column in SUGGESTED:
        query = f"app_label=programmes&model_name={model}&field_name={column}"
        for term in (BODY_MARK, STATE_MARK, quote(ARABIC[BODY_MARK]), ""):
            yield Asked("GET", f"/en/admin/autocomplete/?{query}&term={term}")
    for model in GUARDED:
        stem = f"/en/admin/programmes/{model}/"
        for query in (
            f"state={seen.state.pk}",
            f"activity={seen.call.activity_id}",
            f"body={seen.body.pk}",
            f"nominee__name_en__startswith={BODY_MARK}",
            f"nomination__nominee__search_text__contains={BODY_MARK}",
            f"nominee={rows['nominee'].pk}",
            f"state__nominees__name_en__contains={BODY_MARK}",
            "all=",
        ):
            yield Asked("GET", f"{stem}?{query}")
    action = {
        "action": "confirm",
        "_selected_action": str(rows["nomination"].pk),
        "reason": "x",
        "check": "1",
    }
    yield Asked("POST", "/en/admin/programmes/nomination/", "en", json.dumps(action))


SUGGESTED = (
    ("nomination", "nominee"),
    ("nomination", "seat"),
    ("nomination", "call"),
    ("nomination", "replaces"),
    ("certificate", "nomination"),
    ("seatevent", "nomination"),
    ("seatevent", "offer"),
    ("seatoffer", "waiting"),
    ("seatoffer", "seat"),
    ("outboxmessage", "reoffer"),
    ("nominationimport", "made_by"),
    ("reportitem", "report"),
)


def _of_api(seen: World):
    """Filters by the codes of secret rows, and bodies that name them."""
    rows, course = seen.rows, seen.call.activity.code
    codes = {"nominee": rows["nominee"].code, "nomination": rows["nomination"].code, "state": seen.state.code}
    codes |= {"body": seen.body.code, "activity": course, "number": rows["certificate"].number}
    codes |= {"code": rows["nominee"].code, "replaces": rows["nomination"].code, "email": BODY_MARK}
    for resource in GUARDED_RESOURCES:
        stem = f"/api/v1/{resource.route}/"
        for name in resource.filtered.keys() & codes.keys():
            yield Asked("GET", f"{stem}?{name}={quote(codes[name])}&count=true")
        for name in sorted(resource.sortable):
            yield Asked("GET", f"{stem}?ordering={name}&page_size=1&count=true")
        yield Asked("GET", f"{stem}?changed_since=2000-01-01&count=true")
    yield Asked("GET", f"/api/v1/citations/?target=nominee:{codes['nominee']}")
    reason = {"reason": "because"}
    own = seen.own["nomination"].code
    for path, body in (
        ("nominations/", {"activity": course, "nominee": codes["nominee"]}),
        ("nominations/", {"activity": course, "nominee": codes["nominee"], "body": seen.body.code}),
        (f"nominations/{codes['nomination']}/step/", {"to": "withdrawn", **reason}),
        (f"nominations/{own}/substitute/", {"nominee": codes["nominee"], **reason}),
        (f"nominations/{codes['nomination']}/substitute/", {"nominee": seen.own["nominee"].code, **reason}),
        ("nominees/", {"state": seen.state.code, "name_en": rows["nominee"].name_en}),
        ("nominees/", {"state": seen.state.code, "body": seen.body.code, "name_en": rows["nominee"].name_en}),
        ("waiting-entries/", {"activity": course, "state": seen.state.code, "body": seen.body.code}),
        (f"waiting-entries/{rows['waitingentry'].pk}/leave/", reason),
        (f"seat-offers/{rows['seatoffer'].pk}/accept/", reason),
        (f"seat-calls/{course}/bid/", {"state": seen.state.code, "seats": 2}),
        (f"seat-calls/{course}/turn-back/", {"state": seen.state.code, "body": seen.body.code, **reason}),
        (f"seat-calls/{course}/turn-back/", {"state": seen.state.code, "seats": 900, **reason}),
        (
            f"seat-calls/{course}/attendance/",
            {"marks": [{"nomination": codes["nomination"], "mark": "no_show"}]},
        ),
        (f"seat-calls/{course}/allocate/", {"dry": True}),
    ):
        yield Asked("POST", f"/api/v1/{path}", "en", json.dumps(body))


# --- what is answered -------------------------------------------------------------------------------


def _marks(asked: Asked, said: tuple[int, str, str], marks: tuple[str, ...]) -> str:
    """Where an answer carries a mark that the question did not."""
    question = f"{unquote(asked.path)} {json.loads(asked.body or '{}')}"
    text = unquote(f"{said[1]}\n{said[2]}")
    for mark in marks:
        for at in re.finditer(re.escape(mark), text, re.IGNORECASE):
            whole = re.search(
                r"[\w@.\-]*" + re.escape(mark) + r"[\w@.\-]*", text[max(0, at.start() - 40) : at.end() + 40]
            )
            if mark not in question or (whole and whole[0].rstrip(".") not in question):
                around = text[max(0, at.start() - 60) : at.end() + 60]
                return f"{asked.method} {asked.path} ({said[0]}): …{around}…"
    return ""


def _difference(said: tuple[int, str, str], without: tuple[int, str, str]) -> str:
    """The first place where two answers part."""
    for one, other in zip(said, without, strict=True):
        if one != other:
            first, second = str(one), str(other)
            at = next(
                (i for i, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), -1
            )
            return f"{first[max(0, at - 80) : at + 120]!r} ≠ {second[max(0, at - 80) : at + 120]!r}"
    return ""
