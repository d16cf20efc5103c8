// The page as the program makes it: the data in the marker's place, with no "<" that could end their element.
import { readFileSync, writeFileSync } from "node:fs";

const MARKER = "@LAYERCAKE_DATA@";

export function fill(template, data, output) {
  const [before, after] = readFileSync(template, "utf8").split(MARKER);
  writeFileSync(output, before + JSON.stringify(data).replace(/</g, "\\u003c") + after);
}
