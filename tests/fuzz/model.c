#include "fuzz/model.h"

#include "ensemble/plan.h"
#include "input/in_force.h"
#include "input/parameter.h"
#include "input/small_parameters.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DRAWN 3 /* replications */

/* A model to begin with. */
static struct base {
    const char *place;         /* in fuzz_folder() */
    const char *source, *date; /* in the source tree; start */
    GHashTable *files;         /* name -> GBytes; NULL: not read yet */
    GHashTable *put;           /* names of what is something else now */
} bases[] = {{"minimal", "tests/files/model-minimal", "2026-01-01", NULL, NULL},
             {"tutorial", "models/tutorial", "2025-12-31", NULL, NULL}};
static struct base *base = &bases[FUZZ_MINIMAL];

/* Path of a file of the model below another folder; g_free() it. */
static char *path_below(const char *folder, const char *name)
{
    return g_str_has_prefix(name, FUZZ_INITIAL)
               ? g_build_filename(folder, FUZZ_INITIAL, base->date, name + strlen(FUZZ_INITIAL),
                                  NULL)
               : g_build_filename(folder, name, NULL);
}

static void keep(const char *name, char *bytes, size_t n)
{
    char *path = path_below(base->place, name);

    fuzz_put(path, bytes, n);
    g_hash_table_insert(base->files, g_strdup(name), g_bytes_new_take(bytes, n));
    g_free(path);
}

/* Takes the tables of a folder over: those of the model, or of its start. */
static void take_over(const char *prefix)
{
    const char *top = g_getenv("LAYERCAKE_SRCDIR");
    char *source = g_build_filename(top ? top : ".", base->source, NULL);
    char *folder = path_below(source, prefix);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *entry;

    FUZZ_HOLDS(dir != NULL); /* LAYERCAKE_SRCDIR names the source tree */
    while ((entry = g_dir_read_name(dir))) {
        char *path = g_build_filename(folder, entry, NULL), *bytes;
        char *name = g_strconcat(prefix, entry, NULL);
        gsize n;

        /* Correlations may be missing; to look at their matrix takes half the time of a load. */
        if (g_str_has_suffix(entry, ".csv") && strcmp(entry, "correlations.csv") != 0) {
            FUZZ_HOLDS(g_file_get_contents(path, &bytes, &n, NULL));
            keep(name, bytes, n);
        }
        g_free(name);
        g_free(path);
    }
    g_dir_close(dir);
    g_free(folder);
    g_free(source);
}

static void forget(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(bases); i++) {
        if (bases[i].files) {
            g_hash_table_destroy(bases[i].files);
            g_hash_table_destroy(bases[i].put);
        }
    }
}

static void make_once(void)
{
    static bool will_forget;

    if (base->files) {
        return;
    }
    if (!will_forget) {
        atexit(forget);
        will_forget = true;
    }
    base->files =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    base->put = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    take_over("");
    take_over(FUZZ_INITIAL);
    if (!g_hash_table_contains(base->files, "parameters.csv")) {
        GString *text = small_parameters();
        const size_t n = text->len;

        keep("parameters.csv", g_string_free(text, FALSE), n);
    }
}

void fuzz_model_choose(enum fuzz_base which)
{
    base = &bases[which];
}

void fuzz_model_put(const char *name, const void *bytes, size_t n)
{
    char *path = path_below(base->place, name);

    make_once();
    fuzz_put(path, bytes, n);
    g_hash_table_add(base->put, g_strdup(name));
    g_free(path);
}

