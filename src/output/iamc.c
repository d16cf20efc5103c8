/* iamc.csv: annual statistics in the layout of the Integrated Assessment Modeling Consortium, which
 * pyam and its databases read: model, scenario, region, variable, unit, then a column a year.
 *
 * A variable is a path of levels apart by bars: layer, title of the series, statistic. Units are
 * spelled as that community does and its unit libraries parse.
 */
#include "output/annual.h"
#include "output/csv.h"
#include "output/statistics.h"
#include "output/title.h"
#include "output/writers.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static const char *const statistic_levels[LC_STATISTICS] = {
    "Mean",
    "5.0th Percentile",
    "10.0th Percentile",
    "25.0th Percentile",
    "50.0th Percentile",
    "75.0th Percentile",
    "90.0th Percentile",
    "95.0th Percentile",
};

/* Units that are spelled otherwise as a whole, then parts of units. */
static const char *const whole_units[][2] = {
    {"share", "dimensionless"}, {"ratio", "dimensionless"}, {"index", "dimensionless"},
    {"state", "dimensionless"}, {"ln", "dimensionless"},    {"ln/year", "1/yr"},
    {"GW-years/year", "GW"},
};
static const char *const unit_parts[][2] = {
    {"G2024$", "billion USD_2024"}, {"M2024$", "million USD_2024"}, {"k2024$", "thousand USD_2024"},
    {"2024$", "USD_2024"},          {"H100e-hour", "H100e/hour"},   {"/year", "/yr"},
};

static char *make_unit(const char *unit)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(whole_units); i++) {
        if (strcmp(unit, whole_units[i][0]) == 0) {
            return g_strdup(whole_units[i][1]);
        }
    }
    char *text = g_strdup(unit);

    for (unsigned i = 0; i < G_N_ELEMENTS(unit_parts); i++) {
        gchar **pieces = g_strsplit(text, unit_parts[i][0], 2);

        g_free(text);
        text = g_strjoinv(unit_parts[i][1], pieces);
        g_strfreev(pieces);
    }
    return text;
}

/* "rest-of-world": "Rest of World". */
static char *make_region(const char *region)
{
    char *name = lc_words(region);

    for (char *word = name; *word; word += strcspn(word, " "), word += strspn(word, " ")) {
        if (!g_str_has_prefix(word, "of ") && !g_str_has_prefix(word, "and ")) {
            *word = g_ascii_toupper(*word);
        }
    }
    return name;
}

static void append_level(GString *to, const char *level)
{
    g_string_append_printf(to, "%c%s|", g_ascii_toupper(*level), *level ? level + 1 : "");
}

/* All levels but the statistic. What follows a comma in a title ("Power plants built for AI, smr")
 * is a level of its own. */
static char *make_variable(const struct lc_layout *l, const struct lc_report_column *column)
{
    GString *variable = g_string_new(NULL);
    char *title = lc_column_title(l, column);
    gchar **levels = g_strsplit(title, ", ", -1);

    append_level(variable, lc_series_get(column->series)->layer);
    for (unsigned i = 0; levels[i]; i++) {
        append_level(variable, levels[i]);
    }
    g_strfreev(levels);
    g_free(title);
    return g_string_free(variable, FALSE);
}

static char *make_header(const struct lc_layout *l)
{
    GString *header = g_string_new("Model,Scenario,Region,Variable,Unit");

    for (uint32_t i = 0; i < l->n_years; i++) {
        g_string_append_printf(header, ",%d", l->first_year + (int)i);
    }
    return g_string_free(header, FALSE);
}

/* The statistics of all years, [n_years][LC_STATISTICS]; where there are none they stay empty.
 * False when there are none at all. */
static bool fill(double *cells, const struct lc_result *r, struct lc_scratch *s, uint32_t column)
{
    bool has_any = false;

    for (uint32_t i = 0; i < r->layout->n_years; i++) {
        double *at = &cells[(size_t)i * LC_STATISTICS];

        for (int k = 0; k < LC_STATISTICS; k++) {
            at[k] = NAN;
        }
        if (lc_annual_get(s, r, column, r->layout->first_year + (int)i)) {
            has_any |= lc_statistics_get(at, s, r) > 0;
        }
    }
    return has_any;
}

static void write_rows(struct lc_csv *c, const struct lc_result *r, const char *model,
                       uint32_t column, const double *cells)
{
    const struct lc_report_column *info = &r->layout->columns[column];
    char *region = make_region(info->region), *variable = make_variable(r->layout, info),
         *unit = make_unit(lc_series_get(info->series)->unit);

    for (int k = 0; k < LC_STATISTICS; k++) {
        char *path = g_strdup_printf("%s%s", variable, statistic_levels[k]);

        lc_csv_text(c, model);
        lc_csv_text(c, r->scenario);
        lc_csv_text(c, region);
        lc_csv_text(c, path);
        lc_csv_text(c, unit);
        for (uint32_t i = 0; i < r->layout->n_years; i++) {
            lc_csv_number(c, cells[(size_t)i * LC_STATISTICS + (size_t)k], LC_ENSEMBLE_DIGITS);
        }
        lc_csv_end(c);
        g_free(path);
    }
    g_free(region);
    g_free(variable);
    g_free(unit);
}

void lc_write_iamc(struct lc_outfile *to, const struct lc_result *r)
{
    char *header = make_header(r->layout);
    char *model = g_strdup_printf("layercake %s %s", r->program_version, r->layout->model->name);
    struct lc_csv c = lc_csv_begin(to, header);
    struct lc_scratch s = lc_scratch_new(r->samples.n);
    double *cells = g_new(double, (size_t)r->layout->n_years *LC_STATISTICS);

    for (uint32_t column = 0; column < r->layout->n_columns; column++) {
        if (fill(cells, r, &s, column)) {
            write_rows(&c, r, model, column, cells);
        }
    }
    g_free(cells);
    lc_scratch_free(&s);
    g_free(model);
    g_free(header);
}
