// Follows a planning run while it is under way, and shows its proposal as soon as it has ended.
const EVERY = 1500; // ms
const place = document.querySelector("[data-progress]");
const words = place.querySelector("[data-words]");
const bar = place.querySelector("progress");

async function ask() {
  const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.ok) {
    const facts = await answer.json();
    if (facts.ended) return location.reload();
    if (words.textContent !== facts.words) words.textContent = facts.words;
    bar.value = facts.seconds;
  }
  setTimeout(ask, EVERY);
}

setTimeout(ask, EVERY);
