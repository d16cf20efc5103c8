// Paired differences between scenarios: overview, one series in full, and what was expected.
import { categoryAxis, grid, tip, tooltip, valueAxis, whisker } from "../lib/charts.js";
import { csvText, download } from "../lib/csv.js";
import { dataTable } from "../lib/datatable.js";
import { choice, el } from "../lib/dom.js";
import { figure } from "../lib/figure.js";
import { amount, count, number, partYears, percent, quantity, words, year as yearOf } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { groupBy, unique } from "../lib/tables.js";

const COLUMNS = [
  "scenario", "against", "series", "region", "unit", "measure", "year", "n", "against_p50", "scenario_p50", "median_difference", "mean_difference", "p05", "p10", "p90", "p95",
  "probability_positive", "probability_zero",
];

// Headline series are those of which the table has means to date.
const headlines = (rows) => unique(rows.filter((row) => row.measure === "mean-to-date" && row.region === "world").map((row) => row.series));
const scenarioName = (row) => `${row.scenario} against ${row.against}`;

export function compareHead(main, report) {
  const { manifest } = report;
  const table = report.table("compare");
  const rows = table ? table.select(["scenario", "against"]) : [];
  const scenarios = unique(rows.map((row) => row.scenario));
  document.title = "Scenarios compared – layercake";
  main.append(
    el("p", { class: "kicker" }, "The AI build-out in five layers"),
    el("h1", {}, scenarios.length ? `What ${scenarios.length === 1 ? scenarios[0] : `${scenarios.length} scenarios`} would change` : "Scenarios compared"),
    el("p", { class: "says" },
      `Against ${unique(rows.map((row) => row.against)).join(", ") || "–"}; model ${manifest.model?.name ?? "–"}, ${yearOf(manifest.from)} to ${yearOf(manifest.to)}, ${count(manifest.replications?.finished)} pairs of replications. ` +
      "Both sides of a pair have the same draws and the same luck, so that their difference is what the scenario does. Money is in constant 2024 US dollars." +
      partYears(manifest.from, manifest.to)),
  );
}

// Share of pairs above zero, each scenario by each headline series, in one year.
export const overview = {
  id: "overview",
  title: "At a glance",
  says: "Each cell tells whether the scenario raises or lowers the series. Blue: mostly up; orange: mostly down; the number is the median difference in per cent of the other side's median.",
  build(body, report) {
    if (lacks(body, report, "compare")) {
      return;
    }
    const rows = report.table("compare").select(COLUMNS, (row) => row.region === "world" && row.measure === "year");
    const series = headlines(report.table("compare").select(["series", "region", "measure"]));
    const years = unique(rows.map((row) => row.year)).sort((a, b) => a - b);
    const state = { year: years.includes(2035) ? 2035 : years[years.length - 1] };
    const scenarios = unique(rows.map((row) => row.scenario));
    const cells = () => rows.filter((row) => row.year === state.year && series.includes(row.series));
    const made = figure(body, {
      id: "overview-map",
      title: "Scenarios and series",
      wide: true,
      minWidth: 190 + 96 * scenarios.length,
      controls: [choice("Year", years.map((name) => [name, String(name)]), state.year, (name) => {
        state.year = Number(name);
        made.update();
      })],
      option: (context) => overviewOption(context, report, cells(), series, scenarios),
      table: () => ({
        caption: `Paired differences of the headline series in ${state.year}.`,
        columns: COLUMNS.map((name) => ({ name })),
        rows: cells().map((row) => COLUMNS.map((name) => row[name])),
      }),
    });
  },
};

// The median difference as a share of the other side's median.
const relative = (row) => (row.against_p50 > 0 ? row.median_difference / row.against_p50 : null);

function overviewOption(context, report, cells, series, scenarios) {
  const { theme } = context;
  if (cells.length === 0) {
    return null;
  }
  const list = [...series].reverse();
  const lean = (row) => row.probability_positive - (1 - row.probability_positive - row.probability_zero);
  const about = ({ dataIndex }) => differenceTip(cells[dataIndex], report);
  const label = (row) => (relative(row) === null ? "–" : `${relative(row) >= 0.00005 ? "+" : ""}${percent(relative(row))}`);
  const cell = (row) => ({
    value: [scenarios.indexOf(row.scenario), list.indexOf(row.series), lean(row)],
    label: { formatter: label(row), color: Math.abs(lean(row)) > 0.7 ? theme.ground : theme.ink },
  });
  return {
    height: 116 + 26 * list.length,
    grid: grid({ top: 8, bottom: 40 }),
    xAxis: categoryAxis(context, scenarios, { axisLabel: { interval: 0, width: 120, overflow: "break", hideOverlap: false, formatter: (name) => name.replace(/\+/g, "+\n") } }),
    yAxis: categoryAxis(context, list.map((name) => report.title(name)), { axisLabel: { interval: 0 } }),
    visualMap: {
      min: -1, max: 1, orient: "horizontal", left: "center", bottom: 0, itemWidth: 12, itemHeight: 130, text: ["up in all pairs", "down in all"], textStyle: { color: theme.ink, fontSize: 12 },
      inRange: { color: [theme.below, theme.ground, theme.above] },
    },
    tooltip: tooltip(context, about, { trigger: "item" }),
    series: [{
      type: "heatmap", data: cells.map(cell), progressive: 0, itemStyle: { borderColor: theme.line, borderWidth: 0.5 },
      label: { show: true, fontSize: 12 },
    }],
  };
}

