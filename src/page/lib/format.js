// Numbers, units and names as people read them. The page speaks English whatever the reader's locale, as the tables do.

const plain = new Map();

function formatter(digits) {
  if (!plain.has(digits)) {
    plain.set(digits, new Intl.NumberFormat("en-US", { maximumSignificantDigits: digits }));
  }
  return plain.get(digits);
}

// Three digits unless more are asked for; a whole number keeps its digits up to a thousand.
export function number(x, digits = 3) {
  if (x === null || x === undefined || !Number.isFinite(x)) {
    return "–";
  }
  if (x === 0) {
    return "0"; // and not -0
  }
  if (Math.abs(x) < 1e-4 || Math.abs(x) >= 1e12) {
    return x.toExponential(Math.max(0, digits - 1)).replace("-", "−").replace("e+", "e");
  }
  const shown = Math.abs(x) >= 1000 && Math.abs(x) < 10000 ? Math.max(digits, 4) : digits;
  return formatter(shown).format(x).replace("-", "−");
}

// How many there are: every digit counts.
export const count = (n) => number(n, 15);

const UNITS = {
  "G2024$": "billion 2024 $",
  "G2024$/year": "billion 2024 $ a year",
  "M2024$": "million 2024 $",
  "k2024$/year": "thousand 2024 $ a year",
  "2024$/MWh": "2024 $ per MWh",
  "2024$/H100e-hour": "2024 $ per H100e and hour",
  "TWh/year": "TWh a year",
  "Mt/year": "Mt a year",
  "GW/year": "GW a year",
  "million H100e/year": "million H100e a year",
  "trillion/day": "trillion a day",
  "GW-years/year": "GW-years a year",
  "1/year": "a year",
  "ln/year": "ln a year",
};

export function unitName(unit) {
  return UNITS[unit] ?? (unit || "").replace("/year", " a year");
}

// A quantity with its unit, for headline figures: money in words, the rest in its unit.
export function quantity(x, unit) {
  if (x === null || x === undefined) {
    return "–";
  }
  const money = { "G2024$": "", "G2024$/year": " a year" }[unit];
  if (money !== undefined) {
    const size = Math.abs(x);
    return `${x < 0 ? "−" : ""}$${size >= 1000 ? `${number(size / 1000)} trillion` : `${number(size)} billion`}${money}`;
  }
  return unit === "share" ? amount(x, unit) : `${number(x)} ${unitName(unit)}`;
}

// Two digits, and nothing finer than a hundredth of a per cent.
export function percent(share, digits = 2) {
  if (share === null || share === undefined) {
    return "–";
  }
  return `${number(Math.round(share * 10000) / 100, digits)}\u00a0%`;
}

// A value on an axis or in a tooltip that names the unit elsewhere: shares are in per cent.
export const amount = (x, unit) => (unit === "share" ? percent(x, 3) : number(x));

// A name of the tables as words: "united-states" is United States, "power-delivery" is Power delivery.
export function words(name) {
  const proper = {
    "united-states": "United States",
    "asia-pacific": "Asia-Pacific",
    "rest-of-world": "Rest of world",
    it: "IT equipment",
    "permits-design": "Permits and design",
    "networking-controls": "Networking and controls",
    ccgt: "CCGT",
    smr: "SMR",
  };
  if (proper[name]) {
    return proper[name];
  }
  const text = String(name ?? "").replace(/[-_]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const year = (date) => Number(String(date).slice(0, 4));

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// "2030-12-31" or milliseconds as 31 Dec 2030.
export function day(date) {
  const text = typeof date === "number" ? new Date(date).toISOString() : String(date);
  return text.length < 10 ? text : `${Number(text.slice(8, 10))} ${MONTHS[Number(text.slice(5, 7)) - 1]} ${text.slice(0, 4)}`;
}

// A year of which the run has a part alone is taken for a whole one where nothing says otherwise.
export function partYears(from = "", to = "") {
  const whole = { first: /-(01-01|12-31)$/.test(from), last: /-12-31$/.test(to) };
  const parts = [whole.first ? null : year(from), whole.last ? null : year(to)].filter((one) => one);
  return parts.length ? ` Amounts of ${[...new Set(parts)].join(" and of ")} are of a part of the year.` : "";
}

export const time = (date) => Date.parse(`${date}T00:00:00Z`);
