// Title, headline figures with their ranges, and the headline table by year.
import { dataTable } from "../lib/datatable.js";
import { csvText, download } from "../lib/csv.js";
import { el } from "../lib/dom.js";
import { count, day, quantity, number, partYears, unitName, words, year } from "../lib/format.js";
import { unique } from "../lib/tables.js";
import { yearEnds } from "../lib/yearly.js";
import { lacks } from "../lib/section.js";

const CARDS = [
  "ai_power_gw", "electricity_twh_per_year", "compute_million_h100e", "capital_physical_cumulative_busd",
  "revenue_busd_per_year", "construction_workers", "co2_mt_per_year",
];

// Of the year: the headline table where it has the series, else the last report of the year.
function figureOf(report, summary, series, wanted) {
  const found = summary.find((row) => row.series === series && row.year === wanted);
  if (found) {
    return { ...found, when: `${wanted}` };
  }
  const rows = yearEnds(report.fan(series));
  const row = rows.find((one) => year(one.date) === wanted);
  return row ? { ...row, when: `at the end of ${wanted}` } : null;
}

function range(row) {
  if (!/^G2024\$/.test(row.unit)) {
    return `${number(row.p10)} to ${number(row.p90)}`;
  }
  return row.p10 >= 1000 ? `$${number(row.p10 / 1000)} to ${number(row.p90 / 1000)} trillion` : `${quantity(row.p10, "G2024$")} to ${quantity(row.p90, "G2024$")}`;
}

// The figure is large; what is by year is said below it, with the range.
function entry(row) {
  const [, large, yearly = ""] = quantity(row.p50, row.unit).match(/^(.*?)( a year)?$/);
  return [el("dt", {}, row.when), el("dd", {}, el("strong", {}, large), el("span", {}, range(row) + yearly))];
}

function card(report, summary, series, years) {
  const rows = years.map((wanted) => figureOf(report, summary, series, wanted)).filter(Boolean);
  if (rows.length === 0) {
    return null;
  }
  return el(
    "div",
    { class: "card" },
    el("h3", {}, report.title(series)),
    el("dl", {}, rows.map(entry)),
  );
}

function headlineTable(report, summary) {
  const years = unique(summary.map((row) => row.year));
  const series = unique(summary.map((row) => row.series));
  const cell = (name, wanted, part) => summary.find((row) => row.series === name && row.year === wanted)?.[part];
  const text = (name, wanted) => `${number(cell(name, wanted, "p50"))} (${number(cell(name, wanted, "p10"))} – ${number(cell(name, wanted, "p90"))})`;
  return {
    caption: "Median, and in brackets the range from p10 to p90, of the world.",
    columns: [{ name: "series" }, { name: "unit" }, ...years.map((name) => ({ name: String(name) }))],
    rows: series.map((name) => [report.title(name), unitName(summary.find((row) => row.series === name).unit), ...years.map((wanted) => text(name, wanted))]),
  };
}

export function headline(main, report) {
  const { manifest } = report;
  const runs = manifest.replications ?? {};
  const asked = runs.asked ?? runs.finished;
  document.title = `${words(manifest.scenario?.name ?? "")} – layercake forecast`;
  main.append(
    el("p", { class: "kicker" }, "The AI build-out in five layers"),
    el("h1", {}, `Forecast: ${manifest.scenario?.name ?? "scenario without a name"}`),
    el(
      "p",
      { class: "says" },
      `Model ${manifest.model?.name ?? "–"}, ${day(manifest.from ?? "–")} to ${day(manifest.to ?? "–")}, ${count(runs.finished)} of ${count(asked)} replications. ` +
        "Each replication is one possible course of events; four of five lie in the ranges given. Money is in constant 2024 US dollars." +
        partYears(manifest.from, manifest.to),
    ),
  );
}

export const head = {
  id: "headline",
  title: "Headline figures",
  says: "The middle of the forecast (median) and below it the range in which 80 % of the replications lie (p10 to p90).",
  build(body, report) {
    if (lacks(body, report, "summary")) {
      return;
    }
    const summary = report.table("summary").select(null, (row) => row.region === "world");
    const years = unique(summary.map((row) => row.year)).sort((a, b) => a - b);
    const last = years[years.length - 1];
    const wanted = unique([years.includes(2030) ? 2030 : years[0], last]);
    body.append(el("div", { class: "cards" }, CARDS.map((series) => card(report, summary, series, wanted))));
    const data = headlineTable(report, summary);
    const all = report.table("summary");
    const save = () => download("summary.csv", csvText({ columns: [...all.columns.keys()].map((name) => ({ name })), rows: all.select().map(Object.values) }));
    body.append(el("h3", {}, "By year"), dataTable(data, "scroll whole"), el("button", { type: "button", onclick: save }, "Download as CSV"));
  },
};
