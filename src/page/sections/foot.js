// Where the numbers come from, how to make them again, how to cite them, and what they are not.
import { dataTable } from "../lib/datatable.js";
import { el } from "../lib/dom.js";
import { count } from "../lib/format.js";

const code = (text) => el("code", {}, String(text ?? "–"));
const item = (name, ...value) => [el("dt", {}, name), el("dd", {}, value)];

function failures(runs) {
  const failed = runs.failed_replications ?? [];
  return runs.failed ? `; ${count(runs.failed)} failed: ${failed.join(", ")}` : "; none failed";
}

function citation(manifest) {
  const { name, sha256 = "" } = manifest.model ?? {};
  return `layercake ${manifest.version ?? ""}, ${manifest.command ?? ""}; model ${name ?? ""} (SHA-256 ${sha256.slice(0, 12)}).`;
}

export const foot = {
  id: "provenance",
  title: "Where this comes from",
  says: "Everything that is needed to make these numbers again.",
  build(body, { manifest, kind }) {
    const runs = manifest.replications ?? {};
    const libraries = Object.entries(manifest.libraries ?? {}).map(([name, version]) => `${name} ${version}`).join("; ");
    body.append(
      el(
        "dl",
        { class: "facts" },
        item("Command", code(manifest.command)),
        item("Program", `${manifest.program ?? "layercake"} ${manifest.version ?? ""}`),
        item("Seed", code(manifest.seed)),
        item("Model", `${manifest.model?.name ?? "–"} `, code(manifest.model?.sha256)),
        item(kind === "compare" ? "Scenarios" : "Scenario", `${manifest.scenario?.name ?? "–"} `, code(manifest.scenario?.sha256)),
        item("Period", `${manifest.from ?? "–"} to ${manifest.to ?? "–"}, reported by ${manifest.every ?? "–"}`),
        item("Replications", `${count(runs.finished)} of ${count(runs.asked)}${failures(runs)}`),
        item("Arithmetic", code(manifest.arithmetic)),
        item("Libraries", libraries),
        item("To make it again", code("layercake reproduce DIR"), ", where DIR is the folder that this page lies in, runs the command again and compares the tables byte by byte."),
        item("To cite", citation(manifest)),
      ),
      el("details", { id: "digests" }, el("summary", {}, "Digests of the files"), dataTable({
        caption: "SHA-256 of each file of the folder.",
        columns: [{ name: "file" }, { name: "SHA-256" }],
        rows: Object.entries(manifest.files ?? {}),
      })),
      el("p", {}, "Limits: this is what a model with stated assumptions says, not what will happen; its ranges hold what the assumptions leave open and nothing that the model leaves out. What it leaves out, and how it fared on the past, stand in the manual pages layercake-limits(7) and layercake-evidence(7)."),
      el("p", {}, "Charts: Apache ECharts, copyright the Apache Software Foundation, under the Apache License 2.0; its text and notice are installed beside this page's template."),
    );
  },
};
