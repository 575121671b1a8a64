// The lists of conversations: which conversation is in which, and in what order.

/** Every list, with the words for its tab and for its emptiness. `agent` is the supervisors' `team`. */
export const lists = {
  me: { words: "mine", empty: "nothingMine" },
  waiting: { words: "waitingTab", empty: "nothingWaiting" },
  team: { words: "teamTab", empty: "nothingTeam" },
  agent: { words: "heldTab", empty: "nothingTeam" },
  queue: { words: "queueTab", empty: "nothingQueue" },
  bot: { words: "botTab", empty: "nothingBot" },
  closed: { words: "closedTab", empty: "nothingClosed" },
};

/** The tabs that somebody has, in order. */
export function tabsOf(me) {
  return ["me", "waiting", isSupervisor(me) ? "agent" : "team", "queue", "bot", "closed"];
}

/** Whether somebody leads others. */
export function isSupervisor(me) {
  return me?.role === "supervisor" || me?.role === "administrator";
}

/** Whether a conversation is in a list, as the server would say. */
export function belongs(tab, item, me) {
  const { owner, agentId, snoozedUntil } = item.control;
  switch (tab) {
    case "me": return agentId === me.agentId;
    case "waiting": return agentId === me.agentId && (item.unanswered === 0 || Boolean(snoozedUntil));
    case "team": return owner === "agent" && item.team === me.team;
    case "closed": return owner === "none";
    default: return owner === tab;
  }
}

function before(tab, one, other) {
  const key = (item) => Date.parse(tab === "queue" ? item.control.since : item.updatedAt);
  const difference = key(one) - key(other);
  return tab === "queue" ? difference < 0 : difference > 0;
}

/** So many are loaded, and shown, before somebody wants more. */
export const PAGE = 40;

/** Whether there are more than the list holds. */
export function hasMore(list) {
  return Boolean(list.next || list.isCut);
}

/** No more of a list than somebody wanted to see: what moves up pushes out the last, which is loaded again when it is wanted. */
function cut(list) {
  const wanted = list.wanted ?? PAGE;
  return list.items.length > wanted ? { ...list, items: list.items.slice(0, wanted), next: null, isCut: true } : list;
}

/**
 * A list with a conversation as it stands now put into its place, or taken out. While somebody points at the
 * list nothing moves away under them: what is there stays where it is, and what is new comes last.
 */
export function placed(list, item, tab, me, isHeld) {
  const old = list.items.find((each) => each.conversationId === item.conversationId);
  const rest = old ? list.items.filter((each) => each !== old) : list.items;
  if (!belongs(tab, item, me)) return old ? { ...list, items: rest } : list;
  const now = { ...item, unread: item.unread ?? old?.unread ?? 0 };
  if (isHeld && old) return { ...list, items: list.items.map((each) => (each === old ? now : each)) };
  if (isHeld) return { ...list, items: [...list.items, now] };
  const at = rest.findIndex((each) => before(tab, now, each));
  if (at < 0 && hasMore(list) && !old) return list;
  return cut({ ...list, items: at < 0 ? [...rest, now] : [...rest.slice(0, at), now, ...rest.slice(at)] });
}

/** A list in its order again. */
export function ordered(list, tab) {
  const items = [...list.items].sort((one, other) => (before(tab, one, other) ? -1 : before(tab, other, one) ? 1 : 0));
  return cut({ ...list, items });
}

/** A list with one of its conversations changed. */
export function changed(list, id, change) {
  if (!list?.items?.some((item) => item.conversationId === id)) return list;
  return { ...list, items: list.items.map((item) => (item.conversationId === id ? { ...item, ...change(item) } : item)) };
}

/** The filters that are set, as the server takes them. */
export function wanted(filters) {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
}
