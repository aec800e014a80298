// What the board asks of the server and tells it. Answers are kept until the board changes.
const JSON_ONLY = { Accept: "application/json" };
const known = new Map();

export function forget() {
  known.clear();
}

// What a place would mean: the facts of the card, or { message } where there is no such place.
export async function look(block, week, venue, signal) {
  const address = new URL("place/", block.href);
  address.searchParams.set("week", week);
  if (venue) address.searchParams.set("venue", venue);
  if (known.has(address.href)) return known.get(address.href);
  const answer = await fetch(address, { headers: JSON_ONLY, signal });
  const facts = await answer.json();
  known.set(address.href, facts);
  return facts;
}

// Moves an activity; an empty `start` puts it back into the tray.
export async function move(block, start, venue) {
  const form = new FormData();
  form.set("start", start);
  form.set("venue", venue);
  form.set("version", block.dataset.version);
  form.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(block.href, { method: "POST", headers: JSON_ONLY, body: form });
  return { done: answer.ok, ...(await answer.json()) };
}

// Locks an activity where it is, or frees it.
export async function lock(block, locked) {
  const form = new FormData();
  for (const name of locked ? ["dates", "venue"] : []) form.set(name, "on");
  form.set("version", block.dataset.version);
  form.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(new URL("lock/", block.href), { method: "POST", headers: JSON_ONLY, body: form });
  return { done: answer.ok, ...(await answer.json()) };
}

// The page as it is now, to take the board from.
export async function page() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
