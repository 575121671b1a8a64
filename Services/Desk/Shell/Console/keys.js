// The keyboard: single keys outside of fields, Alt with a digit inside them.

import { tabsOf } from "./lists.js";

const typing = (target) => target.matches?.("input, textarea, select, [contenteditable]");

/** The shortcuts as the overlay lists them: the keys, and the name of what they do. */
export const shortcuts = [
  [["j", "k"], "keyMove"], [["1", "…", "6"], "keyTabs"], [["/"], "keySearch"],
  [["a"], "keyAccept"], [["d"], "keyDecline"], [["r"], "keyReply"], [["n"], "keyNote"],
  [["Alt+1", "Alt+2", "Alt+3"], "keyInsert"], [["h"], "keyTake"], [["t"], "keyTransfer"],
  [["b"], "keyReturn"], [["z"], "keySnooze"], [["e"], "keyResolve"], [["i"], "keyContext"], [["s"], "keyKnowledge"],
  [["/…"], "keyCanned"], [["@…"], "keyMention"], [["Ctrl+K"], "palette"], [["Esc"], "keyLeave"], [["?"], "keyHelp"],
];

/** Does what a key means in this state, and nothing where the person is typing. */
export function handleKey(event, state, act) {
  if (!state.session || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    return state.dialog?.kind === "palette" ? act.closeDialog() : act.openDialog("palette");
  }
  if (event.ctrlKey || event.metaKey) return;
  const done = event.altKey ? insertion(event, state, act) : plain(event, state, act);
  if (done) event.preventDefault();
}

function insertion(event, state, act) {
  const digit = /^Digit([1-9])$/.exec(event.code);
  const suggestion = digit && state.details[state.open]?.suggestions?.[Number(digit[1]) - 1];
  if (!suggestion || state.dialog) return false;
  act.insert(state.open, suggestion.text, suggestion.eventId);
  return true;
}

function plain(event, state, act) {
  if (event.key === "Escape" && !state.dialog && typing(event.target)) {
    event.target.blur();
    return true;
  }
  if (state.dialog || typing(event.target)) return false;
  if (event.key === "?") return act.openDialog("shortcuts"), true;
  if (!state.singleKeys) return false;
  if (event.key === "Escape") return act.closeConversation(), true;
  return listKey(event.key, state, act) || offerKey(event.key, state, act) || conversationKey(event.key, state, act);
}

function listKey(key, state, act) {
  if (key === "/") return act.focus("search"), true;
  if (key >= "1" && key <= "6") return act.chooseTab(tabsOf(state.me)[Number(key) - 1]), true;
  if (key !== "j" && key !== "k") return false;
  const items = state.lists[state.tab]?.items ?? [];
  const at = items.findIndex((item) => item.conversationId === state.open);
  const next = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + (key === "j" ? 1 : -1)))];
  if (next) act.openConversation(next.conversationId);
  return true;
}

function offerKey(key, state, act) {
  const offer = state.offers[0];
  if (!offer || offer.busy) return false;
  if (key === "a") return act.accept(offer), true;
  if (key === "d") return act.decline(offer), true;
  return false;
}

function conversationKey(key, state, act) {
  const { open, session } = state;
  const control = state.details[open]?.control;
  if (!control) return false;
  const mine = control.owner === "agent" && control.agentId === session.agentId;
  if (key === "i") return act.showSide("context"), true;
  if (key === "s") return act.showSide("knowledge"), act.focus("knowledge"), true;
  if (key === "n") return act.write(open, { mode: "note" }), act.focus("writing"), true;
  if (key === "h" && !mine && control.owner !== "none") return act.take(open), true;
  if (!mine) return false;
  if (key === "r") return act.write(open, { mode: "reply" }), act.focus("writing"), true;
  const dialog = { t: "transfer", b: "return", z: "snooze", e: "resolve" }[key];
  if (!dialog) return false;
  act.openDialog(dialog, { id: open });
  return true;
}
