// Where somebody reads in the transcript: nothing that comes moves it, and its end is followed where it is in sight.
import { checked, shownIn } from "./chain.js";

const NEAR = 80;

/**
 * Follows the transcript in the page. `newer(bool)` tells whether messages came below what is read;
 * `verified(id, detail, check, isRead)` what the chain over what is shown says, and whether its end is in sight.
 *
 * Sizes are asked of the page only after they changed, so that showing anything else costs no layout.
 */
export function readingPlace({ newer, verified }) {
  let transcript = null;
  let shown = null;
  let atEnd = true;
  const resized = new ResizeObserver(() => atEnd && toEnd());

  const look = () => (atEnd = transcript.scrollHeight - transcript.scrollTop - transcript.clientHeight < NEAR);
  const toEnd = () => (transcript.scrollTop = transcript.scrollHeight);

  function scrolled() {
    const before = atEnd;
    if (!look()) return;
    newer(false);
    if (!before) verify();
  }

  /** Opens at what is unread, else at the end. */
  function begin(element) {
    resized.disconnect();
    transcript = element;
    transcript.addEventListener("scroll", scrolled, { passive: true });
    resized.observe(transcript);
    resized.observe(transcript.firstElementChild);
    toEnd();
    transcript.querySelector(".unread-marker")?.scrollIntoView({ block: "center" });
    look();
  }

  async function verify() {
    if (!shown || !transcript) return;
    const { id, detail } = shown;
    const check = await checked(shownIn(transcript), detail);
    verified(id, detail, check, !document.hidden && atEnd);
  }

  return {
    verify,
    /** Told after the page was drawn. */
    follow(id, detail) {
      if (shown?.id === id && shown.detail === detail) return;
      const element = document.querySelector("[data-transcript]");
      if (!element || !detail) {
        shown = null;
        transcript = null;
        return;
      }
      if (shown?.id !== id || element !== transcript) begin(element);
      else if (!atEnd && detail.seq > shown.detail.seq) newer(true);
      shown = { id, detail };
      verify();
    },
  };
}
