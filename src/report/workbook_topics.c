/* A sheet with a fan chart for each of the headline quantities of the world. */
#include "report/workbook_chart.h"
#include "report/workbook_tabs.h"
#include "report/workbook_track.h"

#include <math.h>

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

#define N_COLUMNS ((uint32_t)G_N_ELEMENTS(columns))

static void write_row(struct lc_worksheet *s, const struct lc_track *track,
                      const struct lc_chart_fan *fan, uint32_t row)
{
    double values[G_N_ELEMENTS(columns)];
    uint32_t found = 0;

    lc_worksheet_date(s, row, 0, lc_track_text(track, row, "date"));
    lc_chart_label(s, row, fan->label, fan->stride, lc_track_text(track, row, "date"));
    for (uint32_t i = 0; i < N_COLUMNS; i++) {
        if (lc_track_number(&values[i], track, row, columns[i])) {
            lc_worksheet_number(s, row, 1 + i, LC_STYLE_PLAIN, fan->form, values[i]);
            found += i < LC_FAN_QUANTILES;
        }
    }
    if (found == LC_FAN_QUANTILES) {
        lc_fan_widths(s, fan, row, values);
    }
}

static void name_columns(struct lc_worksheet *s, const struct lc_track *track)
{
    for (uint32_t i = 0; i <= N_COLUMNS; i++) {
        char *name = g_strdup_printf("%s_%s", s->name, i == 0 ? "date" : columns[i - 1]);

        lc_worksheet_name_column(s, i, track->n, name);
        g_free(name);
    }
}

static void write_topic(struct lc_workbook *b, const struct topic *topic,
                        const struct lc_track *track)
{
    const char *title = lc_workbook_title(b, topic->series),
               *unit = lc_track_text(track, 0, "unit");
    char *about = g_strdup_printf(
        "%s of the world in %s: mean and quantiles over replications at each report.", title, unit);
    char *heading = g_strdup_printf("%s, world (%s)", title, unit);
    struct lc_worksheet s = lc_worksheet_open(b, topic->sheet, heading, about);
    const uint32_t behind = lc_chart_behind(1 + N_COLUMNS);
    const struct lc_chart_fan fan = {heading,
                                     unit,
                                     lc_form_of(lc_track_largest(track, "p95"), unit),
                                     behind,
                                     1,
                                     behind + 1,
                                     track->n,
                                     lc_track_stride(track)};

    lc_worksheet_column(&s, 0, 11, LC_FORM_DATE, "end of period");
    for (uint32_t i = 0; i < N_COLUMNS; i++) {
        lc_worksheet_column(&s, 1 + i, 10, LC_FORM_0, "%s (%s)", columns[i], unit);
    }
    for (uint32_t row = 0; row < track->n; row++) {
        write_row(&s, track, &fan, row);
    }
    lc_chart_beside(&s, lc_fan_chart(&s, &fan), 0, 1 + N_COLUMNS, CHART_HEIGHT);
    name_columns(&s, track);
    lc_worksheet_close(&s, track->n, 1 + N_COLUMNS);
    lc_worksheet_print(&s, track->n, behind);
    g_free(about);
    g_free(heading);
}

void lc_tab_topics(struct lc_workbook *b)
{
    for (size_t i = 0; i < G_N_ELEMENTS(topics); i++) {
        const struct lc_track *track = lc_track_find(b, topics[i].series, "world");

        if (track) {
            write_topic(b, &topics[i], track);
        }
    }
}
