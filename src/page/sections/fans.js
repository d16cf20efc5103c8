// Fan charts of the headline series of the world, and of any series that is asked for.
import { choice, el, toggle } from "../lib/dom.js";
import { fanLegend, fanOption, fanTable, history, published } from "../lib/fan.js";
import { figure } from "../lib/figure.js";
import { unitName, words } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { groupBy, unique } from "../lib/tables.js";

function fan(parent, report, series, options) {
  const rows = report.fan(series);
  const unit = rows[0]?.unit ?? "";
  const observed = history(report, series, "world");
  const others = published(report, series, "world");
  return figure(parent, {
    id: `fan-${series}`,
    title: report.title(series),
    says: report.define(series),
    label: `Fan chart of ${report.title(series)} in ${unitName(unit)}.`,
    option: (context) => fanOption(context, rows, { unit, observed, others, logarithmic: options.logarithmic }),
    table: () => fanTable(report, series, "world", unit, observed, others),
  });
}

export const fans = {
  id: "fans",
  title: "How it may go",
  says:
    "One chart for each headline series of the world. The line is the median; the nearer to it a band lies, the likelier are its values. Figures that others published stand beside " +
    "where they tell of the same quantity; those in money are in dollars of their day, not of 2024.",
  build(body, report) {
    if (lacks(body, report, "quantiles")) {
      return;
    }
    const headline = unique((report.table("summary")?.select(["series"]) ?? []).map((row) => row.series));
    const options = { logarithmic: false };
    const scale = toggle("Logarithmic scale", false, (on) => {
      options.logarithmic = on;
      made.forEach((one) => one.update());
    });
    const place = el("div", { class: "grid" });
    body.append(el("div", { class: "controls" }, scale), fanLegend(true), place);
    const made = headline.filter((series) => report.fan(series).length).map((series) => fan(place, report, series, options));
  },
};

function seriesChoices(report) {
  const names = [...report.series().keys()].sort((a, b) => report.title(a).localeCompare(report.title(b), "en"));
  const layer = (name) => report.definitions.get(name)?.layer ?? "series";
  return [...groupBy(names, layer)].map(([group, list]) => ({ group: words(group), options: list.map((name) => [name, report.title(name)]) }));
}

export const explorer = {
  id: "explorer",
  title: "Any series",
  says: "Choose any series and region of the forecast.",
  build(body, report) {
    if (lacks(body, report, "quantiles")) {
      return;
    }
    const regions = report.series();
    const state = { series: regions.has("ai_power_gw") ? "ai_power_gw" : [...regions.keys()][0], region: "world", logarithmic: false };
    state.region = regions.get(state.series)[0];
    const regionChoice = choice("Region", [], state.region, (name) => change({ region: name }));
    const fillRegions = () => {
      regionChoice.select.replaceChildren(...regions.get(state.series).map((name) => el("option", { value: name, selected: name === state.region }, words(name))));
    };
    const data = () => ({
      unit: report.fan(state.series, state.region)[0]?.unit ?? "",
      observed: history(report, state.series, state.region),
      others: published(report, state.series, state.region),
    });
    const spec = {
      id: "any-series",
      wide: true,
      controls: [
        choice("Series", seriesChoices(report), state.series, (name) => change({ series: name })),
        regionChoice,
        toggle("Logarithmic scale", false, (on) => change({ logarithmic: on })),
      ],
      legend: fanLegend(true),
      option: (context) => {
        const rows = report.fan(state.series, state.region);
        const option = fanOption(context, rows, { ...data(), logarithmic: state.logarithmic });
        return option && { ...option, height: 360 };
      },
      table: () => {
        const { unit, observed, others } = data();
        return fanTable(report, state.series, state.region, unit, observed, others);
      },
    };
    const describe = () => {
      spec.title = `${report.title(state.series)}, ${words(state.region)}`;
      spec.says = `${report.define(state.series)} (${state.series})`;
    };
    function change(changes) {
      Object.assign(state, changes);
      if (!regions.get(state.series).includes(state.region)) {
        state.region = regions.get(state.series)[0];
      }
      fillRegions();
      describe();
      made.retitle();
      made.update();
    }
    fillRegions();
    describe();
    const made = figure(body, spec);
  },
};
