/* What the parts of the maker of random worlds share: draws, cells and rows of a world in the
 * making. */
#ifndef LC_TESTS_MODEL_WORLDS_MAKING_H
#define LC_TESTS_MODEL_WORLDS_MAKING_H

#include "model/worlds.h"

struct making {
    struct world *w;
    const struct lc_model *base;
    GRand *rand;
    double wild;    /* share of numbers that leave the plain value far behind */
    double density; /* share of the pairs that may have a row and do */
    int first_year;
};

/* ---- worlds_draw.c ---- */

bool draw_chance(struct making *k, double p);

/* One of 0 to n - 1; 0 where n is 0. */
guint draw_below(struct making *k, guint n);

/* How many rows: one as often as not, now and then as many as there may be. */
guint draw_count(struct making *k, guint least, guint most);

/* A legal number: plain, near it, or somewhere between the ends, which come up often. */
double draw_number(struct making *k, double low, double high, double plain);

/* The name of a row of a table that has some. */
const char *draw_key(struct making *k, int table);

/* From the first of January, so many years before the first year of the world, to so many after it.
 */
gchar *draw_date(struct making *k, int before, int after);

/* A phase of the kind, or "" where it has none. */
const char *draw_phase(struct making *k, const char *kind);

void cell_put(gchar **fields, unsigned f, const char *text);
void cell_put_number(gchar **fields, unsigned f, double value);
double cell_number(gchar **fields, unsigned f);

/* A row as the schema has it; what joins tables is put right by the caller. */
gchar **row_add(struct making *k, int table);

/* Takes the last row back when an earlier one has its key. */
bool row_is_new(struct making *k, int table);

/* At least a row for each of the table `of`, which the field names. */
void rows_cover(struct making *k, int table, int of, unsigned field, guint most);

/* Exactly one row for each of another table. */
void rows_each(struct making *k, int table, int of, unsigned field);

/* Some rows with keys made of others'. */
void rows_some(struct making *k, int table, guint most);

/* ---- worlds_start.c ---- */

/* The tables of the start, of what the world is made of by now. */
void world_add_start(struct making *k);

/* ---- worlds_inputs.c ---- */

/* Every parameter of the base, with a law. */
void world_add_parameters(struct making *k);

/* A parameter more, which multiplies a column or a cell of it; or none, where chance falls on a
 * column that has no such numbers. */
void world_add_scale(struct making *k);

/* One row of the scenario. */
void world_add_lever(struct making *k);

#endif
