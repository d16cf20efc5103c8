/* Rank correlations between parameters: correlations.csv as a symmetric matrix. */
#include "input/field.h"
#include "input/header.h"
#include "input/parameter.h"
#include "rand/latin.h"

#include <string.h>

enum column { NAME_A, NAME_B, RANK_CORRELATION, SOURCE, NOTE, COLUMNS };

static const char *const columns[COLUMNS] = {"name_a", "name_b", "rank_correlation", "source",
                                             "note"};

struct reading {
    struct lc_load *load;
    struct lc_csvfile csv;
    int where[COLUMNS];
    double *matrix;
    int *line; /* on which a pair was given; 0: not yet */
};

static struct lc_field field_of(const struct reading *r, uint32_t row, enum column c)
{
    const struct lc_csvfield *f = &r->csv.rows[row].fields[r->where[c]];

    return (struct lc_field){columns[c], f->text, lc_csvfile_place(&r->csv, f)};
}

/* Number of the parameter that a field names, or -1 and a complaint. */
static int32_t find_parameter(const struct reading *r, struct lc_field field)
{
    const struct lc_model *m = r->load->model;
    const int32_t i = lc_parameter_find(m, field.text);
    char hint[LC_HINT_TEXT];

    if (i < 0) {
        const char **names = LC_ARENA_ARRAY(m->arena, const char *, m->n_parameters);

        for (uint32_t p = 0; p < m->n_parameters; p++) {
            names[p] = m->parameters[p].name;
        }
        lc_diag_add(r->load->diag, field.place, "%s: %s is no parameter%s", field.what,
                    lc_quote(r->load->diag, field.text),
                    lc_hint(hint, field.text, names, m->n_parameters));
    }
    return i;
}

static void read_row(struct reading *r, uint32_t row)
{
    struct lc_diag *d = r->load->diag;
    const struct lc_field last = field_of(r, row, RANK_CORRELATION);
    const size_t n = r->load->model->n_parameters;
    double value = 0;

    const int32_t a = find_parameter(r, field_of(r, row, NAME_A));
    const int32_t b = find_parameter(r, field_of(r, row, NAME_B));
    const bool is_number = lc_field_number(&value, last, -1, 1, d);

    lc_field_not_empty(field_of(r, row, SOURCE), d);
    if (a < 0 || b < 0 || !is_number) {
        return;
    }
    if (a == b) {
        lc_diag_add(d, field_of(r, row, NAME_B).place, "name_b: '%s' with itself",
                    field_of(r, row, NAME_B).text);
    } else if (value <= -1 || value >= 1) {
        lc_diag_add(d, last.place, "rank_correlation: %s, expected a number inside -1 to 1",
                    lc_quote(d, last.text));
    } else if (r->line[a * n + b]) {
        lc_diag_add(d, field_of(r, row, NAME_A).place, "this pair is there already, on line %d",
                    r->line[a * n + b]);
    } else {
        r->line[a * n + b] = r->line[b * n + a] = r->csv.rows[row].line;
        r->matrix[a * n + b] = r->matrix[b * n + a] = value;
    }
}

void lc_correlations_load(struct lc_load *load)
{
    struct lc_model *m = load->model;
    struct reading r = {.load = load};
    const size_t n = m->n_parameters;
    const size_t before = lc_diag_count(load->diag);

    if (!lc_load_csv(&r.csv, load, "correlations", false, true) || r.csv.header.n_fields == 0 ||
        !lc_header_match(r.where, &r.csv, columns, COLUMNS, COLUMNS, load->diag) ||
        r.csv.n_rows == 0) {
        return;
    }
    r.matrix = LC_ARENA_ARRAY(m->arena, double, n *n);
    r.line = LC_ARENA_ARRAY(m->arena, int, n *n);
    for (size_t i = 0; i < n; i++) {
        r.matrix[i * n + i] = 1;
    }
    for (uint32_t row = 0; row < r.csv.n_rows; row++) {
        if (lc_header_fits(&r.csv, &r.csv.rows[row], load->diag)) {
            read_row(&r, row);
        }
    }
    if (lc_diag_count(load->diag) == before && !lc_is_positive_definite(r.matrix, n)) {
        lc_diag_add(
            load->diag, (struct lc_place){.file = r.csv.file},
            "the correlations contradict each other (their matrix is not positive definite)");
    }
    m->correlation = r.matrix;
}
