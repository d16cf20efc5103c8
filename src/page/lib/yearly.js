// Values by calendar year from reports by quarter, month or year.
import { groupBy } from "./tables.js";
import { time, year } from "./format.js";

// The mean of a column over the reports of each year, weighted by the length of their periods: [year, value] in order.
export function yearlyMean(rows, column) {
  const lengths = rows.map((row, i) => (i > 0 ? time(row.date) - time(rows[i - 1].date) : null));
  const weighed = rows.map((row, i) => ({ year: year(row.date), value: row[column], weight: lengths[i] ?? lengths[1] ?? 1 }));
  return [...groupBy(weighed, (one) => one.year)].map(([name, ones]) => {
    const weight = ones.reduce((sum, one) => sum + one.weight, 0);
    return [name, ones.reduce((sum, one) => sum + one.value * one.weight, 0) / weight];
  });
}

// The last report of each year.
export function yearEnds(rows) {
  return [...groupBy(rows, (row) => year(row.date)).values()].map((ones) => ones[ones.length - 1]);
}
