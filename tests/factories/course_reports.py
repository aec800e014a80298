"""After-course reports and certificates."""

import factory
from factory.django import DjangoModelFactory

from programmes.models import Certificate, CourseReport, ReportItem
from programmes.seat_enums import NominationStatus, ReportItemKind
from tests.factories.activities import CourseFactory
from tests.factories.nominations import NominationFactory
from tests.factories.seats import OPENED


class CourseReportFactory(DjangoModelFactory):
    class Meta:
        model = CourseReport

    activity = factory.SubFactory(CourseFactory, dated=True)
    respondents = 12
    summary_en = "A report of the test."
    summary_ar = "تقرير الاختبار."


class ReportItemFactory(DjangoModelFactory):
    class Meta:
        model = ReportItem

    report = factory.SubFactory(CourseReportFactory)
    position = factory.Sequence(lambda n: n % 30_000 + 1)
    kind = ReportItemKind.LESSON
    text_en = "A lesson of the test."
    text_ar = "درس الاختبار."


class CertificateFactory(DjangoModelFactory):
    class Meta:
        model = Certificate

    number = factory.Sequence(lambda n: f"RC-TEST-{n:05d}")
    nomination = factory.SubFactory(NominationFactory, status=NominationStatus.ATTENDED)
    issued_at = OPENED
