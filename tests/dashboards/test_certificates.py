"""The page of a certificate, its PDF, and the page on which anybody checks a number."""

import io

import pytest
from django.utils import timezone
from pypdf import PdfReader

from programmes.enums import Role
from programmes.models import Certificate
from programmes.seat_enums import NominationStatus
from programmes.selectors.certificate_numbers import compose
from programmes.services.certificates import issue, replace
from programmes.services.certificates import revoke as take_back
from tests import factories as make
from tests.dashboards.reading import Page, queries, read
from tests.services.course_world import TODAY, course_world

pytestmark = pytest.mark.django_db
CHECK = "/en/check/"
UNKNOWN = compose(2026, "2" * 12)


@pytest.fixture
def ended():
    """A course over since yesterday, with one certificate."""
    found = course_world(-5)
    found.person("Fatima Al-Mansouri", "فاطمة المنصوري", status=NominationStatus.ATTENDED, position="Colonel")
    return found


@pytest.fixture
def issued(ended):
    return issue(nomination=ended.people[0], by=ended.director)


def plain(text):
    return "".join(letter for letter in text if letter not in "\u2066\u2068\u2069")


def erase(nominee):
    for column in ("name_en", "name_ar", "position", "email", "gender", "service"):
        setattr(nominee, column, "")
    nominee.erased_at = timezone.now()
    nominee.save()


def here(certificate):
    return f"/en/certificates/{certificate.number}/"


def revoking(reason):
    return {"act": "revoke", "revoke-reason": reason}


def test_own_state_sees_its_certificate_and_has_no_means_to_revoke(client, ended, issued):
    client.force_login(make.UserFactory(role=Role.FOCAL_POINT, state=ended.people[0].state))
    page = read(client, here(issued))
    first, last = (day.isoformat() for day in (ended.activity.starts_on, ended.activity.ends_on))
    assert plain(page.text) == (
        f"Certificate {issued.number} Download as PDF What anybody sees of it "
        f"Holder Fatima Al-Mansouri فاطمة المنصوري State {ended.people[0].state.label} "
        f"Activity Maritime security Days {first} – {last} Issued on {TODAY().isoformat()}"
    )
    answer = client.post(here(issued), revoking("x"))
    assert (answer.status_code, Certificate.objects.get().revoked_at) == (403, None)


def test_others_do_not_find_it(client, ended, issued):
    paths = (here(issued), f"/en/certificates/{issued.number}.pdf")
    others = (
        make.UserFactory(role=Role.FOCAL_POINT, state=make.ParticipatingStateFactory()),
        make.UserFactory(role=Role.READER),
        course_world(0, code="other").director,
    )
    for user in others:
        client.force_login(user)
        assert [client.get(path).status_code for path in paths] == [404, 404]
        assert client.post(paths[0], revoking("x")).status_code == 404
    client.logout()
    for path in paths:
        assert client.get(path)["Location"] == f"/en/admin/login/?next={path}"


def test_pdf_is_the_same_each_time_and_in_either_language(client, ended, issued):
    client.force_login(ended.director)
    first, second, arabic = (
        client.get(f"/{language}/certificates/{issued.number}.pdf") for language in ("en", "en", "ar")
    )
    assert first["Content-Disposition"] == f'attachment; filename="{issued.number}.pdf"'
    assert "no-store" in first["Cache-Control"]
    assert first.content == second.content == arabic.content
    text = PdfReader(io.BytesIO(first.content)).pages[0].extract_text()
    assert f"http://testserver/check/{issued.number}/" in text
    landing = client.get(f"/check/{issued.number}/", headers={"accept-language": "ar"})
    assert landing["Location"] == f"/ar/check/{issued.number}/"


def test_certificate_is_revoked_with_a_reason_and_cannot_be_printed_then(client, ended, issued):
    client.force_login(ended.director)
    assert client.post(here(issued), revoking(" ")).status_code == 400
    answer = client.post(here(issued), revoking("Sent twice."), follow=True)
    page = Page(answer)
    assert answer.redirect_chain == [(here(issued), 302)]
    assert f"Revoked on {TODAY().isoformat()} Sent twice." in plain(page.text)
    assert "Download as PDF" not in page.text
    assert client.get(f"/en/certificates/{issued.number}.pdf").status_code == 404
    assert "already revoked" in Page(client.post(here(issued), revoking("x"))).text


def test_certificate_is_replaced_by_a_corrected_one(client, ended, issued):
    client.force_login(ended.director)
    assert client.post(here(issued), {"act": "replace", "replace-reason": ""}).status_code == 400
    assert client.post(here(issued), {"act": "burn"}).status_code == 404
    sent = {"act": "replace", "replace-reason": "Name misspelt."}
    answer = client.post(here(issued), sent, follow=True)
    new = Certificate.objects.get(replaces=issued)
    assert answer.redirect_chain == [(here(new), 302)]
    assert f"In place of {issued.number}" in plain(Page(answer).text)
    assert "Download as PDF" in Page(answer).text
    page = read(client, here(issued))
    assert f"Replaced on {TODAY().isoformat()} Name misspelt." in plain(page.text)
    assert page.address(new.number) == here(new)
    assert "Replace this certificate" not in page.text
    assert client.get(f"/en/certificates/{issued.number}.pdf").status_code == 404
    assert "already replaced" in Page(client.post(here(issued), sent)).text


