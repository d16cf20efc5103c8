// What each policy adds to a package.
import { decal } from "../lib/bars.js";
import { categoryAxis, grid, legend, tip, tooltip, valueAxis } from "../lib/charts.js";
import { choice } from "../lib/dom.js";
import { figure } from "../lib/figure.js";
import { number, unitName } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { unique } from "../lib/tables.js";

const COLUMNS = ["package", "against", "policy", "series", "region", "unit", "year", "n", "mean", "p10", "p50", "p90", "mean_alone"];
const WHOLE = "(all)";

function option(context, rows) {
  const { theme } = context;
  const years = unique(rows.map((row) => row.year));
  const policies = unique(rows.map((row) => row.policy)).filter((name) => name !== WHOLE);
  const at = (policy, year) => rows.find((row) => row.policy === policy && row.year === year);
  if (rows.length === 0) {
    return null;
  }
  const line = (name, row) => [name, row ? `${number(row.mean)} (${number(row.p10)} – ${number(row.p90)})` : "–"];
  const show = ([item]) => {
    const year = years[item.dataIndex];
    return tip(`${year}`, [...policies.map((name) => line(name, at(name, year))), line("the whole package", at(WHOLE, year))], [`Mean and range from p10 to p90, ${unitName(rows[0].unit)}.`]);
  };
  const below = context.narrow ? 26 * (policies.length + 1) : 50;
  return {
    height: 330 + below,
    grid: grid({ bottom: below }),
    xAxis: categoryAxis(context, years.map(String), { axisLine: { onZero: true, lineStyle: { color: theme.ink } } }),
    yAxis: valueAxis(context, rows[0].unit),
    legend: legend(context),
    tooltip: tooltip(context, show, { trigger: "axis", axisPointer: { type: "shadow" } }),
    series: [
      ...policies.map((name, i) => ({
        name, type: "bar", stack: "all", data: years.map((year) => at(name, year)?.mean ?? null), itemStyle: { color: theme.hues[i % theme.hues.length], decal: decal(i) },
      })),
      { name: "the whole package", type: "line", symbol: "diamond", symbolSize: 9, lineStyle: { color: theme.ink, width: 1.5 }, itemStyle: { color: theme.ink }, data: years.map((year) => at(WHOLE, year)?.mean ?? null) },
    ],
  };
}

export const wedges = {
  id: "wedges",
  title: "What each policy adds to the package",
  says: "Contributions that sum to the effect of the whole package in every replication (Shapley values): what a policy adds, averaged over the orders in which the policies could be taken. Bars are means; ranges stand in the tooltip and the table.",
  build(body, report) {
    if (lacks(body, report, "wedges")) {
      return;
    }
    const all = report.table("wedges").select(COLUMNS);
    const series = unique(all.map((row) => row.series));
    const packages = unique(all.map((row) => row.package));
    const state = { series: series[0], package: packages[0] };
    const rows = () => all.filter((row) => row.series === state.series && row.package === state.package);
    const set = (name) => (value) => {
      state[name] = value;
      made.update();
    };
    const made = figure(body, {
      id: "wedges-stacked",
      title: "Contributions by year",
      wide: true,
      controls: [
        choice("Series", series.map((name) => [name, report.title(name)]), state.series, set("series")),
        packages.length > 1 ? choice("Package", packages.map((name) => [name, name]), state.package, set("package")) : null,
      ],
      option: (context) => option(context, rows()),
      table: () => ({ caption: `Contributions to ${state.package}: ${report.title(state.series)}. The policy ${WHOLE} is the whole package, mean_alone what the policy does by itself.`, columns: COLUMNS.map((name) => ({ name })), rows: rows().map((row) => COLUMNS.map((name) => row[name])) }),
    });
  },
};
