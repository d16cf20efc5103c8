#include "ensemble/part_define.h"

#include "ensemble/part_schema.h"

#include <glib.h>
#include <inttypes.h>
#include <netcdf.h>
#include <stdio.h>
#include <string.h>

#define DEFLATE_LEVEL 1 /* more takes far longer and saves little */

/* No dimension or variable, and not NC_GLOBAL: for want of memory NetCDF may say that all is well
 * and give none. */
#define NONE (-2)

struct definer {
    int file, status; /* NetCDF's; the first error is kept */
    const struct lc_layout *layout;
    uint32_t n;                                   /* replications */
    int replication, date, year, parameter, hold; /* dimensions */
    int members[LC_SCOPE_CONSTRAINT + 1], place;  /* of each scope that has members */
    uint32_t n_members[LC_SCOPE_CONSTRAINT + 1];  /* the world counts as a region */
};

static void note(struct definer *d, int status)
{
    d->status = d->status == NC_NOERR ? status : d->status;
}

/* Asked for again: for want of memory NetCDF loses an attribute without a word. */
static void put_text(struct definer *d, int variable, const char *name, const char *text)
{
    if (d->status == NC_NOERR) {
        note(d, nc_put_att_text(d->file, variable, name, strlen(text), text));
    }
    if (d->status == NC_NOERR) {
        note(d, nc_inq_attlen(d->file, variable, name, NULL));
    }
}

static int add_dimension(struct definer *d, const char *name, size_t size)
{
    int dimension = NONE;

    if (d->status == NC_NOERR) {
        note(d, nc_def_dim(d->file, name, size, &dimension));
    }
    return dimension;
}

static int add_variable(struct definer *d, const char *name, nc_type type, int n_dimensions,
                        const int *dimensions, const char *unit, const char *meaning)
{
    int variable = NONE;

    if (d->status == NC_NOERR) {
        note(d, nc_def_var(d->file, name, type, n_dimensions, dimensions, &variable));
    }
    if (unit) {
        put_text(d, variable, "units", unit);
    }
    put_text(d, variable, "long_name", meaning);
    return variable;
}

/* Chunks are what is read at once (a stripe), packed; whole variables are written at once, so that
 * no cache of chunks is needed. */
static void pack(struct definer *d, int variable, const size_t *chunk)
{
    if (d->status == NC_NOERR) {
        note(d, nc_def_var_chunking(d->file, variable, NC_CHUNKED, chunk));
        note(d, nc_def_var_deflate(d->file, variable, 1, 1, DEFLATE_LEVEL));
        note(d, nc_set_var_chunk_cache(d->file, variable, 0, 0, 0));
    }
}

static void add_dimensions(struct definer *d)
{
    const struct lc_layout *l = d->layout;

    d->replication = add_dimension(d, LC_PART_REPLICATION, d->n);
    d->date = add_dimension(d, "date", l->n_dates);
    d->year = add_dimension(d, "year", l->n_years);
    d->place = add_dimension(d, "place", l->n_regions);
    d->hold = add_dimension(d, LC_PART_HOLD, l->n_holds);
    if (l->model->n_parameters > 0) {
        d->parameter = add_dimension(d, "parameter", l->model->n_parameters);
    }
    for (int scope = LC_SCOPE_REGION; scope <= LC_SCOPE_CONSTRAINT; scope++) {
        const enum lc_series_scope of = (enum lc_series_scope)scope;

        d->n_members[scope] = lc_scope_members(l->model, of).n + (scope == LC_SCOPE_REGION);
        if (d->n_members[scope] > 0) { /* NetCDF takes a length of zero for "unlimited" */
            d->members[scope] = add_dimension(d, lc_part_member_dimension(of), d->n_members[scope]);
        }
    }
}

static void add_series(struct definer *d)
{
    for (int i = 0; i < LC_SERIES_COUNT; i++) {
        const struct lc_series *s = lc_series_get((enum lc_series_id)i);
        const bool has_members = s->scope != LC_SCOPE_WORLD;
        const int dimensions[] = {d->replication, d->date, d->members[s->scope]};
        const size_t chunk[] = {d->n, d->layout->n_dates, 1};
        char name[LC_PART_VARIABLE];

        if (has_members && d->n_members[s->scope] == 0) {
            continue;
        }
        lc_part_series_name(name, (enum lc_series_id)i);
        pack(d, add_variable(d, name, NC_FLOAT, has_members ? 3 : 2, dimensions, s->unit, s->help),
             chunk);
    }
}

static void add_ledger(struct definer *d)
{
    const struct lc_layout *l = d->layout;
    const int dimensions[] = {d->replication, d->year, d->place, d->members[LC_SCOPE_APPLICATION]};
    const size_t chunk[] = {d->n, l->n_years, l->n_regions, 1};

    for (uint32_t i = 0; i < l->n_items && l->n_applications > 0; i++) {
        char name[LC_PART_VARIABLE];
        char *meaning = g_strdup_printf("%s that the application pulled through layer %s in the "
                                        "calendar year",
                                        l->items[i].name, lc_layer_names[l->items[i].layer]);

        lc_part_item_name(name, &l->items[i]);
        pack(d, add_variable(d, name, NC_FLOAT, 4, dimensions, l->items[i].unit, meaning), chunk);
        g_free(meaning);
    }
}

