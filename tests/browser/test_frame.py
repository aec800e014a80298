"""The browser tests can see what they look for: each kind of fault is planted once and found."""

import re

import pytest
from playwright.sync_api import expect

from programmes.enums import Role

WIDE = "document.body.insertAdjacentHTML('beforeend', '<div id=wide>wide</div>'); wide.style.width = '3000px'"
UNNAMED = "document.body.insertAdjacentHTML('beforeend', '<button type=button></button>')"


def test_page_without_fault_is_told_so(visit, language):
    page = visit(f"/{language}/admin/login/")
    assert page.status == 200
    assert page.direction() == {"en": "ltr", "ar": "rtl"}[language]
    assert page.complaints == []
    assert page.foreign_requests == []
    assert page.faults() == []


def test_overflow_is_measured(visit, width):
    page = visit("/en/admin/login/", width=width)
    assert page.overflow() <= 0
    page.page.evaluate(WIDE)
    assert page.overflow() >= 3000 - width


def test_grave_faults_are_found(visit):
    page = visit("/en/admin/login/")
    page.page.evaluate(UNNAMED)
    (fault,) = page.faults()
    assert fault.startswith("button-name (critical)")


def test_console_errors_and_refused_requests_are_collected(visit):
    page = visit("/en/admin/login/")
    with page.page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.page.evaluate("console.error('broken'); new Image().src = 'http://example.invalid/a.png'")
    assert "error: broken" in page.complaints
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


def test_requests_elsewhere_are_collected(visit):
    page = visit("/en/admin/login/")
    page.page.route("http://elsewhere.example/**", lambda route: route.fulfill(body="elsewhere"))
    page.page.goto("http://elsewhere.example/page")
    assert "http://elsewhere.example/page" in page.foreign_requests


@pytest.mark.parametrize("role", Role.values)
def test_every_role_can_sign_in(visit, role):
    seen = visit("/en/admin/", role=role)
    assert seen.status == 200
    expect(seen.page).not_to_have_url(re.compile("/login/"))
