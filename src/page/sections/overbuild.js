// The chance that too much is built, how deep it goes and who loses.
import { categoryAxis, grid, legend, tip, tooltip, valueAxis, whisker } from "../lib/charts.js";
import { dataTable } from "../lib/datatable.js";
import { choice, el } from "../lib/dom.js";
import { figure } from "../lib/figure.js";
import { number, percent, unitName, words } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { unique } from "../lib/tables.js";

const CHANCES = [["under-way", "under way in the year", "solid"], ["starts", "starts in the year", "dotted"], ["by", "has started by its end", "dashed"], ["by-deep", "a deep one has started and peaked", "dashed"]];
const COLUMNS = ["place", "year", "when", "measure", "unit", "n", "mean", "p10", "p50", "p90", "others_mean"];

function chance(context, rows) {
  const { theme } = context;
  const years = unique(rows.filter((row) => row.year !== "all").map((row) => row.year));
  const at = (measure, year) => rows.find((row) => row.when === "chance" && row.measure === measure && row.year === year)?.mean ?? null;
  const shown = CHANCES.filter(([measure]) => years.some((year) => at(measure, year) !== null));
  if (shown.length === 0) {
    return null;
  }
  const symbols = ["circle", "triangle", "rect", "diamond"];
  return {
    height: 340,
    grid: grid({ bottom: context.narrow ? 96 : 52 }),
    xAxis: categoryAxis(context, years),
    yAxis: valueAxis(context, "share of replications", { min: 0, max: 1, axisLabel: { formatter: (value) => `${Math.round(value * 100)} %` } }),
    legend: legend(context, { itemWidth: 30 }),
    tooltip: tooltip(context, ([item]) => tip(years[item.dataIndex], shown.map(([measure, name]) => [name, percent(at(measure, years[item.dataIndex]))])), { trigger: "axis" }),
    series: shown.map(([measure, name, dash], i) => ({
      name, type: "line", symbol: symbols[i], symbolSize: 7, lineStyle: { width: 2, type: dash, color: theme.hues[i] }, itemStyle: { color: theme.hues[i] }, data: years.map((year) => at(measure, year)),
    })),
  };
}

// Ranges of one measure by the year in which the episodes start.
function depth(context, rows, measure) {
  const { theme } = context;
  const list = rows.filter((row) => row.when === "episode" && row.measure === measure && row.year !== "all" && row.n > 0);
  if (list.length === 0) {
    return null;
  }
  const about = ({ dataIndex: i }) => tip(`Starting in ${list[i].year}`, [["median", number(list[i].p50)], ["p10 – p90", `${number(list[i].p10)} – ${number(list[i].p90)}`], ["episodes", number(list[i].n)]]);
  return {
    height: 280,
    grid: grid(),
    xAxis: categoryAxis(context, list.map((row) => row.year)),
    yAxis: valueAxis(context, measure === "depth" ? "share of the value of compute" : "years", { min: 0 }),
    tooltip: tooltip(context, about, { trigger: "item" }),
    series: [
      whisker("range", list.map((row, i) => [i, row.p10, row.p90]), { x: 0, y: [1, 2], color: theme.above, width: 4, cap: 0 }),
      { type: "scatter", symbolSize: 11, z: 5, itemStyle: { color: theme.ink, opacity: 1 }, data: list.map((row, i) => [i, row.p50]) },
    ],
  };
}