static gboolean restore(gpointer name, gpointer value, gpointer context)
{
    char *path = path_below(base->place, name);
    GBytes *bytes = g_hash_table_lookup(base->files, name);

    (void)value;
    (void)context;
    if (bytes) {
        fuzz_put(path, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    } else {
        fuzz_remove(path);
    }
    g_free(path);
    return TRUE;
}

void fuzz_model_restore(void)
{
    make_once();
    g_hash_table_foreach_remove(base->put, restore, NULL);
}

bool fuzz_model_overlay(const struct fuzz_section *s)
{
    const char *name = s->name;

    name += g_str_has_prefix(name, FUZZ_INITIAL) ? strlen(FUZZ_INITIAL) : 0;
    if (!fuzz_is_table_name(name)) {
        return false;
    }
    fuzz_model_put(s->name, s->bytes, s->n);
    return true;
}

struct lc_model *fuzz_model_load(struct lc_diag *d)
{
    char *folder = fuzz_path(base->place);
    lc_time start = 0;

    make_once();
    FUZZ_HOLDS(lc_date_parse(&start, base->date));
    struct lc_model *m = lc_model_load(folder, start, d);

    g_free(folder);
    return m;
}

static bool is_choice(double value, const char *choices)
{
    unsigned n = 1;

    for (; *choices; choices++) {
        n += *choices == '|';
    }
    return value >= 0 && value < n && value == floor(value);
}

static bool is_row(const struct lc_model *m, double value, const char *table)
{
    int id = 0;

    while (strcmp(lc_schema_get((enum lc_table_id)id)->name, table) != 0) {
        id++;
    }
    return value >= 0 && value < m->tables[id].n_rows && value == floor(value);
}

/* What a cell of that kind of column may be. */
static bool is_fitting(const struct lc_model *m, const struct lc_column *c, double value)
{
    switch (c->type) {
    case LC_COL_KEY:
    case LC_COL_TEXT:
    case LC_COL_LIST:
        return value == 0;
    case LC_COL_REF:
    case LC_COL_REF_KEY:
        return is_row(m, value, c->refers);
    case LC_COL_CHOICE:
    case LC_COL_CHOICE_KEY:
        return is_choice(value, c->refers);
    case LC_COL_DATE:
        return value == floor(value) && fabs(value) < 1e5;
    case LC_COL_OPTIONAL:
        return isnan(value) || (value >= c->low && value <= c->high);
    case LC_COL_NUMBER:
        return value >= c->low && value <= c->high;
    case LC_COL_FLAG:
        return value == 0 || value == 1;
    }
    return false;
}

static void claim_row(const struct lc_model *m, enum lc_table_id id, uint32_t row)
{
    const struct lc_table *t = &m->tables[id];

    for (uint32_t c = 0; c < t->schema->n_columns; c++) {
        FUZZ_HOLDS(is_fitting(m, &t->schema->columns[c], m->cells[lc_cell(m, id, row, c)]));
    }
    FUZZ_HOLDS(*t->source[row] != '\0');
    FUZZ_HOLDS(t->line[row] > 1);
    FUZZ_HOLDS(lc_row_find(m, id, t->key[row]) == (int32_t)row);
}

void fuzz_model_claims(const struct lc_model *m)
{
    uint32_t cells = m->n_parameters;

    for (int i = 0; i < LC_TABLE_COUNT; i++) {
        const enum lc_table_id id = (enum lc_table_id)i;
        const struct lc_table *t = &m->tables[id];

        FUZZ_HOLDS(t->n_rows >= t->schema->least_rows);
        FUZZ_HOLDS(t->first_cell == cells);
        cells += t->n_rows * t->schema->n_columns;
        for (uint32_t row = 0; row < t->n_rows; row++) {
            claim_row(m, id, row);
        }
    }
    FUZZ_HOLDS(cells == m->n_cells);
    FUZZ_HOLDS(strlen(m->digest) == 64);
}

/* Draws may be cut by a law's min and max, which are then kept. */
static void claim_draw(const struct lc_parameter *p, double value)
{
    FUZZ_HOLDS(isfinite(value));
    FUZZ_HOLDS(value >= p->law.min && value <= p->law.max);
    FUZZ_HOLDS(!lc_distribution_is_fixed(&p->law) || value == lc_distribution_median(&p->law));
}

void fuzz_draws_claims(const struct lc_model *m)
{
    double *draws = g_new0(double, m->n_parameters);
    struct lc_plan *plan = lc_plan_new(m, 1);

    for (uint32_t i = 0; i < DRAWN; i++) {
        lc_draws_get(plan, i, draws);
        for (uint32_t p = 0; p < m->n_parameters; p++) {
            claim_draw(&m->parameters[p], draws[p]);
        }
    }
    for (uint32_t p = 0; p < m->n_parameters; p++) {
        char *text = lc_parameter_describe(m, p);

        FUZZ_HOLDS(isfinite(lc_parameter_median(m, p)));
        g_free(text);
    }
    lc_plan_free(plan);
    g_free(draws);
}
