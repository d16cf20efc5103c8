#include "ensemble/part_read.h"

#include "base/regular.h"
#include "base/text.h"
#include "ensemble/part_schema.h"

#include <errno.h>
#include <glib.h>
#include <netcdf.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool complain(const struct lc_part *p, const char *what)
{
    char *safe = lc_text_escape(p->path, 0, 0);

    fprintf(stderr, "layercake: %s: can't be read: %s\n", safe, what);
    g_free(safe);
    return false;
}

static bool is_good(const struct lc_part *p, int status)
{
    return status == NC_NOERR || complain(p, nc_strerror(status));
}

/* NetCDF takes what looks like one for a URL or a path of Windows: it would not find the file in a
 * folder "a\\b" or "c:", and look for that in "http:" elsewhere. So it is given the name of an open
 * file, where the system has such names. */
bool lc_part_open(struct lc_part *p)
{
    char name[32];
    FILE *f;

    errno = 0;
    f = lc_regular_open(p->path);
    if (!f) {
        return complain(p, errno ? strerror(errno) : "not a file");
    }
    snprintf(name, sizeof name, "/proc/self/fd/%d", fileno(f));
    const char *path = access(name, R_OK) == 0 ? name : p->path;
    const bool is_open = is_good(p, nc_open(path, NC_NOWRITE, &p->file));

    fclose(f);
    return is_open;
}

void lc_part_close(struct lc_part *p)
{
    nc_close(p->file);
}

/* A variable of so many dimensions; with more, NetCDF would read and write past what it is given.
 */
static bool find(const struct lc_part *p, const char *name, unsigned n_dimensions, int *variable)
{
    int n = 0;

    if (!is_good(p, nc_inq_varid(p->file, name, variable)) ||
        !is_good(p, nc_inq_varndims(p->file, *variable, &n))) {
        return false;
    }
    return n == (int)n_dimensions || complain(p, "not a part of this ensemble");
}

/* Length of a dimension; 0 when there is none. */
static size_t length_of(const struct lc_part *p, const char *name)
{
    int dimension;
    size_t length = 0;

    if (nc_inq_dimid(p->file, name, &dimension) != NC_NOERR ||
        nc_inq_dimlen(p->file, dimension, &length) != NC_NOERR) {
        return 0;
    }
    return length;
}

bool lc_part_inspect(struct lc_part *p, const struct lc_layout *l, uint32_t block)
{
    const size_t n = length_of(p, LC_PART_REPLICATION);
    const size_t start = 0;
    int numbers[LC_LATIN_BLOCK], number, failure;
    signed char failed[LC_LATIN_BLOCK];

    if (n == 0 || n > LC_LATIN_BLOCK || length_of(p, "date") != l->n_dates ||
        length_of(p, "year") != l->n_years || length_of(p, "place") != l->n_regions ||
        length_of(p, LC_PART_HOLD) != l->n_holds ||
        length_of(p, "parameter") != l->model->n_parameters) {
        return complain(p, "not a part of this ensemble");
    }
    if (!find(p, LC_PART_REPLICATION, 1, &number) || !find(p, LC_PART_FAILED, 1, &failure) ||
        !is_good(p, nc_get_vara_int(p->file, number, &start, &n, numbers)) ||
        !is_good(p, nc_get_vara_schar(p->file, failure, &start, &n, failed))) {
        return false;
    }
    p->first = block * LC_LATIN_BLOCK;
    p->n = (uint32_t)n;
    p->n_kept = 0;
    for (uint32_t slot = 0; slot < p->n; slot++) {
        if (numbers[slot] != (int)(p->first + slot)) {
            return complain(p, "holds other replications");
        }
        p->kept[slot] = failed[slot] == 0;
        p->n_kept += p->kept[slot];
    }
    return true;
}

bool lc_part_read(const struct lc_part *p, float *to, size_t stride, float *room,
                  const struct lc_stripe *s)
{
    size_t start[4], count[4], cells = 1;
    int variable;

    for (unsigned i = 0; i < 4; i++) {
        start[i] = s->start[i];
        count[i] = i == 0 ? p->n : s->count[i];
        cells *= i > 0 && i < s->n_dimensions ? count[i] : 1;
    }
    /* Each chunk is wanted once: a cache of them would only take memory. */
    if (!find(p, s->variable, s->n_dimensions, &variable) ||
        !is_good(p, nc_set_var_chunk_cache(p->file, variable, 0, 0, 0)) ||
        !is_good(p, nc_get_vara_float(p->file, variable, start, count, room))) {
        return false;
    }
    for (uint32_t slot = 0, i = 0; slot < p->n; slot++) {
        for (size_t cell = 0; cell < cells && p->kept[slot]; cell++) {
            to[cell * stride + i] = room[slot * cells + cell];
        }
        i += p->kept[slot];
    }
    return true;
}

bool lc_part_read_draws(const struct lc_part *p, double *to, uint32_t n_parameters)
{
    const size_t start[] = {0, 0}, count[] = {p->n, n_parameters};
    int variable;

    return find(p, LC_PART_DRAWS, 2, &variable) &&
           is_good(p, nc_get_vara_double(p->file, variable, start, count, to));
}
