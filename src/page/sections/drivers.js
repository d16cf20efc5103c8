// What drives the spread: the outcome where each parameter is low and where it is high.
import { categoryAxis, grid, tip, tooltip, valueAxis } from "../lib/charts.js";
import { choice } from "../lib/dom.js";
import { figure } from "../lib/figure.js";
import { number, percent, unitName, words } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { groupBy } from "../lib/tables.js";

const MOST = 15;
const COLUMNS = ["series", "region", "unit", "year", "parameter", "parameter_unit", "n", "share", "share_low", "share_high", "noise_floor", "rank_correlation", "mean_lowest_tenth", "mean_highest_tenth"];

const width = (row) => Math.abs(row.mean_highest_tenth - row.mean_lowest_tenth);
const isNoise = (row) => row.share === null || row.share <= row.noise_floor;

function option(context, rows) {
  const { theme, narrow } = context;
  const list = rows.filter((row) => row.mean_lowest_tenth !== null && row.mean_highest_tenth !== null).sort((a, b) => width(b) - width(a)).slice(0, MOST).reverse();
  if (list.length === 0) {
    return null;
  }
  const about = ({ dataIndex }) => {
    const row = list[dataIndex];
    return tip(words(row.parameter), [
      ["where it is lowest", `${number(row.mean_lowest_tenth)} ${unitName(row.unit)}`], ["where it is highest", `${number(row.mean_highest_tenth)} ${unitName(row.unit)}`],
      ["share of the variance", `${percent(row.share)} (${percent(row.share_low)} – ${percent(row.share_high)})`], ["rank correlation", number(row.rank_correlation, 2)],
    ], [isNoise(row) ? `Not above the noise floor of ${percent(row.noise_floor)}: no sign that it matters.` : "", "Means of the tenth of replications in which the parameter is lowest and highest."]);
  };
  const centre = list.reduce((sum, row) => sum + (row.mean_lowest_tenth + row.mean_highest_tenth) / 2, 0) / list.length;
  // Each half reaches from the centre to the mean at that end of the assumption.
  const half = (name, column, color, decal) => ({
    name, type: "custom", itemStyle: { color }, encode: { x: 0, y: 1 },
    data: list.map((row, i) => [row[column], i]),
    renderItem: (params, api) => {
      const [x, y] = api.coord([api.value(0), api.value(1)]);
      const [middle] = api.coord([centre, api.value(1)]);
      const height = api.size([0, 1])[1] * 0.62;
      const noise = isNoise(list[params.dataIndex]);
      return {
        type: "rect",
        shape: { x: Math.min(x, middle), y: y - height / 2, width: Math.max(1, Math.abs(x - middle)), height },
        style: { fill: noise ? theme.mute : color, decal: noise ? null : decal },
      };
    },
  });
  const hatch = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: "rgba(0,0,0,0.25)" };
  return {
    height: 100 + 26 * list.length,
    grid: grid({ top: 34, bottom: 36 }),
    legend: { top: 0, left: 0, itemWidth: 18, textStyle: { color: theme.ink, fontSize: 12 } },
    xAxis: valueAxis(context, list[0].unit, { nameLocation: "middle", nameGap: 30, nameTextStyle: { color: theme.soft, fontSize: 12 }, scale: true }),
    yAxis: categoryAxis(context, list.map((row) => words(row.parameter)), { axisLabel: { width: narrow ? 130 : 240, overflow: "truncate", interval: 0, fontSize: narrow ? 11 : 12 } }),
    tooltip: tooltip(context, about, { trigger: "item" }),
    series: [half("assumption low", "mean_lowest_tenth", theme.below, hatch), half("assumption high", "mean_highest_tenth", theme.above, null)],
  };
}

export const drivers = {
  id: "drivers",
  title: "What drives the spread",
  says:
    "Which uncertain assumptions go with a high or a low outcome: its mean in the tenth of the replications where the assumption is lowest and where it is " +
    "highest. Assumptions that were drawn or calibrated together may stand for one another. Grey: no more than chance would show.",
  build(body, report) {
    if (lacks(body, report, "drivers")) {
      return;
    }
    const name = (row) => `${report.title(row.series)}, ${words(row.region)}, ${row.year}`;
    const outcomes = groupBy(report.table("drivers").select(COLUMNS), name);
    const state = { outcome: [...outcomes.keys()][0] };
    const made = figure(body, {
      id: "tornado",
      title: "The outcome at both ends of each assumption",
      wide: true,
      controls: [choice("Outcome", [...outcomes.keys()].map((key) => [key, key]), state.outcome, (outcome) => {
        state.outcome = outcome;
        made.update();
      })],
      option: (context) => option(context, outcomes.get(state.outcome)),
      table: () => ({
        caption: `${state.outcome}: what each assumption does to it. share is that of the variance, with a 95 % interval; below noise_floor nothing can be told from chance.`,
        columns: COLUMNS.slice(4).map((column) => ({ name: column })),
        rows: [...outcomes.get(state.outcome)].sort((a, b) => width(b) - width(a)).map((row) => COLUMNS.slice(4).map((column) => row[column])),
      }),
    });
  },
};
