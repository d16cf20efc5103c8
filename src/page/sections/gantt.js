// The phases of the largest projects of one replication as bars over time.
import { categoryAxis, grid, timeAxis, tip, tooltip } from "../lib/charts.js";
import { choice, el } from "../lib/dom.js";
import { figure } from "../lib/figure.js";
import { day, number, time, words } from "../lib/format.js";
import { lacks } from "../lib/section.js";
import { groupBy, unique } from "../lib/tables.js";

const KINDS = { factory: "AI factories", refit: "Refits", plant: "Power plants", fab: "Fabs", memory: "Memory lines", packaging: "Packaging lines", assembly: "Assembly lines" };
const MOST = 25;

// Projects of a kind, the largest first, each with its phases.
function largest(rows, kind) {
  const projects = [...groupBy(rows.filter((row) => row.kind === kind), (row) => row.project).values()];
  return projects.sort((a, b) => b[0].size - a[0].size).slice(0, MOST);
}

// Phases of a project may run side by side: each gets the first lane that is free, so that no bar hides another.
function lanes(phases) {
  const ends = [];
  return phases.filter((row) => row.ready || row.start).map((row) => {
    const from = time(row.ready || row.start);
    let lane = ends.findIndex((end) => end <= from);
    lane = lane < 0 ? ends.length : lane;
    ends[lane] = row.end ? time(row.end) : Infinity;
    return { row, lane };
  });
}

const HATCH = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4 };

// When a project was given up is not told: its open phases are drawn to the last day that is known of it.
const lastKnown = (rows) => Math.max(...rows.flatMap((row) => [row.ready, row.start, row.end]).filter(Boolean).map(time)) + 30 * 86400000;

// Bars of a phase: waiting from ready to start, work from start to end or to the end of the forecast.
function bars(projects, phases, until) {
  return projects.flatMap((rows, at) => {
    const placed = lanes(rows);
    const count = Math.max(1, ...placed.map(({ lane }) => lane + 1));
    return placed.flatMap(({ row, lane }) => {
      const ready = time(row.ready || row.start);
      const open = row.state === "withdrawn" ? lastKnown(rows) : until;
      const start = row.start ? time(row.start) : open;
      const end = row.end ? time(row.end) : open;
      const bar = (from, to, waiting) => ({ value: [at, from, to, lane, count, phases.indexOf(row.phase), waiting ? 1 : 0], row, waiting });
      return [...(start > ready ? [bar(ready, start, true)] : []), ...(row.start && end > start ? [bar(start, end, false)] : [])];
    });
  });
}

function drawBar(api, theme, params) {
  const [at, from, to, lane, count, phase, waiting] = [0, 1, 2, 3, 4, 5, 6].map((i) => api.value(i));
  const left = api.coord([from, at]);
  const right = api.coord([to, at]);
  const room = api.size([0, 1])[1] * 0.8;
  const height = room / count;
  const x = Math.max(left[0], params.coordSys.x);
  const shape = { x, y: left[1] - room / 2 + lane * height, width: Math.max(1, right[0] - x), height: Math.max(1, height - 1) };
  const color = theme.hues[phase % theme.hues.length];
  const style = waiting
    ? { fill: theme.ground, stroke: color, lineWidth: 1, decal: { ...HATCH, color } }
    : { fill: color };
  return { type: "rect", shape, style };
}

function about(row, waiting) {
  return tip(`Project ${row.project}: ${words(row.phase)}${waiting ? ", waiting" : ""}`, [
    ["owner", words(row.owner)], ["region", words(row.region)], ["size", `${number(row.size)} ${row.unit === "M2024$" ? "million 2024 $" : row.unit}`],
    ["capital", `${number(row.capital_musd)} million 2024 $`], ["ready", day(row.ready)], ["start", row.start ? day(row.start) : "not yet"], ["end", row.end ? day(row.end) : "not yet"],
    ["phase", row.phase_state], ["project", row.state],
  ]);
}

function phaseKey(phases) {
  return el("ul", { class: "legend" }, phases.map((name, i) => el("li", {}, el("span", { class: "key swatch", style: `--hue: var(--hue-${i})`, "aria-hidden": "true" }), words(name))),
    el("li", {}, el("span", { class: "key waiting", "aria-hidden": "true" }), "ready, but waiting"));
}

function option(context, rows, kind, until) {
  const { theme, narrow } = context;
  const projects = largest(rows, kind).reverse();
  if (projects.length === 0) {
    return null;
  }
  const phases = unique(largest(rows, kind).flat().map((row) => row.phase));
  const data = bars(projects, phases, until);
  const size = (row) => `${number(row.size)} ${row.unit === "MW" ? "MW" : "M$"}`;
  const name = ([row]) => `${words(row.owner)}${narrow ? "" : `, ${size(row)}`}${row.state === "withdrawn" ? (narrow ? " ✕" : " (given up)") : ""}`;
  return {
    height: 50 + 26 * projects.length,
    grid: grid({ top: 6 }),
    xAxis: timeAxis(context, { splitLine: { show: true, lineStyle: { color: theme.faint } } }),
    yAxis: categoryAxis(context, projects.map((one, i) => `${name(one)}\u0000${i}`), { axisLabel: { formatter: (text) => text.split("\u0000")[0], fontSize: narrow ? 10 : 12, interval: 0 } }),
    tooltip: tooltip(context, ({ data: { row, waiting } }) => about(row, waiting), { trigger: "item" }),
    series: [{ type: "custom", encode: { x: [1, 2], y: 0 }, data, renderItem: (params, api) => drawBar(api, theme, params) }],
  };
}

const COLUMNS = ["project", "kind", "owner", "region", "state", "size", "unit", "capital_musd", "proposed", "phase", "phase_state", "ready", "start", "end"];

export const gantt = {
  id: "projects",
  title: "Building it: one replication",
  says: "The largest projects of one replication that is close to the middle of the forecast. A bar is a phase; hatched is the time for which a phase was ready but waited. Projects that were given up are marked, and end where the last thing is known of them. Other replications build other projects. Builders that bear the name of a firm stand for a share of demand: no project is one that the firm has announced.",
  build(body, report) {
    if (lacks(body, report, "projects")) {
      return;
    }
    const example = report.manifest.example_replication;
    if (example !== undefined) {
      body.append(el("p", {}, `This is replication ${example}; layercake run with --replication ${example} gives all of its projects and events.`));
    }
    const rows = report.table("projects").select(COLUMNS);
    const until = time(report.manifest.to ?? "2040-12-31");
    const kinds = unique(rows.map((row) => row.kind)).sort((a, b) => Object.keys(KINDS).indexOf(a) - Object.keys(KINDS).indexOf(b));
    const state = { kind: kinds[0] };
    const legend = el("div");
    const fill = () => legend.replaceChildren(phaseKey(unique(largest(rows, state.kind).flat().map((row) => row.phase))));
    fill();
    const made = figure(body, {
      id: "gantt",
      title: `The ${MOST} largest projects of a kind`,
      wide: true,
      controls: [choice("Kind", kinds.map((name) => [name, KINDS[name] ?? words(name)]), state.kind, (kind) => {
        state.kind = kind;
        fill();
        made.update();
      })],
      legend,
      option: (context) => option(context, rows, state.kind, until),
      table: () => ({
        caption: `Phases of the largest projects: ${KINDS[state.kind] ?? words(state.kind)}.`,
        columns: COLUMNS.map((name) => ({ name })),
        rows: largest(rows, state.kind).flat().map((row) => COLUMNS.map((name) => row[name])),
      }),
    });
  },
};
