// Drives a Chromium over pages made of the invented folder. usage: node chromium.mjs FOLDER
import assert from "node:assert/strict";
import { join } from "node:path";
import { browse, open, scrollThrough } from "./browser.mjs";
import { downloads, drawn, fits, keyboard, tables } from "./checks.mjs";
import { fill } from "./fill.mjs";
import { compare, CONSTRAINTS, forecast, HOSTILE } from "./fixture.mjs";

const folder = process.argv[2];
const make = (name, data) => {
  const file = join(folder, `${name}.html`);
  fill(process.env.PAGE, data, file);
  return file;
};
const files = { forecast: make("forecast", forecast()), compare: make("compare", compare()) };

// Opens, looks, and expects that nothing was complained of.
async function look(browser, file, how, check) {
  const { page, complaints, close } = await open(browser, file, how);
  try {
    await check(page);
  } catch (error) {
    error.message = `${file} ${JSON.stringify(how)}: ${error.message}; ${complaints.join("; ")}`;
    throw error;
  }
  assert.deepEqual(complaints, []);
  await close();
}

const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

// A hostile name is there as text and made no element.
async function stillText(page) {
  assert.ok((await page.locator("main").textContent()).includes(HOSTILE));
  assert.equal(await page.locator("main img, main script, main figure b").count(), 0);
  assert.notEqual(await page.title(), "taken");
}

async function screens(browser) {
  for (const file of Object.values(files)) {
    const grounds = [];
    for (const how of [{ width: 1280, scheme: "light" }, { width: 360, scheme: "dark" }]) {
      await look(browser, file, how, async (page) => {
        grounds.push(await background(page));
        await drawn(page);
        await fits(page);
        await tables(page);
        await fits(page);
        await stillText(page);
      });
    }
    assert.notEqual(grounds[0], grounds[1], "dark differs from light");
  }
}

// What the tooltip over a point of a chart says.
async function tooltip(page, id, x, y) {
  const chart = page.locator(`[id="${id}"] .chart`);
  await chart.scrollIntoViewIfNeeded();
  await page.waitForFunction((name) => document.getElementById(name).dataset.state === "drawn", id);
  const box = await chart.boundingBox();
  await page.mouse.move(box.x + box.width * x - 3, box.y + box.height * y);
  await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 3 });
  await page.waitForFunction((name) => document.querySelector(`[id="${name}"] .tip`)?.offsetParent, id);
  return page.locator(`[id="${id}"] .tip`).first().innerText();
}

// Charts show what their tables hold.
async function sameData(browser) {
  await look(browser, files.forecast, {}, async (page) => {
    await scrollThrough(page);
    await tables(page);
    const texts = await downloads(page);
    const fan = texts.get("fan-ai_power_gw.csv").filter(([what]) => what === "forecast");
    assert.deepEqual(fan.map(([, date]) => date), [2029, 2030, 2031].flatMap((year) => ["03-31", "06-30", "09-30", "12-31"].map((end) => `${year}-${end}`)));
    assert.ok(fan.every((row, i) => Math.abs(row[5] - 100 * (1 + 0.05 * i)) < 1e-9), "medians are those of the folder");
    await page.locator("details").evaluateAll((all) => all.forEach((one) => one.removeAttribute("open")));
    assert.match(await tooltip(page, "fan-ai_power_gw", 0.97, 0.5), /31 Dec 2031[^]*median\s*155 GW[^]*10–90 %\s*\S+ – \S+/);
    assert.match(await tooltip(page, "capital-lines", 0.5, 0.5), /2030[^]*together\s*924/);
    const cells = await page.locator("#binding-map svg path").evaluateAll((all) => new Set(all.filter((one) => one.getAttribute("fill")?.startsWith("rgb")).map((one) => one.getAttribute("d"))).size);
    assert.ok(cells >= CONSTRAINTS.length * 12, "a cell for each constraint and quarter");
  });
}

async function controls(browser) {
  await look(browser, files.forecast, {}, async (page) => {
    await keyboard(page);
    await scrollThrough(page);
    const labels = () => page.locator("#binding-map svg text").allTextContents();
    const before = await labels();
    await page.getByRole("button", { name: "Chips: details" }).click();
    assert.ok((await labels()).length === before.length + 2 && (await labels()).some((text) => text.includes("Wafers")));
    const nodes = async () => (await page.locator("#cake-flows svg text").allTextContents()).filter((text) => /^Other \d/.test(text)).length;
    assert.equal(await nodes(), 1);
    await page.getByRole("checkbox", { name: "All applications" }).check();
    assert.equal(await nodes(), 0);
    await page.locator("#any-series").getByRole("combobox", { name: "Region" }).selectOption("<b>south</b>");
    assert.match(await page.locator("#any-series h3").textContent(), /<b>south<\/b>/);
    const light = await background(page);
    await page.getByRole("combobox", { name: "Colours" }).selectOption("dark");
    assert.notEqual(await background(page), light);
  });
}

// Nothing was scrolled to, and yet all is on paper, light, and afterwards all is as before.
async function paper(browser) {
  await look(browser, files.forecast, { scheme: "dark" }, async (page) => {
    const dark = await background(page);
    const print = await page.pdf({ format: "A4" });
    assert.ok(print.length > 50000);
    assert.deepEqual(await page.locator("figure").evaluateAll((all) => all.filter((one) => one.dataset.state !== "drawn").map((one) => one.id)), []);
    assert.equal(await background(page), dark);
  });
}

// A folder that lacks tables, or has one that can't be read, still has a page.
async function partial(browser) {
  const data = forecast();
  for (const name of ["pull-through", "projects", "drivers", "history", "published", "assumptions", "definitions"]) {
    delete data.tables[name];
  }
  data.tables.episodes.columns[0] = { name: "kind", codes: [0] };
  await look(browser, make("partial", data), {}, async (page) => {
    const said = await page.locator(".message").allTextContents();
    for (const name of ["pull-through", "projects", "drivers", "published", "assumptions"]) {
      assert.ok(said.includes(`This folder has no table ${name}.`), name);
    }
    assert.equal(await page.locator("section [data-state=failed]").count(), 1, "the table that can't be read is named");
    await scrollThrough(page);
    assert.equal(await page.locator("figure:not([data-state=drawn])").count(), 0);
  });
  await look(browser, make("empty", { format: 1, kind: "forecast", manifest: {}, tables: {} }), {}, async (page) => {
    assert.ok((await page.locator(".message").count()) > 5);
  });
}

await browse(async (browser) => {
  for (const part of [screens, sameData, controls, paper, partial]) {
    await part(browser);
  }
});
