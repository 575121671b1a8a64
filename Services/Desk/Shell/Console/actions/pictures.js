// Pictures that customers attached.
import { withPicture } from "../pictures.js";

/** Actions that fetch them; `key` is CONVERSATION/MESSAGE/PLACE. */
export function pictureActions({ store }) {
  return {
    async loadPicture(key) {
      if (store.get().pictures[key]?.address) return;
      const [id, message, place] = key.split("/");
      let picture = { failed: true };
      try {
        const response = await fetch(`/v1/conversations/${id}/messages/${message}/pictures/${place}`, {
          headers: { authorization: `Bearer ${store.get().session?.token}` },
        });
        if (response.ok) picture = { address: URL.createObjectURL(await response.blob()) };
      } catch { /* it is told below its place */ }
      if (!store.get().session) return picture.address && URL.revokeObjectURL(picture.address);
      store.set((state) => ({ pictures: withPicture(state.pictures, key, picture) }));
    },
  };
}
