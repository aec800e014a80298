// One activity being carried, by whatever means: where it is held, what that place means, putting it down.
import { Card } from "./card.js";
import { forget, lock, look, move, page } from "./server.js";

const WAIT = 120; // ms over a week before it is asked about

export class Carry {
  constructor(root) {
    this.root = root;
    this.card = new Card(root);
    this.block = null;
    this.target = null;
    this.answer = null;
    this.busy = false;
  }

  get board() {
    return this.root.querySelector("[data-board]");
  }

  get held() {
    return this.block !== null;
  }

  name() {
    return this.block.querySelector("[data-name]").textContent;
  }

  pick(block) {
    if (this.busy) return false;
    this.block = block;
    block.classList.add("is-held");
    this.refusal("");
    return true;
  }

  // In rows of teams an activity keeps its venue; in rows of halls the row is the venue.
  venue(cell) {
    return this.board.dataset.rows === "venues" ? cell.dataset.row : this.block.dataset.venue;
  }

  // Holds the activity over a week or over the tray; null is nowhere.
  over(place) {
    if (place === this.target) return;
    this.unmark();
    this.target = place;
    this.answer = null;
    clearTimeout(this.timer);
    this.asking?.abort();
    if (!place) return this.card.hide();
    place.classList.add("is-target");
    const atStart = this.far(place);
    if ("tray" in place.dataset) {
      this.card.note(this.name(), this.board.dataset.trayWords, atStart);
      this.card.say(this.board.dataset.trayWords);
      return;
    }
    this.card.note(this.name(), this.board.dataset.look, atStart);
    this.timer = setTimeout(() => this.ask(place), WAIT);
  }

  // Whether a place lies at the end of the line, where the card stands.
  far(place) {
    const box = place.getBoundingClientRect();
    const middle = box.left + box.width / 2 > innerWidth / 2;
    return middle !== (getComputedStyle(this.board).direction === "rtl");
  }

  ask(place) {
    clearTimeout(this.timer);
    this.asking = new AbortController();
    const block = this.block;
    this.answer = look(block, place.dataset.week, this.venue(place), this.asking.signal)
      .catch((error) => (error.name === "AbortError" ? null : { message: this.board.dataset.offline }))
      .then((facts) => {
        if (facts && this.target === place) this.told(place, facts);
        return facts;
      });
    return this.answer;
  }

  told(place, facts) {
    const refused = "message" in facts || facts.blocked;
    place.classList.toggle("is-refused", refused);
    if ("message" in facts) {
      this.card.note(this.name(), facts.message, this.far(place));
      this.card.say(facts.message);
    } else this.card.show(facts, this.far(place));
  }

  // Puts the activity where it is held. What cannot be put there stays with the hand that holds it.
  async drop() {
    const { block, target } = this;
    if (!block || !target || this.busy) return false;
    this.busy = true;
    try {
      if ("tray" in target.dataset) return await this.send(block, "", "");
      const facts = await (this.answer ?? this.ask(target));
      if (!facts || "message" in facts || facts.blocked) {
        this.refusal(facts?.message ?? facts?.remarks[0]?.[1] ?? "");
        return false;
      }
      return await this.send(block, facts.starts_on, this.venue(target));
    } finally {
      this.busy = false;
    }
  }

  async send(block, start, venue) {
    const answer = await move(block, start, venue).catch(() => ({ done: false, message: this.board.dataset.offline }));
    if (answer.done && start) this.target?.append(block);
    this.release();
    await this.renew(block.dataset.block);
    if (answer.done) this.card.say(answer.message);
    else this.refusal(answer.message);
    return answer.done;
  }

  // Locks what is free and frees what is locked.
  async turnLock(block) {
    if (this.busy) return;
    this.busy = true;
    const offline = () => ({ done: false, message: this.board.dataset.offline });
    const answer = await lock(block, !block.classList.contains("block-locked")).catch(offline);
    await this.renew(block.dataset.block);
    this.refusal(answer.done ? "" : answer.message);
    if (answer.done) this.card.say(answer.message);
    this.busy = false;
  }

  // Takes the board as the server now has it, and goes back to the activity.
  async renew(code) {
    forget();
    const fresh = await page().catch(() => null);
    if (!fresh) return;
    for (const part of ["[data-board]", "[data-standing]"]) {
      this.root.querySelector(part).replaceWith(fresh.querySelector(part));
    }
    const block = this.root.getElementById(`block-${code}`);
    block?.classList.add("is-new");
    block?.focus({ preventScroll: true });
    block?.scrollIntoView({ block: "nearest" });
  }

  cancel() {
    if (!this.held) return;
    const block = this.block;
    this.release();
    this.card.say(this.board.dataset.left);
    block.focus({ preventScroll: true });
  }

  release() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.unmark();
    this.block?.classList.remove("is-held");
    this.block = this.target = this.answer = null;
    this.card.hide();
  }

  unmark() {
    this.target?.classList.remove("is-target", "is-refused");
  }

  refusal(text) {
    const place = this.root.querySelector("[data-refusal]");
    place.textContent = text;
    place.hidden = !text;
    if (text) place.scrollIntoView({ block: "nearest" });
  }
}
