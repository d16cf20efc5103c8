// Workers that the build-out employs, by trade, against all workers of the trade.
import { band, grid, legend, timeAxis, tip, tooltip, valueAxis } from "../lib/charts.js";
import { fanLegend, fanOption, fanTable } from "../lib/fan.js";
import { figure } from "../lib/figure.js";
import { day, number, time, words } from "../lib/format.js";
import { lacks } from "../lib/section.js";

const COLUMNS = ["mean", "p10", "p50", "p90"];
const OTHERS = ["vacancies_workers", "wage_premium_share", "electrician_wage_kusd_per_year", "apprentices"];

function tradeChart(place, report, trade) {
  const employed = report.fan(`workers_${trade}`);
  const pool = report.fan(`pool_${trade}_workers`);
  figure(place, {
    id: `trade-${trade}`,
    title: words(trade),
    label: `${words(trade)}: workers employed by the build-out against the pool of the trade.`,
    option: (context) => {
      const { theme } = context;
      const range = (name, rows, color) => band(name, rows.map((row) => [time(row.date), row.p10, row.p90]), color);
      const median = (name, rows, color, dash) => ({
        name, type: "line", symbol: "none", z: 3, lineStyle: { color, width: 2.5, type: dash }, itemStyle: { color }, data: rows.map((row) => [time(row.date), row.p50]),
      });
      const line = (name, row) => [name, `${number(row.p50)} (${number(row.p10)} – ${number(row.p90)})`];
      const show = (items) => {
        const i = items[0].dataIndex;
        return tip(day(employed[i].date), [line("pool", pool[i]), line("employed", employed[i])], ["Median and range from p10 to p90."]);
      };
      return {
        height: 270,
        grid: grid({ bottom: 32 }),
        xAxis: timeAxis(context),
        yAxis: valueAxis(context, "workers"),
        legend: legend(context, { data: ["pool of the trade", "employed for AI"], itemWidth: 28 }),
        tooltip: tooltip(context, show, { trigger: "axis" }),
        series: [
          range("range of the pool", pool, theme.line), range("range of the employed", employed, theme.fan[1]),
          median("pool of the trade", pool, theme.soft, "dashed"), median("employed for AI", employed, theme.fan[3], "solid"),
        ],
      };
    },
    table: () => ({
      caption: `${words(trade)}: workers employed for AI and pool of the trade by report date.`,
      columns: ["what", "date", ...COLUMNS].map((name) => ({ name })),
      rows: [["employed", employed], ["pool", pool]].flatMap(([what, rows]) => rows.map((row) => [what, row.date, ...COLUMNS.map((name) => row[name])])),
    }),
  });
}

export const workforce = {
  id: "workforce",
  title: "Workforce",
  says: "Workers of each trade that the build-out employs (full line), against the workers of the trade that it can reach (broken line), fewer than all there are; bands reach from p10 to p90.",
  build(body, report) {
    if (lacks(body, report, "quantiles")) {
      return;
    }
    const names = report.series();
    const trades = [...names.keys()].map((name) => name.match(/^workers_(.+)$/)?.[1]).filter((trade) => trade && names.has(`pool_${trade}_workers`));
    const place = body.appendChild(document.createElement("div"));
    place.className = "grid";
    trades.forEach((trade) => tradeChart(place, report, trade));
    const others = OTHERS.filter((series) => report.fan(series).length);
    if (others.length) {
      body.append(fanLegend(false));
    }
    const second = body.appendChild(document.createElement("div"));
    second.className = "grid";
    for (const series of others) {
      const rows = report.fan(series);
      figure(second, {
        id: `workforce-${series}`,
        title: report.title(series),
        says: report.define(series),
        option: (context) => fanOption(context, rows, { unit: rows[0].unit }),
        table: () => fanTable(report, series, "world", rows[0].unit),
      });
    }
  },
};
