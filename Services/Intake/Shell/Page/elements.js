// Building the page's elements. Words enter as text, never as markup.

/** An element with a class, attributes, and children that are elements or text. */
export function make(tag, className, attributes = {}, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `icons.svg#${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

export function button(label, className, act) {
  const element = make("button", className, { type: "button" }, label);
  element.addEventListener("click", act);
  return element;
}

const address = /https?:\/\/[^\s<>"\u2018-\u201d\u3000-\u303f\uff01-\uff0f\uff1a-\uff1f]+/g;

/** The text as nodes, web addresses as links. */
export function linked(text, texts) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const url = match[0].replace(/[.,;:!?)\]]+$/, "");
    nodes.push(text.slice(from, match.index));
    nodes.push(make("a", "", {
      href: url, target: "_blank", rel: "noopener noreferrer", title: texts.opensNewTab,
    }, url));
    from = match.index + url.length;
  }
  nodes.push(text.slice(from));
  return nodes;
}

/** One or two letters that stand for a person: the last character of a Chinese name, else initials. */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  if (/\p{Script=Han}/u.test(name)) return [...words.join("")].slice(-1).join("");
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...word][0] ?? "").join("").toUpperCase();
}

/** The picture of who speaks: an icon for the bot, letters for a person. */
export function paintAvatar(element, role, name) {
  element.dataset.role = role;
  const person = role === "agent" || role === "supervisor";
  if (person) element.replaceChildren(name ? initials(name) : icon("person"));
  else element.replaceChildren(icon(role === "bot" ? "spark" : role === "queue" ? "clock" : "baton"));
}
