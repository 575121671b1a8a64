// The command palette: everything that can be done, found by a few letters.
import { commands } from "../commands.js";
import { h } from "../dom.js";

const MOST = 12;

/** The commands whose names have all the words. */
function fitting(text, state, act, t) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands(state, act, t).filter(({ name }) => words.every((word) => name.toLowerCase().includes(word))).slice(0, MOST);
}

/** The field and what fits it; the keyboard stays in the field. */
export function paletteDialog(state, act, t) {
  const { text = "", chosen = 0 } = state.dialog;
  const found = fitting(text, state, act, t);
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  const run = (command) => {
    act.closeDialog();
    command.run();
  };
  /** By what stands in the field now: somebody quick types more than was drawn. */
  function pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const now = event.target.value === text ? found : fitting(event.target.value, state, act, t);
    const command = now[event.target.value === text ? at : 0];
    if (step && now.length) act.changeDialog({ chosen: (at + step + now.length) % now.length });
    else if (event.key === "Enter" && !event.isComposing && command) run(command);
    else return;
    event.preventDefault();
  }
  return h("div", { class: "palette" },
    h("input", {
      type: "text", value: text, focused: true, placeholder: t("paletteHint"), "aria-label": t("paletteHint"), maxlength: 100,
      role: "combobox", "aria-expanded": "true", "aria-controls": "commands", "aria-activedescendant": found.length ? `command-${at}` : null,
      oninput: (event) => act.changeDialog({ text: event.target.value, chosen: 0 }), onkeydown: pressed,
    }),
    h("ul", { id: "commands", role: "listbox", "aria-label": t("palette") }, found.map((command, index) =>
      h("li", {
        key: `${index}-${command.name}`, id: `command-${index}`, role: "option", "aria-selected": String(index === at),
        class: index === at ? "chosen" : "", onclick: () => run(command),
      }, h("span", { class: "name" }, command.name), command.keys && h("kbd", null, command.keys)))),
    !found.length && h("p", { class: "empty" }, t("nothingFound", text)));
}
