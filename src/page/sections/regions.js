// What stands and is spent where.
import { stackedAreas } from "../lib/bars.js";
import { categoryAxis, grid, tip, tooltip, valueAxis, whisker } from "../lib/charts.js";
import { choice, slider } from "../lib/dom.js";
import { figure } from "../lib/figure.js";
import { amount, number, quantity, unitName, words, year } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { unique } from "../lib/tables.js";
import { yearEnds } from "../lib/yearly.js";

const STACKED = ["ai_power_gw", "electricity_twh_per_year", "capital_physical_busd_per_year"];
const COLUMNS = ["mean", "p05", "p10", "p50", "p90", "p95"];

const regionRows = (report, series, regions) => regions.map((region) => ({ region, rows: report.fan(series, region) }));

function stacked(place, report, series, regions) {
  const world = report.fan(series);
  const unit = world[0].unit;
  figure(place, {
    id: `regions-${series}`,
    title: `${report.title(series)} by region`,
    says: "Means, stacked; ranges in the tooltip and the table.",
    option: (context) => stackedAreas(context, {
      dates: world.map((row) => row.date),
      unit,
      height: 260,
      parts: regionRows(report, series, regions).map(({ region, rows }, i) => ({ name: words(region), rows, color: context.theme.hues[i % context.theme.hues.length] })),
      about: (i) => [["world", `${number(world[i].mean)} (${number(world[i].p10)} – ${number(world[i].p90)})`]],
    }),
    table: () => ({
      caption: `${report.title(series)} by region and report date, ${unitName(unit)}.`,
      columns: ["region", "date", ...COLUMNS].map((name) => ({ name })),
      rows: regionRows(report, series, ["world", ...regions]).flatMap(({ region, rows }) => rows.map((row) => [region, row.date, ...COLUMNS.map((name) => row[name])])),
    }),
  });
}

// Median and ranges of each region at the end of a year.
function compared(body, report, regional) {
  const years = unique(report.fan(regional[0][0]).map((row) => year(row.date)));
  const state = { series: regional[0][0], year: years.includes(2030) ? 2030 : years[0] };
  const rows = () => regional.find(([series]) => series === state.series)[1]
    .filter((region) => region !== "world")
    .map((region) => ({ region, ...yearEnds(report.fan(state.series, region)).find((row) => year(row.date) === state.year) }))
    .filter((row) => row.date);
  const made = figure(body, {
    id: "regions-compared",
    title: "Regions compared",
    says: "The dot is the median of the last report of the year, the thick line reaches from p10 to p90, the thin one from p05 to p95.",
    controls: [
      choice("Series", regional.map(([series]) => [series, report.title(series)]), state.series, (series) => change({ series })),
      slider("Year", years, state.year, (chosen) => change({ year: chosen })),
    ],
    option: (context) => {
      const list = rows().reverse();
      if (list.length === 0) {
        return null;
      }
      const { theme } = context;
      const about = ({ dataIndex }) => {
        const row = list[dataIndex];
        return tip(`${words(row.region)}, ${state.year}`, [["median", quantity(row.p50, row.unit)], ["p10 – p90", `${amount(row.p10, row.unit)} – ${amount(row.p90, row.unit)}`], ["p05 – p95", `${amount(row.p05, row.unit)} – ${amount(row.p95, row.unit)}`]]);
      };
      const range = (low, high, width, cap) => whisker(low, list.map((row, i) => [row[low], row[high], i]), { x: [0, 1], y: 2, color: theme.above, width, cap });
      return {
        height: 60 + 34 * list.length,
        grid: grid({ bottom: 34 }),
        xAxis: valueAxis(context, list[0].unit, { nameLocation: "middle", nameGap: 30, nameTextStyle: { color: theme.soft, fontSize: 12 }, scale: false }),
        yAxis: categoryAxis(context, list.map((row) => words(row.region))),
        tooltip: tooltip(context, about, { trigger: "item" }),
        series: [range("p05", "p95", 1.5, 4), range("p10", "p90", 5, 0), { type: "scatter", symbolSize: 12, z: 5, itemStyle: { color: theme.ink, opacity: 1 }, data: list.map((row, i) => [row.p50, i]) }],
      };
    },
    table: () => ({
      caption: `${report.title(state.series)} by region at the end of ${state.year}.`,
      columns: ["region", "unit", ...COLUMNS].map((name) => ({ name })),
      rows: rows().map((row) => [row.region, row.unit, ...COLUMNS.map((name) => row[name])]),
    }),
  });
  function change(changes) {
    Object.assign(state, changes);
    made.update();
  }
}

export const regionsSection = {
  id: "regions",
  title: "Regions",
  says: "Where AI factories stand, draw electricity and take capital.",
  build(body, report) {
    if (lacks(body, report, "quantiles")) {
      return;
    }
    const regional = [...report.series()].filter(([, regions]) => regions.length > 1);
    const place = body.appendChild(document.createElement("div"));
    place.className = "grid";
    for (const [series, regions] of regional.filter(([name, list]) => STACKED.includes(name) && list.includes("world"))) {
      stacked(place, report, series, regions.filter((region) => region !== "world"));
    }
    if (regional.length) {
      compared(body, report, regional);
    }
  },
};
