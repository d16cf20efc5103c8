// Claims about the parts of the page that need no browser.
import assert from "node:assert/strict";
import { join } from "node:path";
import { APPLICATIONS, encode, forecast } from "./fixture.mjs";
import { parse } from "./csv.mjs";

const lib = (name) => import(join(process.env.LAYERCAKE_SRCDIR, "src/page/lib", name));
const { cake, spending } = await lib("cake.js");
const { published } = await lib("fan.js");
const { csvText } = await lib("csv.js");
const { count, number, partYears, percent, quantity } = await lib("format.js");
const { Report } = await lib("tables.js");

const table = new Report(forecast()).table("pull-through");
const sum = (items) => items.reduce((all, item) => all + item, 0);

// Money is conserved: what the applications put in is what ends in the cost lines, and every layer hands on what it gets.
for (const state of [{ year: 2030, cumulative: false }, { year: 2031, cumulative: true }]) {
  for (const most of [3, 8, Infinity]) {
    const rows = spending(table, state);
    const total = sum(rows.map((row) => row.mean)) / 1000;
    const { nodes, links } = cake(rows, most);
    const into = (name) => sum(links.filter((link) => link.target === name).map((link) => link.value));
    const outOf = (name) => sum(links.filter((link) => link.source === name).map((link) => link.value));
    const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9 * total, `${a} is not ${b}`);
    near(sum(nodes.filter(({ name }) => into(name) === 0).map(({ name }) => outOf(name))), total);
    near(sum(nodes.filter(({ name }) => outOf(name) === 0).map(({ name }) => into(name))), total);
    const inner = nodes.filter(({ name }) => into(name) > 0 && outOf(name) > 0);
    assert.equal(inner.length, 4, "models, infrastructure, chips and energy hand on");
    inner.forEach(({ name }) => near(into(name), outOf(name)));
    assert.equal(nodes.filter(({ name }) => into(name) === 0).length, Math.min(most + 1, APPLICATIONS.length));
  }
}
assert.equal(sum(spending(table, { year: 2029, cumulative: false }).map((row) => row.mean)), sum(APPLICATIONS.map((_, a) => 36000 * (a + 1))));

// Beside a fan stand figures of that very quantity: not of growth, not what comes together in other times than a year.
const figures = [
  ["ai_power_gw (world)", "GW", "2030-01-01", 156], ["ai_power_gw (world) - 11", "GW", "2025-01-01", 125], ["2 x ai_power_gw (world)", "GW", "2030-01-01", 1],
  ["revenue_busd_per_year (world)", "USD_bn", "2030-01-01", 2], ["revenue_busd_per_year (world)", "USD_bn", "2026-01-01", 3], ["revenue_busd_per_year (world)", "USD_bn", "2030-10-01", 4],
  ["revenue_busd_per_year (world)", "USD_bn_per_year", "2030-12-01", 5],
].map(([series, unit, period_start, value]) => ({ series, unit, period_start, period_end: "2030-12-31", value, low: "", high: "" }));
const whole = forecast();
whole.tables.published = encode(figures);
const beside = (series) => published(new Report(whole), series, "world").map((row) => row.value);
assert.deepEqual(beside("ai_power_gw"), [156]);
assert.deepEqual(beside("revenue_busd_per_year"), [2, 5]);

// Text is no formula, numbers keep their sign, and all of it can be read back.
const hostile = ["=1+2", "+1", "-1", "@x", "\tx", "plain", 'a "b", c', "line\r\nbreak"];
const read = parse(csvText({ columns: [{ name: "text" }, { name: "value" }], rows: hostile.map((text) => [text, -1.5]) }));
assert.deepEqual(read.slice(1).map(([text]) => text), ["'=1+2", "'+1", "'-1", "'@x", "'\tx", "plain", 'a "b", c', "line\r\nbreak"]);
assert.ok(read.slice(1).every(([, value]) => value === "-1.5"));

assert.deepEqual([1090, 20330.8, 98.76, 0.01234, 0, -0, null].map((x) => number(x)), ["1,090", "20,300", "98.8", "0.0123", "0", "0", "–"]);
assert.deepEqual([percent(0.123), percent(-0.00001), percent(null)], ["12\u00a0%", "0\u00a0%", "–"]);
assert.deepEqual([count(12345), count(0), count(1000)], ["12,345", "0", "1,000"]);
assert.deepEqual([quantity(2312, "G2024$/year"), quantity(-41.2, "G2024$"), quantity(99, "GW"), quantity(0.5, "share")], ["$2.31 trillion a year", "−$41.2 billion", "99 GW", "50\u00a0%"]);

// A first or last year of which there is a part alone is said to be one.
const parts = [["2026-01-01", "2030-12-31"], ["2025-12-31", "2030-12-31"], ["2026-04-01", "2030-12-31"], ["2026-01-01", "2027-07-15"], ["2026-04-01", "2027-07-15"], ["2026-04-01", "2026-07-15"]];
assert.deepEqual(parts.map(([from, to]) => /of (\d{4}.*) are of a part/.exec(partYears(from, to))?.[1]), [undefined, undefined, "2026", "2027", "2026 and of 2027", "2026"]);
