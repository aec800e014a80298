"""The seed files themselves: they load, they load again, and every fact in them is cited."""

import pytest
from django.conf import settings
from django.db.models import Count

from programmes.models import Citation, Source
from programmes.seeding.loading import load_seeds
from programmes.seeding.provenance import uncovered
from tests.seeding.world import changed_tables, tables

pytestmark = pytest.mark.django_db

SEEDS = settings.BASE_DIR / "seeds"
# Non-empty lines of each article, counted from 1, as their paragraphs are cited.
PARAGRAPHS = {
    "s0-advisory-group-2018": 15,
    "s1-council-2019": 15,
    "s2-kuwait-us-2020": 16,
    "s3-plan-2025": 12,
    "s4-plan-2026": 10,
}


@pytest.fixture
def seeded():
    return load_seeds(directory=SEEDS)


def test_seeds_loaded_twice_change_nothing(seeded):
    before = tables()
    again = load_seeds(directory=SEEDS)
    assert changed_tables(before) == set()
    assert again.counts == {"add": 0, "change": 0, "retire": 0, "same": seeded.counts["add"], "kept": 0}


def test_every_seeded_value_that_is_a_fact_has_a_citation(seeded):
    assert [str(one) for one in uncovered()] == []


def test_every_cited_paragraph_exists(seeded):
    """The articles are accounted for paragraph by paragraph, without a gap or a number too many."""
    articles = Source.objects.filter(code__in=PARAGRAPHS).prefetch_related("paragraphs")
    counted = {one.code: sorted(row.number for row in one.paragraphs.all()) for one in articles}
    assert counted == {code: list(range(1, last + 1)) for code, last in PARAGRAPHS.items()}
    cited = Citation.objects.filter(paragraph__isnull=False).select_related("paragraph", "source")
    assert cited.count() > 100
    for one in cited:
        assert one.paragraph.source_id == one.source_id
        assert one.paragraph.number <= PARAGRAPHS[one.source.code]


def test_every_citation_of_an_article_names_its_paragraph(seeded):
    articles = Source.objects.annotate(count=Count("paragraphs")).filter(count__gt=0)
    without = Citation.objects.filter(source__in=articles, paragraph__isnull=True)
    assert list(without.values_list("code", flat=True)) == []


def test_every_citation_speaks_both_languages(seeded):
    silent = Citation.objects.filter(statement_en="") | Citation.objects.filter(statement_ar="")
    assert list(silent.values_list("code", flat=True)) == []
