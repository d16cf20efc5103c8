// Makes the page's template: one HTML file with style and script inside, and one marker where the data go.
// usage: node build.mjs MODULES OUTPUT, where MODULES is the folder node_modules that the packages lie in.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [modules, output] = process.argv.slice(2);
const esbuild = createRequire(join(resolve(modules), "here.js"))("esbuild");
const MARKER = "@LAYERCAKE_" + "DATA@";

function bundle(entry) {
  const built = esbuild.buildSync({
    entryPoints: [join(here, entry)],
    absWorkingDir: here,
    nodePaths: [resolve(modules)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["chrome100", "firefox100", "safari15"],
    charset: "ascii",
    legalComments: "none",
    logLevel: "warning",
  });
  return built.outputFiles[0].text.trim();
}

const script = bundle("main.js");
if (/<\/script|<!--/i.test(script)) {
  throw new Error("the script would end its own element");
}
const parts = {
  "@STYLE@": bundle("page.css"),
  "@SCRIPT@": script,
  "@SCRIPT_HASH@": `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  "@DATA_MARKER@": MARKER,
};
const page = readFileSync(join(here, "shell.html"), "utf8").replace(/@[A-Z_]+@/g, (name) => parts[name]);
if (page.split(MARKER).length !== 2) {
  throw new Error("the page must hold the marker of the data once");
}
mkdirSync(dirname(output), { recursive: true });
writeFileSync(`${output}.tmp`, page);
renameSync(`${output}.tmp`, output);
