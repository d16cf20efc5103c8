#include "base/number.h"
#include "output/headline.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define TITLE_WIDTH  30
#define COLUMN_WIDTH 13 /* where lines have no end */
#define CELL         (2 * LC_NUMBER_TEXT + 4)
#define DIGITS       3
#define CURVE_LEAST  9 /* columns of a curve of medians: room for "2026-2040" above it */
#define CURVE_MOST   24
#define YEARS_BESIDE 3 /* columns of years that are worth more than a curve */

/* The years that are shown, and what stands in their columns. */
struct table {
    const struct lc_result *result;
    const struct lc_screen *screen;
    int years[LC_HEADLINE_YEARS];
    unsigned n_years;
    char (*medians)[LC_HEADLINE_YEARS][CELL], (*ranges)[LC_HEADLINE_YEARS][CELL];
    int title_width, column_width, curve_width; /* curve: 0: there is none */
};

/* Three digits with k or M where plain ones would run the columns together. */
static const char *short_number(char text[LC_NUMBER_TEXT + 1], double value)
{
    static const struct {
        double least, unit;
        char suffix;
    } steps[] = {{1e7, 1e6, 'M'}, {1e4, 1e3, 'k'}};

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (fabs(value) >= steps[i].least) {
            lc_number_format_digits(text, value / steps[i].unit, DIGITS);
            const size_t n = strlen(text);
            text[n] = steps[i].suffix;
            text[n + 1] = '\0';
            return text;
        }
    }
    return lc_number_format_digits(text, value, DIGITS);
}

static int32_t column_of(const struct table *t, unsigned row)
{
    return lc_layout_find(t->result->layout, lc_headlines[row].series, "world");
}

static void fill_row(struct table *t, struct lc_scratch *s, unsigned row)
{
    const int32_t column = column_of(t, row);

    for (unsigned i = 0; i < t->n_years; i++) {
        char low[LC_NUMBER_TEXT + 1], high[LC_NUMBER_TEXT + 1], median[LC_NUMBER_TEXT + 1];
        double q[3];

        g_strlcpy(t->medians[row][i], "-", CELL);
        if (column >= 0 && lc_headline_get(q, t->result, s, (uint32_t)column, t->years[i])) {
            g_strlcpy(t->medians[row][i], short_number(median, q[1]), CELL);
            snprintf(t->ranges[row][i], CELL, "%s..%s", short_number(low, q[0]),
                     short_number(high, q[2]));
        }
    }
}

static int longest_cell(const struct table *t)
{
    size_t most = 0;

    for (unsigned row = 0; row < lc_n_headlines; row++) {
        for (unsigned i = 0; i < t->n_years; i++) {
            most = MAX(most, strlen(t->medians[row][i]));
            most = MAX(most, strlen(t->ranges[row][i]));
        }
    }
    return (int)most;
}

/* Leaves out the year that is missed least; the last one stays. */
static void drop_year(struct table *t)
{
    static const int order[] = {2028, 2035, 2026, 2030};
    unsigned which = 0;

    for (unsigned i = 0; i < G_N_ELEMENTS(order); i++) {
        unsigned k = 0;

        while (k + 1 < t->n_years && t->years[k] != order[i]) {
            k++;
        }
        if (k + 1 < t->n_years) {
            which = k;
            break;
        }
    }
    t->n_years--;
    for (unsigned i = which; i < t->n_years; i++) {
        t->years[i] = t->years[i + 1];
        for (unsigned row = 0; row < lc_n_headlines; row++) {
            memcpy(t->medians[row][i], t->medians[row][i + 1], CELL);
            memcpy(t->ranges[row][i], t->ranges[row][i + 1], CELL);
        }
    }
}

/* Columns that are left on a line. */
static int room(const struct table *t)
{
    return t->screen->width - t->title_width - (int)t->n_years * t->column_width;
}

/* On a terminal: as many years as its width has room for, and a curve where some is left. */
static void fit(struct table *t)
{
    const int n_all = (int)t->result->layout->n_years;

    t->title_width = TITLE_WIDTH;
    t->column_width = COLUMN_WIDTH;
    if (t->screen->width == 0) {
        return;
    }
    t->column_width = longest_cell(t) + 1;
    while (room(t) < 0 && t->n_years > 1) {
        drop_year(t);
    }
    if (room(t) < 0) {
        t->title_width = MAX(1, t->screen->width - t->column_width);
    }
    if (t->screen->has_blocks && n_all >= CURVE_LEAST) {
        while (room(t) < 1 + CURVE_LEAST && t->n_years > YEARS_BESIDE) {
            drop_year(t);
        }
        const int curve = MIN(MIN(room(t) - 1, n_all), CURVE_MOST);

        t->curve_width = curve >= CURVE_LEAST ? curve : 0;
    }
}

