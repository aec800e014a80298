"""A running course, one that is over and one with its report handed in, all of one course director.

Run inside the environment of a served site: python -m tests.browser.courses
It prints the number of a certificate.
"""

import django


def make() -> str:
    """Two courses outside any plan, so that no other page counts them; returns a certificate's number."""
    from programmes.enums import Role
    from programmes.models import User
    from programmes.services.certificates import issue_all
    from programmes.services.course_reports import ItemValues, save_draft, submit
    from programmes.services.rosters import Mark, mark_roster
    from tests.services.course_world import course_world

    director = User.objects.get(username=Role.COURSE_DIRECTOR)
    running = course_world(-1, plan=None, code="browser-running", title_ar="دورة الأمن البحري الجارية")
    running.call.directors.set([director])
    running.person("Fatima Al-Mansouri", "فاطمة المنصوري", position="Colonel")
    running.person("Omar Said", "عمر سعيد", position="Head of section")
    running.person("Huda Nasser", "هدى ناصر")
    over = course_world(-9, plan=None, code="browser-over", title_ar="دورة أمن الطاقة المنتهية")
    over.call.directors.set([director])
    for name in ("Sara Hamad", "Ali Jasim"):
        over.person(name)
    mark_roster(call=over.call, marks={row.pk: Mark("attended", 5) for row in over.people}, by=director)
    lesson = ItemValues(
        text_en="Begin with the case study.", text_ar="البدء بدراسة الحالة.", owner="Planning"
    )
    values = {"summary_en": "Well received.", "summary_ar": "لاقت استحسانا.", "respondents": 2}
    save_draft(call=over.call, values=values, items=[lesson], by=director)
    told = course_world(-20, plan=None, code="browser-told", title_ar="دورة رُفع تقريرها")
    told.call.directors.set([director])
    told.person("Maryam Saleh")
    mark_roster(call=told.call, marks={told.people[0].pk: Mark("attended", 5)}, by=director)
    save_draft(call=told.call, values={"summary_ar": "لاقت استحسانا."}, items=[lesson, lesson], by=director)
    submit(call=told.call, by=director)
    return issue_all(call=over.call, by=director)[0].number


if __name__ == "__main__":
    django.setup()
    print(make())
