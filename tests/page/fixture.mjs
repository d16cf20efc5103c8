// A small invented folder as the program would put it into the page. Names are hostile on purpose.
export const HOSTILE = "</script><img src=x onerror=\"document.title='taken'\">";
export const FORMULA = "=HYPERLINK(\"x\")";

const DATES = [2029, 2030, 2031].flatMap((year) => ["03-31", "06-30", "09-30", "12-31"].map((end) => `${year}-${end}`));
const YEARS = [2029, 2030, 2031];
const REGIONS = ["world", "north", "<b>south</b>"];
const LAYERS = ["applications", "models", "infrastructure", "chips", "energy"];
const QUANTILES = ["p05", "p10", "p25", "p50", "p75", "p90", "p95"];
const NUMBER = /^(year|n|mean.*|p\d\d|value|low|high|position|probability.*|mwyears.*|number_mean|.*_share|(years|depth|area)_p\d\d|others_mean|size|capital_musd|share.*|noise_floor|rank_correlation|median|median_difference|mcse.*|.*_p50|sign_test_p|variance.*|project)$/;

// Rows as the page has them: text dictionary encoded, numbers with null for empty.
export function encode(rows, text = []) {
  const names = Object.keys(rows[0]);
  const columns = names.map((name) => {
    const cells = rows.map((row) => row[name]);
    if (NUMBER.test(name) && !text.includes(name)) {
      return { name, values: cells.map((cell) => (cell === "" || cell === undefined ? null : cell)) };
    }
    const words = [...new Set(cells.map(String))];
    return { name, words, codes: cells.map((cell) => words.indexOf(String(cell))) };
  });
  return { rows: rows.length, columns };
}

// Quantiles around a middle, wider with time.
const spread = (middle, i) => Object.fromEntries([["n", 100], ["mean", middle], ...QUANTILES.map((name, q) => [name, middle * (1 + (q - 3) * (0.05 + 0.01 * i))])]);

const SERIES = [
  ["ai_power_gw", "GW", 100], ["electricity_twh_per_year", "TWh/year", 600], ["capital_physical_busd_per_year", "G2024$/year", 900],
  ["revenue_busd_per_year", "G2024$/year", 2000], ["construction_workers", "workers", 200000], ["wage_premium_share", "share", 0.1],
  ["workers_electricians", "workers", 80000], ["pool_electricians_workers", "workers", 300000],
  ...LAYERS.map((layer, i) => [`capital_${layer}_busd_per_year`, "G2024$/year", 10 * (i + 1)]),
];
const HEADLINE = ["ai_power_gw", "electricity_twh_per_year", "revenue_busd_per_year", "construction_workers"];
const BY_REGION = ["ai_power_gw", "electricity_twh_per_year", "capital_physical_busd_per_year"];
const of = (series) => SERIES.find(([name]) => name === series);

function quantiles() {
  return SERIES.flatMap(([series, unit, middle]) =>
    (BY_REGION.includes(series) ? REGIONS : ["world"]).flatMap((region) =>
      DATES.map((date, i) => ({ series, region, unit, date, ...spread((region === "world" ? 1 : 0.5) * middle * (1 + 0.05 * i), i) }))));
}

const summary = () => HEADLINE.flatMap((series) => YEARS.map((year, i) => ({ series, region: "world", unit: of(series)[1], year, p10: of(series)[2] * 0.8, p50: of(series)[2] * (1 + i), p90: of(series)[2] * 3 })));

export const APPLICATIONS = ["assistants", "search", FORMULA, "robots", "drugs", "legal", "media", "science", "education", "finance", "health"];
const LINES = [["applications", "integration"], ["models", "research"], ["infrastructure", "it"], ["infrastructure", "building"], ["chips", "fab-tools"], ["chips", "fab-building"], ["energy", "plant-equipment"], ["energy", "grid-connection"]];

function pullThrough() {
  const row = (application, layer, cost_line, unit, year, mean) => ({ application, layer, cost_line, unit, year, mean, p10: mean / 2, p50: mean, p90: mean * 2 });
  return APPLICATIONS.flatMap((name, a) => YEARS.flatMap((year, y) => [
    ...LINES.map(([layer, line], l) => row(name, layer, line, "M2024$", year, 1000 * (a + 1) * (l + 1) * (y + 1))),
    row(name, "energy", "firm-power", "MW", year, 10 * (a + 1)),
    row(name, "infrastructure", "worker-years-infrastructure", "worker-years", year, 100 * (a + 1)),
  ]));
}

export const CONSTRAINTS = ["power", "chips", "labour", "none"];
function binding() {
  const row = (region, date, constraint, detail, probability) => ({ region, date, constraint, probability, mwyears_mean: 100 * probability, mwyears_p10: 0, mwyears_p90: 300, detail });
  return REGIONS.flatMap((region) => DATES.flatMap((date, i) => [
    row(region, date, "power", "", 0.5 - 0.04 * i), row(region, date, "chips", "", 0.3), row(region, date, "chips", "wafers", 0.2), row(region, date, "chips", "memory", 0.1),
    row(region, date, "labour", "", 0.1 + 0.04 * i), row(region, date, "none", "", 0.1),
  ]));
}

function overbuild() {
  const row = (year, when, measure, unit, mean) => ({ place: "world", year: String(year), when, measure, unit, n: 20, mean, p10: when === "chance" ? "" : mean / 2, p50: when === "chance" ? "" : mean, p90: when === "chance" ? "" : mean * 2, others_mean: when === "during" ? mean / 4 : "" });
  return [
    ...YEARS.flatMap((year, i) => [row(year, "chance", "under-way", "probability", 0.1 * i), row(year, "chance", "starts", "probability", 0.05), row(year, "chance", "by", "probability", 0.2 * i), row(year, "episode", "depth", "ratio", 0.2), row(year, "episode", "years", "years", 2)]),
    row("all", "during", "impaired-hyperscalers", "G2024$", 700), row("all", "during", "sunk-energy", "G2024$/year", 4),
  ];
}

