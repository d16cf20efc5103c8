// What must hold of any page that is open in a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "./csv.mjs";
import { scrollThrough } from "./browser.mjs";

// Marks: shapes that are filled or drawn with some extent, in the part of the chart that axes leave to the data.
const marks = (figure) => figure.evaluate((root) => {
  const frame = root.querySelector("svg").getBoundingClientRect();
  return [...root.querySelectorAll("svg path, svg rect, svg polygon, svg circle")].filter((shape) => {
    const fill = shape.getAttribute("fill");
    const box = shape.getBoundingClientRect();
    const whole = box.width > frame.width - 2 && box.height > frame.height - 2;
    return fill && fill !== "none" && fill !== "transparent" && !whole && box.width * box.height > 4 && box.bottom < frame.bottom - 24;
  }).length;
});

// Every figure is drawn when it is reached, not before, and has marks.
export async function drawn(page) {
  const states = () => page.locator("figure").evaluateAll((all) => all.map((one) => `${one.id}: ${one.dataset.state}`));
  assert.ok((await states()).some((state) => state.endsWith("waiting")), "charts wait until they are reached");
  await scrollThrough(page);
  assert.deepEqual((await states()).filter((state) => !state.endsWith(": drawn")), []);
  for (const figure of await page.locator("figure").all()) {
    assert.ok((await marks(figure)) > 0, `no marks in ${await figure.getAttribute("id")}`);
    assert.equal(await figure.locator("[role=img][aria-label]").count(), 1, "a chart has a name for those who can't see it");
  }
}

export async function fits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `wider than the screen by ${over}`);
}

// Behind each chart a table with rows, a caption and headed columns.
export async function tables(page) {
  await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
  await page.waitForFunction(() => [...document.querySelectorAll("figure details")].every((one) => one.querySelector("tbody tr")));
  const faults = await page.locator("table:not(.tip table)").evaluateAll((all) => all.filter((table) =>
    table.rows.length < 2 || !table.caption?.textContent || [...table.tHead.rows[0].cells].some((cell) => cell.tagName !== "TH" || cell.scope !== "col") || table.tBodies[0].rows[0].cells[0].scope !== "row").length);
  assert.equal(faults, 0, "tables have rows, captions and headings");
}

// A browser lets a page save ten files at a time: what would be saved is caught as it is handed over, but for the first.
async function saved(page) {
  const buttons = page.getByRole("button", { name: "Download as CSV" });
  const [download] = await Promise.all([page.waitForEvent("download"), buttons.first().click()]);
  const first = readFileSync(await download.path(), "utf8");
  const all = await buttons.evaluateAll(async (list) => {
    const caught = [];
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob) => {
      caught.push({ blob });
      return createObjectURL(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      caught[caught.length - 1].name = this.download;
    };
    list.forEach((button) => button.click());
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    return Promise.all(caught.map(async ({ blob, name }) => ({ name, text: await blob.text() })));
  });
  assert.equal(all.length, await buttons.count());
  assert.deepEqual(all[0], { name: download.suggestedFilename(), text: first });
  return all;
}

// Each download is CSV with the rows of the table beside it, in which no text begins like a formula.
export async function downloads(page) {
  const texts = new Map();
  for (const { name, text } of await saved(page)) {
    const rows = parse(text);
    assert.ok(rows.length > 1, `${name} has rows`);
    for (const cell of rows.flat()) {
      assert.ok(!/^[=+@\t\r]|^-(?![\d.])/.test(cell), `a formula in ${name}: ${cell}`);
    }
    texts.set(name, rows);
  }
  for (const id of await page.locator("figure").evaluateAll((all) => all.map((one) => one.id))) {
    const shown = await page.locator(`[id="${id}"] tbody tr`).count();
    assert.equal(texts.get(`${id}.csv`).length - 1, shown, `${id}: table and download differ`);
  }
  return texts;
}

// Tab reaches every control there is, in view and with an outline; the first stop skips to the content.
export async function keyboard(page) {
  const all = await page.locator("a, button, select, input, summary").evaluateAll((list) => list.filter((one) => one.checkVisibility()).length);
  const reached = new Set();
  for (let i = 0; i < all * 2 + 80 && reached.size < all; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      const controls = [...document.querySelectorAll("a, button, select, input, summary")].filter((control) => control.checkVisibility());
      return { index: controls.indexOf(one), outline: getComputedStyle(one).outlineStyle, text: one.textContent };
    });
    if (i === 0) {
      assert.equal(at.text, "Skip to the content");
    }
    if (at.index >= 0) {
      assert.notEqual(at.outline, "none", `the focus on "${at.text}" can be seen`);
      reached.add(at.index);
    }
  }
  assert.equal(reached.size, all, "keys reach every control");
}
