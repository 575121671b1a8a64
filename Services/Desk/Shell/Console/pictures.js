// Customers' pictures, fetched through the desk once they come into sight, and held as long as there is room.

const HELD = 60;

/** Returns what to call after each drawing: it asks for the pictures that somebody scrolled to. */
export function pictureWatch(load) {
  const watch = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      load(target.dataset.picture);
    }
  }, { rootMargin: "200px" });
  const watched = new WeakSet();
  return function follow() {
    for (const frame of document.querySelectorAll("[data-picture]:not(.shown)")) {
      if (watched.has(frame)) continue;
      watched.add(frame);
      watch.observe(frame);
    }
  };
}

/** The table of pictures with one more; the oldest go where there is no room. */
export function withPicture(pictures, key, picture) {
  const all = Object.entries({ ...pictures, [key]: picture });
  for (const [, { address }] of all.slice(0, -HELD)) if (address) URL.revokeObjectURL(address);
  return Object.fromEntries(all.slice(-HELD));
}

/** Gives back all of them. */
export function forgetPictures(pictures) {
  for (const { address } of Object.values(pictures)) if (address) URL.revokeObjectURL(address);
}
