// Practising: what the customer wrote, the learner's answer, what was really answered, and the scorecard.
import { scored } from "../coach.js";
import { h } from "../dom.js";
import { percent, span } from "../format.js";

/** One turn, or after the last the scorecard. */
export function coachDialog(state, act, t) {
  const { coach } = state;
  if (!coach) return null;
  return coach.step < coach.turns.length ? turn(coach, act, t) : scorecard(coach, act, t);
}

function turn(coach, act, t) {
  const { asked, said } = coach.turns[coach.step];
  const submit = (event) => {
    event.preventDefault();
    if (coach.shown) act.nextTurn();
    else act.showAnswer();
  };
  return h("form", { onsubmit: submit, key: `turn-${coach.step}` },
    h("p", { class: "quiet" }, t("turnOf", coach.step + 1, coach.turns.length)),
    asked.map((each) => h("blockquote", { key: each.eventId, class: "asked" }, each.text)),
    h("label", { class: "field" }, t("yourAnswer"),
      h("textarea", { rows: "4", value: coach.text, disabled: coach.shown, focused: true, "data-place": "answer", oninput: (event) => act.writeAnswer(event.target.value) })),
    coach.shown && h("div", { class: "real", role: "status" }, h("h2", null, t("realAnswer", said[0].author.name ?? t("agent"))), said.map((each) => h("p", { key: each.eventId }, each.text))),
    h("footer", null,
      h("button", { class: "button", type: "button", onclick: act.closeDialog }, t("cancel")),
      h("button", { class: "button primary", type: "submit", disabled: !coach.shown && !coach.text.trim() },
        t(coach.shown ? (coach.step + 1 < coach.turns.length ? "nextTurn" : "scorecard") : "showReal"))));
}

function scorecard(coach, act, t) {
  const score = scored(coach.answers);
  const row = (name, mine, theirs) => h("tr", { key: name }, h("th", { scope: "row" }, name), h("td", null, mine), h("td", null, theirs));
  return h("div", { class: "scorecard", key: "score" },
    h("table", null, h("caption", null, t("scorecardOf", score.turns)),
      h("thead", null, h("tr", null, h("td", null), h("th", { scope: "col" }, t("you")), h("th", { scope: "col" }, t("agent")))),
      h("tbody", null,
        row(t("meanTime"), span(score.took), span(score.realTook)),
        row(t("meanLength"), String(Math.round(score.length)), String(Math.round(score.realLength))),
        row(t("likeness"), percent(score.likeness), "–"))),
    h("ol", null, coach.answers.map((each, index) => h("li", { key: index },
      h("p", null, h("b", null, `${t("you")}: `), each.text), h("p", { class: "quiet" }, h("b", null, `${t("agent")}: `), each.real)))),
    h("p", { class: "sending" }, h("button", { class: "button primary", type: "button", onclick: act.closeDialog }, t("close"))));
}
