"""A small plan as the sources leave it: a total, three parts, numbered places, one topic inferred."""

from datetime import date

from programmes.enums import ActivityKind, Basis, PartKind, Qualifier
from tests.factories import (
    ActivityFactory,
    ActivityTopicFactory,
    AnnualPlanFactory,
    CitationFactory,
    PartTopicFactory,
    PlanPartFactory,
    SourceFactory,
    SourceParagraphFactory,
    TopicFactory,
)

PARTS = (
    (PartKind.COURSES, ActivityKind.COURSE, 3, "Training courses", "الدورات التدريبية"),
    (PartKind.EVENTS, ActivityKind.EVENT, 2, "Events", "الفعاليات"),
    (PartKind.NATO_TALKS, ActivityKind.NATO_TALK, 1, "NATO Talks", "حوارات الناتو"),
)


def plan_2026(declared=8):
    """Eight declared, six itemised as three courses, two events and one talk, none with a date."""
    plan = AnnualPlanFactory(year=2026, declared_count=declared, announced_on=date(2026, 2, 17))
    for position, (kind, activity_kind, count, title, title_ar) in enumerate(PARTS, 1):
        part = PlanPartFactory(
            plan=plan,
            kind=kind,
            position=position,
            declared_count=count,
            title_en=title,
            title_ar=title_ar,
        )
        for place in range(1, count + 1):
            ActivityFactory(
                plan=plan,
                part=part,
                place=place,
                kind=activity_kind,
                title_en="",
                title_ar="",
                code=f"2026-{activity_kind.replace('_', '-')}-{place:02}",
            )
    return plan


def cyber_security(plan):
    """A topic named for the courses and inferred for the first of them."""
    topic = TopicFactory(code="cyber-security", title_en="Cyber security", title_ar="الأمن السيبراني")
    part = plan.parts.get(kind=PartKind.COURSES)
    PartTopicFactory(part=part, topic=topic)
    ActivityTopicFactory(
        activity=part.activities.get(place=1),
        topic=topic,
        basis=Basis.INFERRED,
        reason_en="Every topic has a course.",
        reason_ar="لكل موضوع دورة.",
    )
    return topic


def paragraph_of(target, number=5, fields=("declared_count",), statement="The plan holds eight activities."):
    """A paragraph of a newspaper that speaks of some values of `target`."""
    source = SourceFactory(code="gazette", publisher_en="Gazette", publisher_ar="الجريدة")
    paragraph = SourceParagraphFactory(source=source, number=number)
    return CitationFactory(
        code="gazette-says", target=target, fields=list(fields), paragraph=paragraph, statement_en=statement
    )


def plan_2025():
    """A lower bound for courses and events together, nothing itemised."""
    return AnnualPlanFactory(
        year=2025,
        declared_count=21,
        declared_qualifier=Qualifier.MORE_THAN,
        declared_unit_en="courses and events",
        declared_unit_ar="دورة وفعالية",
    )
