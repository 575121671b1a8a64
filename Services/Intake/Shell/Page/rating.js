// Five stars and a line of comment.

import { button, icon, make } from "./elements.js";

/** `noted(entry)`, `submit(entry, score, comment)` and `dismiss(entry)` are called by what the customer does. */
export function ratingCard(entry, texts, { noted, submit, dismiss }) {
  if (entry.phase === "done") {
    return make("div", "rating done", {}, starsGiven(entry.score, texts), make("p", "", {}, texts.rated));
  }
  const name = `score-${entry.key}`;
  const title = entry.span === "bot" ? texts.rateBot : texts.rateAgent(entry.name);
  const word = make("span", "score", { "aria-hidden": "true" });
  const comment = make("textarea", "", { rows: 2, maxlength: 1000, placeholder: texts.comment });
  comment.setAttribute("aria-label", texts.comment);
  comment.value = entry.comment;
  comment.addEventListener("input", () => {
    entry.comment = comment.value;
    noted(entry);
  });
  const send = make("button", "primary", { type: "submit" }, texts.rate);
  const actions = make("div", "actions", {},
    send, button(texts.notNow, "plain", () => dismiss(entry)));
  const more = make("div", "more", {}, comment, actions);

  const form = make("form", "rating", {},
    make("fieldset", "", {}, make("legend", "", {}, title), stars(), word),
    more);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (entry.score && entry.phase !== "sending") submit(entry, entry.score, entry.comment.trim());
  });
  if (entry.phase === "failed") {
    form.append(make("p", "problem", { role: "alert" }, icon("warn"), texts.rateFailed));
  }
  if (entry.phase === "sending") send.textContent = texts.rating;
  show();
  return form;

  function stars() {
    const row = make("div", "stars");
    texts.stars.forEach((label, index) => {
      const input = make("input", "visually-hidden", { type: "radio", name, value: index + 1 });
      input.setAttribute("aria-label", label);
      input.checked = entry.score === index + 1;
      input.addEventListener("change", () => {
        entry.score = index + 1;
        noted(entry);
        show();
      });
      row.append(make("label", "star", { title: label }, input, icon("star")));
    });
    return row;
  }

  function show() {
    more.hidden = !entry.score;
    word.textContent = entry.score ? texts.scores[entry.score - 1] : texts.rateLead;
    form.querySelectorAll(".star").forEach((star, index) => {
      star.classList.toggle("lit", index < (entry.score ?? 0));
    });
  }
}

function starsGiven(score, texts) {
  const row = make("div", "stars given", { role: "img", "aria-label": texts.stars[score - 1] });
  for (let index = 0; index < 5; index += 1) {
    row.append(make("span", index < score ? "star lit" : "star", {}, icon("star")));
  }
  return row;
}
