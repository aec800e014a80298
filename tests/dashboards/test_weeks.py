"""The year as a band of weeks: geometry, closures, lanes, both directions, and its table."""

from datetime import date

from django.utils import translation

from programmes.dashboards.components import Unknown
from programmes.dashboards.presenters.hijri import hijri_months
from programmes.dashboards.presenters.weeks import CELL, DAY, WEEK, Dated, Shade, band

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def drawn(*, dated=(), shades=(), first=YEAR[0], last=YEAR[1]):
    return band("The year", first, last, tuple(dated), tuple(shades), (), "", "")


def boxes(piece, css):
    return [box for quarter in piece.quarters for box in quarter.boxes if box.css == css]


def links(piece):
    return [(n, box) for n, quarter in enumerate(piece.quarters) for box in quarter.links]


def test_every_week_of_the_year_has_a_column_and_a_weekend():
    piece = drawn()
    # 2026 starts on a Thursday and ends on one, so it touches 53 weeks and 52 weekends.
    assert len(boxes(piece, "day")) == 53
    assert len(boxes(piece, "day-weekend")) == 52
    first = boxes(piece, "day")[0]
    assert first.height == 3 * CELL - 1
    assert sum(box.height + 1 for box in boxes(piece, "day")) == 365 * CELL


def test_months_and_hijri_months_are_named_once():
    words = [word for quarter in drawn().quarters for word in quarter.words]
    months = [word.text for word in words if word.css == "band-month"]
    assert months[0] == "January"
    assert len(months) == 12
    hijri = [word.text for word in words if word.css == "band-hijri"]
    assert hijri.count("Ramadan") == 1
    assert len(hijri) == 12


def test_closure_over_a_weekend_is_drawn_week_by_week():
    eid = Shade("Eid", date(2026, 3, 20), date(2026, 3, 22), estimated=True)
    found = boxes(drawn(shades=[eid]), "day-estimated")
    assert [(box.label, box.height) for box in found] == [("≈ Eid", 2 * CELL - 1), ("≈ Eid", CELL - 1)]
    assert found[1].x - found[0].x == WEEK


def test_ramadan_lies_beneath_the_holidays():
    shades = [
        Shade("National Day", date(2026, 2, 25), date(2026, 2, 26)),
        Shade("Ramadan", date(2026, 2, 18), date(2026, 3, 19), estimated=True, ramadan=True),
    ]
    order = [box.css for box in drawn(shades=shades).quarters[0].boxes]
    assert order.index("day-ramadan") < order.index("day-holiday")


def test_activity_stands_on_its_days_and_links_to_its_page():
    course = Dated("course", "A course", date(2026, 4, 12), date(2026, 4, 16), "/course/")
    ((quarter, bar),) = links(drawn(dated=[course]))
    assert (quarter, bar.width, bar.css, bar.url) == (1, 5 * DAY, "bar bar-course", "/course/")
    assert bar.x % WEEK == 0


def test_activities_of_one_kind_at_once_share_no_lane():
    days = date(2026, 4, 12), date(2026, 4, 16)
    dated = [Dated("course", "One", *days, "/1/"), Dated("course", "Two", *days, "/2/")]
    dated.append(Dated("course", "Three", date(2026, 4, 19), date(2026, 4, 20), "/3/"))
    dated.append(Dated("talk", "Talk", *days, "/4/"))
    tops = {box.label: box.y for _quarter, box in links(drawn(dated=dated))}
    assert tops["One"] == tops["Three"] < tops["Two"] < tops["Talk"]


def test_activity_known_to_the_month_is_drawn_loose_and_cut_at_the_quarter():
    talk = Dated("talk", "A talk", date(2026, 4, 1), date(2026, 4, 30), "/talk/", loose=True)
    parts = links(drawn(dated=[talk]))
    assert {box.css for _quarter, box in parts} == {"bar bar-talk bar-loose"}
    assert [quarter for quarter, _box in parts] == [0, 1]
    assert sum(box.width for _quarter, box in parts) == 30 * DAY


def test_arabic_runs_from_right_to_left():
    course = Dated("course", "A course", date(2026, 1, 4), date(2026, 1, 5), "/course/")
    with translation.override("ar"):
        piece = drawn(dated=[course])
    ((_quarter, bar),) = links(piece)
    assert bar.x + bar.width == piece.quarters[0].width - WEEK
    january = piece.quarters[0].words[0]
    assert january.x > piece.quarters[0].width - WEEK


def test_table_tells_each_month_with_what_lies_in_it():
    course = Dated("course", "A course", date(2026, 2, 1), date(2026, 2, 5), "/course/")
    eid = Shade("Eid", date(2026, 2, 27), date(2026, 3, 1), estimated=True)
    rows = drawn(dated=[course], shades=[eid], last=date(2026, 3, 31)).table.rows
    assert [row[0].text for row in rows] == ["2026-01", "2026-02", "2026-03"]
    assert [row[1] if isinstance(row[1], str) else row[1].values[0].text for row in rows] == [
        "none with a date",
        "A course",
        "none with a date",
    ]
    assert [isinstance(row[2], str) for row in rows] == [True, False, False]


def test_hijri_months_end_where_the_calculation_ends():
    assert hijri_months(date(2077, 12, 1), date(2077, 12, 31)) == []
    (ramadan,) = (one for one in hijri_months(date(2026, 2, 18), date(2026, 3, 1)))
    assert (ramadan.name, ramadan.year, ramadan.first_day) == ("Ramadan", 1447, date(2026, 2, 18))
    with translation.override("ar"):
        assert hijri_months(date(2026, 2, 18), date(2026, 3, 1))[0].name == "رمضان"


def test_year_without_a_calendar_on_record_has_unknown_holidays_not_none():
    eid = Shade("Eid al-Fitr", date(2026, 3, 20), date(2026, 3, 22))
    piece = drawn(shades=[eid], first=date(2025, 12, 1), last=date(2026, 2, 28))
    assert [row[2] for row in piece.table.rows] == [Unknown(), "none", "none"]
    assert [row[2] for row in drawn(first=date(2025, 1, 1), last=date(2025, 2, 28)).table.rows] == [
        Unknown(),
        Unknown(),
    ]


def test_activity_outside_the_period_keeps_a_row_in_the_table():
    late = Dated("course", "Late", date(2035, 2, 4), date(2035, 2, 8), "/late/")
    piece = drawn(dated=[late], last=date(2026, 2, 28))
    assert [row[0].text for row in piece.table.rows] == ["2026-01", "2026-02", "2035-02"]
    assert piece.table.rows[-1][1].values[0].text == "Late"
    assert links(piece) == []