function differenceTip(row, report) {
  const range = (low, high) => `${amount(row[low], row.unit)} – ${amount(row[high], row.unit)}`;
  return tip(`${report.title(row.series)}, ${row.year}`, [
    ["median difference", quantity(row.median_difference, row.unit)], ["p10 – p90", range("p10", "p90")], ["p05 – p95", range("p05", "p95")],
    [`of the median of ${row.against}`, percent(relative(row))], ["pairs above zero", percent(row.probability_positive)], ["pairs at zero", percent(row.probability_zero)],
    [`median ${row.against}`, amount(row.against_p50, row.unit)], [`median ${row.scenario}`, amount(row.scenario_p50, row.unit)],
  ]);
}

// Dots and intervals by year around a line at zero.
export function differenceOption(context, report, list) {
  const { theme } = context;
  if (list.length === 0) {
    return null;
  }
  const range = (name, low, high, width, cap) => whisker(name, list.map((row, i) => [i, row[low], row[high]]), { x: 0, y: [1, 2], color: theme.above, width, cap });
  const color = (row) => (row.p10 > 0 || row.p90 < 0 ? theme.ink : theme.soft);
  return {
    height: 270,
    grid: grid(),
    xAxis: categoryAxis(context, list.map((row) => String(row.year)), { axisLine: { onZero: false, lineStyle: { color: theme.line } } }),
    yAxis: valueAxis(context, list[0].unit),
    tooltip: tooltip(context, ({ dataIndex }) => differenceTip(list[dataIndex], report), { trigger: "item" }),
    series: [
      range("p05 – p95", "p05", "p95", 1.5, 4), range("p10 – p90", "p10", "p90", 5, 0),
      {
        name: "median", type: "scatter", symbolSize: 10, z: 5, data: list.map((row, i) => ({ value: [i, row.median_difference], itemStyle: { color: color(row), opacity: 1 } })),
        markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: theme.ink, type: "solid", width: 1 }, data: [{ yAxis: 0 }] },
      },
    ],
  };
}

export const differences = {
  id: "differences",
  title: "Paired differences",
  says: "Scenario less the other side, by year: the dot is the median of the differences, the thick line reaches from p10 to p90, the thin one from p05 to p95. Where the thick line does not cross zero, nine of ten pairs agree on the sign.",
  build(body, report) {
    if (lacks(body, report, "compare")) {
      return;
    }
    const all = report.table("compare").select(COLUMNS);
    const groups = groupBy(all.filter((row) => row.measure === "year"), (row) => `${row.scenario}\n${row.series}\n${row.region}`);
    const scenarios = unique(all.map((row) => row.scenario));
    const series = headlines(all);
    const extra = unique(all.map((row) => row.series)).filter((name) => !series.includes(name));
    const state = { scenario: scenarios[0], series: extra[0] ?? series[0], region: "world" };
    const against = all[0].against;
    const rows = (name, region) => groups.get(`${state.scenario}\n${name}\n${region}`) ?? [];
    const place = el("div", { class: "grid" });
    const made = [];
    const scenario = choice("Scenario", scenarios.map((name) => [name, name]), state.scenario, (name) => {
      state.scenario = name;
      made.forEach((one) => one.update());
    });
    body.append(el("div", { class: "controls" }, scenario), place);
    const add = (parent, id, spec, pick) => {
      made.push(figure(parent, {
        id, none: "In no pair does the scenario change this series.", ...spec,
        option: (context) => differenceOption(context, report, pick()),
        table: () => ({ caption: `${scenarioName({ scenario: state.scenario, against })}: paired differences by year.`, columns: COLUMNS.map((name) => ({ name })), rows: pick().map((row) => COLUMNS.map((name) => row[name])) }),
      }));
      return made[made.length - 1];
    };
    series.forEach((name) => add(place, `difference-${name}`, { title: report.title(name), says: report.define(name) }, () => rows(name, "world")));
    anySeries(body, report, state, unique(all.map((row) => row.region)), [...series, ...extra], rows, add);
  },
};

function anySeries(body, report, state, regions, names, rows, add) {
  const change = (changes) => {
    Object.assign(state, changes);
    made.spec.title = `${report.title(state.series)}, ${words(state.region)}`;
    made.retitle();
    made.update();
  };
  body.append(el("h3", {}, "Any series"));
  const made = add(body, "difference-any", {
    title: report.title(state.series),
    wide: true,
    controls: [
      choice("Series", names.map((name) => [name, report.title(name)]), state.series, (series) => change({ series })),
      choice("Region", regions.map((name) => [name, words(name)]), state.region, (region) => change({ region })),
    ],
  }, () => rows(state.series, state.region));
}

export const expected = {
  id: "expected",
  title: "What was expected, and what came out",
  says: "What the file of each scenario expects of it. The sign test asks whether the pairs agree more than chance would have them; unclear is 0.05 or more.",
  build(body, report) {
    if (lacks(body, report, "expected")) {
      return;
    }
    const table = report.table("expected");
    const rows = table.select();
    const save = () => download("expected.csv", csvText({ columns: [...table.columns.keys()].map((name) => ({ name })), rows: rows.map(Object.values) }));
    body.append(dataTable({
      caption: "Expectations and outcomes.",
      columns: ["scenario", "series", "region", "year", "expected", "median difference", "unit", "up in", "down in", "p of the sign test", "came out", "reason"].map((name) => ({ name, digits: name.startsWith("p of") ? 2 : 4 })),
      rows: rows.map((row) => [row.scenario, report.title(row.series), words(row.region), row.year, row.expected, row.median_difference, row.unit, percent(row.probability_positive), percent(row.probability_negative), row.sign_test_p, row.came_out, row.reason]),
    }), el("button", { type: "button", onclick: save }, "Download as CSV"));
  },
};
