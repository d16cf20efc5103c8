#include "report/workbook_track.h"

#include "base/time.h"
#include "report/workbook_making.h"

#include <math.h>
#include <string.h>

static char *key_of(const char *series, const char *region)
{
    return g_strconcat(series, "\t", region, NULL);
}

GHashTable *lc_tracks_new(const struct lc_report_table *t)
{
    GHashTable *tracks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const int series = t ? lc_report_column(t, "series") : -1;
    const int region = t ? lc_report_column(t, "region") : -1;
    struct lc_track *last = NULL;

    for (uint32_t row = 0; t && row < t->n_rows; row++) {
        const char *one = lc_report_cell(t, row, series), *other = lc_report_cell(t, row, region);

        if (last && strcmp(one, lc_report_cell(t, row - 1, series)) == 0 &&
            strcmp(other, lc_report_cell(t, row - 1, region)) == 0) {
            last->n++;
        } else {
            last = g_new(struct lc_track, 1);
            *last = (struct lc_track){t, row, 1};
            g_hash_table_replace(tracks, key_of(one, other), last);
        }
    }
    return tracks;
}

const struct lc_track *lc_track_find(const struct lc_workbook *b, const char *series,
                                     const char *region)
{
    char *key = key_of(series, region);
    const struct lc_track *track = g_hash_table_lookup(b->tracks, key);

    g_free(key);
    return track;
}

const char *lc_track_text(const struct lc_track *t, uint32_t i, const char *column)
{
    return i < t->n ? lc_report_cell(t->table, t->first + i, lc_report_column(t->table, column))
                    : "";
}

bool lc_track_number(double *out, const struct lc_track *t, uint32_t i, const char *column)
{
    return i < t->n &&
           lc_report_number(out, t->table, t->first + i, lc_report_column(t->table, column));
}

double lc_track_largest(const struct lc_track *t, const char *column)
{
    double largest = 0, x;

    for (uint32_t i = 0; i < t->n; i++) {
        if (lc_track_number(&x, t, i, column)) {
            largest = fmax(largest, fabs(x));
        }
    }
    return largest;
}

int lc_track_year(const struct lc_track *t, uint32_t i)
{
    lc_time when = 0;

    (void)lc_date_parse(&when, lc_track_text(t, i, "date"));
    return lc_date_of(when).year;
}

uint32_t lc_track_year_ends(uint32_t *rows, const struct lc_track *t)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < t->n; i++) {
        if (i + 1 == t->n || lc_track_year(t, i + 1) != lc_track_year(t, i)) {
            rows[n++] = i;
        }
    }
    return n;
}

uint32_t lc_track_stride(const struct lc_track *t)
{
    const int years = lc_track_year(t, t->n - 1) - lc_track_year(t, 0) + 1;

    return MAX(1, t->n / (uint32_t)MAX(1, years));
}
