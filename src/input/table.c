#include "input/table.h"

#include "base/limits.h"
#include "input/field.h"
#include "input/header.h"

#include <math.h>
#include <string.h>

struct reading {
    struct lc_load *load;
    struct lc_table *table;
    enum lc_table_id id;
    struct lc_csvfile csv;
    bool is_initial;               /* it lies in the start's folder */
    int where[LC_MAX_COLUMNS + 3]; /* field of each column, then of source, note and known */
};

static bool is_key(enum lc_column_type type)
{
    return type == LC_COL_KEY || type == LC_COL_REF_KEY || type == LC_COL_CHOICE_KEY;
}

static const struct lc_csvfield *field_of(const struct reading *r, uint32_t row, unsigned column)
{
    return &r->csv.rows[row].fields[r->where[column]];
}

static enum lc_table_id table_of(const char *name)
{
    int id = 0;

    while (strcmp(lc_schema_get((enum lc_table_id)id)->name, name) != 0) {
        id++;
    }
    return (enum lc_table_id)id;
}

/* Looks up the row that a reference names. A table that has complaints itself causes no more. */
static void parse_reference(double *out, const struct reading *r, struct lc_field field,
                            const char *refers)
{
    const enum lc_table_id other = table_of(refers);
    const struct lc_load *load = r->load;
    const struct lc_table *table = &load->model->tables[other];
    char hint[LC_HINT_TEXT];
    gpointer row;

    if (!load->is_good[other]) {
        return;
    }
    if (g_hash_table_lookup_extended(load->rows[other], field.text, NULL, &row)) {
        *out = GPOINTER_TO_UINT(row);
        return;
    }
    lc_diag_add(load->diag, field.place, "%s: %s is not in %s.csv%s", field.what,
                lc_quote(load->diag, field.text), refers,
                lc_hint(hint, field.text, table->key, table->n_rows));
}

/* A list of names apart by single blanks. */
static void check_list(struct lc_field field, struct lc_diag *d)
{
    char name[LC_MAX_NAME_BYTES + 2];

    for (const char *at = field.text; *at;) {
        const size_t n = strcspn(at, " ");

        g_strlcpy(name, at, MIN(sizeof name, n + 1));
        if (!lc_field_name((struct lc_field){field.what, name, field.place}, d)) {
            return;
        }
        at += n + (at[n] == ' ');
    }
}

/* Cell of a field; 0 for keys and text. */
static double parse_cell(const struct reading *r, const struct lc_column *c, struct lc_field field)
{
    struct lc_diag *d = r->load->diag;
    double value = 0;

    switch (c->type) {
    case LC_COL_KEY:
        lc_field_name(field, d);
        break;
    case LC_COL_REF:
    case LC_COL_REF_KEY:
        parse_reference(&value, r, field, c->refers);
        break;
    case LC_COL_CHOICE:
    case LC_COL_CHOICE_KEY:
        lc_field_choice(&value, field, c->refers, d);
        break;
    case LC_COL_LIST:
        check_list(field, d);
        break;
    case LC_COL_TEXT: /* titles label tables and charts */
        if (strcmp(c->name, "title") == 0) {
            lc_field_not_empty(field, d);
        }
        break;
    case LC_COL_DATE:
        lc_field_days(&value, field, d);
        break;
    case LC_COL_NUMBER:
        lc_field_number(&value, field, c->low, c->high, d);
        break;
    case LC_COL_OPTIONAL:
        value = NAN;
        if (*field.text) {
            lc_field_number(&value, field, c->low, c->high, d);
        }
        break;
    case LC_COL_FLAG:
        lc_field_flag(&value, field, d);
        break;
    }
    return value;
}

/* Joins the key fields of a row and enters it; complains of a key that is there already. */
static void enter_key(struct reading *r, uint32_t row)
{
    const struct lc_schema *schema = r->table->schema;
    struct lc_diag *d = r->load->diag;
    const struct lc_csvfield *first = NULL;
    GString *key = g_string_new(NULL);
    gpointer earlier;

    for (unsigned c = 0; c < schema->n_columns; c++) {
        if (is_key(schema->columns[c].type)) {
            if (first) {
                g_string_append_c(key, '.');
            } else {
                first = field_of(r, row, c);
            }
            g_string_append(key, field_of(r, row, c)->text);
        }
    }
    g_assert(first); /* every schema has a key */
    r->table->key[row] = lc_arena_text(r->load->model->arena, key->str);
    g_string_free(key, TRUE);
    if (g_hash_table_lookup_extended(r->load->rows[r->id], r->table->key[row], NULL, &earlier)) {
        lc_diag_add(d, lc_csvfile_place(&r->csv, first), "%s is there already, on line %d",
                    lc_quote(d, r->table->key[row]), r->table->line[GPOINTER_TO_UINT(earlier)]);
        return;
    }
    g_hash_table_insert(r->load->rows[r->id], (gpointer)r->table->key[row], GUINT_TO_POINTER(row));
}

