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
        ("a: 1\nb: [1,\n", "one.yaml, line 3: The file cannot be read as YAML."),
        ("a: 1\na: 2\n", "one.yaml, line 2, a: This is given twice."),
        ("a: 1\n7: 2\n", "one.yaml, line 2: The name of a value must be text."),
        ("a: 1\nb: 2026-02-30\n", "one.yaml, line 2: This value cannot be read; put it in quotes."),
        ("a: &x\n  b: *x\n", "one.yaml, line 1: This value contains itself."),
        (b"a: 1\nb: \xff\n", "one.yaml, line 2: This is not UTF-8 text."),
    ],
)
def test_reading_broken_file_names_its_line(tmp_path, data, problem):
    assert told(read(tmp_path, data)) == [problem]


def test_reading_directory_without_seeds_is_a_problem(tmp_path):
    assert told(read_directory(tmp_path)) == [f"{tmp_path}, line 1: There are no seed files here."]


def test_digest_differs_by_name_and_by_content_and_not_by_order():
    one = digest({"a.yaml": b"1", "b.yaml": b"2"})
    assert one == digest({"b.yaml": b"2", "a.yaml": b"1"})
    assert len({one, digest({"a.yaml": b"2", "b.yaml": b"1"}), digest({"a.yaml": b"1b.yaml2"})}) == 3