/* Medians of the horizon's years as a curve of blocks, from 0 to the largest. */
static void print_curve(const struct table *t, struct lc_scratch *s, unsigned row, FILE *to)
{
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const struct lc_layout *l = t->result->layout;
    const int32_t column = column_of(t, row);
    double medians[CURVE_MOST], largest = 0;

    for (int i = 0; i < t->curve_width; i++) {
        const int year = l->first_year + i * ((int)l->n_years - 1) / (t->curve_width - 1);
        double q[3];
        const bool is_known =
            column >= 0 && lc_headline_get(q, t->result, s, (uint32_t)column, year);

        medians[i] = is_known ? MAX(q[1], 0) : 0;
        largest = MAX(largest, medians[i]);
    }
    fputc(' ', to);
    for (int i = 0; i < t->curve_width; i++) {
        fputs(blocks[largest > 0 ? (int)(medians[i] / largest * 7 + 0.5) : 0], to);
    }
}

static void print_head(const struct table *t, FILE *to)
{
    const struct lc_layout *l = t->result->layout;

    fprintf(to, "%s%-*.*s", lc_screen_bold(t->screen), t->title_width, t->title_width,
            "median, p10..p90");
    for (unsigned i = 0; i < t->n_years; i++) {
        fprintf(to, "%*d", t->column_width, t->years[i]);
    }
    if (t->curve_width > 0) {
        fprintf(to, " %d-%d", l->first_year, l->first_year + (int)l->n_years - 1);
    }
    fprintf(to, "%s\n", lc_screen_plain(t->screen));
}

static void print_row(const struct table *t, struct lc_scratch *s, unsigned row, FILE *to)
{
    fprintf(to, "%-*.*s", t->title_width, t->title_width, lc_headlines[row].title);
    for (unsigned i = 0; i < t->n_years; i++) {
        fprintf(to, "%*s", t->column_width, t->medians[row][i]);
    }
    if (t->curve_width > 0) {
        print_curve(t, s, row, to);
    }
    fprintf(to, "\n%s%-*s", lc_screen_dim(t->screen), t->title_width, "");
    for (unsigned i = 0; i < t->n_years; i++) {
        fprintf(to, "%*s", t->column_width, t->ranges[row][i]);
    }
    fprintf(to, "%s\n", lc_screen_plain(t->screen));
}

/* A last day within a year or a month changes what the last column means: it says so. */
static void print_caption(const struct lc_layout *l, int width, FILE *to)
{
    const lc_time end = l->dates[l->n_dates - 1];
    const struct lc_date next = lc_date_of(end);
    GString *text =
        g_string_new("Money in billions of 2024 dollars; stocks at the end of the year");
    char day[LC_DATE_TEXT];

    lc_date_format(day, end - LC_MS_PER_DAY);
    if (next.month > 1 || next.day > 1) {
        g_string_append_printf(text, ", of %.4s on %s", day, day);
    }
    g_string_append_c(text, '.');
    if (next.day > 1) {
        g_string_append_printf(text,
                               " What is counted monthly, such as electricity, is without the days "
                               "of %.7s.",
                               day);
    }
    lc_words_print(to, text->str, 0, width);
    g_string_free(text, TRUE);
}

void lc_headline_print(const struct lc_result *r, const struct lc_screen *screen, FILE *to)
{
    struct lc_scratch s = lc_scratch_new(r->samples.n);
    struct table t = {.result = r, .screen = screen};

    t.n_years = lc_headline_years(t.years, r->layout);
    t.medians = g_malloc0(lc_n_headlines * sizeof *t.medians);
    t.ranges = g_malloc0(lc_n_headlines * sizeof *t.ranges);
    for (unsigned row = 0; row < lc_n_headlines; row++) {
        fill_row(&t, &s, row);
    }
    fit(&t);
    print_head(&t, to);
    for (unsigned row = 0; row < lc_n_headlines; row++) {
        print_row(&t, &s, row, to);
    }
    print_caption(r->layout, screen->width, to);
    g_free(t.medians);
    g_free(t.ranges);
    lc_scratch_free(&s);
}
