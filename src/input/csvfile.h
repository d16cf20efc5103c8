/* One CSV file taken apart: header, records, and for every field where it stands.
 *
 * The grammar is RFC 4180 in its strict form (libcsv): commas, double quotes, no stray quote, no
 * open quote; blanks round an unquoted field do not belong to it. Lines that are empty or blank are
 * skipped. Lines that start with '#' are comments and may stand only before the header.
 * Line numbers are true ones (a quoted field may hold line ends); columns count bytes from 1.
 */
#ifndef LC_INPUT_CSVFILE_H
#define LC_INPUT_CSVFILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/bytes.h"

#include <stdbool.h>
#include <stdint.h>

struct lc_csvfield {
    const char *text;
    int line, column; /* of its first byte, or of the comma or line end behind an empty field */
};

struct lc_csvrecord {
    const struct lc_csvfield *fields;
    uint32_t n_fields; /* at least 1 */
    int line;          /* where it starts */
};

struct lc_csvfile {
    const char *file;
    const char *comment; /* the first one without its '#' and blanks; "" when there is none */
    const struct lc_csvfield *comments; /* all that aren't blank, likewise */
    uint32_t n_comments;
    struct lc_csvrecord header;
    const struct lc_csvrecord *rows;
    uint32_t n_rows;
};

/* Checks the bytes and takes them apart; all memory is the arena's. False and one complaint for a
 * file that is no such CSV; records may still have any number of fields. */
bool lc_csvfile_parse(struct lc_csvfile *csv, struct lc_arena *a, const struct lc_bytes *bytes,
                      struct lc_diag *d);

static inline struct lc_place lc_csvfile_place(const struct lc_csvfile *csv,
                                               const struct lc_csvfield *field)
{
    return (struct lc_place){csv->file, field->line, field->column};
}

#endif
