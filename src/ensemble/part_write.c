#include "ensemble/part_write.h"

#include "base/outfile.h"
#include "ensemble/agenda.h"
#include "ensemble/part_define.h"
#include "ensemble/part_schema.h"

#include <glib.h>
#include <math.h>
#include <netcdf.h>
#include <netcdf_mem.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A part in the making: it is made in memory, so that one outfile writes all there is to write. */
struct writer {
    int file, status; /* NetCDF's; the first error is kept */
    const struct lc_block *block;
    const struct lc_layout *layout;
    float *room; /* of one variable */
};

static void note(struct writer *w, int status)
{
    w->status = w->status == NC_NOERR ? status : w->status;
}

static void put_floats(struct writer *w, const char *name)
{
    int variable = 0;

    note(w, nc_inq_varid(w->file, name, &variable));
    if (w->status == NC_NOERR) {
        note(w, nc_put_var_float(w->file, variable, w->room));
    }
}

/* Value of a stripe's cell in a replication of the block; NAN where it has failed. */
static float value_of(const struct writer *w, enum lc_sample_kind kind, size_t cell, uint32_t slot)
{
    return w->block->kept[slot] ? (float)lc_block_get(w->block, kind, cell, slot) : NAN;
}

/* A variable of one or more stripes that follow each other, spread over the last dimension. */
static void put_stripes(struct writer *w, const char *name, enum lc_sample_kind kind,
                        const uint32_t *stripes, uint32_t n_stripes)
{
    const uint32_t cells = lc_stripe_cells(w->layout, kind);

    for (uint32_t i = 0; i < n_stripes; i++) {
        for (uint32_t offset = 0; offset < cells; offset++) {
            const size_t cell = lc_stripe_cell(w->layout, kind, stripes[i], offset);

            for (uint32_t slot = 0; slot < w->block->n; slot++) {
                w->room[((size_t)slot * cells + offset) * n_stripes + i] =
                    value_of(w, kind, cell, slot);
            }
        }
    }
    put_floats(w, name);
}

static void put_series(struct writer *w, uint32_t *stripes)
{
    for (uint32_t column = 0; column < w->layout->n_columns;) {
        const enum lc_series_id id = w->layout->columns[column].series;
        char name[LC_PART_VARIABLE];
        uint32_t n = 0;

        while (column < w->layout->n_columns && w->layout->columns[column].series == id) {
            stripes[n++] = column++;
        }
        lc_part_series_name(name, id);
        put_stripes(w, name, LC_SAMPLE_SERIES, stripes, n);
    }
}

static void put_ledger(struct writer *w, uint32_t *stripes)
{
    for (uint32_t item = 0; item < w->layout->n_items; item++) {
        char name[LC_PART_VARIABLE];

        for (uint32_t i = 0; i < w->layout->n_applications; i++) {
            stripes[i] = i * w->layout->n_items + item;
        }
        lc_part_item_name(name, &w->layout->items[item]);
        put_stripes(w, name, LC_SAMPLE_LEDGER, stripes, w->layout->n_applications);
    }
}

/* The stripes of what is held back are the dates, which come before places and holds. */
static void put_held_back(struct writer *w)
{
    const size_t cells = w->block->cells[LC_SAMPLE_HELD_BACK];

    for (uint32_t slot = 0; slot < w->block->n; slot++) {
        for (size_t cell = 0; cell < cells; cell++) {
            w->room[slot * cells + cell] = value_of(w, LC_SAMPLE_HELD_BACK, cell, slot);
        }
    }
    put_floats(w, LC_PART_HELD_BACK);
}

static void put_draws(struct writer *w)
{
    const size_t cells = w->block->cells[LC_SAMPLE_DRAW];
    double *values = g_new(double, cells * w->block->n);
    int variable = 0;

    for (uint32_t slot = 0; slot < w->block->n; slot++) {
        for (size_t cell = 0; cell < cells; cell++) {
            values[slot * cells + cell] =
                w->block->kept[slot] ? lc_block_get(w->block, LC_SAMPLE_DRAW, cell, slot) : NAN;
        }
    }
    note(w, nc_inq_varid(w->file, LC_PART_DRAWS, &variable));
    if (w->status == NC_NOERR) {
        note(w, nc_put_var_double(w->file, variable, values));
    }
    g_free(values);
}

static void put_replications(struct writer *w)
{
    int numbers[LC_LATIN_BLOCK], number = 0, failure = 0;
    signed char failed[LC_LATIN_BLOCK];

    for (uint32_t slot = 0; slot < w->block->n; slot++) {
        numbers[slot] = (int)(w->block->first + slot);
        failed[slot] = w->block->kept[slot] ? 0 : 1;
    }
    note(w, nc_inq_varid(w->file, LC_PART_REPLICATION, &number));
    note(w, nc_inq_varid(w->file, LC_PART_FAILED, &failure));
    if (w->status == NC_NOERR) {
        note(w, nc_put_var_int(w->file, number, numbers));
        note(w, nc_put_var_schar(w->file, failure, failed));
    }
}

/* Floats of the largest variable. */
static size_t largest(const struct lc_block *b)
{
    size_t most = 0;

    for (int kind = 0; kind < LC_SAMPLE_KINDS; kind++) {
        most = b->cells[kind] > most ? b->cells[kind] : most;
    }
    return most * b->n;
}

static void put_all(struct writer *w)
{
    const uint32_t most = w->layout->n_columns + w->layout->n_applications;
    uint32_t *stripes = g_new(uint32_t, most);

    w->room = g_new(float, largest(w->block));
    put_replications(w);
    put_series(w, stripes);
    put_ledger(w, stripes);
    put_held_back(w);
    put_draws(w);
    g_free(w->room);
    g_free(stripes);
}

/* Makes the part in memory; free() what it is in. NetCDF's status. */
static int make(NC_memio *memory, const struct lc_block *b, const struct lc_part_about *about)
{
    struct writer w = {.block = b, .layout = about->layout};
    const int created = nc_create_mem("part", NC_NETCDF4, 0, &w.file);

    if (created != NC_NOERR) {
        return created;
    }
    note(&w, lc_part_define(w.file, about, b->n));
    if (w.status == NC_NOERR) {
        put_all(&w);
    }
    if (w.status != NC_NOERR) {
        nc_abort(w.file);
        return w.status;
    }
    return nc_close_memio(w.file, memory);
}

enum lc_status lc_part_write(const char *folder, const struct lc_block *b,
                             const struct lc_part_about *about, char digest[65])
{
    char name[LC_PART_NAME];
    NC_memio memory = {0};
    const int status = make(&memory, b, about);

    lc_part_name(name, b->first / LC_LATIN_BLOCK);
    if (status != NC_NOERR) {
        fprintf(stderr, "layercake: %s: can't be made: %s\n", name, nc_strerror(status));
        return LC_FAILED;
    }
    struct lc_outfile *to = lc_outfile_open(folder, name);

    if (to) {
        lc_outfile_write(to, memory.memory, memory.size);
    }
    free(memory.memory);
    return to ? lc_outfile_close(to, digest) : LC_FAILED;
}
