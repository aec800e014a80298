from tests.locale.visible import Known, pieces, runs

PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl">
<head><title>الخطط</title><style>a { color: red }</style></head>
<body><a href="/en/" lang="en">English page</a><p title="Save me">النص <bdi dir="ltr">2026-course-01</bdi></p>
<p>Left <b>behind</b></p><input type="submit" value="Save"><input type="text" value="Typed">
<textarea>Typed too</textarea><img src="x" alt="True"><br>آخر<svg><title>Drawn</title><path d="M0 0"/></svg>
<div lang="en"><p>Whole <i lang="ar">كلمة</i> part</p></div></body></html>"""


def test_pieces_are_what_a_reader_sees_in_the_language_of_the_page():
    assert pieces(PAGE) == [
        "الخطط",
        "Save me",
        "النص",
        "Left",
        "behind",
        "Save",
        "True",
        "آخر",
        "Drawn",
    ]


def test_runs_end_at_arabic_and_at_marks_between_names():
    assert runs("اسم NATO School, Oberammergau في 2026 · UAE (Title B)") == [
        "NATO School, Oberammergau",
        "UAE",
        "Title B",
    ]
    assert runs("الفقرة x، 12 و7") == []


def test_known_words_are_whole_and_in_order():
    known = Known(["seed: article_4.yaml", "Gulf News", "واجهة API"])
    assert known.unknown(
        ["من Gulf News", "API", "News Gulf", "Gulf", "seed: article_4.yaml", "Ne", "See"]
    ) == [
        "Ne",
        "News Gulf",
        "See",
    ]
