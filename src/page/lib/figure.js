// A figure: title, what it shows, controls, the chart, the table behind it and a button that downloads that table.
// A chart is drawn when it comes near the screen, or all are before printing. One that fails says so and stops no other.
import { csvText, download } from "./csv.js";
import { dataTable } from "./datatable.js";
import { el, newId } from "./dom.js";
import { init } from "./echarts.js";
import { onTheme, setPrinting, theme } from "./theme.js";

const FONT = getComputedStyle(document.documentElement).fontFamily;
const NARROW = 560;
const PRINT_WIDTH = 670;
const figures = [];
let printing = false;

class Figure {
  constructor(parent, spec) {
    this.spec = spec;
    this.titleId = newId("figure");
    this.host = el("div", { class: "chart" });
    this.heading = el("h3", { id: this.titleId });
    this.says = el("p");
    this.retitle();
    this.sideways = el("p", { class: "sideways", hidden: true }, "Wider than the screen: scroll it sideways.");
    this.message = el("p", { class: "message", role: "status", hidden: true });
    this.details = spec.table ? this.makeDetails() : null;
    this.root = el(
      "figure",
      { id: spec.id, "data-state": "waiting", "aria-labelledby": this.titleId, class: spec.wide ? "wide" : null },
      el("figcaption", {}, this.heading, this.says),
      spec.controls?.length ? el("div", { class: "controls" }, spec.controls) : null,
      spec.legend ?? null,
      this.sideways,
      el("div", { class: "frame", tabindex: spec.minWidth ? 0 : null, role: spec.minWidth ? "group" : null, "aria-label": spec.minWidth ? spec.title : null }, this.host),
      this.message,
      this.details,
    );
    parent.append(this.root);
  }

  // Title and sentence anew, where a control changed what is shown.
  retitle() {
    this.heading.textContent = this.spec.title;
    this.says.textContent = this.spec.says ?? "";
    this.says.hidden = !this.spec.says;
  }

  makeDetails() {
    const place = el("div");
    const button = el("button", { type: "button", onclick: () => this.save() }, "Download as CSV");
    const details = el("details", {}, el("summary", {}, "Data of this chart"), button, place);
    details.addEventListener("toggle", () => this.fillTable());
    this.tablePlace = place;
    return details;
  }

  fillTable() {
    if (this.details?.open) {
      this.tablePlace.replaceChildren(dataTable(this.spec.table()));
    }
  }

  save() {
    download(`${this.spec.id}.csv`, csvText(this.spec.table()));
  }

  state(name, text = "") {
    this.root.dataset.state = name;
    this.message.textContent = text;
    this.message.hidden = text === "";
  }

  context() {
    const width = Math.max(printing ? PRINT_WIDTH : this.host.parentElement.clientWidth, this.spec.minWidth ?? 0);
    return { width, narrow: width < NARROW, theme: theme() };
  }

  draw() {
    try {
      const context = this.context();
      const option = this.spec.option(context);
      if (!option) {
        this.chart?.dispose();
        this.chart = null;
        this.host.style.height = "0";
        this.state("empty", this.spec.none ?? "There is nothing to draw in this folder.");
        return;
      }
      const { height = 300, ...rest } = option;
      this.host.style.width = `${context.width}px`;
      this.host.style.height = `${height}px`;
      this.chart ??= init(this.host, null, { renderer: "svg", width: context.width, height });
      this.chart.resize({ width: context.width, height });
      this.chart.setOption({ animation: false, useUTC: true, textStyle: { fontFamily: FONT }, aria: this.aria(), ...rest }, { notMerge: true });
      this.host.querySelector("svg").setAttribute("viewBox", `0 0 ${context.width} ${height}`); // lets paper scale it
      this.drawnWidth = context.width;
      this.sideways.hidden = printing || context.width <= this.host.parentElement.clientWidth;
      this.state("drawn");
    } catch (error) {
      this.state("failed", `This chart could not be drawn: ${error.message}`);
    }
  }

  aria() {
    const description = this.spec.label ?? `${this.spec.title}. ${this.spec.says ?? ""}`;
    return { enabled: true, label: { description: `${description} The data are in the table below.` } };
  }

  // After a control was used: the chart, if it has been drawn, and the table, if it is open.
  update() {
    if (this.root.dataset.state !== "waiting") {
      this.draw();
    }
    this.fillTable();
  }

  fit() {
    if (this.root.dataset.state === "drawn" && !printing && this.context().width !== this.drawnWidth) {
      this.draw();
    }
  }
}

const nearScreen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      nearScreen.unobserve(entry.target);
      const figure = figures.find((one) => one.root === entry.target);
      if (figure.root.dataset.state === "waiting") {
        figure.draw();
      }
    }
  },
  { rootMargin: "400px" },
);

export function figure(parent, spec) {
  const made = new Figure(parent, spec);
  figures.push(made);
  nearScreen.observe(made.root);
  return made;
}

export function drawAll() {
  figures.filter((one) => one.root.dataset.state === "waiting").forEach((one) => one.draw());
}

const redraw = () => figures.filter((one) => one.root.dataset.state === "drawn").forEach((one) => one.draw());
onTheme(redraw);

let resizing = 0;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => figures.forEach((one) => one.fit()), 150);
});
addEventListener("beforeprint", () => {
  printing = true;
  setPrinting(true);
  drawAll();
});
addEventListener("afterprint", () => {
  printing = false;
  setPrinting(false);
});
