// A Chromium that watches: what a page asks for, says on the console or opens is kept.
import { createRequire } from "node:module";
import { join } from "node:path";

const { chromium } = createRequire(join(process.env.PAGE_MODULES, "here.js"))("playwright-core");

export async function browse(use) {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args, timeout: 60000 });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

// Opens the file; `complaints` holds all that must not happen.
export async function open(browser, file, { width = 1280, scheme = "light" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, acceptDownloads: true, reducedMotion: "reduce", offline: true });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  const address = `file://${file}`;
  const complaints = [];
  page.on("console", (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => dialog.dismiss().then(() => complaints.push("a dialog")));
  page.on("request", (request) => {
    if (request.url() !== address && !/^(data|blob):/.test(request.url())) {
      complaints.push(`request: ${request.url()}`);
    }
  });
  await page.goto(address);
  await page.waitForFunction(() => window.layercakeReport !== undefined);
  return { page, complaints, close: () => context.close() };
}

// Scrolls to each figure as a reader would, until all are drawn.
export async function scrollThrough(page) {
  for (const figure of await page.locator("figure").all()) {
    await figure.scrollIntoViewIfNeeded();
  }
  await page.waitForFunction(() => [...document.querySelectorAll("figure")].every((one) => one.dataset.state !== "waiting"));
}
