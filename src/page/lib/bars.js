// Stacked charts: bars by year, areas by report date; their parts add up to the total that the tooltip gives.
import { categoryAxis, grid, legend, timeAxis, tip, tooltip, valueAxis } from "./charts.js";
import { day, number, unitName } from "./format.js";

const HATCH = [
  null, { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 }, { symbol: "circle", dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.6 },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 6] }, { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
];

// A pattern besides the colour, so that neighbours differ for every eye and on paper.
export const decal = (i) => (HATCH[i % HATCH.length] ? { ...HATCH[i % HATCH.length], color: "rgba(0,0,0,0.22)" } : { symbol: "none" });

const legendRows = (names, width) => Math.ceil(names.reduce((sum, name) => sum + name.length * 7 + 44, 0) / Math.max(1, width - 20));

// parts: [{name, values, color}] over the categories; about(i) gives more lines for the tooltip.
export function stackedBars(context, { categories, parts, unit, height = 340, about = () => [], format = number }) {
  const { width, theme } = context;
  const below = 22 * legendRows(parts.map((part) => part.name), width) + 8;
  const show = (items) => {
    const i = items[0].dataIndex;
    const lines = parts.map((part) => [part.name, format(part.values[i])]).reverse();
    const total = parts.reduce((sum, part) => sum + (part.values[i] ?? 0), 0);
    return tip(`${categories[i]}`, [...lines, ["together", `${format(total)}`], ...about(i)], [unitName(unit)]);
  };
  return {
    height: height + below,
    grid: grid({ bottom: below }),
    xAxis: categoryAxis(context, categories.map(String)),
    yAxis: valueAxis(context, unit),
    legend: legend(context),
    tooltip: tooltip(context, show, { trigger: "axis", axisPointer: { type: "shadow" } }),
    series: parts.map((part, i) => ({
      name: part.name, type: "bar", stack: "all", stackStrategy: "all", data: part.values, barCategoryGap: "22%",
      itemStyle: { color: part.color, decal: decal(i), borderColor: theme.ground, borderWidth: 0.5 },
    })),
  };
}

// parts: [{name, rows, column, color}] with rows by date; the tooltip has mean and range of each part.
export function stackedAreas(context, { dates, parts, unit, height = 320, about = () => [] }) {
  const { width, theme } = context;
  const below = 22 * legendRows(parts.map((part) => part.name), width) + 8;
  const line = (part, i) => {
    const row = part.rows[i];
    return [part.name, `${number(row.mean)} (${number(row.p10)} – ${number(row.p90)})`];
  };
  const show = (items) => {
    const i = items[0].dataIndex;
    return tip(day(dates[i]), [...parts.map((part) => line(part, i)).reverse(), ...about(i)], [`Mean and range from p10 to p90, ${unitName(unit)}.`]);
  };
  return {
    height: height + below,
    grid: grid({ bottom: below }),
    xAxis: timeAxis(context),
    yAxis: valueAxis(context, unit),
    legend: legend(context, { icon: "roundRect" }),
    tooltip: tooltip(context, show, { trigger: "axis" }),
    series: parts.map((part, i) => ({
      name: part.name, type: "line", stack: "all", stackStrategy: "all", symbol: "none", lineStyle: { width: 1, color: part.color },
      itemStyle: { color: part.color, decal: decal(i) }, areaStyle: { color: part.color, opacity: 0.85, decal: decal(i) }, data: part.rows.map((row) => [Date.parse(row.date), row.mean]),
    })),
  };
}