static void add_rest(struct definer *d)
{
    const int held_back[] = {d->replication, d->date, d->place, d->hold};
    const size_t chunk[] = {d->n, 1, d->layout->n_regions, d->layout->n_holds};
    const int draws[] = {d->replication, d->parameter};

    add_variable(d, LC_PART_REPLICATION, NC_INT, 1, &d->replication, NULL,
                 "number of the replication, counted from 0");
    add_variable(d, LC_PART_FAILED, NC_BYTE, 1, &d->replication, NULL,
                 "1: the replication failed, and holds no numbers");
    pack(
        d,
        add_variable(d, LC_PART_HELD_BACK, NC_FLOAT, 4, held_back, "MW-years",
                     "capacity that the constraint, or the detail of one, held back in the period"),
        chunk);
    if (d->layout->model->n_parameters > 0) {
        const int variable =
            add_variable(d, LC_PART_DRAWS, NC_DOUBLE, 2, draws, NULL,
                         "value of the parameter in its unit (coordinate parameter_unit)");

        put_text(d, variable, "coordinates", "parameter_unit");
    }
}

static void add_words(struct definer *d, const char *name, int dimension, const char *meaning,
                      const char *const *words)
{
    const int variable = add_variable(d, name, NC_STRING, 1, &dimension, NULL, meaning);

    if (d->status == NC_NOERR) {
        note(d, nc_put_var_string(d->file, variable, (const char **)(void *)words));
    }
}

/* Names of regions, layers, trades ... as coordinates. */
static void add_members(struct definer *d)
{
    for (int scope = LC_SCOPE_REGION; scope <= LC_SCOPE_CONSTRAINT; scope++) {
        const enum lc_series_scope of = (enum lc_series_scope)scope;
        const struct lc_members m = lc_scope_members(d->layout->model, of);
        const bool is_region = of == LC_SCOPE_REGION;
        const char **names = g_new(const char *, (size_t)m.n + 1);

        names[0] = "world";
        for (uint32_t i = 0; i < m.n; i++) {
            names[i + is_region] = m.names[i];
        }
        if (d->n_members[scope] > 0) {
            add_words(d, lc_part_member_dimension(of), d->members[scope],
                      is_region ? "the world and its regions" : "members of the model", names);
        }
        if (is_region) {
            add_words(d, "place", d->place, "regions, without the world", names + 1);
        }
        g_free(names);
    }
}

static void add_holds(struct definer *d)
{
    const struct lc_layout *l = d->layout;
    const char **names = g_new(const char *, l->n_holds);

    for (uint32_t i = 0; i < l->n_holds; i++) {
        names[i] = l->holds[i].name;
    }
    add_words(d, LC_PART_HOLD, d->hold, "constraints, then what is behind them", names);
    g_free(names);
}

static void add_parameters(struct definer *d)
{
    const struct lc_model *m = d->layout->model;
    const char **names = g_new(const char *, m->n_parameters);
    const char **units = g_new(const char *, m->n_parameters);

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        names[i] = m->parameters[i].name;
        units[i] = m->parameters[i].unit;
    }
    if (m->n_parameters > 0) {
        add_words(d, "parameter", d->parameter, "parameters of the model", names);
        add_words(d, "parameter_unit", d->parameter, "units of the parameters", units);
    }
    g_free(names);
    g_free(units);
}

static void add_times(struct definer *d)
{
    const struct lc_layout *l = d->layout;
    const int date = add_variable(d, "date", NC_INT, 1, &d->date, "days since 1970-01-01",
                                  "last day of the period reported");
    const int year = add_variable(d, "year", NC_INT, 1, &d->year, NULL, "calendar year");
    const uint32_t most = l->n_dates > l->n_years ? l->n_dates : l->n_years;
    int *values = g_new(int, most);

    put_text(d, date, "calendar", "proleptic_gregorian");
    for (uint32_t i = 0; i < l->n_dates; i++) {
        values[i] = (int)(lc_layout_label(l, i) / LC_MS_PER_DAY);
    }
    note(d, nc_put_var_int(d->file, date, values));
    for (uint32_t i = 0; i < l->n_years; i++) {
        values[i] = l->first_year + (int)i;
    }
    note(d, nc_put_var_int(d->file, year, values));
    g_free(values);
}

static void add_title(struct definer *d, const struct lc_part_about *about)
{
    char seed[24];

    snprintf(seed, sizeof seed, "%" PRIu64, about->seed);
    put_text(d, NC_GLOBAL, "title", "layercake: replications of a forecast of the AI build-out");
    put_text(d, NC_GLOBAL, "Conventions", "CF-1.8");
    put_text(d, NC_GLOBAL, "program_version", about->program_version);
    put_text(d, NC_GLOBAL, "model", about->layout->model->name);
    put_text(d, NC_GLOBAL, "model_sha256", about->layout->model->digest);
    put_text(d, NC_GLOBAL, "scenario", about->scenario);
    put_text(d, NC_GLOBAL, "scenario_sha256", about->layout->model->scenario_digest);
    put_text(d, NC_GLOBAL, "seed", seed);
}

int lc_part_define(int file, const struct lc_part_about *about, uint32_t n)
{
    struct definer d = {.file = file, .layout = about->layout, .n = n};

    add_title(&d, about);
    add_dimensions(&d);
    add_rest(&d);
    add_series(&d);
    add_ledger(&d);
    add_times(&d);
    add_members(&d);
    add_holds(&d);
    add_parameters(&d);
    return d.status;
}
