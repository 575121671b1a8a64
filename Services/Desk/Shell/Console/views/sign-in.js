// Signing in with the agent's id and secret.
import { h } from "../dom.js";
import { icon } from "../icons.js";

/** The form; the secret goes to the server and nowhere else. */
export function signIn(state, act, t) {
  const { busy, problem } = state.signIn;
  function submit(event) {
    event.preventDefault();
    const fields = new FormData(event.target);
    act.signIn(fields.get("agent").trim(), fields.get("secret"));
  }
  return h("div", { class: "sign-in" },
    h("form", { class: "sign-in-card", onsubmit: submit, "aria-labelledby": "sign-in-title" },
      h("p", { class: "brand" }, h("img", { src: "icon.svg", alt: "", width: 28, height: 28 }), "Baton"),
      h("h1", { id: "sign-in-title" }, t("signIn")),
      h("p", { class: "quiet" }, t("signInLead")),
      h("label", { class: "field" }, t("agentId"),
        h("input", {
          name: "agent", autocomplete: "username", autocapitalize: "none", spellcheck: "false",
          required: true, maxlength: 128, focused: true,
        })),
      h("label", { class: "field" }, t("secret"),
        h("input", { name: "secret", type: "password", autocomplete: "current-password", required: true, maxlength: 256 })),
      problem && h("p", { class: "alert", role: "alert" }, icon("warning"), t(problem)),
      h("button", { class: "button primary wide", type: "submit", disabled: busy }, t("signIn"))),
    h("button", {
      class: "button plain", type: "button", "aria-label": t("languageLabel"),
      onclick: () => act.setLanguage(state.language === "zh" ? "en" : "zh"),
    }, t("language")));
}
