// The firm's systems, asked on the agent's behalf by the bot: what came of it is in the conversation, for everybody.
import { patched } from "../store.js";

/** Actions that have something looked up or done. */
export function systemActions({ store, call, act, said }) {
  const fill = (id, change) => store.set((state) => ({ asks: patched(state.asks, id, change) }));
  const ask = (id, name) => store.get().asks[id]?.[name] ?? {};

  return {
    async loadConnectors() {
      try { store.set({ connectors: (await call("GET", "/v1/connectors?limit=200")).items }); } catch { /* none are offered */ }
    },
    fillAsk: (id, name, values) => fill(id, { [name]: { values: { ...ask(id, name).values, ...values } } }),
    /** Whether all that can be done is shown, and not the likely alone. */
    showAsks: (id, all) => fill(id, { all }),
    /** What changes something is asked for twice. */
    beSure: (id, name, isSure) => fill(id, { [name]: { ...ask(id, name), isSure } }),
    async askSystem(id, name, values) {
      if (ask(id, name).busy) return;
      fill(id, { [name]: { ...ask(id, name), busy: true, isSure: false } });
      try {
        await call("POST", `/v1/conversations/${id}/lookups`, { commandId: crypto.randomUUID(), connector: name, arguments: values });
        said("asking");
      } catch (problem) {
        act.failed(problem);
      }
      fill(id, { [name]: { ...ask(id, name), busy: false } });
      act.reload(id);
    },
  };
}
