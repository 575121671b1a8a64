// Where the agent writes: a reply to the customer or a note for the team, with the bot's suggestions above.
import { completed, completions } from "../completions.js";
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { isMine } from "./conversation.js";
import { suggestions } from "./suggestions.js";
import { writingButtons, writtenProposal } from "./writing-help.js";
import { holder } from "../actions/moves.js";

const LIMIT = 8000;

/** The writing place of an open conversation. Notes may be written by everybody, replies by its holder. */
export function composer(detail, state, act, t) {
  const draft = state.drafts[state.open] ?? {};
  const mine = isMine(detail, state);
  const mode = draft.mode === "note" || !mine ? "note" : "reply";
  const text = draft[mode] ?? "";
  const id = state.open;
  const send = () => {
    if (draft.mode !== mode) act.write(id, { mode });
    act.send(id);
  };
  const others = state.wall.agents.filter(({ agentId }) => agentId !== state.session.agentId);
  const known = { replies: state.replies, agents: others, detail, me: state.me, language: state.language };
  const offeredFor = (words) => (draft.closed === words ? null : completions(mode, words, known));
  const offered = offeredFor(text);
  const chosen = Math.min(draft.choice ?? 0, (offered?.length ?? 1) - 1);
  const take = (each, words = text) => act.write(id, { [mode]: completed(words, each), choice: 0, closed: completed(words, each) });
  /** By what stands in the field now: somebody quick types more than was drawn. */
  function pressed(event) {
    const words = event.target.value;
    const now = words === text ? offered : offeredFor(words);
    const choice = words === text ? chosen : 0;
    if (now?.length && complete(event, now, choice, (each) => take(each, words), (change) => act.write(id, change), words)) return event.preventDefault();
    if (entered(event)) {
      event.preventDefault();
      send();
    }
  }
  const hint = t(mode === "note" ? "noteHint" : "replyHint");
  return h("div", { class: `composer ${mode}` },
    mine && suggestions(detail, state, act, t),
    mode === "reply" && writtenProposal(state, act, t),
    h("div", { class: "composer-tabs", role: "tablist", "aria-label": hint },
      modeTab("reply", mode, mine, t, () => act.write(id, { mode: "reply" })),
      modeTab("note", mode, true, t, () => act.write(id, { mode: "note" })),
      mode === "reply" && writingButtons(detail, state, act, t, draft),
      !mine && h("span", { class: "quiet" }, t("notYours", holder(state, detail.control)))),
    h("div", { class: "writing" },
      offered?.length > 0 && choices(offered, chosen, take, t),
      h("textarea", {
        rows: "3", value: text, "data-place": "writing", "aria-label": hint, placeholder: hint,
        role: offered?.length ? "combobox" : null, "aria-expanded": offered?.length ? "true" : null,
        "aria-controls": offered?.length ? "completions" : null, "aria-activedescendant": offered?.length ? `completion-${chosen}` : null,
        oninput: (event) => {
          act.write(id, { [mode]: event.target.value, choice: 0 });
          if (mode === "reply") act.tellTyping(id);
          else act.look(true);
        },
        onkeydown: pressed,
      }),
      h("div", { class: "sending" },
        h("span", { class: `quiet hint ${text.length > LIMIT ? "bad" : ""}` }, text.length > LIMIT * 0.9 ? t("tooLong", text.length) : t(mode === "note" ? "noteKeys" : "enterSends")),
        h("button", { class: "button primary", type: "button", disabled: !text.trim() || text.length > LIMIT, onclick: send },
          icon(mode === "note" ? "note" : "send"), h("span", null, t(mode === "note" ? "addNote" : "send"))))));
}

/** What a key does while completions stand; false where it means what it always does. */
function complete(event, offered, chosen, take, write, text) {
  if (event.isComposing) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) write({ choice: (chosen + step + offered.length) % offered.length });
  else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") take(offered[chosen]);
  else if (event.key === "Escape") write({ closed: text });
  else return false;
  event.stopPropagation();
  return true;
}

function choices(offered, chosen, take, t) {
  return h("ul", { class: "completions", id: "completions", role: "listbox", "aria-label": t("completions") },
    offered.map((each, index) => h("li", {
      key: each.key, id: `completion-${index}`, role: "option", "aria-selected": String(index === chosen),
      class: index === chosen ? "chosen" : "", onmousedown: (event) => { event.preventDefault(); take(each); },
    }, h("b", null, each.name), h("span", { class: "quiet" }, each.text))));
}

function entered(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

function modeTab(name, mode, enabled, t, onclick) {
  return h("button", {
    key: name, class: "tab", type: "button", role: "tab", disabled: !enabled, "aria-selected": String(mode === name), onclick,
  }, t(name));
}
