#include "input/sample.h"

#include "base/limits.h"
#include "input/field.h"
#include "input/header.h"
#include "input/parameter.h"

#include <string.h>

#define LEAST_ROWS 2

struct reading {
    struct lc_load *load;
    struct lc_csvfile csv;
    uint32_t *parameters; /* of each column */
};

/* The date that ends the comment; without one the start, so that nothing after it is in-sample. */
static lc_time read_until(const struct reading *r)
{
    const char *comment = r->csv.comment;
    const size_t n = strlen(comment), n_date = LC_DATE_TEXT - 1;
    lc_time until = r->load->model->start;

    if (n < n_date || !lc_date_parse(&until, comment + n - n_date)) {
        lc_diag_add(r->load->diag, (struct lc_place){r->csv.file, 1, 0},
                    "expected a comment that ends with the date of the last observation used");
    }
    return until;
}

static void read_header(const struct reading *r)
{
    const struct lc_model *m = r->load->model;
    const char *names[LC_MAX_PARAMETERS];
    char hint[LC_HINT_TEXT];

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        names[i] = m->parameters[i].name;
    }
    for (uint32_t c = 0; c < r->csv.header.n_fields; c++) {
        const struct lc_csvfield *f = &r->csv.header.fields[c];
        const struct lc_place place = lc_csvfile_place(&r->csv, f);
        const int32_t p = lc_parameter_find(m, f->text);

        r->parameters[c] = p < 0 ? 0 : (uint32_t)p;
        if (p < 0) {
            lc_diag_add(r->load->diag, place, "%s is no parameter%s",
                        lc_quote(r->load->diag, f->text),
                        lc_hint(hint, f->text, names, m->n_parameters));
        } else if (lc_distribution_is_fixed(&m->parameters[p].law)) {
            lc_diag_add(r->load->diag, place, "'%s' is fixed, expected one that is uncertain",
                        m->parameters[p].name);
        }
        for (uint32_t other = 0; other < c; other++) {
            if (strcmp(r->csv.header.fields[other].text, f->text) == 0) {
                lc_diag_add(r->load->diag, place, "column %s stands twice",
                            lc_quote(r->load->diag, f->text));
                break;
            }
        }
    }
}

static void read_rows(const struct reading *r, double *values)
{
    const struct lc_model *m = r->load->model;
    const uint32_t n = r->csv.header.n_fields;

    for (uint32_t row = 0; row < r->csv.n_rows; row++) {
        if (!lc_header_fits(&r->csv, &r->csv.rows[row], r->load->diag)) {
            continue;
        }
        for (uint32_t c = 0; c < n; c++) {
            const struct lc_parameter *p = &m->parameters[r->parameters[c]];
            const struct lc_csvfield *f = &r->csv.rows[row].fields[c];
            const struct lc_field field = {p->name, f->text, lc_csvfile_place(&r->csv, f)};
            double low, high;

            lc_parameter_range(&low, &high, p);
            lc_field_number(&values[(size_t)row * n + c], field, low, high, r->load->diag);
        }
    }
}

/* A sample stands for the laws of its start; where those are left aside, so is the sample. */
static bool is_aside(const struct lc_load *load)
{
    return lc_load_is_realised(load, "parameters") &&
           g_file_test(lc_load_path(load, "parameters", true), G_FILE_TEST_EXISTS);
}

void lc_sample_load(struct lc_load *load)
{
    struct lc_model *m = load->model;
    struct reading r = {.load = load};
    const size_t before = lc_diag_count(load->diag);

    if (is_aside(load) || !lc_load_csv(&r.csv, load, "sample", true, true) ||
        r.csv.header.n_fields == 0) {
        return;
    }
    if (r.csv.header.n_fields > m->n_parameters || r.csv.n_rows < LEAST_ROWS) {
        lc_diag_add(load->diag, (struct lc_place){.file = r.csv.file},
                    "%u columns and %u rows, expected at most %u columns and at least %d rows",
                    r.csv.header.n_fields, r.csv.n_rows, m->n_parameters, LEAST_ROWS);
        return;
    }
    r.parameters = LC_ARENA_ARRAY(m->arena, uint32_t, r.csv.header.n_fields);
    double *values = LC_ARENA_ARRAY(m->arena, double, (size_t)r.csv.n_rows *r.csv.header.n_fields);

    m->calibrated_until = read_until(&r) + LC_MS_PER_DAY;
    read_header(&r);
    if (lc_diag_count(load->diag) == before) {
        read_rows(&r, values);
    }
    m->sample = (struct lc_sample){values, r.parameters, r.csv.n_rows, r.csv.header.n_fields};
}
