"""The bare peer: psycopg and orjson under the same server, giving the very same bodies.

Nothing here knows the product: the statements and the shapes are written by hand, as somebody
would who needs just these three answers, in English, as fast as Python goes.
"""

import base64
import os
from collections import defaultdict
from urllib.parse import parse_qs

import orjson
import psycopg

LENGTH = {"day": 10, "month": 7, "year": 4}

ACTIVITY = """
SELECT a.id, a.version, a.code, a.title_en, a.title_ar, a.kind, a.place, plan.code, part.code, a.status,
       a.status_reason_en, a.status_reason_ar, a.starts_on, a.ends_on, a.date_precision, a.date_basis,
       a.date_note_en, a.date_note_ar, a.edition, outline.code, dialogue.code, venue.code, team.code,
       a.delivered_by, a.mode, a.language, a.interpretation, a.capacity, a.note_en, a.note_ar,
       coalesce(plan.invented, false), a.retired_on
FROM programmes_activity a
LEFT JOIN programmes_annualplan plan ON plan.id = a.plan_id
LEFT JOIN programmes_planpart part ON part.id = a.part_id
LEFT JOIN programmes_courseoutline outline ON outline.id = a.outline_id
LEFT JOIN programmes_dialogue dialogue ON dialogue.id = a.dialogue_id
LEFT JOIN programmes_venue venue ON venue.id = a.venue_id
LEFT JOIN programmes_trainingteam team ON team.id = a.team_id
"""
IN_USE = " AND a.retired_on IS NULL ORDER BY a.code LIMIT 51"
LIST = ACTIVITY + "WHERE plan.code = %s" + IN_USE
LIST_UP_TO = ACTIVITY + "WHERE plan.code = %s AND a.capacity <= %s" + IN_USE
DETAIL = ACTIVITY + "WHERE a.code = %s"
TOPICS = """
SELECT l.activity_id, t.code, t.title_en, t.title_ar, l.position, l.basis, l.reason_en, l.reason_ar
FROM programmes_activitytopic l JOIN programmes_topic t ON t.id = l.topic_id
WHERE l.activity_id = ANY(%s) ORDER BY l.activity_id, l.position, t.code
"""
STATES = """
SELECT l.activity_id, s.code, s.title_en, s.title_ar, l.role, l.basis, l.reason_en, l.reason_ar
FROM programmes_participation l JOIN programmes_participatingstate s ON s.id = l.state_id
WHERE l.activity_id = ANY(%s) ORDER BY l.activity_id, l.role, s.code
"""
CITATIONS = """
SELECT c.code, c.fields, c.basis, s.code, s.title_en, s.title_ar, p.number, c.statement_en, c.statement_ar
FROM programmes_citation c LEFT JOIN programmes_source s ON s.id = c.source_id
LEFT JOIN programmes_sourceparagraph p ON p.id = c.paragraph_id
WHERE c.object_id = %s AND c.retired_on IS NULL AND c.content_type_id =
    (SELECT id FROM django_content_type WHERE app_label = 'programmes' AND model = 'activity')
ORDER BY c.object_id, c.code
"""


def connected():
    """`postgres://owner@/folder/name`, as a server on a socket is named, or any other address."""
    url = os.environ["DATABASE_URL"]
    if "@//" in url:
        owner, place = url.removeprefix("postgres://").split("@/")
        folder, name = place.rsplit("/", 1)
        return psycopg.connect(host=folder, user=owner, dbname=name, autocommit=True)
    return psycopg.connect(url, autocommit=True)


connection = connected()


def rows(statement, *values):
    return connection.execute(statement, values, prepare=True).fetchall()


