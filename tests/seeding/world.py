"""A small world in one seed file, and the means to change it, load it and look at every table."""

from pathlib import Path

from django.apps import apps

from programmes.seeding.loading import load_seeds

FILE = "world.yaml"
WORLD = """\
about: A small world for tests.
source: article
records:
  - model: source
    code: article
    fields: {kind: article, title_en: Article, title_ar: مقال}
  - model: source_paragraph
    fields: {source: article, number: 5, note_en: About the plan., note_ar: عن الخطة.}
  - model: annual_plan
    code: "2026"
    fields:
      title_en: Plan 2026
      title_ar: خطة 2026
      starts_on: 2026-01-01
      ends_on: 2026-12-31
      declared_count: 31
      declared_unit_en: activities
      declared_unit_ar: نشاطا
    cite:
      - paragraph: 5
        says_en: The plan holds thirty-one activities.
        says_ar: تضم الخطة واحدا وثلاثين نشاطا.
  - model: plan_part
    code: 2026-courses
    fields: {plan: "2026", kind: courses, declared_count: 16}
    cite: [{paragraph: 5, fields: [kind, declared_count], says_en: Sixteen courses., says_ar: ست عشرة دورة.}]
  - model: activity
    code: 2026-course-01
    fields: {plan: "2026", part: 2026-courses, place: 1, kind: course}
    cite: [{paragraph: 5, basis: inferred, says_en: One of sixteen., says_ar: واحدة من ست عشرة.}]
  - model: topic
    code: maritime-security
    fields: {title_en: Maritime security, title_ar: الأمن البحري}
    cite: [{paragraph: 5, says_en: Named among the topics., says_ar: ورد بين الموضوعات.}]
  - model: activity_topic
    fields:
      activity: 2026-course-01
      topic: maritime-security
      basis: inferred
      reason_en: Every topic named has a course.
      reason_ar: لكل موضوع دورة.
    cite: [{paragraph: 5, basis: inferred, says_en: Eleven topics., says_ar: أحد عشر موضوعا.}]
  - model: participating_state
    code: kw
    fields: {title_en: Kuwait, title_ar: الكويت}
    cite: [{basis: assumed, says_en: A name as commonly written., says_ar: الاسم كما يكتب عادة.}]
  - model: agreement
    code: transit
    fields:
      kind: agreement
      title_en: Transit
      title_ar: العبور
      dates: {start: "2016", end: "2017", note_en: Years only., note_ar: السنوات فقط.}
      parties: [kw]
    cite: [{paragraph: 5, says_en: Signed over two years., says_ar: وقعت على مدى عامين.}]
"""


class World:
    """The seed files of one test."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.text = WORLD
        self.write(WORLD)

    def write(self, text: str, file: str = FILE) -> None:
        self.text = text
        (self.directory / file).write_text(text, encoding="utf-8")

    def replace(self, old: str, new: str) -> int:
        """Replace one passage of the file; returns the line on which it stands."""
        assert self.text.count(old) == 1, f"{old} stands {self.text.count(old)} times in the file"
        line = self.text[: self.text.index(old)].count("\n") + 1
        self.write(self.text.replace(old, new))
        return line

    def without(self, start: str) -> None:
        """Take out the entry whose lines begin with `start`."""
        before, entry = self.text.split(start)
        rest = entry.partition("  - model:")
        self.write(before + rest[1] + rest[2])

    def load(self, **options):
        return load_seeds(directory=self.directory, **options)


def tables() -> dict[str, list[tuple]]:
    """Every row of every table, history and many-to-many rows too."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
    }


def changed_tables(before: dict[str, list[tuple]]) -> set[str]:
    """The tables that are not as they were, by name."""
    now = tables()
    return {name.removeprefix("programmes.") for name, rows in now.items() if rows != before[name]}
