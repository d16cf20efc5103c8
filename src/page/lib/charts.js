// What the charts share: grids, axes with units, tooltips made of elements, legends in HTML.
import { el } from "./dom.js";
import { amount, unitName } from "./format.js";

export const grid = (more = {}) => ({ left: 10, right: 18, top: 34, bottom: 10, outerBoundsMode: "same", outerBoundsContain: "axisLabel", ...more });

const labels = (theme) => ({ color: theme.soft, fontSize: 12, hideOverlap: true });

export function timeAxis({ theme, narrow }, more = {}) {
  return {
    type: "time",
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
    axisLabel: { ...labels(theme), formatter: (value) => String(new Date(value).getUTCFullYear()) },
    splitNumber: narrow ? 4 : 7,
    minInterval: 365 * 86400000,
    ...more,
  };
}

export function categoryAxis({ theme }, data, more = {}) {
  const { axisLabel, ...rest } = more;
  return {
    type: "category",
    data,
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
    axisLabel: { ...labels(theme), ...axisLabel },
    ...rest,
  };
}

// The unit stands above the axis, where no label can run into it.
export function valueAxis({ theme }, unit, more = {}) {
  const { axisLabel, ...rest } = more;
  return {
    type: "value",
    name: unitName(unit),
    nameLocation: "end",
    nameGap: 12,
    nameTextStyle: { color: theme.soft, fontSize: 12, align: "left" },
    axisLabel: { ...labels(theme), formatter: (value) => amount(value, unit), ...axisLabel },
    splitLine: { lineStyle: { color: theme.faint } },
    ...rest,
  };
}

export function tooltip({ theme }, formatter, more = {}) {
  return {
    confine: true,
    formatter,
    backgroundColor: theme.ground,
    borderColor: theme.line,
    textStyle: { color: theme.ink, fontSize: 13 },
    extraCssText: "max-width:min(340px,80vw);white-space:normal",
    ...more,
  };
}

// The content of a tooltip: a title, lines of [name, value], and notes.
export function tip(title, lines = [], notes = []) {
  return el(
    "div",
    { class: "tip" },
    el("strong", {}, title),
    el("table", {}, lines.map(([name, value]) => el("tr", {}, el("td", {}, name), el("td", { class: "number" }, value)))),
    notes.filter(Boolean).map((note) => el("p", {}, note)),
  );
}

export function legend({ theme, narrow }, more = {}) {
  return { type: "plain", bottom: 0, left: 0, itemWidth: 18, itemHeight: 12, itemGap: narrow ? 8 : 14, textStyle: { color: theme.ink, fontSize: 12 }, ...more };
}

// Marks of a custom series: a polygon through the low and the high values of all rows.
export function band(name, points, color, z = 1) {
  return {
    name, type: "custom", z, silent: true, clip: true,
    itemStyle: { color },
    encode: { x: 0, y: [1, 2] },
    data: points,
    renderItem: (params, api) => {
      if (params.dataIndex !== 0) {
        return undefined;
      }
      const line = (column) => points.map((point) => api.coord([point[0], point[column]]));
      return { type: "polygon", shape: { points: [...line(1), ...line(2).reverse()] }, style: { fill: color } };
    },
  };
}

// Marks of a custom series: a whisker from low to high, across or along.
export function whisker(name, data, { x, y, color, width = 1.5, cap = 4, z = 3, dash = null }) {
  const flat = Array.isArray(x);
  return {
    name, type: "custom", z, data,
    itemStyle: { color },
    encode: { x, y },
    renderItem: (params, api) => {
      const at = (i) => (flat ? api.coord([api.value(x[i]), api.value(y)]) : api.coord([api.value(x), api.value(y[i])]));
      const [from, to] = [at(0), at(1)];
      if (![...from, ...to].every(Number.isFinite)) {
        return undefined;
      }
      const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: color, lineWidth: width, lineDash: dash } });
      const ends = [from, to].map(([px, py]) => (flat ? line(px, py - cap, px, py + cap) : line(px - cap, py, px + cap, py)));
      return { type: "group", children: [line(...from, ...to), ...ends] };
    },
  };
}
