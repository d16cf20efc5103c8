#include "evidence/figure_rows.h"

#include "base/number.h"

#include <glib.h>
#include <string.h>

static const char *text_of(const struct lc_model *m, uint32_t row, uint32_t column)
{
    return lc_text(m, LC_T_PUBLISHED, row, column);
}

static double number_of(const struct lc_model *m, uint32_t row, uint32_t column)
{
    return m->cells[lc_cell(m, LC_T_PUBLISHED, row, column)];
}

static struct lc_place place_of(const struct lc_model *m, uint32_t row)
{
    return (struct lc_place){m->tables[LC_T_PUBLISHED].file, m->tables[LC_T_PUBLISHED].line[row],
                             0};
}

static bool are_alike(const struct lc_model *m, uint32_t row, uint32_t other)
{
    return strcmp(text_of(m, row, LC_PUBLISHED_PUBLISHED),
                  text_of(m, other, LC_PUBLISHED_PUBLISHED)) == 0 &&
           strcmp(text_of(m, row, LC_PUBLISHED_PUBLISHER),
                  text_of(m, other, LC_PUBLISHED_PUBLISHER)) == 0;
}

bool lc_figure_rows_begin(const struct lc_model *m, uint32_t row)
{
    for (uint32_t other = 0; other < row; other++) {
        if (are_alike(m, row, other)) {
            return false;
        }
    }
    return true;
}

/* Length of the beginning that a row asks for: 0 for an asterisk, -1 where the title begins
 * otherwise, or the row tells none. */
static int fit(const char *publisher, const char *title)
{
    const size_t length = strcmp(publisher, "*") == 0 ? 0 : strlen(publisher);

    return *publisher && strncmp(publisher, title, length) == 0 ? (int)length : -1;
}

bool lc_figure_rows_fit(const struct lc_figure_rows *r, const struct lc_model *m,
                        const struct lc_fact *fact)
{
    const int length = fit(r->publisher, fact->source);

    for (uint32_t row = 0; row < lc_rows(m, LC_T_PUBLISHED); row++) {
        if (strcmp(text_of(m, row, LC_PUBLISHED_PUBLISHED), r->published) == 0 &&
            fit(text_of(m, row, LC_PUBLISHED_PUBLISHER), fact->source) > length) {
            return false;
        }
    }
    return length >= 0;
}

static struct lc_stand stand_of(const struct lc_model *m, uint32_t row)
{
    return (struct lc_stand){.row = row,
                             .place = place_of(m, row),
                             .series = text_of(m, row, LC_PUBLISHED_SERIES),
                             .region = text_of(m, row, LC_PUBLISHED_REGION),
                             .factor = number_of(m, row, LC_PUBLISHED_FACTOR)};
}

/* Appends "factor x series (region)" to the text. */
static void describe(GString *text, const struct lc_stand *s)
{
    char factor[LC_NUMBER_TEXT];

    g_string_append(text, text->len > 0 ? " + " : "");
    if (s->factor != 1) {
        g_string_append_printf(text, "%s x ", lc_number_format_digits(factor, s->factor, 4));
    }
    g_string_append_printf(text, "%s (%s)", s->series, s->region);
}

/* Parts of one figure are counted in the same way. */
static bool is_same(const struct lc_model *m, uint32_t row, uint32_t first, struct lc_diag *d)
{
    for (uint32_t column = LC_PUBLISHED_MEASURE; column <= LC_PUBLISHED_MONEY; column++) {
        if (number_of(m, row, column) != number_of(m, first, column)) {
            lc_diag_add(d, place_of(m, row), "%s: expected %s as for the part %s",
                        m->tables[LC_T_PUBLISHED].schema->columns[column].name,
                        lc_quote(d, text_of(m, first, column)),
                        lc_quote(d, text_of(m, first, LC_PUBLISHED_NAME)));
            return false;
        }
    }
    return true;
}

bool lc_figure_rows_get(struct lc_figure_rows *r, struct lc_arena *a, const struct lc_layout *l,
                        uint32_t first, struct lc_diag *d)
{
    static const enum lc_measure_kind kinds[] = {LC_MEASURE_LEVEL, LC_MEASURE_RATE, LC_MEASURE_SUM,
                                                 LC_MEASURE_RATE};
    const struct lc_model *m = l->model;
    const uint32_t n_rows = lc_rows(m, LC_T_PUBLISHED);
    GString *series = g_string_new(NULL);
    bool is_good = true;

    *r = (struct lc_figure_rows){
        .place = place_of(m, first),
        .published = text_of(m, first, LC_PUBLISHED_PUBLISHED),
        .publisher = text_of(m, first, LC_PUBLISHED_PUBLISHER),
        .why = text_of(m, first, LC_PUBLISHED_WHY),
        .stands = LC_ARENA_ARRAY(a, struct lc_stand, n_rows),
        .measure = (enum lc_figure_measure)lc_ref(m, LC_T_PUBLISHED, first, LC_PUBLISHED_MEASURE),
        .money = (enum lc_figure_money)lc_ref(m, LC_T_PUBLISHED, first, LC_PUBLISHED_MONEY)};
    for (uint32_t row = first; row < n_rows; row++) {
        if (are_alike(m, first, row)) {
            struct lc_stand *s = &r->stands[r->n++];

            *s = stand_of(m, row);
            describe(series, s);
            r->before += number_of(m, row, LC_PUBLISHED_BEFORE);
            is_good &= lc_stand_find(s, l, d) && lc_stand_fits(s, l, kinds[r->measure], d) &&
                       is_same(m, row, first, d);
        }
    }
    r->series = lc_arena_text(a, series->str);
    g_string_free(series, TRUE);
    return is_good;
}
