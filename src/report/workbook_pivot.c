#include "report/workbook_pivot.h"

#include <glib.h>
#include <math.h>
#include <string.h>

struct filling {
    const struct lc_pivot_about *about;
    int rows[LC_PIVOT_KEYS], where[LC_PIVOT_KEYS], columns, value;
    GHashTable *row_numbers, *column_numbers; /* text -> number + 1 */
    GPtrArray *texts;
    GArray *samples;
};

static int find(const struct filling *f, const char *column)
{
    return column ? lc_report_column(f->about->table, column) : -1;
}

static bool is_kept(const struct filling *f, uint32_t row)
{
    for (int i = 0; i < LC_PIVOT_KEYS && f->about->where[i].column; i++) {
        if (strcmp(lc_report_cell(f->about->table, row, f->where[i]), f->about->where[i].text) !=
            0) {
            return false;
        }
    }
    return true;
}

static uint32_t row_number(struct filling *f, uint32_t row)
{
    GString *key = g_string_new(NULL);

    for (int i = 0; i < LC_PIVOT_KEYS && f->about->rows[i]; i++) {
        g_string_append(key, lc_report_cell(f->about->table, row, f->rows[i]));
        g_string_append_c(key, '\n');
    }
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(f->row_numbers, key->str));

    if (number == 0) {
        g_array_append_val(f->samples, row);
        number = f->samples->len;
        g_hash_table_insert(f->row_numbers, g_string_free(key, FALSE), GUINT_TO_POINTER(number));
    } else {
        g_string_free(key, TRUE);
    }
    return number - 1;
}

static uint32_t column_number(struct filling *f, uint32_t row)
{
    const char *text = lc_report_cell(f->about->table, row, f->columns);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(f->column_numbers, text));

    if (number == 0) {
        g_ptr_array_add(f->texts, (gpointer)text);
        number = f->texts->len;
        g_hash_table_insert(f->column_numbers, (gpointer)text, GUINT_TO_POINTER(number));
    }
    return number - 1;
}

static void take_row(struct lc_pivot *p, struct filling *f, uint32_t row)
{
    const size_t cell = (size_t)row_number(f, row) * p->n_columns + column_number(f, row);
    double x;

    if (lc_report_number(&x, f->about->table, row, f->value)) {
        p->values[cell] = isnan(p->values[cell]) ? x : p->values[cell] + x;
    }
}

static void fill(struct lc_pivot *p, struct filling *f)
{
    const uint32_t n = f->about->table->n_rows;

    for (uint32_t row = 0; row < n; row++) {
        if (is_kept(f, row)) {
            row_number(f, row);
            column_number(f, row);
        }
    }
    p->n_rows = f->samples->len;
    p->n_columns = f->texts->len;
    p->values = g_new(double, (size_t)p->n_rows * p->n_columns);
    for (size_t i = 0; i < (size_t)p->n_rows * p->n_columns; i++) {
        p->values[i] = NAN;
    }
    for (uint32_t row = 0; row < n; row++) {
        if (is_kept(f, row)) {
            take_row(p, f, row);
        }
    }
}

struct lc_pivot *lc_pivot_new(const struct lc_pivot_about *about)
{
    struct lc_pivot *p = g_new0(struct lc_pivot, 1);
    struct filling f = {.about = about};

    for (int i = 0; i < LC_PIVOT_KEYS; i++) {
        f.rows[i] = find(&f, about->rows[i]);
        f.where[i] = find(&f, about->where[i].column);
    }
    f.columns = find(&f, about->columns);
    f.value = find(&f, about->value);
    f.row_numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    f.column_numbers = g_hash_table_new(g_str_hash, g_str_equal);
    f.texts = g_ptr_array_new();
    f.samples = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    fill(p, &f);
    p->columns = (const char **)g_ptr_array_free(f.texts, FALSE);
    p->sample = (uint32_t *)(void *)g_array_free(f.samples, FALSE);
    g_hash_table_destroy(f.row_numbers);
    g_hash_table_destroy(f.column_numbers);
    return p;
}

void lc_pivot_free(struct lc_pivot *p)
{
    g_free(p->columns);
    g_free(p->sample);
    g_free(p->values);
    g_free(p);
}

double lc_pivot_at(const struct lc_pivot *p, uint32_t row, uint32_t column)
{
    return p->values[(size_t)row * p->n_columns + column];
}

uint32_t lc_pivot_column(const struct lc_pivot *p, const char *text)
{
    uint32_t column = 0;

    while (column < p->n_columns && strcmp(p->columns[column], text) != 0) {
        column++;
    }
    return column;
}

static double or_zero(double x)
{
    return isnan(x) ? 0 : x;
}

double lc_pivot_row_sum(const struct lc_pivot *p, uint32_t row)
{
    double sum = 0;

    for (uint32_t column = 0; column < p->n_columns; column++) {
        sum += or_zero(lc_pivot_at(p, row, column));
    }
    return sum;
}

double lc_pivot_column_sum(const struct lc_pivot *p, uint32_t column)
{
    double sum = 0;

    for (uint32_t row = 0; row < p->n_rows; row++) {
        sum += or_zero(lc_pivot_at(p, row, column));
    }
    return sum;
}

double lc_pivot_row_largest(const struct lc_pivot *p, uint32_t row)
{
    double largest = 0;

    for (uint32_t column = 0; column < p->n_columns; column++) {
        largest = fmax(largest, fabs(or_zero(lc_pivot_at(p, row, column))));
    }
    return largest;
}

double lc_pivot_largest(const struct lc_pivot *p)
{
    double largest = 0;

    for (uint32_t row = 0; row < p->n_rows; row++) {
        largest = fmax(largest, lc_pivot_row_largest(p, row));
    }
    return largest;
}
