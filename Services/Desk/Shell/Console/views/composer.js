// Where the agent writes: a reply to the customer or a note for the team, with the bot's suggestions above.
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { isMine } from "./conversation.js";
import { suggestions } from "./suggestions.js";
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
  return h("div", { class: `composer ${mode}` },
    mine && suggestions(detail, state, act, t),
    h("div", { class: "composer-tabs", role: "tablist" },
      modeTab("reply", mode, mine, t, () => act.write(id, { mode: "reply" })),
      modeTab("note", mode, true, t, () => act.write(id, { mode: "note" })),
      !mine && h("span", { class: "quiet" }, t("notYours", holder(state, detail.control)))),
    h("div", { class: "writing" },
      h("textarea", {
        rows: "3", value: text, "data-place": "writing", "aria-label": t(mode === "note" ? "noteHint" : "replyHint"),
        placeholder: t(mode === "note" ? "noteHint" : "replyHint"),
        oninput: (event) => {
          act.write(id, { [mode]: event.target.value });
          if (mode === "reply") act.tellTyping(id);
        },
        onkeydown: (event) => entered(event) && (event.preventDefault(), send()),
      }),
      h("div", { class: "sending" },
        h("span", { class: `quiet hint ${text.length > LIMIT ? "bad" : ""}` }, text.length > LIMIT * 0.9 ? t("tooLong", text.length) : t("enterSends")),
        h("button", { class: "button primary", type: "button", disabled: !text.trim() || text.length > LIMIT, onclick: send },
          icon(mode === "note" ? "note" : "send"), h("span", null, t(mode === "note" ? "addNote" : "send"))))));
}

function entered(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

function modeTab(name, mode, enabled, t, onclick) {
  return h("button", {
    key: name, class: "tab", type: "button", role: "tab", disabled: !enabled, "aria-selected": String(mode === name), onclick,
  }, t(name));
}
