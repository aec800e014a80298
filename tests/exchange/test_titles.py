"""Titles go to the language they are written in, where their letters leave no doubt."""

import pytest

from programmes.exchange.titles import in_their_languages, unbulleted


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("Cyber", "سيبراني"), ("Cyber", "سيبراني")),
        (("سيبراني", ""), ("", "سيبراني")),
        (("", "Cyber"), ("Cyber", "")),
        (("سيبراني", "Cyber"), ("Cyber", "سيبراني")),
        (("Cyber / سيبراني", ""), ("Cyber", "سيبراني")),
        (("", "سيبراني - Cyber"), ("Cyber", "سيبراني")),
        (("ICI مبادرة", ""), ("ICI مبادرة", "")),
        (("سيبراني", "أمن"), ("سيبراني", "أمن")),
        (("Cyber / Space", ""), ("Cyber / Space", "")),
        (("2026", ""), ("2026", "")),
        (("", ""), ("", "")),
    ],
)
def test_titles_by_their_letters(given, expected) -> None:
    assert in_their_languages(*given) == expected


def test_mark_of_a_list_is_taken_off() -> None:
    assert [unbulleted(text) for text in ("- Cyber", "• سيبراني", "-5", "Cyber - space")] == [
        "Cyber",
        "سيبراني",
        "-5",
        "Cyber - space",
    ]
