// Putting a conversation aside until a time, or until the customer writes.
import { h } from "../dom.js";
import { clock } from "../format.js";

const MINUTE = 60_000;

/** The times to choose from, by this browser's clock: some lengths, and nine the next morning. */
function times(now) {
  const morning = new Date(now);
  morning.setHours(9, 0, 0, 0);
  if (morning.getTime() <= now) morning.setDate(morning.getDate() + 1);
  return [["in15", now + 15 * MINUTE], ["in60", now + 60 * MINUTE], ["in240", now + 240 * MINUTE], ["inMorning", morning.getTime()]];
}

/** The choice stands in the dialog's state by its name; its time is taken when it is sent. */
export function snoozeDialog(state, act, t) {
  const { id, chosen = "in15", busy } = state.dialog;
  const choices = times(state.now + state.skew);
  const submit = (event) => {
    event.preventDefault();
    act.snooze(id, choices.find(([name]) => name === chosen)[1]);
  };
  return h("form", { onsubmit: submit },
    h("p", { class: "quiet" }, t("snoozeLead")),
    h("fieldset", { class: "codes" }, h("legend", null, t("snoozeUntil")),
      choices.map(([name, time]) => h("label", { class: "choice", key: name },
        h("input", { type: "radio", name: "until", checked: chosen === name, focused: name === "in15", onchange: () => act.changeDialog({ chosen: name }) }),
        h("span", { class: "name" }, t(name)), h("span", { class: "quiet" }, clock(time, state.language, state.now))))),
    h("footer", null,
      h("button", { class: "button", type: "button", onclick: act.closeDialog }, t("cancel")),
      h("button", { class: "button primary", type: "submit", disabled: busy }, t("snooze"))));
}
