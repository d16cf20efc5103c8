/* Random small worlds for property tests: made from the schema, written as a model folder, run in a
 * child process with every invariant on, and shrunk when one fails.
 *
 * A world is rows of text, table by table, so that a row can be dropped with all that names it and
 * a cell can be put back to its plain value: that of the tutorial model. Invariant: the same number
 * makes the same world, on any machine.
 */
#ifndef LC_TESTS_MODEL_WORLDS_H
#define LC_TESTS_MODEL_WORLDS_H

#include "input/model.h"
#include "world/events.h"
#include "world/layers.h"

#include <glib.h>

#define WORLD_START "2025-12-31"

/* The tables of columns.h, then what else a model is made of. */
enum { WORLD_PARAMETERS = LC_TABLE_COUNT, WORLD_LEVERS, WORLD_TABLES };

/* Fields of a parameter's row up to applies_to, and of a scenario's row. */
enum {
    PARAMETER_NAME,
    PARAMETER_LAW = 3,
    PARAMETER_P10 = 8,
    PARAMETER_TARGET = 13,
    PARAMETER_FIELDS = 14
};
enum { LEVER_FROM, LEVER_UNTIL, LEVER_TARGET, LEVER_OPERATION = 4, LEVER_VALUE, LEVER_FIELDS = 8 };

struct world {
    GPtrArray *rows[WORLD_TABLES]; /* of gchar **: fields of a row */
    unsigned months;               /* horizon */
    unsigned every;                /* enum lc_every */
    uint64_t seed;
};

static inline gchar **world_row(const struct world *w, int table, guint row)
{
    return g_ptr_array_index(w->rows[table], row);
}

/* What became of a world. An empty kind: all is well. */
struct verdict {
    char kind[160]; /* of failure, without its numbers: what a shrunk world must keep */
    char text[400]; /* the same in full */
    uint64_t replications, events, by_kind[LC_EVENT_COUNT];
    double held_back[LC_CONSTRAINT_COUNT]; /* MW-years */
    uint32_t projects;
    bool is_cut; /* stopped at the cap on events, or beyond what can be counted */
};

/* ---- worlds_make.c ---- */

/* The tutorial model, whose values are the plain ones. */
struct lc_model *world_base(void);
struct world *world_make(const struct lc_model *base, uint64_t number);

/* ---- worlds_rows.c ---- */

struct world *world_new(void);
struct world *world_copy(const struct world *w);
void world_free(struct world *w);
const struct lc_column *world_column(int table, unsigned field);
unsigned world_fields(int table);

/* Whether the field holds shares that sum to 1 over rows. */
bool world_sums_to_one(int table, unsigned field);

/* "region" of a row by itself, key parts joined by points; the caller frees it. */
gchar *world_key(const struct world *w, int table, guint row);

/* Takes a row out, with every row that it is part of the name of; what else refers to it refers to
 * another. Makes shares sum to 1 again. */
void world_drop(struct world *w, int table, guint row);

/* Makes shares that must sum to 1 do so. */
void world_settle_shares(struct world *w);

/* Sets the field to the base's value; false when it is there already or has none. */
bool world_set_plain(struct world *w, const struct lc_model *base, int table, guint row,
                     unsigned field);

/* Rows, and numbers that are not plain: what a shrunk world has least of. */
guint world_size(const struct world *w, const struct lc_model *base);

/* ---- worlds_files.c ---- */

/* Writes the world as a model folder, with its scenario in scenarios/levers.csv. */
void world_write(const struct world *w, const char *folder);
gchar *world_horizon(const struct world *w); /* last day */

/* ---- worlds_check.c ---- */

struct lc_world;

/* What must hold of a running world beyond what its agents check themselves; at the end also that
 * every project under way waits for something that can still come. `margin` is that of each family
 * at the last clearing: a release may have changed it since. */
bool world_is_sound(const struct lc_world *w, const double *margin, bool is_end, char *why,
                    size_t size);

/* ---- worlds_run.c ---- */

/* Notes a failure, unless there is one already: the kind is the text with a sign for numbers. */
void world_fail(struct verdict *v, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reads the folder with the program's reader and runs it; fills in the verdict. */
void world_run(const char *folder, const struct world *w, struct verdict *v);

/* ---- worlds_try.c ---- */

/* Writes and runs the world in a child process, so that a crash is a verdict too. */
void world_try(const struct world *w, struct verdict *v);

/* ---- worlds_shrink.c ---- */

/* Writes the kind of failure, or "". */
typedef void world_judge(const struct world *w, char *kind, size_t size);

/* The smallest world found that still fails in the same way. Takes w over. */
struct world *world_shrink(struct world *w, const struct lc_model *base, world_judge *judge,
                           unsigned most_tries);

#endif
