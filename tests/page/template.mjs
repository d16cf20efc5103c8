// Claims about the template itself.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const page = readFileSync(process.env.PAGE, "utf8");
const marker = '<script type="application/json" id="layercake-data">@LAYERCAKE_DATA@</script>';
assert.equal(page.split("@LAYERCAKE_DATA@").length, 2, "one marker");
assert.equal(page.split(marker).length, 2, "the marker stands in its element");

const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map((match) => match[1]);
assert.equal(scripts.length, 1, "one script");
assert.ok(page.indexOf(marker) < page.indexOf("<script>"), "the data come before the script");
const policy = page.match(/Content-Security-Policy" content="([^"]*)"/)[1];
assert.match(policy, /default-src 'none'/);
assert.ok(policy.includes(`'sha256-${createHash("sha256").update(scripts[0]).digest("base64")}'`), "the policy names this script");
assert.doesNotMatch(policy, /unsafe-eval|https?:|\*/);
assert.doesNotMatch(page.replace(scripts[0], ""), /\b(src|href)="(?!data:|#)/, "nothing is asked for");
assert.doesNotMatch(scripts[0], /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\beval\(|innerHTML=`/, "the script asks for nothing");
