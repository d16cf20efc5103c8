// A section of the page: heading, a sentence or two, and what is built into it.
import { el } from "./dom.js";

// True, with a sentence in its place, where the folder lacks a table that the part is made from.
export function lacks(parent, report, name) {
  const table = report.table(name);
  if (table && table.rows > 0) {
    return false;
  }
  parent.append(el("p", { class: "message" }, table ? `The table ${name} of this folder is empty.` : `This folder has no table ${name}.`));
  return true;
}

export function section(main, report, { id, title, says, build }) {
  const body = el("section", { id, "aria-labelledby": `${id}-title` }, el("h2", { id: `${id}-title` }, title), says ? el("p", { class: "says" }, says) : null);
  main.append(body);
  try {
    build(body, report);
  } catch (error) {
    body.append(el("p", { class: "message", "data-state": "failed" }, `This part could not be made: ${error.message}`));
  }
  return body;
}
