// Capital by layer over time, and by cost line.
import { stackedAreas, stackedBars } from "../lib/bars.js";
import { LAYERS } from "../lib/cake.js";
import { choice } from "../lib/dom.js";
import { figure } from "../lib/figure.js";
import { number, words } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { unique } from "../lib/tables.js";

const QUANTILES = ["mean", "p10", "p50", "p90"];

function layerParts(report, theme) {
  return [...LAYERS].reverse()
    .map((layer) => ({ name: words(layer), layer, rows: report.fan(`capital_${layer}_busd_per_year`), color: theme.layers[layer] }))
    .filter((part) => part.rows.length);
}

function byLayer(body, report) {
  const dates = report.fan("capital_infrastructure_busd_per_year").map((row) => row.date);
  figure(body, {
    id: "capital-layers",
    title: "Capital by layer",
    says: "Means by report date, stacked; the tooltip has the range of each layer. Energy, chips and infrastructure are physical capital; models and applications are research and integration. Research pays rent to infrastructure, so that all five together are no single bill.",
    wide: true,
    option: (context) => {
      const parts = layerParts(report, context.theme);
      const total = (i) => [["together", number(parts.reduce((sum, part) => sum + part.rows[i].mean, 0))]];
      return parts.length ? stackedAreas(context, { dates, parts, unit: "G2024$/year", about: total }) : null;
    },
    table: () => ({
      caption: "Capital by layer and report date, billions of 2024 dollars a year.",
      columns: ["layer", "date", ...QUANTILES].map((name) => ({ name })),
      rows: layerParts(report, { layers: {} }).flatMap((part) => part.rows.map((row) => [part.layer, row.date, ...QUANTILES.map((name) => row[name])])),
    }),
  });
}

function lineValues(table, layer) {
  const rows = table.select(["application", "layer", "cost_line", "unit", "year", "mean"], (row) => row.unit === "M2024$" && row.layer === layer);
  const years = unique(table.select(["year"]).map((row) => row.year)).sort((a, b) => a - b);
  const sums = new Map();
  for (const row of rows) {
    const values = sums.get(row.cost_line) ?? years.map(() => 0);
    values[years.indexOf(row.year)] += row.mean / 1000;
    sums.set(row.cost_line, values);
  }
  const all = (values) => values.reduce((sum, value) => sum + value, 0);
  return { years, lines: [...sums].sort((a, b) => all(b[1]) - all(a[1])) };
}

function byLine(body, report) {
  if (lacks(body, report, "pull-through")) {
    return;
  }
  const table = report.table("pull-through");
  const present = LAYERS.filter((layer) => lineValues(table, layer).lines.length);
  const state = { layer: present.includes("infrastructure") ? "infrastructure" : present[0] };
  const made = figure(body, {
    id: "capital-lines",
    title: "Capital by cost line",
    says: "Means by calendar year over all applications.",
    wide: true,
    controls: [choice("Layer", present.map((layer) => [layer, words(layer)]), state.layer, (layer) => {
      state.layer = layer;
      made.update();
    })],
    option: (context) => {
      const { years, lines } = lineValues(table, state.layer);
      const hues = context.theme.hues;
      const parts = lines.map(([name, values], i) => ({ name: words(name), values, color: hues[i % hues.length] }));
      return parts.length ? stackedBars(context, { categories: years, parts, unit: "G2024$/year" }) : null;
    },
    table: () => {
      const { years, lines } = lineValues(table, state.layer);
      const total = years.map((_, i) => lines.reduce((sum, [, values]) => sum + values[i], 0));
      return {
        caption: `Capital of the ${state.layer} layer by cost line and year: means, billions of 2024 dollars.`,
        columns: [{ name: "cost_line", label: "cost line" }, ...years.map((year) => ({ name: String(year) }))],
        rows: [...lines.map(([name, values]) => [name, ...values]), ["together", ...total]],
      };
    },
  });
}

export const capital = {
  id: "capital",
  title: "Where the capital goes",
  says: "What is spent in each layer, and on what. Means are shown, as they add up and medians do not.",
  build(body, report) {
    if (!lacks(body, report, "quantiles")) {
      byLayer(body, report);
    }
    byLine(body, report);
  },
};
