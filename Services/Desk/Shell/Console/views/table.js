// A table with a caption; the first cell of a row names it.
import { h } from "../dom.js";

/** `rows` are pairs of a key and the cells. */
export function table(caption, heads, rows) {
  return h("table", { key: caption }, h("caption", null, caption),
    h("thead", null, h("tr", null, heads.map((head) => h("th", { key: head, scope: "col" }, head)))),
    h("tbody", null, rows.map(([key, cells]) => h("tr", { key }, cells.map((cell, index) =>
      h(index ? "td" : "th", { key: index, scope: index ? null : "row" }, cell))))));
}
