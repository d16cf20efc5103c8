/* What the tables of a folder and their columns are, once, for machines: types, units, meanings.
 *
 * layercake-output(5) tells the same to people; a test compares the two. Invariant: every column of
 * every table that is described here has a row, if only that of "*".
 */
#ifndef LC_REPORT_DESCRIBE_H
#define LC_REPORT_DESCRIBE_H

/* As a Frictionless table schema calls them. */
enum lc_cell_type {
    LC_CELL_STRING,
    LC_CELL_NUMBER,
    LC_CELL_INTEGER,
    LC_CELL_DATE,
    LC_CELL_YEAR,
    LC_CELL_YES_NO
};

struct lc_table_about {
    const char *name; /* of the file, without ".csv" */
    const char *meaning;
    const char *key; /* columns that no two rows have alike, apart by commas; "": there are none */
};

struct lc_column_about {
    const char *table; /* "" for every table that has no row of its own for the name */
    const char *name;  /* "*": any column of the table that has no other row */
    enum lc_cell_type type;
    const char *unit; /* "" where it stands in the row, or there is none */
    const char *meaning;
};

/* All of them; the end has the name NULL. */
extern const struct lc_table_about lc_tables_about[];
extern const struct lc_column_about lc_columns_about[];

/* NULL when the table or column is not known. */
const struct lc_table_about *lc_describe_table(const char *table);
const struct lc_column_about *lc_describe_column(const char *table, const char *column);

#endif
