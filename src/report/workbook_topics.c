/* A sheet with a fan chart for each of the headline quantities of the world. */
#include "report/workbook_chart.h"
#include "report/workbook_pages.h"
#include "report/workbook_track.h"

#include <math.h>

#define CHART_WIDTH  760
#define CHART_HEIGHT 460

static const struct topic {
    const char *series, *sheet;
} topics[] = {{"ai_power_gw", "AI power"},
              {"electricity_twh_per_year", "Electricity"},
              {"compute_million_h100e", "Compute"},
              {"tokens_trillion_per_day", "Tokens"},
              {"revenue_busd_per_year", "Spend"}};

/* After the date; the first five are what the fan is made of. */
static const char *const columns[] = {"p10", "p25", "p50", "p75", "p90", "p05", "p95", "mean"};

#define N_COLUMNS    ((uint32_t)G_N_ELEMENTS(columns))
#define FIRST_HELPER (1 + N_COLUMNS)

static void write_row(struct lc_sheet *s, const struct lc_track *track,
                      const struct lc_chart_fan *fan, uint32_t row)
{
    double values[G_N_ELEMENTS(columns)];
    uint32_t found = 0;

    lc_sheet_date(s, row, 0, lc_track_text(track, row, "date"));
    for (uint32_t i = 0; i < N_COLUMNS; i++) {
        if (lc_track_number(&values[i], track, row, columns[i])) {
            lc_sheet_number(s, row, 1 + i, LC_STYLE_PLAIN, fan->form, values[i]);
            found += i < LC_FAN_QUANTILES;
        }
    }
    if (found == LC_FAN_QUANTILES) {
        lc_fan_widths(s, fan, row, values);
    }
}

static void name_columns(struct lc_sheet *s, const struct lc_track *track)
{
    for (uint32_t i = 0; i <= N_COLUMNS; i++) {
        char *name = g_strdup_printf("%s_%s", s->name, i == 0 ? "date" : columns[i - 1]);

        lc_sheet_name_column(s, i, track->n, name);
        g_free(name);
    }
}

static void write_topic(struct lc_book *b, const struct topic *topic, const struct lc_track *track)
{
    const char *title = lc_book_title(b, topic->series), *unit = lc_track_text(track, 0, "unit");
    char *about = g_strdup_printf("%s of the world in %s: mean and quantiles over replications at "
                                  "each report; the fan shows 10, 25, 50, 75 and 90 %%.",
                                  title, unit);
    char *heading = g_strdup_printf("%s, world (%s)", title, unit);
    struct lc_sheet s = lc_sheet_open(b, topic->sheet, heading, about);
    const struct lc_chart_fan fan = {heading,
                                     unit,
                                     lc_form_of(lc_track_largest(track, "p95"), unit),
                                     0,
                                     1,
                                     FIRST_HELPER,
                                     track->n,
                                     lc_track_stride(track)};

    lc_sheet_column(&s, 0, 11, "end of period");
    for (uint32_t i = 0; i < N_COLUMNS; i++) {
        lc_sheet_column(&s, 1 + i, 10, "%s (%s)", columns[i], unit);
    }
    for (uint32_t row = 0; row < track->n; row++) {
        write_row(&s, track, &fan, row);
    }
    lc_chart_put(&s, lc_fan_chart(&s, &fan), 0, FIRST_HELPER + LC_FAN_HELPERS + 1, CHART_WIDTH,
                 CHART_HEIGHT);
    name_columns(&s, track);
    lc_sheet_close(&s, track->n, 1 + N_COLUMNS);
    g_free(about);
    g_free(heading);
}

void lc_page_topics(struct lc_book *b)
{
    for (size_t i = 0; i < G_N_ELEMENTS(topics); i++) {
        const struct lc_track *track = lc_track_find(b, topics[i].series, "world");

        if (track) {
            write_topic(b, &topics[i], track);
        }
    }
}
