"""Writes `calendars_2025_2027.yaml`, the working calendars of the six Gulf states. For development only.

Run `python seeds/make_calendars.py` after raising the version of `holidays` or `hijridate`, and read the
difference before committing it. The output depends on the two libraries alone. What a calculation cannot
know is not written: every lunar day stays estimated unless an announcement is named in `ANNOUNCED`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

import holidays
import yaml
from hijridate import Hijri

YEARS = (2025, 2026, 2027)
HIJRI_YEARS = (1446, 1447, 1448)
STATES = {
    "kw": ("Kuwait", "الكويت", "ar"),
    "bh": ("Bahrain", "البحرين", "ar"),
    "qa": ("Qatar", "قطر", "ar_QA"),
    "ae": ("the United Arab Emirates", "الإمارات", "ar"),
    "sa": ("Saudi Arabia", "السعودية", "ar"),
    "om": ("Oman", "عُمان", "ar"),
}
LUNAR = ("Eid", "Arafah", "Isra", "Islamic New Year", "Prophet", "Ashura")
# Civil holidays whose day is set anew each year, so that the library's day is not a fixed one.
SET_EACH_YEAR = {("om", "Sultan's Accession Day"), ("om", "National Day")}
# What the library adds to a holiday's name, and what is left of it when taken off.
ADDED_EN = (" (estimated)", " (observed)", " Holiday")
ADDED_AR = (" (تقديري)", " (يوم تعويضي)", "عطلة ")
ANNOUNCED = {
    "kw-2025-isra-and-miraj": date(2025, 1, 30),
    "kw-2026-isra-and-miraj": date(2026, 1, 18),
}

HOLIDAYS, HIJRIDATE = "holidays-library", "hijridate-library"
REPORTS = (
    (
        "thenational-weekend-2021",
        "The National",
        "Report on the new working week of the Emirates",
        "2021-12-07",
        {"reference": "The National, 7 December 2021"},
    ),
    (
        "eastcoastdaily-isra-2025",
        "East Coast Daily",
        "Report on Kuwait's holiday for Isra and Mi'raj in 2025",
        "2025-01-14",
        {"url": "https://www.eastcoastdaily.in/2025/01/14/gulf-country-announces-three-day-holiday.html"},
    ),
    (
        "arynews-isra-2026",
        "ARY News",
        "Report on Kuwait's holiday for Isra and Mi'raj in 2026",
        "2026-01-06",
        {"url": "https://arynews.tv/holiday-announcement-for-isra-wal-miraj-in-kuwait"},
    ),
)


@dataclass(frozen=True)
class Holiday:
    """Consecutive days of one holiday in one state."""

    state: str
    name_en: str
    name_ar: str
    first: date
    last: date

    @property
    def lunar(self) -> bool:
        return any(word in self.name_en for word in LUNAR)


def main() -> None:
    records = [*sources()]
    for state in STATES:
        records += [*calendar(state), *ramadans(state), *closures(state)]
    about = (
        "Weekends, public holidays and Ramadan of the six Gulf states from 2025 to 2027, written by "
        "make_calendars.py from two calendar libraries. Lunar days are estimates, a day either way, "
        "until a state announces them."
    )
    text = yaml.dump(
        {"about": about, "records": records},
        Dumper=OneLine,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    Path(__file__).with_name("calendars_2025_2027.yaml").write_text(text, encoding="utf-8")


class OneLine(yaml.SafeDumper):
    """Writes each record on a line of its own."""


class Line(dict[str, Any]):
    """A record of the file."""


OneLine.add_representer(
    Line, lambda dumper, line: dumper.represent_mapping("tag:yaml.org,2002:map", line, flow_style=True)
)


def sources() -> Iterator[Line]:
    """The two libraries in the versions used, and the reports that settle what they cannot."""
    for code, package in ((HOLIDAYS, "holidays"), (HIJRIDATE, "hijridate")):
        url = f"https://{package}.readthedocs.io/"
        title = f"{package} {version(package)}"
        yield _record("source", code, {"kind": "calendar_library", "title_en": title, "url": url})
    for code, publisher, title, day, address in REPORTS:
        dates = {"start": day, "end": day, "basis": "stated"}
        own = {"note_en": "Title in our words.", "note_ar": "العنوان من صياغتنا."}
        yield _record(
            "source",
            code,
            {
                "kind": "web_page",
                "title_en": title,
                "publisher_en": publisher,
                "language": "en",
                "dates": dates,
            }
            | address
            | own,
        )


def calendar(state: str) -> Iterator[Line]:
    """The calendar of a state and its weekends; that of the Emirates changed with 2022."""
    en, ar, _language = STATES[state]
    names = {"title_en": f"Working calendar of {en}", "title_ar": f"تقويم العمل في {ar}", "state": state}
    yield _record("calendar", state, names, [CALENDAR])
    if state == "ae":
        yield _record(
            "weekend_pattern", None, _weekend(state, "fri_sat", None, "2021-12-31"), [WEEKEND, EMIRATES]
        )
        yield _record(
            "weekend_pattern", None, _weekend(state, "sat_sun", "2022-01-01", None), [WEEKEND, EMIRATES]
        )
    else:
        yield _record("weekend_pattern", None, _weekend(state, "fri_sat", None, None), [WEEKEND])


def ramadans(state: str) -> Iterator[Line]:
    """Ramadan as short working hours, not as days off."""
    for year in HIJRI_YEARS:
        first = Hijri(year, 9, 1).to_gregorian()
        last = Hijri(year, 10, 1).to_gregorian() - timedelta(days=1)
        fields = {
            "calendar": state,
            "kind": "ramadan",
            "title_en": f"Ramadan {year}",
            "title_ar": f"رمضان {year}",
            "starts_on": first.isoformat(),
            "ends_on": last.isoformat(),
            "status": "estimated",
            "note_en": "Calculated; a day either way until announced.",
            "note_ar": "محسوب، وقد يختلف يوماً حتى يُعلن.",
        }
        yield _record("closure", f"{state}-{first.year}-ramadan", fields, [RAMADAN])


def closures(state: str) -> Iterator[Line]:
    """The public holidays of a state, each run of days as one closure."""
    taken: dict[str, int] = {}
    for holiday in runs(state):
        code = f"{state}-{holiday.first.year}-{_slug(holiday.name_en)}"
        taken[code] = taken.get(code, 0) + 1
        code += f"-{taken[code]}" if taken[code] > 1 else ""
        fields = {
            "calendar": state,
            "title_en": holiday.name_en,
            "title_ar": holiday.name_ar,
            "starts_on": holiday.first.isoformat(),
            "ends_on": holiday.last.isoformat(),
        }
        yield _record("closure", code, fields | _standing(holiday, code), _support(holiday, code))


def runs(state: str) -> Iterator[Holiday]:
    """The holidays of a state in order of day, consecutive days of the same name joined."""
    language = STATES[state][2]
    english = holidays.country_holidays(state.upper(), years=YEARS, language="en_US")
    arabic = holidays.country_holidays(state.upper(), years=YEARS, language=language)
    open_run: Holiday | None = None
    for day in sorted(english):
        name = _bare(english[day], ADDED_EN)
        if open_run and open_run.name_en == name and day == open_run.last + timedelta(days=1):
            open_run = Holiday(state, name, open_run.name_ar, open_run.first, day)
            continue
        if open_run:
            yield open_run
        open_run = Holiday(state, name, _bare(arabic[day], ADDED_AR), day, day)
    if open_run:
        yield open_run


def _standing(holiday: Holiday, code: str) -> dict[str, str]:
    """Status and note of a holiday, and the announced day where there is one."""
    if observed := ANNOUNCED.get(code):
        return {
            "observed_starts_on": observed.isoformat(),
            "observed_ends_on": observed.isoformat(),
            "status": "announced",
            "note_en": "The day off was announced for another day than the calculated one.",
            "note_ar": "أُعلنت العطلة في يوم غير اليوم المحسوب.",
        }
    if holiday.lunar:
        return {
            "status": "estimated",
            "note_en": "Calculated; a day either way until announced.",
            "note_ar": "محسوب، وقد يختلف يوماً حتى يُعلن.",
        }
    if (holiday.state, holiday.name_en) in SET_EACH_YEAR:
        return {
            "status": "estimated",
            "note_en": "The day off is set each year; this is the library's day.",
            "note_ar": "يُحدَّد يوم العطلة كل سنة، وهذا ما تورده المكتبة.",
        }
    return {"status": "fixed"}


def _support(holiday: Holiday, code: str) -> list[dict[str, Any]]:
    """What supports the days of a holiday."""
    told = [ANNOUNCEMENTS[code]] if code in ANNOUNCEMENTS else []
    return [LUNAR_DAYS if holiday.lunar else DAYS, *told]


def _weekend(state: str, weekend: str, first: str | None, last: str | None) -> dict[str, Any]:
    return {"calendar": state, "weekend": weekend, "valid_from": first, "valid_to": last}


def _record(
    model: str, code: str | None, fields: dict[str, Any], cite: list[dict[str, Any]] | None = None
) -> Line:
    parts = {"model": model, "code": code, "fields": fields, "cite": cite}
    return Line({name: part for name, part in parts.items() if part})


def _bare(name: str, added: tuple[str, ...]) -> str:
    for text in added:
        name = name.replace(text, "")
    return name


def _slug(name: str) -> str:
    plain = "".join(char if char.isalnum() else "-" for char in name.lower().replace("'", ""))
    return "-".join(part for part in plain.split("-") if part)


CALENDAR = {
    "source": HOLIDAYS,
    "says_en": "The library keeps a calendar of public holidays for the state.",
    "says_ar": "في المكتبة تقويم لعطلات الدولة الرسمية.",
}
WEEKEND = {
    "source": HOLIDAYS,
    "says_en": "The weekend days that the library holds for the state.",
    "says_ar": "أيام عطلة نهاية الأسبوع كما توردها المكتبة للدولة.",
}
EMIRATES = {
    "source": "thenational-weekend-2021",
    "says_en": "From January 2022 the Emirates work Monday to Friday, with half of Friday off.",
    "says_ar": "منذ يناير 2022 تعمل الإمارات من الاثنين إلى الجمعة، والجمعة نصف يوم.",
}
RAMADAN = {
    "source": HIJRIDATE,
    "basis": "inferred",
    "says_en": "The Hijri month converted by the calendar of Umm al-Qura; the sighting may move it by a day.",
    "says_ar": "الشهر الهجري محوَّلاً بتقويم أم القرى، وقد تنقله الرؤية يوماً.",
}
DAYS = {
    "source": HOLIDAYS,
    "says_en": "The days that the library gives for this holiday.",
    "says_ar": "الأيام التي توردها المكتبة لهذه العطلة.",
}
LUNAR_DAYS = {
    "source": HOLIDAYS,
    "basis": "inferred",
    "says_en": "The days that the library calculates for this holiday; the sighting may move them by a day.",
    "says_ar": "الأيام التي تحسبها المكتبة لهذه العطلة، وقد تنقلها الرؤية يوماً.",
}
ANNOUNCEMENTS = {
    "kw-2025-isra-and-miraj": {
        "source": "eastcoastdaily-isra-2025",
        "fields": ["observed_starts_on", "observed_ends_on", "status"],
        "says_en": "A report of 14 January 2025 says that Kuwait moves the day off to Thursday 30 January.",
        "says_ar": "يفيد خبر في 14 يناير 2025 بأن الكويت نقلت العطلة إلى الخميس 30 يناير.",
    },
    "kw-2026-isra-and-miraj": {
        "source": "arynews-isra-2026",
        "fields": ["observed_starts_on", "observed_ends_on", "status"],
        "says_en": "A report of 6 January 2026 says that Kuwait takes the day off on Sunday 18 January.",
        "says_ar": "يفيد خبر في 6 يناير 2026 بأن العطلة في الكويت يوم الأحد 18 يناير.",
    },
}


if __name__ == "__main__":
    main()
