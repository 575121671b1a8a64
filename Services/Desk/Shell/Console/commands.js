// Everything that can be done here, by name: what the command palette offers.
import { isSupervisor, lists, tabsOf } from "./lists.js";
import { isOpen } from "./views/context-package.js";

/** The commands that mean something in this state: `{name, keys, run}`. */
export function commands(state, act, t) {
  const { open, session, me } = state;
  const control = state.details[open]?.control;
  const mine = control?.owner === "agent" && control.agentId === session.agentId;
  const dialog = (kind) => () => act.openDialog(kind, { id: open });
  const list = [
    ...tabsOf(me).map((tab) => ({ name: t("goTo", t(lists[tab].words)), run: () => act.chooseTab(tab) })),
    { name: t("search"), keys: "/", run: () => act.focus("search") },
    { name: t("filters"), run: act.toggleFilters },
    mine && { name: t("reply"), keys: "r", run: () => { act.write(open, { mode: "reply" }); act.focus("writing"); } },
    control && { name: t("addNote"), keys: "n", run: () => { act.write(open, { mode: "note" }); act.focus("writing"); } },
    control && !mine && control.owner !== "none" && { name: t("take"), keys: "h", run: () => act.take(open) },
    mine && { name: t("transfer"), keys: "t", run: dialog("transfer") },
    mine && { name: t("giveBack"), keys: "b", run: dialog("return") },
    mine && { name: t("snooze"), keys: "z", run: dialog("snooze") },
    ...(mine ? (state.related[open] ?? []).filter(isOpen) : []).map(({ conversationId, channel, lastMessage }) => ({
      name: `${t("merge")}: ${[channel, lastMessage?.text].filter(Boolean).join(": ").slice(0, 60)}`, run: () => act.openDialog("merge", { id: open, from: conversationId }),
    })),
    mine && { name: t("resolve"), keys: "e", run: dialog("resolve") },
    control && control.owner !== "none" && isSupervisor(me) && { name: t("assign"), run: dialog("assign") },
    control?.owner === "none" && { name: t("practise"), run: () => act.practise(open) },
    control && { name: t("context"), keys: "i", run: () => act.showSide("context") },
    { name: t("searchKnowledge"), keys: "s", run: () => { act.showSide("knowledge"); act.focus("knowledge"); } },
    me?.capacity > 0 && { name: t("takeNext"), run: () => act.takeNext() },
    { name: t("myDay"), run: () => act.openDialog("day") },
    { name: t("wall"), run: () => act.openDialog("wall") },
    isSupervisor(me) && { name: t("reviewLow"), run: act.review },
    isSupervisor(me) && { name: t("editArticles"), run: () => act.openLibrary("articles") },
    isSupervisor(me) && { name: t("editReplies"), run: () => act.openLibrary("replies") },
    ...["online", "busy", "away", "offline"].map((each) => ({ name: t("goPresence", t(each)), run: () => act.setPresence({ presence: each }) })),
    { name: t(state.alerts ? "alertsOff" : "alertsOn"), run: () => act.setAlerts(!state.alerts) },
    { name: t("languageLabel"), run: () => act.setLanguage(state.language === "zh" ? "en" : "zh") },
    { name: t("shortcuts"), keys: "?", run: () => act.openDialog("shortcuts") },
    { name: t("signOut"), run: () => act.signOut() },
  ];
  return [...list.filter(Boolean), ...conversations(state, act, t)];
}

function conversations({ lists: held }, act, t) {
  const items = new Map(Object.values(held).flatMap(({ items }) => items ?? []).map((item) => [item.conversationId, item]));
  return [...items.values()].slice(0, 200).map((item) => ({
    name: [item.customer?.name ?? t("customer"), item.lastMessage?.text].filter(Boolean).join(": ").slice(0, 80),
    run: () => act.openConversation(item.conversationId),
  }));
}
