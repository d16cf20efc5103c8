// The table behind a chart. `data` is {caption, columns: [{name, label, unit, digits}], rows: [[cell]]}.
import { el } from "./dom.js";
import { number } from "./format.js";

const MOST_ROWS = 2000;

// Years and counts of digits that mean something by themselves are shown as they are.
function show(value, column) {
  if (value === null || value === undefined || value === "") {
    return "–";
  }
  if (typeof value !== "number" || column.name === "year") {
    return String(value);
  }
  return number(value, column.digits ?? 4);
}

function headline(column) {
  return column.unit ? `${column.label ?? column.name} (${column.unit})` : (column.label ?? column.name);
}

function bodyRow(row, columns) {
  return el(
    "tr",
    {},
    row.map((value, i) => {
      const numeric = typeof value === "number";
      return i === 0
        ? el("th", { scope: "row", class: numeric ? "number" : null }, show(value, columns[i]))
        : el("td", { class: numeric ? "number" : null }, show(value, columns[i]));
    }),
  );
}

// A table that scrolls in itself where it is wider than the page; keyboards reach the scrolling part.
export function dataTable(data, className = "scroll") {
  const rows = data.rows.slice(0, MOST_ROWS);
  const cut = rows.length < data.rows.length ? ` The first ${rows.length} of ${data.rows.length} rows; the download has all.` : "";
  return el(
    "div",
    { class: className, tabindex: 0, role: "region", "aria-label": data.caption },
    el(
      "table",
      {},
      el("caption", {}, el("span", {}, data.caption + cut)),
      el("thead", {}, el("tr", {}, data.columns.map((column) => el("th", { scope: "col" }, headline(column))))),
      el("tbody", {}, rows.map((row) => bodyRow(row, data.columns))),
    ),
  );
}
