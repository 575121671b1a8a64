// What a supervisor orders of a team, and what an agent asks of it: every order has its own command id.

/** Actions about teams. */
export function orderActions({ store, call, act }) {
  /** True when it took effect. */
  async function order(path, body) {
    try {
      await call("POST", path, { commandId: crypto.randomUUID(), ...body });
      return true;
    } catch (problem) {
      act.failed(problem);
      return false;
    } finally {
      act.loadWall();
    }
  }

  const isShown = (queue) => store.get().dialog?.line === queue;

  return {
    drain: (agentId, draining) => order(`/v1/agents/${encodeURIComponent(agentId)}/drain`, { draining }),
    closeQueue: (queue, closed) => order(`/v1/queues/${encodeURIComponent(queue)}/close`, { closed }),
    prioritise: (id, priority) => order(`/v1/conversations/${id}/priority`, { priority }),
    /** Who waits in a queue; null for none. */
    async showLine(queue) {
      if (!isShown(queue)) act.changeDialog({ line: queue, waiting: null });
      if (!queue) return;
      try {
        const page = await call("GET", `/v1/queues/${encodeURIComponent(queue)}/line?limit=50`);
        if (isShown(queue)) act.changeDialog({ waiting: page.items });
      } catch (problem) {
        act.failed(problem);
      }
    },
    /** Takes what stands first for whoever asks, and opens it. */
    async takeNext() {
      try {
        const taken = await call("POST", "/v1/me/next", { commandId: crypto.randomUUID() });
        if (!taken) return act.notice("nextNone");
        act.refresh();
        await act.openConversation(taken.conversationId, `${taken.accepted.partition}-${taken.accepted.offset}`);
      } catch (problem) {
        act.failed(problem);
      }
    },
  };
}
