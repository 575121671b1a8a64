// Coach mode: an ended conversation is gone through turn by turn, and somebody who learns answers it.
import { compared, turnsOf } from "../coach.js";

/** Actions of practising. */
export function coachActions({ store, act }) {
  const change = (part) => store.set((state) => ({ coach: { ...state.coach, ...part } }));
  return {
    async practise(id) {
      if (!store.get().details[id]) await act.openConversation(id);
      const turns = turnsOf(store.get().details[id]?.messages ?? []);
      if (!turns.length) return act.notice("nothingToPractise");
      store.set({ coach: { id, turns, step: 0, text: "", shown: false, answers: [], since: Date.now() } });
      act.openDialog("coach");
    },
    writeAnswer: (text) => change({ text }),
    /** Shows what was really said, beside what the learner would have. */
    showAnswer() {
      const { coach } = store.get();
      const answer = compared(coach.text, coach.turns[coach.step], Date.now() - coach.since);
      change({ shown: true, answers: [...coach.answers, answer] });
    },
    nextTurn() {
      const { coach } = store.get();
      change({ step: coach.step + 1, text: "", shown: false, since: Date.now() });
      act.focus("answer");
    },
  };
}