/* When the row's values were known: as it says, else at the start where it lies in the start's
 * folder, else at no past date. */
static lc_time read_known(const struct reading *r, uint32_t row)
{
    const unsigned column = r->table->schema->n_columns + 2;
    const lc_time otherwise = r->is_initial ? r->load->model->start : LC_TIME_NEVER;

    if (r->where[column] < 0) {
        return otherwise;
    }
    const struct lc_csvfield *f = field_of(r, row, column);
    const struct lc_field field = {"known", f->text, lc_csvfile_place(&r->csv, f)};

    return lc_field_known(field, otherwise, r->load->diag);
}

static void read_row(struct reading *r, uint32_t row, double *cells)
{
    const struct lc_schema *schema = r->table->schema;
    const unsigned n = schema->n_columns;
    struct lc_diag *d = r->load->diag;

    r->table->line[row] = r->csv.rows[row].line;
    if (!lc_header_fits(&r->csv, &r->csv.rows[row], d)) {
        return;
    }
    for (unsigned c = 0; c < n; c++) {
        const struct lc_column *column = &schema->columns[c];
        const struct lc_csvfield *f = field_of(r, row, c);
        const struct lc_field field = {column->name, f->text, lc_csvfile_place(&r->csv, f)};

        r->table->text[row * n + c] = f->text;
        cells[c] = parse_cell(r, column, field);
    }
    const struct lc_csvfield *source = field_of(r, row, n);

    r->table->source[row] = source->text;
    r->table->note[row] = field_of(r, row, n + 1)->text;
    r->table->known[row] = read_known(r, row);
    lc_field_not_empty((struct lc_field){"source", source->text, lc_csvfile_place(&r->csv, source)},
                       d);
    enter_key(r, row);
}

static bool match_columns(struct reading *r)
{
    const struct lc_schema *schema = r->table->schema;
    const char *names[LC_MAX_COLUMNS + 3];
    const unsigned n = schema->n_columns;

    for (unsigned c = 0; c < n; c++) {
        names[c] = schema->columns[c].name;
    }
    names[n] = "source";
    names[n + 1] = "note";
    names[n + 2] = "known";
    return lc_header_match(r->where, &r->csv, names, n + 3, n + 2, r->load->diag);
}

/* Room for the rows, every text empty, so that a bad row leaves nothing unset. */
static void make_rows(struct reading *r)
{
    struct lc_table *t = r->table;
    struct lc_arena *a = r->load->model->arena;
    const uint32_t n = r->csv.n_rows;
    const size_t n_fields = (size_t)n * t->schema->n_columns;

    t->n_rows = n;
    t->text = LC_ARENA_ARRAY(a, const char *, n_fields);
    t->source = LC_ARENA_ARRAY(a, const char *, n);
    t->note = LC_ARENA_ARRAY(a, const char *, n);
    t->key = LC_ARENA_ARRAY(a, const char *, n);
    t->line = LC_ARENA_ARRAY(a, int, n);
    t->known = LC_ARENA_ARRAY(a, lc_time, n);
    for (size_t i = 0; i < n_fields; i++) {
        t->text[i] = "";
    }
    for (uint32_t i = 0; i < n; i++) {
        t->source[i] = t->note[i] = t->key[i] = "";
    }
}

static void read_rows(struct reading *r)
{
    struct lc_load *load = r->load;
    struct lc_model *m = load->model;
    const struct lc_schema *schema = r->table->schema;

    make_rows(r);
    for (uint32_t row = 0; row < r->table->n_rows; row++) {
        LC_GROW(load->cells, load->room, (size_t)m->n_cells + schema->n_columns);
        memset(load->cells + m->n_cells, 0, schema->n_columns * sizeof *load->cells);
        read_row(r, row, load->cells + m->n_cells);
        m->n_cells += schema->n_columns;
    }
    if (r->table->n_rows < schema->least_rows) {
        lc_diag_add(load->diag, (struct lc_place){.file = r->csv.file},
                    "holds %u rows, expected at least %u", r->table->n_rows, schema->least_rows);
    }
}

void lc_table_load(struct lc_load *load, enum lc_table_id id)
{
    struct lc_model *m = load->model;
    struct reading r = {.load = load, .table = &m->tables[id], .id = id};
    const size_t before = lc_diag_count(load->diag);
    const struct lc_schema *schema = lc_schema_get(id);

    r.is_initial = lc_load_is_initial(load, schema);
    r.table->schema = schema;
    r.table->file = lc_load_path(load, schema->name, r.is_initial);
    r.table->first_cell = m->n_cells;
    load->rows[id] = g_hash_table_new(g_str_hash, g_str_equal);
    if (lc_load_csv(&r.csv, load, schema->name, r.is_initial, false) && match_columns(&r)) {
        read_rows(&r);
    }
    load->is_good[id] = lc_diag_count(load->diag) == before;
}
