// Work that many ask for and that need be done once.

/** Runs `work` soon, once for many askings, and again if asked while it ran. */
export function soon(work, pause) {
  const due = new Map();
  return function ask(key) {
    if (due.has(key)) return due.set(key, true);
    due.set(key, false);
    setTimeout(async () => {
      await work(key);
      const again = due.get(key);
      due.delete(key);
      if (again) ask(key);
    }, pause);
  };
}
