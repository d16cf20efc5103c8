// The Sankey from applications down to power plants.
import { categoryAxis, grid, tip, tooltip, valueAxis } from "../lib/charts.js";
import { cake, LAYERS, spending, totals } from "../lib/cake.js";
import { choice, slider, toggle } from "../lib/dom.js";
import { figure } from "../lib/figure.js";
import { number, quantity, words } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { unique } from "../lib/tables.js";

const MOST = 8;

function option(context, rows, all) {
  const { theme, width } = context;
  const { nodes, links } = cake(rows, all ? Infinity : MOST);
  if (links.length === 0) {
    return null;
  }
  const total = rows.reduce((sum, row) => sum + row.mean, 0) / 1000;
  const about = ({ dataType, data, value }) => {
    const lines = [["dollars", quantity(dataType === "edge" ? data.value : value, "G2024$")], ["share of all", `${number((100 * (dataType === "edge" ? data.value : value)) / total, 2)} %`]];
    return tip(dataType === "edge" ? `${data.source} → ${data.target}` : data.name, lines);
  };
  return {
    height: all ? 760 : 580,
    tooltip: tooltip(context, about, { trigger: "item" }),
    series: [{
      type: "sankey",
      left: 4,
      right: Math.min(190, width * 0.2),
      top: 8,
      bottom: 8,
      nodeAlign: "left",
      nodeWidth: 14,
      nodeGap: all ? 9 : 14,
      layoutIterations: 48,
      draggable: false,
      emphasis: { focus: "adjacency" },
      lineStyle: { color: "source", opacity: 0.32, curveness: 0.5 },
      label: { color: theme.ink, fontSize: 12, textBorderColor: theme.ground, textBorderWidth: 2, formatter: ({ name }) => name.replace(/ \((\w+)\)$| layer$/, "") },
      data: nodes.map(({ name, layer }) => ({ name, itemStyle: { color: theme.layers[layer], borderColor: theme.ground } })),
      links,
    }],
  };
}

// The same ends as bars, largest first, where a phone has no room for the whole cake.
function lineChart(context, table, state) {
  const { theme } = context;
  const lines = [...totals(spending(table, state), (row) => `${row.layer}\n${row.cost_line}`)].sort((a, b) => a[1] - b[1]).slice(-20);
  if (lines.length === 0) {
    return null;
  }
  const named = lines.map(([key]) => key.split("\n"));
  const about = ({ dataIndex: i }) => tip(words(named[i][1]), [["layer", named[i][0]], ["dollars", quantity(lines[i][1] / 1000, "G2024$")]]);
  return {
    height: 70 + 22 * lines.length,
    grid: grid({ top: 6, bottom: 34 }),
    xAxis: valueAxis(context, "G2024$", { nameLocation: "middle", nameGap: 30, nameTextStyle: { color: theme.soft, fontSize: 12 } }),
    yAxis: categoryAxis(context, named.map(([layer, line]) => (context.narrow ? words(line) : `${words(line)} (${layer})`))),
    tooltip: tooltip(context, about, { trigger: "item" }),
    series: [{ type: "bar", barWidth: "65%", data: lines.map(([, value], i) => ({ value: value / 1000, itemStyle: { color: theme.layers[named[i][0]] } })) }],
  };
}

// One row an application: dollars by layer, firm power and work.
function applicationTable(table, state) {
  const upTo = (row) => (state.cumulative ? row.year <= state.year : row.year === state.year);
  const rows = table.select(["application", "layer", "cost_line", "unit", "year", "mean"], upTo);
  const sum = (name, keep) => rows.filter((row) => row.application === name && keep(row)).reduce((all, row) => all + row.mean, 0);
  const money = (row) => row.unit === "M2024$";
  const cells = (name) => [
    ...LAYERS.map((layer) => sum(name, (row) => money(row) && row.layer === layer)),
    sum(name, money),
    sum(name, (row) => row.cost_line === "firm-power"),
    sum(name, (row) => row.unit === "worker-years"),
  ];
  const ranked = [...totals(rows.filter(money), (row) => row.application)].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return {
    caption: `What each application pulled ${state.cumulative ? "up to" : "in"} ${state.year}: means, in millions of 2024 dollars by layer, megawatts of firm power and worker-years.`,
    columns: ["application", ...LAYERS.map((layer) => `${layer}_musd`), "all_layers_musd", "firm_power_mw", "worker_years"].map((name) => ({ name, label: words(name).replace("musd", "(million $)").replace(" mw", " (MW)") })),
    rows: ranked.map((name) => [words(name), ...cells(name)]),
  };
}

function lineTable(table, state) {
  const sums = totals(spending(table, state), (row) => `${row.layer}\n${row.cost_line}`);
  return {
    caption: `All cost lines ${state.cumulative ? "up to" : "in"} ${state.year}: means over the replications, in millions of 2024 dollars.`,
    columns: [{ name: "layer" }, { name: "cost_line", label: "cost line" }, { name: "musd", label: "million 2024 $" }],
    rows: [...sums].sort(([a], [b]) => LAYERS.indexOf(a.split("\n")[0]) - LAYERS.indexOf(b.split("\n")[0])).map(([key, value]) => [...key.split("\n"), value]),
  };
}

export const cakeSection = {
  id: "cake",
  title: "The five-layer cake: who pulls what",
  says:
    "Dollars run from the applications on the left down through the layers; each layer keeps what is spent in it and hands on the rest, so that what " +
    "enters a box leaves it. Money is attributed: a project's cost is split among applications by their shares in the demand that called it forth. " +
    "Flows are means over the replications, which add up; they are no single bill, for research pays rent for compute, which is what infrastructure is built to earn.",
  build(body, report) {
    if (lacks(body, report, "pull-through")) {
      return;
    }
    const table = report.table("pull-through");
    const years = unique(table.select(["year"]).map((row) => row.year)).sort((a, b) => a - b);
    const state = { year: years.includes(2030) ? 2030 : years[0], cumulative: false, all: false };
    const made = figure(body, {
      id: "cake-flows",
      title: "From applications to power plants",
      wide: true,
      minWidth: 760,
      controls: [
        slider("Year", years, state.year, (year) => change({ year })),
        choice("Period", [["one", "that year"], ["all", "up to and with that year"]], "one", (period) => change({ cumulative: period === "all" })),
        toggle("All applications", false, (all) => change({ all })),
      ],
      label: "Sankey chart of attributed dollars from applications through models, infrastructure and chips to energy.",
      none: "Nothing was spent in this period.",
      option: (context) => option(context, spending(table, state), state.all),
      table: () => applicationTable(table, state),
    });
    const lines = figure(body, {
      id: "cake-lines",
      title: "The cost lines in which the flows end",
      says: "The twenty largest.",
      option: (context) => lineChart(context, table, state),
      table: () => lineTable(table, state),
    });
    function change(changes) {
      Object.assign(state, changes);
      lines.spec.says = `The twenty largest ${state.cumulative ? "up to and with" : "in"} ${state.year}, the period chosen above.`;
      lines.retitle();
      made.update();
      lines.update();
    }
    change({});
  },
};
