// A small virtual document: views return descriptions, `render` makes the page equal to them.
// Text is only ever set as text: there is no way to pass markup through this file.

const SVG = "http://www.w3.org/2000/svg";
const LIVE = new Set(["value", "checked", "disabled", "open", "selected"]);

/** Describes an element. `key` names it among its siblings; null and false children are left out. */
export function h(tag, props, ...children) {
  const list = [];
  children.forEach((child, place) => gather(child, String(place), list));
  return { tag, props: props ?? {}, key: props?.key, children: list };
}

function gather(child, place, list) {
  if (child === null || child === undefined || child === false || child === true) return;
  if (Array.isArray(child)) {
    child.forEach((each, index) => gather(each, `${place}.${index}`, list));
    return;
  }
  if (typeof child === "object") list.push({ key: child.key ?? `#${place}`, vnode: child });
  else list.push({ key: `#${place}`, vnode: { tag: "#text", text: String(child) } });
}

/** Returns a function that makes `root` show what it is given. */
export function renderer(root) {
  let shown = { children: [] };
  return (vnode) => {
    const after = [];
    const next = { children: [{ key: "root", vnode }] };
    patchChildren(root, shown.children, next.children, after);
    shown = next;
    after.forEach((run) => run());
  };
}

function create(vnode, after) {
  if (vnode.tag === "#text") return (vnode.node = document.createTextNode(vnode.text));
  const drawn = ["svg", "path", "circle"].includes(vnode.tag);
  const node = drawn ? document.createElementNS(SVG, vnode.tag) : document.createElement(vnode.tag);
  vnode.node = node;
  if (vnode.props.modal) after.push(() => node.showModal());
  patchChildren(node, [], vnode.children, after);
  setProps(node, {}, vnode.props);
  if (vnode.props.focused) after.push(() => node.focus());
  return node;
}

function patch(old, vnode, after) {
  if (old === vnode) return;
  vnode.node = old.node;
  if (vnode.tag === "#text") {
    if (old.text !== vnode.text) old.node.data = vnode.text;
    return;
  }
  patchChildren(vnode.node, old.children, vnode.children, after);
  setProps(vnode.node, old.props, vnode.props);
}

function patchChildren(parent, before, now, after) {
  const held = new Map(before.map((child) => [child.key, child.vnode]));
  const kept = new Set();
  for (const { key, vnode } of now) if (held.get(key)?.tag === vnode.tag) kept.add(key);
  for (const { key, vnode } of before) if (!kept.has(key)) vnode.node.remove();
  let cursor = parent.firstChild;
  for (const { key, vnode } of now) {
    if (kept.has(key)) {
      patch(held.get(key), vnode, after);
      if (vnode.node === cursor) cursor = cursor.nextSibling;
      else parent.insertBefore(vnode.node, cursor);
    } else {
      parent.insertBefore(create(vnode, after), cursor);
    }
  }
}

function setProps(node, old, props) {
  for (const name of Object.keys(old)) if (!(name in props)) setProp(node, name, undefined);
  for (const [name, value] of Object.entries(props)) {
    if (LIVE.has(name) ? node[name] !== value : old[name] !== value) setProp(node, name, value);
  }
}

function setProp(node, name, value) {
  if (name === "key" || name === "modal" || name === "focused") return;
  if (name.startsWith("on")) listen(node, name.slice(2), value);
  else if (LIVE.has(name) && name in node) node[name] = value ?? "";
  else if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

function listen(node, event, handler) {
  node.heard ??= {};
  if (!(event in node.heard)) node.addEventListener(event, (e) => node.heard[event]?.(e));
  node.heard[event] = handler;
}

/** Keeps the description of an unchanged subject, so that a long transcript costs nothing to show again. */
export function remembered(view) {
  const drawn = new WeakMap();
  return (subject, ...rest) => {
    const held = drawn.get(subject);
    if (held && held.rest.every((value, index) => value === rest[index])) return held.vnode;
    const vnode = view(subject, ...rest);
    drawn.set(subject, { vnode, rest });
    return vnode;
  };
}
