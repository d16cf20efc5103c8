#include "observe/outcome.h"

#include "base/number.h"

#include <glib.h>
#include <string.h>

#define WORLD "world"

/* What is being read, for complaints. */
struct reading {
    const struct lc_layout *layout;
    const char *option, *text;
    struct lc_diag *diag;
};

static bool refuse(const struct reading *r, const char *what, const char *word, const char *near)
{
    lc_diag_add(r->diag, (struct lc_place){0}, "--%s %s: %s%s%s%s%s", r->option,
                lc_quote(r->diag, r->text), what, *word ? " " : "",
                *word ? lc_quote(r->diag, word) : "", near ? ", did you mean " : "",
                near ? lc_quote(r->diag, near) : "");
    return false;
}

static bool has_report(const struct lc_layout *l, int year)
{
    for (uint32_t i = 0; i < l->n_dates; i++) {
        if (lc_date_of(lc_layout_label(l, i)).year == year) {
            return true;
        }
    }
    return false;
}

/* The nearest series; or, of a series that is there, the nearest of its regions. */
static const char *find_near(const struct lc_layout *l, const char *series, const char *region)
{
    const char **names = g_new(const char *, l->n_columns);
    uint32_t n = 0;

    for (uint32_t i = 0; i < l->n_columns; i++) {
        const struct lc_report_column *c = &l->columns[i];

        if (!region && strcmp(c->region, WORLD) == 0) {
            names[n++] = c->name;
        } else if (region && strcmp(c->name, series) == 0) {
            names[n++] = c->region;
        }
    }
    const char *near = lc_near_miss(region ? region : series, names, n);

    g_free(names);
    return near;
}

static bool find_column(struct lc_outcome *out, const struct reading *r, const char *series,
                        const char *region)
{
    const struct lc_layout *l = r->layout;
    const int32_t column = lc_layout_find(l, series, region);

    if (column >= 0) {
        out->column = (uint32_t)column;
        return true;
    }
    if (lc_layout_find(l, series, WORLD) < 0) {
        return refuse(r, "no series", series, find_near(l, series, NULL));
    }
    return refuse(r, "the series has no region", region, find_near(l, series, region));
}

/* name: SERIES[:REGION]@YEAR, which is cut into its parts. */
static bool read_outcome(struct lc_outcome *out, const struct reading *r, char *name)
{
    char *at = strrchr(name, '@');
    int year = 0;

    if (!at || !lc_year_parse(&year, at + 1)) {
        return refuse(r, "expected SERIES[:REGION]@YEAR", "", NULL);
    }
    *at = '\0';
    char *colon = strchr(name, ':');

    if (colon) {
        *colon = '\0';
    }
    if (!find_column(out, r, name, colon ? colon + 1 : WORLD)) {
        return false;
    }
    if (!has_report(r->layout, year)) {
        return refuse(r, "no report falls into the year", at + 1, NULL);
    }
    out->year = year;
    return true;
}

bool lc_outcome_parse(struct lc_outcome *out, const struct lc_layout *l, const char *option,
                      const char *text, struct lc_diag *d)
{
    const struct reading r = {l, option, text, d};
    char *name = g_strdup(text);
    const bool is_good = read_outcome(out, &r, name);

    g_free(name);
    return is_good;
}

static bool refuse_condition(const struct reading *r)
{
    return refuse(r, "expected SERIES[:REGION]@YEAR, then > < >= or <=, then a number", "", NULL);
}

/* relation: where it stands in the copy, which is cut there. */
static bool read_condition(struct lc_condition *out, const struct reading *r, char *copy,
                           char *relation)
{
    const bool is_above = *relation == '>', has_equal = relation[1] == '=';
    char *limit = g_strstrip(relation + 1 + has_equal);

    if (copy + strspn(copy, " \t") == relation || !*limit) {
        return refuse_condition(r);
    }
    out->relation =
        is_above ? (has_equal ? LC_AT_LEAST : LC_ABOVE) : (has_equal ? LC_AT_MOST : LC_BELOW);
    if (!lc_number_parse(&out->limit, limit)) {
        return refuse(r, "expected a number after the relation, got", limit, NULL);
    }
    *relation = '\0';
    return read_outcome(&out->outcome, r, g_strstrip(copy));
}

bool lc_condition_parse(struct lc_condition *out, const struct lc_layout *l, const char *option,
                        const char *text, struct lc_diag *d)
{
    const struct reading r = {l, option, text, d};
    char *copy = g_strdup(text);
    char *relation = strpbrk(copy, "<>");
    const bool is_good = relation ? read_condition(out, &r, copy, relation) : refuse_condition(&r);

    g_free(copy);
    return is_good;
}

bool lc_condition_holds(const struct lc_condition *c, double value)
{
    switch (c->relation) {
    case LC_ABOVE:
        return value > c->limit;
    case LC_BELOW:
        return value < c->limit;
    case LC_AT_LEAST:
        return value >= c->limit;
    case LC_AT_MOST:
        break;
    }
    return value <= c->limit;
}

char *lc_outcome_name(const struct lc_layout *l, const struct lc_outcome *outcome)
{
    const struct lc_report_column *c = &l->columns[outcome->column];
    const bool is_world = strcmp(c->region, WORLD) == 0;

    return g_strdup_printf("%s%s%s@%d", c->name, is_world ? "" : ":", is_world ? "" : c->region,
                           outcome->year);
}