function projects() {
  return ["factory", "plant"].flatMap((kind, k) => [0, 1, 2].flatMap((i) => ["site", "permit", "build"].map((phase, p) => ({
    project: 10 * k + i, kind, owner: i ? "builder" : HOSTILE, region: "north", state: i === 2 ? "withdrawn" : "active", size: 100 * (3 - i), unit: "MW", capital_musd: 1000, proposed: "2029-01-01",
    phase, phase_state: p < 2 ? "done" : "running", ready: `2029-0${1 + 2 * p}-01`, start: `2029-0${2 + 2 * p}-01`, end: p < 2 ? `2029-0${3 + 2 * p}-01` : "",
  }))));
}

function drivers() {
  return ["margin", "growth", "delay"].map((parameter, i) => ({
    series: "ai_power_gw", region: "world", unit: "GW", year: 2030, parameter, parameter_unit: "ratio", n: 100, share: 0.3 / (i + 1) ** 3, share_low: 0.01, share_high: 0.4, noise_floor: 0.02,
    rank_correlation: 0.5, mean_lowest_tenth: 100 - 30 / (i + 1), mean_highest_tenth: 100 + 30 / (i + 1),
  }));
}

const manifest = () => ({
  program: "layercake", version: "0.1.0", command: `layercake forecast -s '${HOSTILE}'`, seed: "18446744073709551615", from: "2029-01-01", to: "2031-12-31", every: "quarter",
  scenario: { name: HOSTILE, sha256: "ab".repeat(32) }, model: { name: "invented", sha256: "cd".repeat(32) }, replications: { asked: 100, finished: 100, failed: 1, failed_replications: [17] },
  arithmetic: "ef".repeat(32), libraries: { gsl: "2.7.1" }, files: { "quantiles.csv": "01".repeat(32) },
});

const definitions = () => SERIES.map(([series, unit]) => ({ series, title: series === "ai_power_gw" ? `Power ${HOSTILE}` : series.replace(/_/g, " "), unit, layer: "infrastructure", kind: "stock", by: "region", member: "", definition: "invented" }));

export function forecast() {
  return {
    format: 1, kind: "forecast", manifest: manifest(),
    tables: {
      quantiles: encode(quantiles()), summary: encode(summary()), "pull-through": encode(pullThrough()), binding: encode(binding()), overbuild: encode(overbuild(), ["year"]), projects: encode(projects()),
      drivers: encode(drivers()), definitions: encode(definitions()),
      episodes: encode([{ kind: "overbuild", place: "world", subject: "compute", probability: 0.5, number_mean: 1, years_p10: 1, years_p50: 2, years_p90: 3, start_p10: "2029-01-01", start_p50: "2030-01-01", start_p90: "2031-01-01", depth_p10: 0.1, depth_p50: 0.2, depth_p90: 0.3, area_p10: 0.1, area_p50: 0.2, area_p90: 0.3, unit: "ratio" }]),
      published: encode([{ publisher: HOSTILE, published: "power", unit: "GW", period_start: "2030-12-31", period_end: "2030-12-31", source: FORMULA, note: "", value: 120, low: 90, high: 150, series: "ai_power_gw (world)", n: 100, ...spread(100, 1), position: 0.7, verdict: "inside", why: "scope" }]),
      history: encode([2027, 2028].map((year) => ({ series: "ai_power_gw", region: "world", unit: "GW", period_start: `${year}-12-31`, period_end: `${year}-12-31`, value: 10 * (year - 2024), observed: "power", published: 1, published_unit: "GW", source: "someone", note: "" }))),
      assumptions: encode([{ parameter: "margin", layer: "models", unit: "ratio", median: 1, law: "fixed 1", is_lever: "no", applies_to: "", source: HOSTILE, note: FORMULA }]),
    },
  };
}

export function compare() {
  const difference = (scenario, series, measure, year, i) => ({
    scenario, against: "baseline", series, region: "world", unit: of(series)[1], measure, year, n: 60, against_p50: 100, scenario_p50: 100 + i, median_difference: i - 1, mean_difference: i - 1,
    p05: i - 4, p10: i - 3, p90: i + 3, p95: i + 4, probability_positive: 0.3 * i, probability_zero: 0.1,
  });
  const scenarios = [HOSTILE, "fast-permits"];
  const rows = scenarios.flatMap((scenario) => HEADLINE.flatMap((series) => YEARS.flatMap((year, i) => [difference(scenario, series, "year", year, i), difference(scenario, series, "mean-to-date", year, i)])));
  const wedge = (policy, year, mean) => ({ package: "both", against: "baseline", policy, series: "ai_power_gw", region: "world", unit: "GW", year, n: 60, mean, p10: mean - 1, p50: mean, p90: mean + 1, mean_alone: mean });
  return {
    format: 1, kind: "compare", manifest: manifest(),
    tables: {
      compare: encode(rows), definitions: encode(definitions()),
      expected: encode([{ scenario: "fast-permits", against: "baseline", series: "ai_power_gw", region: "world", unit: "GW", year: 2030, expected: "up", n: 60, median_difference: 2, probability_positive: 0.9, probability_negative: 0.1, sign_test_p: 1e-9, came_out: "yes", reason: HOSTILE }]),
      wedges: encode(YEARS.flatMap((year) => [wedge(HOSTILE, year, 2), wedge("fast-permits", year, -1), wedge("(all)", year, 1)])),
    },
  };
}
