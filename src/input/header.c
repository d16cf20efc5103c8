#include "input/header.h"

#include "input/field.h"

#include <string.h>

static size_t find_name(const char *text, const char *const *names, size_t n)
{
    size_t i = 0;

    while (i < n && strcmp(names[i], text) != 0) {
        i++;
    }
    return i;
}

bool lc_header_match(int *where, const struct lc_csvfile *csv, const char *const *names, size_t n,
                     size_t n_required, struct lc_diag *d)
{
    const size_t before = lc_diag_count(d);
    char hint[LC_HINT_TEXT];

    for (size_t i = 0; i < n; i++) {
        where[i] = -1;
    }
    for (uint32_t f = 0; f < csv->header.n_fields; f++) {
        const struct lc_csvfield *field = &csv->header.fields[f];
        const struct lc_place place = lc_csvfile_place(csv, field);
        const size_t i = find_name(field->text, names, n);

        if (*field->text == '\0') {
            lc_diag_add(d, place, "empty column name");
        } else if (i == n) {
            lc_diag_add(d, place, "unknown column %s%s", lc_quote(d, field->text),
                        lc_hint(hint, field->text, names, n));
        } else if (where[i] >= 0) {
            lc_diag_add(d, place, "column '%s' stands twice", names[i]);
        } else {
            where[i] = (int)f;
        }
    }
    for (size_t i = 0; i < n_required; i++) {
        if (where[i] < 0) {
            lc_diag_add(d, (struct lc_place){csv->file, csv->header.line, 0},
                        "column '%s' is missing", names[i]);
        }
    }
    return lc_diag_count(d) == before;
}

bool lc_header_fits(const struct lc_csvfile *csv, const struct lc_csvrecord *record,
                    struct lc_diag *d)
{
    if (record->n_fields == csv->header.n_fields) {
        return true;
    }
    lc_diag_add(d, (struct lc_place){csv->file, record->line, 0},
                "%u fields, expected %u as in the header", record->n_fields, csv->header.n_fields);
    return false;
}
