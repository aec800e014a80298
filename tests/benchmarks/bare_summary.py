"""The bare peer's plan summary: several statements by hand would be slower, so it is one as well."""

SUMMARY = """
WITH chosen AS (SELECT * FROM programmes_annualplan WHERE code = %s),
own_part AS (
    SELECT p.* FROM programmes_planpart p JOIN chosen ON chosen.id = p.plan_id WHERE p.retired_on IS NULL
),
own AS (
    SELECT a.id, a.part_id, a.kind, a.status, a.date_precision, coalesce(a.starts_on, a.ends_on) AS day
    FROM programmes_activity a JOIN chosen ON chosen.id = a.plan_id WHERE a.retired_on IS NULL
),
carried AS (
    SELECT l.topic_id, count(*) AS activities, count(*) FILTER (WHERE l.basis <> 'stated') AS unstated
    FROM programmes_activitytopic l JOIN own ON own.id = l.activity_id GROUP BY l.topic_id
)
SELECT 'plan', code, title_en, title_ar, declared_qualifier, declared_unit_en, declared_unit_ar,
       declared_count, (SELECT count(*) FROM own), 0 FROM chosen
UNION ALL SELECT 'part', p.code, title_en, title_ar, p.kind, declared_qualifier, '', declared_count,
       (SELECT count(*) FROM own WHERE own.part_id = p.id), position FROM own_part p
UNION ALL SELECT 'outside', '', '', '', '', '', '', count(*), 0, 0 FROM own
    WHERE part_id IS NULL OR part_id NOT IN (SELECT id FROM own_part)
UNION ALL SELECT 'kind', kind, '', '', '', '', '', count(*), 0, 0 FROM own GROUP BY kind
UNION ALL SELECT 'status', status, '', '', '', '', '', count(*), 0, 0 FROM own GROUP BY status
UNION ALL SELECT CASE WHEN date_precision IN ('day', 'month') THEN 'month' ELSE date_precision END,
       CASE WHEN date_precision IN ('day', 'month') THEN to_char(day, 'YYYY-MM') ELSE '' END,
       '', '', '', '', '', count(*), 0, 0 FROM own GROUP BY 1, 2
UNION ALL SELECT 'topic', t.code, t.title_en, t.title_ar, '', '', '', c.activities, c.unstated, 0
    FROM carried c JOIN programmes_topic t ON t.id = c.topic_id
UNION ALL SELECT 'named', t.code, t.title_en, t.title_ar, p.code, '', '',
       t.unclear::int, p.position, l.position
    FROM own_part p JOIN programmes_parttopic l ON l.part_id = p.id
    JOIN programmes_topic t ON t.id = l.topic_id
"""


def summary(rows, code):
    sections = {}
    for section, *values in rows(SUMMARY, code):
        sections.setdefault(section, []).append(values)
    ((key, en, ar, qualifier, unit_en, unit_ar, declared, entered, _),) = sections["plan"]
    named = sorted(sections.get("named", []), key=lambda row: (row[7], row[3], row[8], row[0]))
    parts = [part(row, named) for row in sorted(sections.get("part", []), key=lambda row: (row[8], row[0]))]
    outside = sum(row[6] for row in sections["outside"])
    itemised = sum(one["itemised"] for one in parts) + outside
    return {
        "plan": {"code": key, "title": en or ar or None},
        "declared": {"count": declared, "qualifier": qualifier, "unit": unit_en or unit_ar or None},
        "itemised": itemised,
        "difference": {"count": max(declared - itemised, 0), "qualifier": qualifier},
        "entered": entered,
        "outside_parts": outside,
        "parts": parts,
        "kinds": [{"kind": row[0], "count": row[6]} for row in sorted(sections.get("kind", []))],
        "statuses": [{"status": row[0], "count": row[6]} for row in sorted(sections.get("status", []))],
        "months": [{"month": row[0], "count": row[6]} for row in sorted(sections.get("month", []))],
        "year_only": sum(row[6] for row in sections.get("year", [])),
        "undated": sum(row[6] for row in sections.get("none", [])),
        "topics": [
            {"code": row[0], "title": row[1] or row[2] or None, "activities": row[6], "unstated": row[7]}
            for row in sorted(sections.get("topic", []), key=lambda row: (-row[6], row[0]))
        ],
        "topics_named": len({row[0] for row in named}),
    }


def part(row, named):
    code, en, ar, kind, qualifier, _, declared, entered, _ = row
    topics = [
        {"code": one[0], "title": one[1] or one[2] or None, "unclear": bool(one[6])}
        for one in named
        if one[3] == code
    ]
    return {
        "code": code,
        "title": en or ar or None,
        "kind": kind,
        "declared": None if declared is None else {"count": declared, "qualifier": qualifier},
        "entered": entered,
        "itemised": max(declared or 0, entered),
        "topics_named": len(topics),
        "topics": topics,
    }
