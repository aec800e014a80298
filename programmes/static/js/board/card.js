// The card beside the board: what the place under the activity would mean.
function line(tag, text, css) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (css) element.className = css;
  return element;
}

function day(text) {
  const element = line("bdi", text);
  element.dir = "ltr";
  return element;
}

function period(facts) {
  const element = line("p", "");
  element.append(day(facts.starts_on));
  if (facts.ends_on !== facts.starts_on) element.append(" – ", day(facts.ends_on));
  element.append(` · ${facts.venue}`, line("span", facts.hijri, "detail"));
  return element;
}

function list(rows) {
  const element = document.createElement("ul");
  element.append(...rows);
  return element;
}

export class Card {
  constructor(root) {
    this.panel = root.querySelector("[data-panel]");
    this.body = root.querySelector("[data-card]");
    this.live = root.querySelector("[data-live]");
  }

  // `atStart` keeps the card out of the way of what is carried.
  note(name, text, atStart = false) {
    this.fill([line("p", name, "card-verdict"), line("p", text)], false, atStart);
  }

  show(facts, atStart = false) {
    const remarks = facts.remarks.map(([severity, text]) => line("li", text, `remark remark-${severity}`));
    const terms = facts.terms.map(([name, points]) => line("li", `${name}: ${points}`));
    const rows = [line("p", facts.name), line("p", facts.verdict, "card-verdict"), period(facts)];
    rows.push(line("p", `${facts.cost} ${facts.change}`));
    if (terms.length) rows.push(list(terms));
    if (remarks.length) rows.push(list(remarks));
    this.fill(rows, facts.blocked, atStart);
    const said = [facts.starts_on, facts.venue, facts.verdict, facts.cost, ...facts.remarks.map((one) => one[1])];
    this.say(said.join(" "));
  }

  fill(rows, refused, atStart) {
    this.body.replaceChildren(...rows);
    this.panel.classList.toggle("is-refused", refused);
    this.panel.classList.toggle("at-start", atStart);
    this.panel.hidden = false;
  }

  say(text) {
    this.live.textContent = text;
  }

  hide() {
    this.panel.hidden = true;
  }
}