def test_check_of_a_replaced_one_sends_to_its_holder_and_tells_no_number(client, ended, issued):
    new = replace(certificate=issued, by=ended.director, reason="Fatima was misspelt.")
    page = read(client, f"{CHECK}{issued.number}/")
    assert "This certificate was replaced" in page.text
    since = TODAY().isoformat()
    assert f"{issued.number} does not hold since {since}. Its holder has a newer one" in plain(page.text)
    for kept in (new.number, "Fatima", "F. M.", "Maritime", "misspelt"):
        assert kept not in page.html
    assert queries(client, f"{CHECK}{issued.number}/") == 1


def test_erased_holder_leaves_a_page_without_a_name_and_no_pdf(client, ended, issued):
    erase(ended.people[0].nominee)
    client.force_login(ended.director)
    page = read(client, here(issued))
    assert "Holder no longer kept" in page.text
    assert "Download as PDF" not in page.text
    assert client.get(f"/en/certificates/{issued.number}.pdf").status_code == 404


def test_check_page_tells_a_stranger_no_more_than_it_must(client, ended, issued):
    page = read(client, f"{CHECK}{issued.number}/")
    first, last = (day.isoformat() for day in (ended.activity.starts_on, ended.activity.ends_on))
    assert page.status == 200
    assert plain(page.text) == (
        "Check a certificate Type the number that is printed on a certificate of attendance. The page says "
        "whether it holds, and no more of its holder than the initials. "
        f"This certificate is valid {issued.number}: its holder attended. "
        f"Activity Maritime security training course Days {first} – {last} Holder's initials F. M. "
        "Number of the certificate Check It looks like this: RC-2026-7K3N-X9M2-TDWR-D"
    )
    for kept in ("Fatima", "Mansouri", "Colonel", ended.people[0].state.label, ended.people[0].code):
        assert kept not in page.html
    arabic = read(client, f"/ar/check/{issued.number}/")
    assert "ف. م." in arabic.text
    assert "فاطمة" not in arabic.html


def test_typed_number_leads_to_its_own_address(client, issued):
    answer = client.get(CHECK, {"number": f" {issued.number.lower().replace('-', ' ')} "})
    assert (answer.status_code, answer["Location"]) == (302, f"{CHECK}{issued.number}/")
    assert "Type the number" in read(client, CHECK).text


@pytest.mark.parametrize("typed", ["RC-2026", "x<script>", "\0", "٢" * 200])
def test_slip_is_told_and_what_was_typed_stays(client, typed):
    for answer in (client.get(CHECK, {"number": f"{typed}a"}), client.get(f"{CHECK}{typed}/")):
        page = Page(answer)
        assert page.status == 400
        assert "This number was mistyped" in page.text
        assert "<script>" not in page.html
        assert "\0" not in page.html


def test_unknown_number_is_told_from_a_slip(client):
    page = read(client, f"{CHECK}{UNKNOWN}/")
    assert page.status == 404
    assert "There is no certificate of this number" in page.text
    assert "mistyped" not in page.text


def test_check_of_a_revoked_one_names_the_day_and_nothing_else(client, ended, issued):
    take_back(certificate=issued, by=ended.director, reason="Fatima was not there.")
    page = read(client, f"{CHECK}{issued.number}/")
    assert f"{issued.number} does not hold since {TODAY().isoformat()}." in plain(page.text)
    for kept in ("Fatima", "F. M.", "Maritime", "not there"):
        assert kept not in page.html


def test_check_of_an_erased_holder_is_valid_without_a_name(client, ended, issued):
    erase(ended.people[0].nominee)
    page = read(client, f"{CHECK}{issued.number}/")
    assert "This certificate is valid" in page.text
    assert "Holder's initials The holder's name is no longer kept." in page.text


def test_pages_are_neither_kept_nor_indexed(client, ended, issued):
    client.force_login(ended.director)
    for path in (here(issued), CHECK, f"{CHECK}{issued.number}/"):
        answer = client.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()


def test_check_takes_one_query_and_the_page_a_fixed_number(client, ended, issued):
    assert queries(client, f"{CHECK}{issued.number}/") == 1
    assert queries(client, f"{CHECK}RC-1/") == 0
    client.force_login(ended.director)
    one = queries(client, here(issued))
    for name in ("Second", "Third"):
        issue(nomination=ended.person(name, status=NominationStatus.ATTENDED), by=None)
    assert queries(client, here(issued)) == one


def test_invented_certificate_says_so(client, ended, issued):
    plan = ended.activity.plan
    plan.invented = True
    plan.save()
    assert "Invented for demonstration" in read(client, f"{CHECK}{issued.number}/").text
    client.force_login(ended.director)
    assert "Invented for demonstration" in read(client, here(issued)).text
