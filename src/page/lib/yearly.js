// Values by calendar year from reports by quarter, month or year.
import { groupBy } from "./tables.js";
import { year } from "./format.js";

// The last report of each year.
export function yearEnds(rows) {
  return [...groupBy(rows, (row) => year(row.date)).values()].map((ones) => ones[ones.length - 1]);
}
