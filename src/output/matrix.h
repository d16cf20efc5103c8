/* pull-through-matrix.csv: applications by layers in dollars, MW, compute and worker-years, summed
 * from the start to the end of a year, and per dollar of the application's revenue.
 *
 * Each amount has two readings (model section 5.9): attributed, what the ledger has posted to the
 * application; marginal, how much less there is in all when the same replication is run without
 * it. Invariant: over all applications, attributed amounts sum to those of the world.
 */
#ifndef LC_OUTPUT_MATRIX_H
#define LC_OUTPUT_MATRIX_H

#include "base/outfile.h"
#include "observe/probe.h"

#include <stdio.h>

#define LC_MATRIX_YEARS 3 /* 2030, 2035 and the last one, as far as they differ */

/* One sort of amount: revenue comes first. */
struct lc_matrix_row {
    const char *layer, *quantity, *unit;
    const char *ratio_unit;
    double ratio_factor; /* of amount over revenue in M2024$, to the unit of the ratio */
    unsigned layers;     /* bit 1 << enum lc_layer: of the cost lines that are summed */
    unsigned measures;   /* bit 1 << enum lc_measure */
};

extern const struct lc_matrix_row lc_matrix_rows[];
extern const unsigned lc_n_matrix_rows;

/* The quantities of all applications in one replication. */
struct lc_matrix {
    const struct lc_layout *layout;
    struct lc_probe probe;
    int years[LC_MATRIX_YEARS];
    unsigned n_years;
};

/* from: start of the forecast. Ends with lc_matrix_fini(). */
void lc_matrix_init(struct lc_matrix *x, const struct lc_layout *l, lc_time from);
void lc_matrix_fini(struct lc_matrix *x);

/* Cells of one application: rows by years. */
static inline uint32_t lc_matrix_cells(const struct lc_matrix *x)
{
    return x->n_years * lc_n_matrix_rows;
}

/* Number of an application's cell among the probe's quantities. */
static inline uint32_t lc_matrix_quantity(const struct lc_matrix *x, uint32_t application,
                                          uint32_t cell)
{
    return application * lc_matrix_cells(x) + cell;
}

/* One application, or all of them: of a cell in replication r, values[cell * stride + r]. */
struct lc_matrix_sheet {
    const struct lc_matrix *matrix;
    const char *scenario, *application;
    const double *attributed, *marginal;
    const uint32_t *replications; /* those that are there in all runs needed, ascending; n */
    uint32_t n, stride;
};

extern const char lc_matrix_header[];

/* Writes the rows of a sheet, but those that are 0 throughout. */
void lc_matrix_write(struct lc_outfile *file, const struct lc_matrix_sheet *s);

/* For eyes, to the end of the last year: what stands above the table, and a line of it. */
void lc_matrix_print_head(const struct lc_matrix *x, const char *scenario, FILE *to);
void lc_matrix_print(const struct lc_matrix_sheet *s, FILE *to);

#endif
