"""Every run of five words in the five articles, as digests: the articles themselves are not kept here.

Run `python -m tests.seeds.article_runs FILE…` over the articles to write `article_runs.txt` anew.
"""

import sys
from hashlib import sha256
from pathlib import Path

from programmes.folding import fold

KEPT = Path(__file__).with_name("article_runs.txt")
LENGTH = 5


def runs(text: str) -> set[str]:
    """The runs of five words in a text, folded as for search: spelling does not hide a copy."""
    words = fold(text).split()
    return {" ".join(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1)}


def digest(run: str) -> str:
    return sha256(run.encode()).hexdigest()[:12]


def main(paths: list[str]) -> None:
    articles = [Path(path).read_text(encoding="utf-8") for path in paths]
    found = {digest(run) for text in articles for line in text.splitlines() for run in runs(line)}
    KEPT.write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