// Who loses: what is impaired or sunk while one is under way, against the years without.
function losses(context, rows) {
  const { theme } = context;
  const list = rows.filter((row) => row.when === "during" && row.year === "all" && /^(impaired|sunk)-/.test(row.measure)).reverse();
  if (list.length === 0) {
    return null;
  }
  const about = ({ dataIndex: i }) => tip(words(list[i].measure), [["under way, mean", number(list[i].mean)], ["p10 – p90", `${number(list[i].p10)} – ${number(list[i].p90)}`], ["not under way, mean", number(list[i].others_mean)]], [unitName(list[i].unit)]);
  const bar = (name, column, color, decal) => ({ name, type: "bar", data: list.map((row) => row[column]), itemStyle: { color, decal }, barGap: "10%" });
  const hatch = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: "rgba(0,0,0,0.25)" };
  return {
    height: 110 + 34 * list.length,
    grid: grid({ top: 34, bottom: 36 }),
    legend: { top: 0, left: 0, itemWidth: 18, textStyle: { color: theme.ink, fontSize: 12 } },
    xAxis: valueAxis(context, "billion 2024 $; sunk: a year", { nameLocation: "middle", nameGap: 30, nameTextStyle: { color: theme.soft, fontSize: 12 } }),
    yAxis: categoryAxis(context, list.map((row) => words(row.measure))),
    tooltip: tooltip(context, about, { trigger: "item" }),
    series: [bar("none under way", "others_mean", theme.mute, { symbol: "none" }), bar("overbuild under way", "mean", theme.below, hatch)],
  };
}

const tableOf = (rows, caption) => ({ caption, columns: COLUMNS.map((name) => ({ name })), rows: rows.map((row) => COLUMNS.map((name) => row[name])) });

function episodes(body, report) {
  if (lacks(body, report, "episodes")) {
    return;
  }
  const rows = report.table("episodes").select();
  const range = (row, name, show) => `${show(row[`${name}_p50`])} (${show(row[`${name}_p10`])} – ${show(row[`${name}_p90`])})`;
  const data = {
    caption: "Spells of binding constraints, shortage, glut and overbuild: median, and in brackets the range from p10 to p90, over the episodes of all replications.",
    columns: ["kind", "place", "subject", "chance of one", "mean number", "years", "start", "depth", "area", "unit"].map((name) => ({ name })),
    rows: rows.map((row) => [words(row.kind), words(row.place), words(row.subject), percent(row.probability), row.number_mean, range(row, "years", number), range(row, "start", (date) => String(date ?? "–").slice(0, 7)), range(row, "depth", number), range(row, "area", number), row.unit]),
  };
  body.append(el("details", { id: "episodes" }, el("summary", {}, "All episodes"), dataTable(data)));
}

export const overbuild = {
  id: "overbuild",
  title: "The chance of an overbuild",
  says: "A glut by which owners lose: compute in place is worth less than it would cost new, and earns less than its capital costs. How likely one is, when, how deep, and whose capital is lost. One that begins less than a year before the end of the forecast can't be told from a swing: the last year shows fewer for that reason.",
  build(body, report) {
    if (!lacks(body, report, "overbuild")) {
      const all = report.table("overbuild").select(COLUMNS);
      const places = unique(all.map((row) => row.place));
      const state = { place: places[0] };
      const rows = () => all.filter((row) => row.place === state.place);
      body.append(el("div", { class: "controls" }, choice("Market", places.map((name) => [name, words(name)]), state.place, (place) => {
        state.place = place;
        made.forEach((one) => one.update());
      })));
      const place = body.appendChild(el("div", { class: "grid" }));
      const add = (id, title, option, keep, says) => figure(place, { id, title, says, option: (context) => option(context, rows()), table: () => tableOf(rows().filter(keep), `${title}, ${words(state.place)}.`) });
      const made = [
        add("overbuild-chance", "Chance by year", chance, (row) => row.when === "chance", "Share of replications. Mild ones count too; a deep one takes a quarter of the value of compute. One that is there at the start is under way, but has not started in the forecast."),
        add("overbuild-depth", "How deep", (context, list) => depth(context, list, "depth"), (row) => row.when === "episode", "By the year in which it starts: median and range from p10 to p90 of its depth."),
        add("overbuild-years", "How long", (context, list) => depth(context, list, "years"), (row) => row.when === "episode", "By the year in which it starts. Those that still last at the end of the forecast are cut there."),
        add("overbuild-losses", "Who loses", losses, (row) => row.when === "during", "Capital impaired by kind of builder and sunk in abandoned projects by layer: means while an overbuild is under way, and in the same years where none is."),
      ];
    }
    episodes(body, report);
  },
};
