// The tables of a finished folder, as the program put them into the page: text columns are dictionary encoded, number
// columns have null for an empty cell.

class Table {
  constructor(name, body) {
    this.name = name;
    this.rows = body.rows;
    this.columns = new Map(body.columns.map((column) => [column.name, column]));
  }

  has(column) {
    return this.columns.has(column);
  }

  // A function from row to cell. An empty cell is null, and so is every cell of a column that is not there.
  reader(name) {
    const column = this.columns.get(name);
    if (!column) {
      return () => null;
    }
    if (column.codes) {
      return (row) => column.words[column.codes[row]] || null;
    }
    return (row) => column.values[row];
  }

  // Rows as objects of the named columns (all, if none is named) for which keep(object) holds.
  select(names, keep = () => true) {
    const wanted = names ?? [...this.columns.keys()];
    const readers = wanted.map((name) => this.reader(name));
    const found = [];
    for (let row = 0; row < this.rows; row++) {
      const object = {};
      wanted.forEach((name, i) => {
        object[name] = readers[i](row);
      });
      if (keep(object)) {
        found.push(object);
      }
    }
    return found;
  }
}

// Rows of `items` by key, in order of first appearance.
export function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (!groups.has(name)) {
      groups.set(name, []);
    }
    groups.get(name).push(item);
  }
  return groups;
}

export const unique = (items) => [...new Set(items)];

export class Report {
  constructor(document) {
    this.kind = document.kind;
    this.manifest = document.manifest ?? {};
    this.tables = new Map(Object.entries(document.tables ?? {}).map(([name, body]) => [name, new Table(name, body)]));
    this.definitions = new Map();
    for (const row of this.table("definitions")?.select() ?? []) {
      this.definitions.set(row.series, row);
    }
  }

  // The table, or undefined where the folder has none.
  table(name) {
    return this.tables.get(name);
  }

  title(series) {
    return this.definitions.get(series)?.title || series.replace(/_/g, " ");
  }

  define(series) {
    return this.definitions.get(series)?.definition ?? "";
  }

  // What is known of a series and a region by date, from the table of quantiles.
  fan(series, region = "world") {
    this.fans ??= groupBy(this.table("quantiles")?.select() ?? [], (row) => `${row.series}\n${row.region}`);
    return this.fans.get(`${series}\n${region}`) ?? [];
  }

  // Series with the regions that each has, in the order of the table.
  series() {
    const regions = new Map();
    this.fan("");
    for (const key of this.fans.keys()) {
      const [series, region] = key.split("\n");
      regions.set(series, [...(regions.get(series) ?? []), region]);
    }
    return regions;
  }
}
