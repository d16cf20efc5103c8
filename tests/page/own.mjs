// Opens pages that the program made, on a desktop and on a phone. usage: node own.mjs FILE...
import assert from "node:assert/strict";
import { browse, open } from "./browser.mjs";
import { downloads, drawn, fits, tables } from "./checks.mjs";

await browse(async (browser) => {
  for (const file of process.argv.slice(2)) {
    for (const how of [{ width: 1280, scheme: "light" }, { width: 360, scheme: "dark" }]) {
      const { page, complaints, close } = await open(browser, file, how);
      await drawn(page);
      await fits(page);
      await tables(page);
      await downloads(page);
      assert.deepEqual(complaints, []);
      await close();
    }
  }
});
