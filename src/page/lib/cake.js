// The five-layer cake as flows of money: each layer keeps what is spent in it and hands the rest down, so that what
// flows into a node flows out of it.
import { words } from "./format.js";

export const LAYERS = ["applications", "models", "infrastructure", "chips", "energy"];

// Chip lines by stage: fab-tools, fab-building ... are one node, for sixteen would be too many to read.
const group = (layer, line) => (layer === "chips" ? line.split("-")[0] : line);

// Dollars by application, layer and cost line, of one year or of all years up to it.
export function spending(table, { year, cumulative }) {
  const keep = (row) => row.unit === "M2024$" && row.mean && (cumulative ? row.year <= year : row.year === year);
  return table.select(["application", "layer", "cost_line", "unit", "year", "mean"], keep);
}

export function totals(rows, key) {
  const sums = new Map();
  for (const row of rows) {
    sums.set(key(row), (sums.get(key(row)) ?? 0) + row.mean);
  }
  return sums;
}

// Applications by what they pulled, the largest first; beyond `most` they are one, called others.
function nameOthers(rows, most) {
  const ranked = [...totals(rows, (row) => row.application)].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const kept = new Set(ranked.length > most + 1 ? ranked.slice(0, most) : ranked);
  return (name) => (kept.has(name) ? words(name) : `Other ${ranked.length - kept.size} applications`);
}

// {nodes: [{name, layer}], links: [{source, target, value}]} in billions of dollars, without cycles.
export function cake(rows, most = Infinity) {
  const named = nameOthers(rows, most);
  const nodes = new Map();
  const links = new Map();
  const node = (name, layer) => {
    nodes.set(name, { name, layer });
    return name;
  };
  const flow = (source, target, value) => {
    const key = JSON.stringify([source, target]);
    links.set(key, { source, target, value: (links.get(key)?.value ?? 0) + value / 1000 });
  };
  const used = LAYERS.slice(1).filter((layer) => rows.some((row) => LAYERS.indexOf(row.layer) >= LAYERS.indexOf(layer)));
  for (const row of rows) {
    let from = node(`${named(row.application)}`, "applications");
    for (const layer of used.slice(0, LAYERS.indexOf(row.layer))) {
      const to = node(`${words(layer)} layer`, layer);
      flow(from, to, row.mean);
      from = to;
    }
    flow(from, node(`${words(group(row.layer, row.cost_line))} (${row.layer})`, row.layer), row.mean);
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}
