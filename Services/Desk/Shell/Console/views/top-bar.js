// The bar above: who is here, whether work comes in, and the page's own settings.
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { isSupervisor } from "../lists.js";

const presences = ["online", "busy", "away"];
const nextTheme = { auto: "light", light: "dark", dark: "auto" };

/** The top bar. */
export function topBar(state, act, t) {
  return h("header", { class: "top-bar" },
    h("span", { class: "brand" }, h("img", { src: "icon.svg", alt: "", width: 22, height: 22 }), h("b", null, "Baton")),
    presence(state, act, t),
    h("span", { class: `connection ${state.connection}`, role: "status", title: state.connection === "lost" ? t("lostLong") : null },
      h("i", { class: "dot" }), h("span", { class: "words" }, t(state.connection))),
    h("span", { class: "stretch" }),
    tool("menu", `${t("palette")} (Ctrl+K)`, () => act.openDialog("palette")),
    tool(state.alerts ? "bell" : "bellOff", t(state.alerts ? "alertsOff" : "alertsOn"), () => act.setAlerts(!state.alerts), "wide-only", state.alerts),
    isSupervisor(state.me) && tool("book", t("library"), () => act.openLibrary(), "wide-only"),
    tool("wall", t("wall"), () => act.openDialog("wall"), "wide-only"),
    tool("theme", t("theme", t(`theme${state.theme}`)), () => act.setTheme(nextTheme[state.theme]), "wide-only"),
    h("button", {
      class: "button plain language", type: "button", "aria-label": t("languageLabel"),
      onclick: () => act.setLanguage(state.language === "zh" ? "en" : "zh"),
    }, state.language === "zh" ? "EN" : "中"),
    tool("help", `${t("shortcuts")} (?)`, () => act.openDialog("shortcuts"), "wide-only"),
    h("button", { class: "button plain me", type: "button", title: t("myDay"), onclick: () => act.openDialog("day") }, state.me?.name ?? state.session.agentId),
    h("button", { class: "button plain sign-out", type: "button", title: t("signOut"), onclick: () => act.signOut() },
      icon("out"), h("span", { class: "words" }, t("signOut"))));
}

function tool(name, label, onclick, also = "", pressed) {
  return h("button", {
    key: name, class: `button tool ${also}`, type: "button", "aria-label": label, title: label, onclick,
    "aria-pressed": pressed === undefined ? null : String(pressed),
  }, icon(name));
}

function presence(state, act, t) {
  const { presence: current, acceptingWork, busy } = state.presence;
  return h("div", { class: "presence" },
    h("label", { class: `select ${current}` },
      h("span", { class: "unseen" }, t("presence")), h("i", { class: "dot" }),
      h("select", { disabled: busy, onchange: (event) => act.setPresence({ presence: event.target.value }) },
        (current === "offline" ? ["offline", ...presences] : presences).map((each) =>
          h("option", { key: each, value: each, selected: each === current }, t(each))))),
    h("button", {
      class: `switch ${acceptingWork ? "on" : ""}`, type: "button", role: "switch", disabled: busy,
      "aria-checked": String(acceptingWork), title: t(acceptingWork ? "acceptingOn" : "acceptingOff"),
      onclick: () => act.setPresence({ acceptingWork: !acceptingWork }),
    }, h("i", { class: "knob" }), h("span", { class: "words" }, t("accepting"))));
}
