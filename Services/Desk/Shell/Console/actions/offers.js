// Offers: shown as they come, ended when they end, and accepted or declined.

/** Actions about offers. */
export function offerActions({ store, call, act, saidAtOnce, alert }) {
  const without = (offerId) => (state) => ({ offers: state.offers.filter((offer) => offer.offerId !== offerId) });
  const busy = (offerId, on) => (state) => ({
    offers: state.offers.map((offer) => (offer.offerId === offerId ? { ...offer, busy: on } : offer)),
  });

  async function answer(offer, move) {
    const { offerId, conversationId } = offer;
    store.set(busy(offerId, true));
    try {
      const verdict = await call("POST", `/v1/offers/${offerId}/${move}`, { commandId: `${offerId}:${move}` });
      store.set(without(offerId));
      act.refresh();
      if (move === "accept") {
        store.set({ tab: "me" });
        act.openConversation(conversationId, `${verdict.partition}-${verdict.offset}`);
      }
    } catch (problem) {
      store.set(problem.mayRepeat ? busy(offerId, false) : without(offerId));
      act.failed(problem);
    }
  }

  return {
    offered(offer) {
      const skew = Date.parse(offer.serverTime) - Date.now();
      const known = store.get().offers.some((each) => each.offerId === offer.offerId);
      const seenAt = known ? store.get().offers.find((each) => each.offerId === offer.offerId).seenAt : Date.now();
      store.set((state) => ({ skew, offers: [...without(offer.offerId)(state).offers, { ...offer, seenAt }] }));
      if (known) return;
      saidAtOnce("offerSaid", offer.queueName ?? offer.queue, offer.summary ?? "");
      alert(offer.queueName ?? offer.queue, offer.summary ?? "");
    },
    offerEnded({ offerId }) {
      store.set(without(offerId));
    },
    accept: (offer) => answer(offer, "accept"),
    decline: (offer) => answer(offer, "decline"),
    /** Takes away what has run out by the server's clock; its end is in the log. */
    expireOffers(now) {
      const { offers, skew } = store.get();
      if (!offers.some((offer) => Date.parse(offer.expiresAt) + 2000 < now + skew)) return;
      store.set({ offers: offers.filter((offer) => Date.parse(offer.expiresAt) + 2000 >= now + skew) });
    },
  };
}
