/* Where two CSV files differ, and by how much. */
#ifndef LC_CLI_DIFFER_H
#define LC_CLI_DIFFER_H

#include <stdbool.h>
#include <stdint.h>

struct lc_difference {
    uint64_t line;          /* of the first cell that differs, from 1; 0: none does */
    char *column;           /* its name in the header, or its number */
    char *then, *now;       /* its text in either file; "" where a file has no such cell */
    uint64_t cells, differ; /* how many there are, and how many differ */
    double largest; /* relative difference of numbers; INFINITY where text or shape differs */
};

/* Compares the files cell by cell. False when one can't be read as CSV. Free with
 * lc_difference_fini(). */
bool lc_difference_find(struct lc_difference *d, const char *then, const char *now);
void lc_difference_fini(struct lc_difference *d);

#endif
