"""Why a version was made: what the programme says itself is read in the reader's language."""

import pytest
from django.utils import translation

from programmes import reasons

ISOLATES = str.maketrans("", "", "\u2066\u2069")
RUN = "run-2030-1"
SAID = {
    reasons.moved(): "moved by hand",
    reasons.moved("The team asked."): "moved by hand: The team asked.",
    reasons.UNDONE: "move taken back",
    reasons.adopted(RUN): f"adopted from planning run {RUN}",
    reasons.adopted(RUN, "Agreed. Twice."): f"adopted from planning run {RUN}: Agreed. Twice.",
    reasons.adopted(RUN, makes_way=True): f"makes way while planning run {RUN} is adopted",
    reasons.adopted(
        RUN, "Agreed.", makes_way=True
    ): f"makes way while planning run {RUN} is adopted: Agreed.",
    reasons.seeded("plan_2030.yaml"): "loaded from the seed file plan_2030.yaml",
    reasons.imported(7, "دورات 2030.csv"): "import 7 of the file دورات 2030.csv",
    reasons.import_undone(7): "import 7 was undone",
}
# As the history of former versions keeps them, letter by letter.
KEPT = {
    "moved by hand: The team asked.": reasons.moved("The team asked."),
    "move taken back": reasons.UNDONE,
    "adopted from planning run r-1. Agreed.": reasons.adopted("r-1", "Agreed."),
    "adopted from planning run r-1. (makes way)": reasons.adopted("r-1", makes_way=True),
    "seed: plan_2030.yaml": reasons.seeded("plan_2030.yaml"),
    "import 7: rows.csv": reasons.imported(7, "rows.csv"),
    "import 7 undone": reasons.import_undone(7),
}


@pytest.mark.parametrize(("stored", "said"), SAID.items())
def test_reason_is_told_as_a_sentence(stored, said):
    assert reasons.told(stored).translate(ISOLATES) == said


@pytest.mark.parametrize("stored", SAID)
def test_arabic_reader_reads_arabic(stored):
    english = reasons.told(stored).translate(ISOLATES)
    with translation.override("ar"):
        arabic = reasons.told(stored).translate(ISOLATES)
    assert arabic != english
    kept = ("The team asked.", "Agreed. Twice.", "Agreed.", RUN, "plan_2030.yaml", "csv")
    for word in kept:
        assert (word in arabic) == (word in english)
        arabic, english = arabic.replace(word, ""), english.replace(word, "")
    assert not any("a" <= letter.lower() <= "z" for letter in arabic)


@pytest.mark.parametrize(("former", "now"), KEPT.items())
def test_form_that_is_kept_never_changes(former, now):
    assert now == former


@pytest.mark.parametrize(
    "words", ["", "named in the plan", "أعيدت بعد المراجعة", "seed: of a doubt", "import 7", "moved by hands"]
)
def test_words_of_people_are_left_as_they_are(words):
    assert reasons.told(words) == words
    assert reasons.told(None) == ""


@pytest.mark.parametrize(
    ("stored", "move"), [("moved by hand", True), ("move taken back", False), (None, False)]
)
def test_move_is_known_again(stored, move):
    assert reasons.is_move(stored) is move
