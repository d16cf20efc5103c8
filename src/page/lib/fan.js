// A fan chart: bands of a forecast around its median, with what was observed and what others published.
import { band, grid, timeAxis, tip, tooltip, valueAxis, whisker } from "./charts.js";
import { el } from "./dom.js";
import { amount, day, number, quantity, time, unitName } from "./format.js";

const FAN_COLUMNS = ["p05", "p10", "p25", "p50", "p75", "p90", "p95", "mean"];
const BANDS = [["5–95 %", "p05", "p95"], ["10–90 %", "p10", "p90"], ["25–75 %", "p25", "p75"]];

export function fanLegend(withOthers) {
  const key = (kind, text) => el("li", {}, el("span", { class: `key ${kind}`, "aria-hidden": "true" }), text);
  return el(
    "ul",
    { class: "legend" },
    key("median", "median"), key("band2", "25–75 %"), key("band1", "10–90 %"), key("band0", "5–95 %"),
    withOthers ? [key("observed", "observed"), key("published", "published by others, with their range")] : null,
  );
}

// A figure for a period stands in its middle, or at its end where the series is a stock.
function dated(report, series, rows) {
  const stock = report.definitions.get(series)?.kind === "stock";
  const at = (row) => (stock ? time(row.period_end) : (time(row.period_start) + time(row.period_end)) / 2);
  return rows.filter((row) => row.value !== null).map((row) => ({ ...row, at: at(row) })).sort((a, b) => a.at - b.at);
}

export const history = (report, series, region) => dated(report, series, report.table("history")?.select(null, (row) => row.series === series && row.region === region) ?? []);

// Whether a figure is of a year, or a rate of a shorter time: what comes together in several years, or in a month, is no height of a series by year.
function isYearly(row) {
  const days = (time(row.period_end) - time(row.period_start)) / 86400000 + 1;
  return days <= 366 && (days >= 364 || /per_year$/.test(row.unit));
}

// Published figures of the series itself: one that needs a factor, a sum or something added is not comparable by eye, nor
// one in another unit.
export function published(report, series, region) {
  const unit = report.fan(series, region)[0]?.unit ?? "";
  const name = `${series} (${region})`;
  const comparable = (row) => row.series === name && (!/\/year$/.test(unit) || isYearly(row));
  return /^log10/.test(unit) ? [] : dated(report, series, report.table("published")?.select(null, comparable) ?? []);
}

const fanTip = (rows, unit) => (x) => {
  const row = rows.reduce((best, one) => (Math.abs(time(one.date) - x) < Math.abs(time(best.date) - x) ? one : best));
  const range = (low, high) => `${amount(row[low], unit)} – ${amount(row[high], unit)}`;
  return tip(day(row.date), [["median", quantity(row.p50, unit)], ...[...BANDS].reverse().map(([name, low, high]) => [name, range(low, high)]), ["mean", amount(row.mean, unit)]]);
};

// Dots, joined where all are of one observed series.
function observedSeries(rows, theme, unit) {
  const oneSource = new Set(rows.map((row) => row.observed)).size === 1;
  return {
    name: "observed", type: "line", z: 5, symbol: "circle", symbolSize: 7,
    lineStyle: { color: theme.ink, width: oneSource ? 1.5 : 0, type: "dotted" },
    itemStyle: { color: theme.ink },
    data: rows.map((row) => [row.at, row.value]),
    tip: (i) => tip(`Observed, ${day(rows[i].period_end)}`, [["value", quantity(rows[i].value, unit)]], [rows[i].source, rows[i].note]),
  };
}

function publishedSeries(rows, theme) {
  const ranged = rows.filter((row) => row.low !== null && row.high !== null);
  const color = theme.below;
  const text = (row) => tip(`${row.publisher}, for ${day(row.period_end)}`, [["published", `${number(row.value)} ${row.unit.replace(/_/g, " ")}`], ...(ranged.includes(row) ? [["low – high", `${number(row.low)} – ${number(row.high)}`]] : [])], [row.source, row.note, row.why]);
  const marks = {
    name: "published", type: "scatter", z: 6, symbol: "diamond", symbolSize: 11,
    itemStyle: { color, borderColor: theme.ground, borderWidth: 1 },
    data: rows.map((row) => [row.at, row.value]),
    tip: (i) => text(rows[i]),
  };
  return ranged.length
    ? [{ ...whisker("range", ranged.map((row) => [row.at, row.low, row.high]), { x: 0, y: [1, 2], color, z: 4 }), tip: (i) => text(ranged[i]) }, marks]
    : [marks];
}

// Every value of a logarithmic axis must be above zero.
const canBeLogarithmic = (rows) => rows.length > 0 && rows.every((row) => row.p05 > 0);

export function fanOption(context, rows, { unit, observed = [], others = [], logarithmic = false }) {
  if (rows.length === 0) {
    return null;
  }
  const { theme } = context;
  const bands = BANDS.map(([name, low, high], i) => band(name, rows.map((row) => [time(row.date), row[low], row[high]]), theme.fan[i], 1 + i / 10));
  const median = {
    name: "median", type: "line", z: 2, symbol: "none", lineStyle: { color: theme.fan[3], width: 2.5 }, itemStyle: { color: theme.fan[3] },
    data: rows.map((row) => [time(row.date), row.p50]),
  };
  const series = [...bands, median];
  if (observed.length) {
    series.push(observedSeries(observed, theme, unit));
  }
  if (others.length) {
    series.push(...publishedSeries(others, theme));
  }
  const about = fanTip(rows, unit);
  const show = (items) => {
    const list = [items].flat();
    const marked = list.filter((item) => series[item.seriesIndex]?.tip).map((item) => series[item.seriesIndex].tip(item.dataIndex));
    return el("div", {}, marked.length ? marked : about(list[0].axisValue ?? list[0].value[0]));
  };
  return {
    height: 280,
    grid: grid(),
    xAxis: timeAxis(context),
    yAxis: valueAxis(context, unit, logarithmic && canBeLogarithmic(rows) ? { type: "log" } : {}),
    tooltip: tooltip(context, show, { trigger: "axis", axisPointer: { type: "line", lineStyle: { color: theme.soft } } }),
    series,
  };
}

export function fanTable(report, series, region, unit, observed = [], others = []) {
  const name = report.title(series);
  const rows = report.fan(series, region).map((row) => ["forecast", row.date, ...FAN_COLUMNS.map((column) => row[column])]);
  const others_ = others.map((row) => [`${row.publisher}: ${row.source}`, row.period_end, ...FAN_COLUMNS.map((column) => ({ p50: row.value, p10: row.low, p90: row.high })[column] ?? null)]);
  const seen = observed.map((row) => [`observed: ${row.source}`, row.period_end, ...FAN_COLUMNS.map((column) => (column === "p50" ? row.value : null))]);
  return {
    caption: `${name}, ${region}: quantiles of the forecast${seen.length ? ", observed values" : ""}${others_.length ? ", published figures in the column of the median, their range under p10 and p90" : ""}. Unit: ${unitName(unit)}.`,
    columns: [{ name: "what" }, { name: "date" }, ...FAN_COLUMNS.map((column) => ({ name: column, unit: "" }))],
    rows: [...rows, ...seen, ...others_],
  };
}
