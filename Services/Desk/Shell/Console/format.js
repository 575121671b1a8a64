// Times and numbers as people read them, in their language.

const locale = (language) => (language === "zh" ? "zh-CN" : "en-GB");

/** The time of day; with the date when it was another day. */
export function clock(time, language, now) {
  const at = new Date(time);
  const today = at.toDateString() === new Date(now).toDateString();
  const hours = { hour: "2-digit", minute: "2-digit", hour12: false };
  const parts = today ? hours : { month: "short", day: "numeric", ...hours };
  return new Intl.DateTimeFormat(locale(language), parts).format(at);
}

/** The whole date and time, for a hover or a screen reader. */
export function fully(time, language) {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: "medium", timeStyle: "medium" }).format(new Date(time));
}

/** How long ago or until, in its largest unit: 40s, 3m, 2h, 5d. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.round(Math.abs(milliseconds) / 1000));
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}

/** Minutes and seconds left: 0:42. */
export function countdown(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Bytes in their largest unit: 900 B, 12 KB, 3 MB. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${Math.round(bytes / 1_000_000)} MB`;
}

/** A share as a whole percentage. */
export function percent(share) {
  return `${Math.round(share * 100)}%`;
}

/** What a language is called in `language`; a code that is none is shown as it is. */
export function languageName(code, language) {
  try { return new Intl.DisplayNames([language === "zh" ? "zh-CN" : "en"], { type: "language" }).of(code) ?? code; } catch { return code; }
}
