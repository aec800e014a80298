"""A certificate as a PDF, read back: both languages, the right letters, the same bytes each time."""

import io

import pytest
from pypdf import PdfReader

from programmes.exchange.certificate_document import document
from programmes.models import Certificate
from programmes.seat_enums import NominationStatus
from programmes.services.certificates import issue
from tests import factories as make
from tests.services.course_world import course_world

pytestmark = pytest.mark.django_db
ADDRESS = "https://centre.example.org/check/x/"


@pytest.fixture
def certificate():
    hall = make.VenueFactory(title_en="Hall 1", title_ar="القاعة 1", city_en="Kuwait City", city_ar="الكويت")
    ended = course_world(-5, venue=hall)
    row = ended.person(
        "Fatima *bold* #panic()", "فاطمة المنصوري", status=NominationStatus.ATTENDED, days_attended=4
    )
    return issue(nomination=row, by=None)


def again(certificate):
    return Certificate.objects.get(pk=certificate.pk)


def pdf(certificate):
    return PdfReader(io.BytesIO(document(again(certificate), check_address=ADDRESS)))


def text_of(certificate):
    (page,) = pdf(certificate).pages
    return page.extract_text()


def test_pdf_says_who_attended_what_when_and_where(certificate):
    text = text_of(certificate)
    activity = certificate.nomination.call.activity
    for part in (
        "Certificate of attendance",
        "Fatima *bold* #panic()",
        "Maritime security",
        activity.starts_on.isoformat(),
        activity.ends_on.isoformat(),
        "4 days attended",
        "Hall 1, Kuwait City",
        certificate.number,
        ADDRESS,
    ):
        assert part in text
    assert text.count(certificate.number) == 2


def test_pdf_holds_the_arabic_beside_the_english_in_our_fonts_alone(certificate):
    text = text_of(certificate)
    for word in ("فاطمة", "المنصوري", "البحري"):
        assert word in text or word[::-1] in text
    fonts = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in pdf(certificate).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all(name.startswith("IBMPlexSansArabic") for name in fonts)


def test_pdf_is_the_same_for_the_same_certificate(certificate):
    first = document(certificate, check_address=ADDRESS)
    assert first == document(again(certificate), check_address=ADDRESS)


def test_name_in_one_script_stands_in_both_halves(certificate):
    nominee = certificate.nomination.nominee
    nominee.name_en = ""
    nominee.save()
    text = text_of(certificate)
    assert max(text.count("فاطمة"), text.count("فاطمة"[::-1])) == 2


def test_longest_texts_on_record_stay_on_one_sheet(certificate):
    nominee, activity = certificate.nomination.nominee, certificate.nomination.call.activity
    nominee.name_en, nominee.name_ar = ("Fatima " * 29)[:199].strip(), ("فاطمة " * 34)[:199].strip()
    nominee.save()
    activity.title_en, activity.title_ar = ("Security " * 34)[:299].strip(), ("الأمن " * 50)[:299].strip()
    activity.plan.invented = True
    activity.plan.save()
    activity.save()
    assert len(pdf(certificate).pages) == 1


def test_what_is_not_known_is_left_out(certificate):
    row = certificate.nomination
    row.days_attended = None
    row.save()
    activity = row.call.activity
    activity.venue = None
    activity.save()
    text = text_of(certificate)
    assert "days attended" not in text
    assert "Place" not in text


def test_invented_one_says_so(certificate):
    plan = certificate.nomination.call.activity.plan
    assert "Invented" not in text_of(certificate)
    plan.invented = True
    plan.save()
    assert "Invented for demonstration" in text_of(certificate)
