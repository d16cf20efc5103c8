#include "base/number.h"
#include "base/text.h"
#include "output/comparison.h"
#include "output/headline.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define TITLE_WIDTH  30
#define COLUMN_WIDTH 34
#define DIGITS       3
#define MAX_YEARS    2

/* Columns of titles: fewer where one year has no room beside all of them. */
static int title_width(const struct lc_screen *screen)
{
    const int width = screen->width > 0 ? screen->width - COLUMN_WIDTH : TITLE_WIDTH;

    return MIN(TITLE_WIDTH, MAX(width, 1));
}

/* The years shown: 2030 and 2035 as far as they lie in the horizon, else its last year; one of them
 * where the screen has no room for both. */
static unsigned choose_years(int years[MAX_YEARS], const struct lc_layout *l,
                             const struct lc_screen *screen)
{
    static const int wanted[MAX_YEARS] = {2030, 2035};
    const int last = l->first_year + (int)l->n_years - 1;
    unsigned n = 0;

    for (unsigned i = 0; i < MAX_YEARS; i++) {
        if (wanted[i] >= l->first_year && wanted[i] <= last) {
            years[n++] = wanted[i];
        }
    }
    if (n == 0) {
        years[n++] = last;
    }
    if (screen->width > 0 && screen->width < TITLE_WIDTH + (int)n * COLUMN_WIDTH) {
        n = 1;
    }
    return n;
}

static const char *signed_number(char text[LC_NUMBER_TEXT + 1], double value)
{
    text[0] = '+';
    lc_number_format_digits(text + (value > 0), value, DIGITS);
    return text;
}

/* "+2.6 (-0.3..+6.1) 2.4 %, up in 87 %" */
static void print_cell(FILE *to, const struct lc_paired *p)
{
    char median[LC_NUMBER_TEXT + 1], low[LC_NUMBER_TEXT + 1], high[LC_NUMBER_TEXT + 1];
    char text[4 * LC_NUMBER_TEXT];

    if (p->n == 0) {
        snprintf(text, sizeof text, "-");
    } else if (p->probability_nil >= 1) {
        snprintf(text, sizeof text, "0 in every replication");
    } else {
        snprintf(text, sizeof text, "%s (%s..%s) %3.0f%%", signed_number(median, p->median),
                 signed_number(low, p->quantiles[1]), signed_number(high, p->quantiles[2]),
                 100 * p->probability_up);
    }
    fprintf(to, "%*s", COLUMN_WIDTH, text);
}

/* Room for the pairs of one quantity. */
struct room {
    struct lc_paired_room *paired;
    double *against, *scenario;
};

static void print_row(FILE *to, const struct lc_comparison *c, const struct room *room,
                      const struct lc_headline *headline, const int *years, unsigned n_years,
                      int title)
{
    const int32_t column = lc_layout_find(c->yearly->layout, headline->series, "world");

    fprintf(to, "%-*.*s", title, title, headline->title);
    for (unsigned k = 0; k < n_years; k++) {
        const int64_t i =
            column < 0 ? -1 : lc_yearly_find(c->yearly, (uint32_t)column, years[k], false);
        struct lc_paired paired = {.n = 0};

        if (i >= 0) {
            lc_comparison_pairs(room->against, room->scenario, c, (uint32_t)i);
            lc_paired_compare(&paired, room->paired, room->against, room->scenario, c->replications,
                              c->n);
        }
        print_cell(to, &paired);
    }
    fputc('\n', to);
}

void lc_comparison_print(const struct lc_comparison *c, const struct lc_screen *screen, FILE *to)
{
    const struct room room = {lc_paired_room_new(c->n), g_new(double, c->n + 1),
                              g_new(double, c->n + 1)};
    char *scenario = lc_text_escape(c->scenario, 0, 0), *against = lc_text_escape(c->against, 0, 0);
    int years[MAX_YEARS];
    const unsigned n_years = choose_years(years, c->yearly->layout, screen);

    char *head = g_strdup_printf(
        "%s against %s: median difference (p10..p90), share of %u replications above 0", scenario,
        against, (unsigned)c->n);
    const int title = title_width(screen);

    lc_words_print(to, head, 0, screen->width);
    fprintf(to, "%s%-*s", lc_screen_bold(screen), title, "");
    for (unsigned k = 0; k < n_years; k++) {
        fprintf(to, "%*d", COLUMN_WIDTH, years[k]);
    }
    fprintf(to, "%s\n", lc_screen_plain(screen));
    for (unsigned i = 0; i < lc_n_headlines; i++) {
        print_row(to, c, &room, &lc_headlines[i], years, n_years, title);
    }
    g_free(head);
    g_free(scenario);
    g_free(against);
    lc_paired_room_free(room.paired);
    g_free(room.against);
    g_free(room.scenario);
}
