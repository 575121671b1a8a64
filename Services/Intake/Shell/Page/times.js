// Times as the reader's language writes them.

export class Times {
  constructor(language, texts) {
    this.texts = texts;
    this.clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hour12: false });
    this.day = new Intl.DateTimeFormat(language, { weekday: "long", month: "long", day: "numeric" });
  }

  time(iso) {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? "" : this.clock.format(date);
  }

  /** Which day a time falls on, as a heading. */
  heading(iso, now = new Date()) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) return "";
    const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
    if (days === 0) return this.texts.today;
    return days === 1 ? this.texts.yesterday : this.day.format(date);
  }

  /** A wait in whole minutes or hours, rounded up: a promise is better kept than missed. */
  span(seconds) {
    const minutes = Math.max(1, Math.ceil(seconds / 60));
    return minutes < 90 ? this.texts.minutes(minutes) : this.texts.hours(Math.ceil(minutes / 60));
  }
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
