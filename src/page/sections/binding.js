// What holds the build-out back: how often each constraint binds, by period, and how much it holds back.
import { stackedBars } from "../lib/bars.js";
import { categoryAxis, grid, tip, tooltip } from "../lib/charts.js";
import { choice, el } from "../lib/dom.js";
import { figure } from "../lib/figure.js";
import { day, number, percent, words, year } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { groupBy, unique } from "../lib/tables.js";

const COLUMNS = ["region", "date", "constraint", "detail", "probability", "mwyears_mean", "mwyears_p10", "mwyears_p90"];

// Rows of the map from the bottom up: constraints, and below each that is open what is behind it.
function mapRows(rows, open) {
  const names = unique(rows.map((row) => row.constraint)).filter((name) => name !== "none");
  const list = names.flatMap((name) => {
    const details = unique(rows.filter((row) => row.constraint === name && row.detail).map((row) => row.detail));
    return [{ name, detail: "" }, ...(open.has(name) ? details.map((detail) => ({ name, detail })) : [])];
  });
  return [...list, { name: "none", detail: "" }].reverse();
}

function heat(context, rows, open) {
  const { theme, narrow } = context;
  const dates = unique(rows.map((row) => row.date));
  const list = mapRows(rows, open);
  const at = new Map(list.map((row, i) => [`${row.name}\n${row.detail}`, i]));
  const shown = rows.filter((row) => at.has(`${row.constraint}\n${row.detail}`));
  const column = new Map(dates.map((date, i) => [date, i]));
  const cells = shown.map((row) => [column.get(row.date), at.get(`${row.constraint}\n${row.detail}`), row.probability]);
  const about = ({ dataIndex }) => {
    const row = shown[dataIndex];
    return tip(`${words(row.constraint)}${row.detail ? `: ${words(row.detail)}` : ""}, ${day(row.date)}`, [
      ["binds in", `${percent(row.probability)} of replications`],
      ["holds back, mean", `${number(row.mwyears_mean)} MW-years`],
      ["p10 – p90", `${number(row.mwyears_p10)} – ${number(row.mwyears_p90)}`],
    ]);
  };
  return {
    height: 66 + 26 * list.length,
    grid: grid({ top: 8, bottom: 36 }),
    xAxis: categoryAxis(context, dates, { axisLabel: { formatter: (date) => String(year(date)), interval: (i, date) => i === 0 || year(dates[i - 1]) !== year(date), fontSize: narrow ? 10 : 12 } }),
    yAxis: categoryAxis(context, list.map((row) => (row.detail ? `· ${words(row.detail)}` : row.name === "none" ? "Nothing" : words(row.name)))),
    visualMap: {
      min: 0, max: 1, calculable: false, orient: "horizontal", left: "center", bottom: 0, itemWidth: 12, itemHeight: 130, text: ["100 %", "binds in 0 %"],
      textStyle: { color: theme.ink, fontSize: 12 }, inRange: { color: theme.heat },
    },
    tooltip: tooltip(context, about, { trigger: "item" }),
    series: [{ type: "heatmap", data: cells, itemStyle: { borderColor: theme.ground, borderWidth: 0.5 }, progressive: 0 }],
  };
}

function heldBack(context, rows) {
  const main = rows.filter((row) => !row.detail && row.constraint !== "none");
  const years = unique(main.map((row) => year(row.date)));
  const parts = [...groupBy(main, (row) => row.constraint)].map(([name, list], i) => ({
    name: words(name),
    color: context.theme.hues[i % context.theme.hues.length],
    values: years.map((wanted) => list.filter((row) => year(row.date) === wanted).reduce((sum, row) => sum + row.mwyears_mean / 1000, 0)),
  }));
  return stackedBars(context, { categories: years, parts, unit: "GW-years", height: 280 });
}

const tableOf = (rows, region) => ({
  caption: `Constraints in ${words(region)}: share of replications in which each binds, and megawatt-years held back in the period. A row with a detail is what is behind the constraint.`,
  columns: COLUMNS.slice(1).map((name) => ({ name })),
  rows: rows.map((row) => COLUMNS.slice(1).map((name) => row[name])),
});

export const binding = {
  id: "binding",
  title: "What holds it back",
  says: "In each period that is reported the constraint that holds back most capacity binds; the map shows in what share of the replications. A row opens to show what is behind it: whose equipment, which stage of chips, which trade.",
  build(body, report) {
    if (lacks(body, report, "binding")) {
      return;
    }
    const cells = report.table("binding").select(COLUMNS).map((row) => ({ ...row, detail: row.detail ?? "" }));
    const all = groupBy(cells, (row) => row.region);
    const state = { region: [...all.keys()][0], open: new Set() };
    const rows = () => all.get(state.region);
    const parents = unique([...all.values()].flat().filter((row) => row.detail).map((row) => row.constraint));
    const buttons = parents.map((name) => {
      const button = el("button", { type: "button", "aria-expanded": "false", onclick: () => {
        const open = !state.open.delete(name);
        if (open) {
          state.open.add(name);
        }
        button.setAttribute("aria-expanded", String(open));
        map.update();
      } }, `${words(name)}: details`);
      return button;
    });
    const map = figure(body, {
      id: "binding-map",
      title: `Which constraint binds, by ${report.manifest.every ?? "period"}`,
      wide: true,
      controls: [choice("Region", [...all.keys()].map((name) => [name, words(name)]), state.region, (region) => {
        state.region = region;
        map.update();
        amount.update();
      }), ...buttons],
      option: (context) => heat(context, rows(), state.open),
      table: () => tableOf(rows(), state.region),
    });
    const amount = figure(body, {
      id: "binding-amount",
      title: "How much each holds back",
      says: "Gigawatt-years of capacity held back in the year, means over the replications, in the region chosen above. Permits count in full, though no project could do without them.",
      wide: true,
      option: (context) => heldBack(context, rows()),
      table: () => tableOf(rows().filter((row) => !row.detail), state.region),
    });
  },
};