def shaped(row):
    (_pk, version, code, en, ar, kind, place, plan, part, status, reason_en, reason_ar, start, end, precision,
     basis, date_en, date_ar, edition, outline, dialogue, venue, team, delivered_by, mode, language,
     interpretation, capacity, note_en, note_ar, invented, retired_on) = row  # fmt: skip
    length = LENGTH.get(precision, 0)
    return {
        "code": code,
        "url": f"/api/v1/activities/{code}/",
        "label": en or ar or f"{kind}, place {place}",
        "plan": plan,
        "part": part,
        "place": place,
        "kind": kind,
        "status": status,
        "status_reason": reason_en or reason_ar or None,
        "status_reason_en": reason_en or None,
        "status_reason_ar": reason_ar or None,
        "title": en or ar or None,
        "title_en": en or None,
        "title_ar": ar or None,
        "dates": {
            "start": start.isoformat()[:length] if start and length else None,
            "end": end.isoformat()[:length] if end and length else None,
            "precision": precision,
            "basis": basis if length else None,
            "note": date_en or date_ar or None,
            "note_en": date_en or None,
            "note_ar": date_ar or None,
        },
        "edition": edition,
        "outline": outline,
        "dialogue": dialogue,
        "venue": venue,
        "team": team,
        "delivered_by": delivered_by or None,
        "mode": mode or None,
        "language": language or None,
        "interpretation": interpretation,
        "capacity": capacity,
        "note": note_en or note_ar or None,
        "note_en": note_en or None,
        "note_ar": note_ar or None,
        "invented": invented,
        "retired_on": retired_on,
        "version": version,
    }


def nested(found):
    keys = [row[0] for row in found]
    bodies = [shaped(row) for row in found]
    topics, states = defaultdict(list), defaultdict(list)
    for pk, code, en, ar, position, basis, reason_en, reason_ar in rows(TOPICS, keys):
        topics[pk].append(
            {
                "topic": code,
                "title": en or ar or None,
                "position": position,
                **reasoned(basis, reason_en, reason_ar),
            }
        )
    for pk, code, en, ar, role, basis, reason_en, reason_ar in rows(STATES, keys):
        why = reasoned(basis, reason_en, reason_ar)
        states[pk].append({"state": code, "title": en or ar or None, "role": role, **why})
    for pk, body in zip(keys, bodies, strict=True):
        body["topics"], body["participants"] = topics.get(pk, []), states.get(pk, [])
    return bodies


def reasoned(basis, en, ar):
    return {"basis": basis, "reason": en or ar or None, "reason_en": en or None, "reason_ar": ar or None}


def activities(address):
    given = parse_qs(address)
    if "capacity_max" in given:
        found = rows(LIST_UP_TO, given["plan"][0], int(given["capacity_max"][0]))
    else:
        found = rows(LIST, given["plan"][0])
    page = found[:50]
    more = len(found) > 50
    onward = None
    if more:
        cursor = base64.urlsafe_b64encode(orjson.dumps(["code", 0, [page[-1][2]]])).rstrip(b"=").decode()
        onward = f"/api/v1/activities/?{address}&cursor={cursor}"
    return {"count": None if more else len(page), "next": onward, "previous": None, "results": nested(page)}


def activity(code):
    found = rows(DETAIL, code)
    (body,) = nested(found)
    body["citations"] = [
        {
            "code": key, "fields": fields, "basis": basis, "source": source,
            "source_title": title_en or title_ar or None, "paragraph": paragraph,
            "statement": en or ar or None, "statement_en": en or None, "statement_ar": ar or None,
        }
        for key, fields, basis, source, title_en, title_ar, paragraph, en, ar in rows(CITATIONS, found[0][0])
    ]  # fmt: skip
    return body


def application(environ, start_response):
    path = environ["PATH_INFO"].removeprefix("/api/v1/")
    if path == "activities/":
        body = activities(environ["QUERY_STRING"])
    elif path.startswith("activities/"):
        body = activity(path.split("/")[1])
    else:
        from tests.benchmarks.bare_summary import summary

        body = summary(rows, path.split("/")[1])
    data = orjson.dumps(body)
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(data)))])
    return [data]
