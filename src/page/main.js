// The page: reads what the program put into it and builds its sections.
import { choice, el } from "./lib/dom.js";
import { drawAll } from "./lib/figure.js";
import { section } from "./lib/section.js";
import { Report } from "./lib/tables.js";
import { chooseTheme } from "./lib/theme.js";
import { assumptions, others } from "./sections/sources.js";
import { binding } from "./sections/binding.js";
import { cakeSection } from "./sections/cake.js";
import { capital } from "./sections/capital.js";
import { compareHead, differences, expected, overview } from "./sections/compare.js";
import { drivers } from "./sections/drivers.js";
import { explorer, fans } from "./sections/fans.js";
import { foot } from "./sections/foot.js";
import { gantt } from "./sections/gantt.js";
import { head, headline } from "./sections/head.js";
import { overbuild } from "./sections/overbuild.js";
import { regionsSection } from "./sections/regions.js";
import { wedges } from "./sections/wedges.js";
import { workforce } from "./sections/workforce.js";

const KINDS = {
  forecast: {
    top: headline,
    sections: [head, fans, explorer, cakeSection, capital, regionsSection, binding, workforce, gantt, drivers, overbuild, assumptions, others, foot],
  },
  compare: { top: compareHead, sections: [overview, differences, expected, wedges, foot] },
};

function contents(sections) {
  const colours = choice("Colours", [["system", "as the system"], ["light", "light"], ["dark", "dark"]], "system", chooseTheme);
  return el(
    "nav",
    { "aria-label": "Contents" },
    el("ol", {}, sections.map(({ id, title }) => el("li", {}, el("a", { href: `#${id}` }, title)))),
    colours,
  );
}

function start() {
  const main = document.getElementById("main");
  const report = new Report(JSON.parse(document.getElementById("layercake-data").textContent));
  const { top, sections } = KINDS[report.kind] ?? KINDS.forecast;
  top(main, report);
  main.append(contents(sections));
  sections.forEach((one) => section(main, report, one));
  window.layercakeReport = { drawAll };
}

try {
  start();
} catch (error) {
  document.getElementById("main").append(el("p", { class: "message", "data-state": "failed" }, `This page could not be made: ${error.message}`));
}
