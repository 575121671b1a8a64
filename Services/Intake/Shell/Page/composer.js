// The field a message is written in.

import { keepDraft, keptDraft } from "./drafts.js";

/** Characters a message may have; the service counts the same way: code points after NFC. */
const longest = 8000;
const warnFrom = 7500;
/** Control characters but tab and line feed, and halves of surrogate pairs. */
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

export class Composer {
  /** `send(text)` is called with text that the service accepts. */
  constructor(form, textsOf, send) {
    this.form = form;
    this.textsOf = textsOf;
    this.send = send;
    this.entry = form.querySelector("textarea");
    this.limit = document.getElementById("limit");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.entry.addEventListener("input", () => this.changed());
    this.entry.addEventListener("keydown", (event) => this.#key(event));
    if (this.entry.value === "") this.entry.value = keptDraft("entry") ?? "";
    this.changed();
  }

  get text() {
    return this.entry.value.replaceAll("\r\n", "\n").replace(unwanted, "").normalize("NFC").trim();
  }

  #key(event) {
    const composing = event.isComposing || event.keyCode === 229;
    const byTouch = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || composing || byTouch) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const text = this.text;
    if (text === "" || [...text].length > longest) return;
    this.entry.value = "";
    this.send(text);
    this.changed();
    this.entry.focus();
  }

  changed() {
    keepDraft("entry", this.entry.value === "" ? null : this.entry.value);
    this.entry.style.height = "auto";
    this.entry.style.height = `${this.entry.scrollHeight}px`;
    const text = this.text;
    const length = text.length > warnFrom ? [...text].length : text.length;
    this.form.querySelector("button").disabled = text === "" || length > longest;
    this.limit.classList.toggle("over", length > longest);
    const texts = this.textsOf();
    if (length > longest) this.limit.textContent = texts.tooLong(length - longest);
    else this.limit.textContent = length > warnFrom ? texts.left(longest - length) : "";
  }
}
