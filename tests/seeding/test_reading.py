"""Files as they lie on disk."""

import pytest

from programmes.seeding.reading import Located, digest, read_directory


def read(tmp_path, data):
    (tmp_path / "one.yaml").write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_directory(tmp_path)


def told(found):
    return [str(problem) for problem in found.problems]


def test_reading_keeps_the_line_of_every_value(tmp_path):
    found = read(tmp_path, "about: x\nrecords:\n  - {model: topic}\n  - 7\n")
    expected = {
        "about": Located("x", 1),
        "records": Located([Located({"model": Located("topic", 3)}, 3), Located(7, 4)], 3),
    }
    assert found.files[0].content == Located(expected, 1)
    assert found.problems == ()


def test_reading_alias_is_the_value_at_its_anchor(tmp_path):
    found = read(tmp_path, "a: &x\n  b: 1\nc: *x\n")
    content = found.files[0].content.value
    assert content["a"] == content["c"] == Located({"b": Located(1, 2)}, 1)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("a: 1\nb: [1,\n", "one.yaml, line 3: A bracket is not closed, or a comma is missing."),
        ("a:\n\tb: 1\n", "one.yaml, line 2: A tab stands here: indent with spaces alone."),
        ("a: 1\n \t b: 1\n", "one.yaml, line 2: A tab stands here: indent with spaces alone."),
        ("a: 1\nb\nc: 1\n", "one.yaml, line 3: A colon is missing after a name, or a space after a colon."),
        (
            "a: b: c\n",
            "one.yaml, line 1: A colon stands where none may: check the indentation, or use quotes.",
        ),
        ("a:\n    b: 1\n   c: 1\n", "one.yaml, line 3: The indentation does not fit what stands above."),
        ('a: "b\nc: 1\n', "one.yaml, line 3: A quotation mark is not closed."),
        (
            'a: "\\q"\n',
            "one.yaml, line 1: What follows the backslash means nothing: write it twice, or use single "
            "quotation marks.",
        ),
        ("a: @b\n", "one.yaml, line 1: A text begins with a sign that needs quotes around it."),
        ("a: *b\n", "one.yaml, line 1: A name stands here after * that no & gives before it."),
        ("a: 1\n---\nb: 1\n", "one.yaml, line 2: A second document begins here: leave out the ---."),
        ("a: 1\nb: c\0d\n", "one.yaml, line 2: A sign that no text holds stands here: leave it out."),
        ('a: 1\nb: "c\\0d"\n', "one.yaml, line 2: A sign that no text holds stands here: leave it out."),
        (
            "a: 010\n",
            "one.yaml, line 1: This number may be read in two ways: write plain digits, or put it in quotes.",
        ),
        (
            "a: 1:30\n",
            "one.yaml, line 1: This number may be read in two ways: write plain digits, or put it in quotes.",
        ),
        ("a: !b c\n", "one.yaml, line 1: This value cannot be read; put it in quotes."),
        ("a: 1\na: 2\n", "one.yaml, line 2, a: This is given twice."),
        ("a: 1\n7: 2\n", "one.yaml, line 2: The name of a value must be text."),
        ("a: &x\n  b: *x\n", "one.yaml, line 1: This value contains itself."),
        (b"a: 1\nb: \xff\n", "one.yaml, line 2: This is not UTF-8 text."),
    ],
)
def test_reading_broken_file_names_its_line(tmp_path, data, problem):
    assert told(read(tmp_path, data)) == [problem]


def test_reading_day_that_does_not_exist_is_left_to_its_field(tmp_path):
    found = read(tmp_path, "a: 2026-02-30\n")
    assert (found.files[0].content.value["a"].value, found.problems) == ("2026-02-30", ())


@pytest.mark.parametrize("opening", ["[", "- ", "{a: "])
def test_reading_what_is_nested_without_end_is_stopped_before_it_is_built(tmp_path, opening):
    assert told(read(tmp_path, opening * 300_000)) == [
        "one.yaml, line 1: More lists stand within one another here than any record has."
    ]


def test_reading_aliases_of_aliases_cost_nothing(tmp_path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    found = read(tmp_path, "\n".join(lines))
    assert (len(found.files[0].content.value), found.problems) == (30, ())


def test_reading_mark_of_byte_order_is_no_part_of_the_text(tmp_path):
    assert list(read(tmp_path, "\ufeffa: 1\n".encode()).files[0].content.value) == ["a"]


def test_reading_folder_named_as_a_file_is_a_problem(tmp_path):
    (tmp_path / "two.yaml").mkdir()
    assert told(read(tmp_path, "a: 1\n")) == ["two.yaml, line 1: The file cannot be read: Is a directory."]


def test_reading_directory_without_seeds_is_a_problem(tmp_path):
    assert told(read_directory(tmp_path)) == [f"{tmp_path}, line 1: There are no seed files here."]


def test_digest_differs_by_name_and_by_content_and_not_by_order():
    one = digest({"a.yaml": b"1", "b.yaml": b"2"})
    assert one == digest({"b.yaml": b"2", "a.yaml": b"1"})
    assert len({one, digest({"a.yaml": b"2", "b.yaml": b"1"}), digest({"a.yaml": b"1b.yaml2"})}) == 3
