"""A rank before a name is told from the name, and no given name is taken for a rank."""

import pytest

from programmes.exchange.ranks import parted


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Col. Salem Al-Mutairi", ("Col.", "Salem Al-Mutairi")),
        ("Lt Col Salem", ("Lt Col", "Salem")),
        ("Dr.Noura Al-Ajmi", ("Dr.", "Noura Al-Ajmi")),
        ("العقيد سالم المطيري", ("العقيد", "سالم المطيري")),
        ("العميد الركن سالم المطيري", ("العميد الركن", "سالم المطيري")),
        ("رائد المطيري", ("", "رائد المطيري")),
        ("عميد سالم", ("", "عميد سالم")),
        ("Sheikh Thamer", ("", "Sheikh Thamer")),
        ("Major", ("", "Major")),
        ("Colin Salem", ("", "Colin Salem")),
        ("", ("", "")),
    ],
)
def test_rank_before_a_name(name, expected) -> None:
    assert parted(name) == expected
