"""Examples for the description of the API: parts of what is answered on the plans of 2026 and 2025."""

from drf_spectacular.utils import OpenApiExample

NAMED = {"code": "maritime-security", "title": "Maritime security", "unclear": False}
# Of the topics the first few.
SUMMARY_2026 = {
    "plan": {"code": "2026", "title": "Annual programme and action plan 2026"},
    "declared": {"count": 31, "qualifier": "exact", "unit": "activities"},
    "itemised": 28,
    "difference": {"count": 3, "qualifier": "exact"},
    "entered": 28,
    "outside_parts": 0,
    "parts": [
        {
            "code": "2026-courses",
            "title": "Training courses",
            "kind": "courses",
            "declared": {"count": 16, "qualifier": "exact"},
            "entered": 16,
            "itemised": 16,
            "topics_named": 11,
            "topics": [NAMED],
        },
        {
            "code": "2026-events",
            "title": "Events",
            "kind": "events",
            "declared": {"count": 7, "qualifier": "exact"},
            "entered": 7,
            "itemised": 7,
            "topics_named": 8,
            "topics": [NAMED],
        },
        {
            "code": "2026-nato-talks",
            "title": "NATO Talks",
            "kind": "nato_talks",
            "declared": {"count": 5, "qualifier": "exact"},
            "entered": 5,
            "itemised": 5,
            "topics_named": 0,
            "topics": [],
        },
    ],
    "kinds": [
        {"kind": "course", "count": 16},
        {"kind": "event", "count": 7},
        {"kind": "nato_talk", "count": 5},
    ],
    "statuses": [{"status": "planned", "count": 28}],
    "months": [],
    "year_only": 0,
    "undated": 28,
    "topics": [
        {
            "code": "c-ied",
            "title": "Countering improvised explosive devices",
            "activities": 1,
            "unstated": 1,
        }
    ],
    "topics_named": 17,
}
PLAN_2025 = {
    "code": "2025",
    "declared": {"count": 21, "qualifier": "more_than", "unit": "courses and events"},
    "parts": [],
}
COURSE = {
    "code": "2026-course-01",
    "url": "/api/v1/courses/2026-course-01/",
    "label": "training course, place 1",
    "plan": "2026",
    "part": "2026-courses",
    "place": 1,
    "kind": "course",
    "title": None,
    "dates": {"start": None, "end": None, "precision": "none", "basis": None},
    "topics": [{"topic": "maritime-security", "title": "Maritime security", "basis": "inferred"}],
}
COURSES_2026 = {"count": 16, "next": None, "previous": None, "results": [COURSE]}

# What is asked, by resource and kind of view, and a part of what is answered.
ANSWERS = {
    ("plans", "summary"): ("plans/2026/summary/", SUMMARY_2026),
    ("plans", "detail"): ("plans/2025/", PLAN_2025),
    ("courses", "list"): ("courses/?plan=2026", COURSES_2026),
    ("courses", "detail"): ("courses/2026-course-01/", COURSE),
}
WRITTEN = {
    "code": "2027-course-01",
    "kind": "course",
    "title_en": "Maritime security",
    "dates": {"start": "2027-02", "basis": "stated"},
    "topics": [{"topic": "maritime-security", "basis": "stated"}],
    "reason": "agreed with both sides",
}


def _body(name: str, value: dict) -> list[OpenApiExample]:
    return [OpenApiExample(name, value=value, request_only=True)]


RUN_GIVEN = _body(
    "the fourth quarter proposed", {"plan": "2026", "kind": "propose", "scope": {"quarter": 4}, "seed": 1}
)
ADOPT_GIVEN = _body(
    "two of the proposals", {"activities": ["2026-course-01", "2026-course-02"], "reason": "agreed"}
)
RELEASE_GIVEN = _body(
    "the next version",
    {"plan": "2026", "expected_latest": 0, "note_en": "First version.", "note_ar": "الإصدار الأول."},
)

OPEN_GIVEN = _body("twelve seats, two of them kept", {"seats": 12, "held_back": 2, "reason": "agreed"})
BID_GIVEN = _body("four seats at most", {"state": "qa", "seats": 4})
GRANT_GIVEN = _body("two seats", {"state": "qa", "seats": 2, "reason": "for the secretariat's own staff"})
CONFIRM_GIVEN = _body("all but one offer", {"without_offers": [7], "reason": "agreed by telephone"})
TURN_BACK_GIVEN = _body("one seat", {"state": "qa", "seats": 1, "reason": "nobody can be spared"})
ATTENDANCE_GIVEN = _body("one who came", {"marks": [{"nomination": "nomination-1", "mark": "attended"}]})
NOMINEE_GIVEN = _body("a person", {"state": "qa", "name_en": "Name of the person", "position": "engineer"})
NOMINATION_GIVEN = _body("for a seat", {"activity": "2026-course-01", "nominee": "nominee-1"})
STEP_GIVEN = _body("withdrawn", {"to": "withdrawn", "reason": "cannot come"})
# What a demand on the first talk, not before June, does to the five talks of 2026; the codes are made up.
RUNS_COMPARED = {
    "run": "2026-run-5c65c6b917",
    "other": "2026-run-14ce3bb013",
    "plan": "2026",
    "same_input": False,
    "cost": {"before": 0, "after": 0, "change": 0},
    "same": 1,
    "activities": [
        {
            "activity": "2026-talk-01",
            "before": {"starts_on": "2026-03-24", "ends_on": "2026-03-24", "venue": "hall-1"},
            "after": {"starts_on": "2026-06-01", "ends_on": "2026-06-01", "venue": "hall-1"},
        },
        {
            "activity": "2026-talk-02",
            "before": {"starts_on": "2026-04-01", "ends_on": "2026-04-01", "venue": "hall-1"},
            "after": {"starts_on": "2026-03-24", "ends_on": "2026-03-24", "venue": "hall-1"},
        },
    ],
    "states": [{"code": "kw", "before": 0, "after": 0, "change": 0}],
    "venues": [{"code": "hall-1", "before": 5, "after": 5, "change": 0}],
    "teams": [],
    "terms": [],
}
RUNS_COMPARED_ANSWER = [
    OpenApiExample(
        "two proposals for the talks of 2026",
        value=RUNS_COMPARED,
        response_only=True,
        status_codes=["200"],
    )
]


def of(resource, method: str, kind: str) -> list[OpenApiExample]:
    """The examples of one operation."""
    route = resource.route if resource else ""
    if method == "GET" and (route, kind) in ANSWERS:
        path, value = ANSWERS[route, kind]
        said = {"description": f"GET {path}", "response_only": True, "status_codes": ["200"]}
        return [OpenApiExample(path, value=value, **said)]
    if method in ("POST", "PUT") and route == "courses":
        return [OpenApiExample("a course known to the month", value=WRITTEN, request_only=True)]
    return []
