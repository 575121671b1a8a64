extension RejudgePage {
  static let script = """
    const by = (id) => document.getElementById(id);
    const cards = [...document.querySelectorAll("#pairs > article")];
    const texts = cards.map((card) => card.textContent.toLowerCase());
    function show() {
      const kind = by("kind").value, judgement = by("judgement").value, intent = by("intent").value;
      const words = by("words").value.trim().toLowerCase();
      let shown = 0;
      cards.forEach((card, place) => {
        const is = card.dataset;
        const fits = (!kind || is.kind === kind) && (!judgement || is.judgement === judgement)
          && (intent === "*" || is.intent === intent) && texts[place].includes(words);
        card.hidden = !fits;
        if (fits) shown += 1;
      });
      by("shown").textContent = shown;
      by("none").hidden = shown > 0;
    }
    for (const id of ["kind", "judgement", "intent", "words"]) by(id).addEventListener("input", show);
    function pick(id, value) {
      if (![...by(id).options].some((option) => option.value === value)) return;
      by(id).value = value;
      show();
      by("filters").scrollIntoView({ behavior: "smooth" });
    }
    document.querySelectorAll("[data-pick]").forEach((button) =>
      button.addEventListener("click", () => pick("kind", button.dataset.pick)));
    document.querySelectorAll("td [data-intent]").forEach((button) => button.addEventListener("click", () => {
      by("judgement").value = "wrong";
      pick("intent", button.dataset.intent);
    }));
    show();
    """
}
