// What was assumed, and what others published.
import { csvText, download } from "../lib/csv.js";
import { dataTable } from "../lib/datatable.js";
import { el, newId } from "../lib/dom.js";
import { number } from "../lib/format.js";
import { lacks } from "../lib/section.js";

// A table with a field that keeps the rows in which every word of it occurs.
function searchable(body, { data, raw, file, label }) {
  const id = newId("search");
  const place = el("div");
  const count = el("output", { for: id });
  const field = el("input", { id, type: "search", autocomplete: "off", spellcheck: "false", oninput: () => show() });
  const texts = data.rows.map((row) => row.join(" ").toLowerCase());
  function show() {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = data.rows.filter((_, i) => asked.every((word) => texts[i].includes(word)));
    count.textContent = `${rows.length} of ${data.rows.length} rows`;
    place.replaceChildren(dataTable({ ...data, rows }));
  }
  const save = () => download(file, csvText({ columns: [...raw.columns.keys()].map((name) => ({ name })), rows: raw.select().map(Object.values) }));
  body.append(el("div", { class: "controls" }, el("span", { class: "control" }, el("label", { for: id }, label), field, count), el("button", { type: "button", onclick: save }, "Download as CSV")), place);
  show();
}

const inDetails = (body, summary, id) => {
  const inside = el("div");
  body.append(el("details", { id, open: true }, el("summary", {}, summary), inside));
  return inside;
};

export const assumptions = {
  id: "assumptions",
  title: "What is assumed",
  says:
    "Every parameter of the model and uncertain lever of its scenarios, with the law that it is drawn from and its source; fixed is one number for all " +
    "replications. Of parameters that were calibrated together the law before calibration is told. What the model's other tables hold, such as prices of " +
    "chips and plants, stands in the folder of the model.",
  build(body, report) {
    if (lacks(body, report, "assumptions")) {
      return;
    }
    const raw = report.table("assumptions");
    const columns = ["parameter", "layer", "unit", "median", "law", "source", "note"];
    searchable(inDetails(body, "Assumptions", "assumption-table"), {
      raw,
      file: "assumptions.csv",
      label: "Find",
      data: { caption: "Assumptions of the model and levers of the scenario.", columns: columns.map((name) => ({ name })), rows: raw.select(columns).map(Object.values) },
    });
  },
};

export const others = {
  id: "others",
  title: "What others published",
  says: "Forecasts of others beside this one in their own unit, scope and period, where our replications lie to theirs, and why the two may differ.",
  build(body, report) {
    if (lacks(body, report, "published")) {
      return;
    }
    const raw = report.table("published");
    const wholeYear = (row) => row.period_end === `${row.period_start.slice(0, 4)}-12-31` && row.period_start.endsWith("-01-01");
    const span = (row) => (wholeYear(row) ? row.period_end.slice(0, 4) : row.period_start === row.period_end ? row.period_end : `${row.period_start} to ${row.period_end}`);
    const range = (row) => (row.low === null && row.high === null ? "" : ` (${number(row.low)} – ${number(row.high)})`);
    searchable(inDetails(body, "Published forecasts", "published-table"), {
      raw,
      file: "published.csv",
      label: "Find",
      data: {
        caption: "Published figures, in brackets their range, and ours: median and range from p10 to p90.",
        columns: ["publisher", "what", "period", "unit", "theirs", "ours", "verdict", "why", "source"].map((name) => ({ name })),
        rows: raw.select().map((row) => [
          row.publisher, row.published.replace(/_/g, " "), span(row), row.unit.replace(/_/g, " "), `${number(row.value)}${range(row)}`, `${number(row.p50)} (${number(row.p10)} – ${number(row.p90)})`, row.verdict, row.why, row.source,
        ]),
      },
    });
  },
};
