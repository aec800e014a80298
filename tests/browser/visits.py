"""One look at one page in the browser, and what can be asked of it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Request

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
GRAVE = ("serious", "critical")
ACROSS = """() => {
    const page = document.documentElement;
    return Math.max(page.scrollWidth, document.body.scrollWidth) - page.clientWidth;
}"""
# Letters may come after the page and move what is on it; the desk's widgets are made after its load;
# what still fades has colours of its own. A movement without end is none to wait for.
AT_REST = """async () => {
    await document.fonts.ready;
    const ready = window.django?.jQuery;
    if (ready) await new Promise((done) => ready(() => setTimeout(done, 0)));
    const ends = (one) => one.effect.getComputedTiming().endTime < Infinity;
    const moving = document.getAnimations().filter(ends);
    await Promise.allSettled(moving.map((one) => one.finished));
}"""
SIZED = "([width, height]) => innerWidth === width && innerHeight === height"


@dataclass
class Visit:
    """A page that has been opened, with all that the browser said about it."""

    page: Page
    site_url: str
    status: int = 0
    complaints: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Begin to collect errors of scripts, messages of the console and requests elsewhere."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        # A page may give up a question itself, as when more is typed before the answer comes.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site_url, "data:", "blob:", "about:")):
            self.foreign_requests.append(request.url)

    def open(self, path: str) -> "Visit":
        """Go to `path` of the site and wait until everything has loaded."""
        response = self.page.goto(f"{self.site_url}{path}", wait_until="load")
        self.status = response.status if response else 0
        self.rest()
        return self

    def rest(self) -> None:
        """Wait until the page has loaded with its letters and widgets, and nothing on it moves."""
        self.page.wait_for_load_state("load")
        self.page.evaluate(AT_REST)

    def resize(self, width: int, height: int = 900) -> None:
        """Give the window another size, in CSS pixels, and wait until the page has it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function(SIZED, arg=[width, height])

    def overflow(self) -> int:
        """How many CSS pixels the page is wider than the window; 0 or less where it fits."""
        self.rest()
        return self.page.evaluate(ACROSS)

    def faults(self) -> list[str]:
        """The serious and critical faults that axe finds: rule, what is wrong, the elements."""
        self.rest()
        # Evaluated, not added as a tag: the page's own policy stays in force.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        violations = self.page.evaluate("async () => (await axe.run(document)).violations")
        return [
            f"{one['id']} ({one['impact']}): {one['help']}: "
            + "; ".join(" ".join(map(str, node["target"])) for node in one["nodes"][:5])
            for one in violations
            if one["impact"] in GRAVE
        ]

    def direction(self) -> str:
        """`rtl` or `ltr`, as the browser lays the page out."""
        return self.page.evaluate("getComputedStyle(document.documentElement).direction")

    def text(self) -> str:
        """The text that a reader sees."""
        return self.page.inner_text("body")
