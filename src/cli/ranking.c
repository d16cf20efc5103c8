#include "cli/ranking.h"

#include "base/number.h"
#include "base/text.h"
#include "output/csv.h"
#include "output/summarise.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define FINDINGS_FILE "sensitivity.csv"
#define DIGITS        3
#define ERROR_DIGITS  4
#define BAR           10

struct place {
    int32_t input;
    uint32_t at; /* where its finding stands */
    double value;
};

static int by_value(const void *a, const void *b)
{
    const struct place *x = a, *y = b;

    if (x->value != y->value) {
        return x->value > y->value ? -1 : 1;
    }
    return (x->at > y->at) - (x->at < y->at);
}

uint32_t lc_ranking_make(int32_t **inputs, const struct lc_sensitivity *s, uint32_t outcome,
                         const char *measure)
{
    struct place *places = g_new(struct place, s->findings->len + 1);
    uint32_t n = 0;

    for (guint i = 0; i < s->findings->len; i++) {
        const struct lc_finding *f = &g_array_index(s->findings, struct lc_finding, i);

        if (f->outcome == outcome && f->input != LC_INPUT_ALL && strcmp(f->measure, measure) == 0) {
            const double value = f->estimate.value;

            places[n++] = (struct place){f->input, i, isnan(value) ? -INFINITY : value};
        }
    }
    qsort(places, n, sizeof *places, by_value);
    *inputs = g_new(int32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        (*inputs)[i] = places[i].input;
    }
    g_free(places);
    return n;
}

const char *lc_ranking_number(char text[LC_RANKING_CELL], const struct lc_finding *f)
{
    char number[LC_NUMBER_TEXT];

    g_strlcpy(text, f ? lc_number_format_digits(number, f->estimate.value, DIGITS) : "",
              LC_RANKING_CELL);
    return text;
}

const char *lc_ranking_interval(char text[LC_RANKING_CELL], const struct lc_finding *f)
{
    char value[LC_NUMBER_TEXT], low[LC_NUMBER_TEXT], high[LC_NUMBER_TEXT];

    if (!f || isnan(f->estimate.low)) {
        return lc_ranking_number(text, f);
    }
    snprintf(text, LC_RANKING_CELL, "%s (%s..%s)",
             lc_number_format_digits(value, f->estimate.value, DIGITS),
             lc_number_format_digits(low, f->estimate.low, DIGITS),
             lc_number_format_digits(high, f->estimate.high, DIGITS));
    return text;
}

const char *lc_ranking_bar(char text[LC_RANKING_CELL], double value, double most)
{
    const double share = value > 0 && most > 0 ? value / most : 0;
    const size_t n = (size_t)(share * BAR + 0.5);

    memset(text, '#', n < BAR ? n : BAR);
    text[n < BAR ? n : BAR] = '\0';
    return text;
}

void lc_ranking_title(const struct lc_sensitivity *s, uint32_t outcome, const char *what)
{
    const struct lc_finding *mean = lc_sensitivity_find(s, outcome, LC_INPUT_ALL, "mean"),
                            *sd = lc_sensitivity_find(s, outcome, LC_INPUT_ALL, "sd");
    char *name = lc_outcome_name(s->session.layout, &s->outcomes[outcome]);
    char *safe = lc_text_escape(name, 0, 0);
    char first[LC_RANKING_CELL], second[LC_RANKING_CELL];

    fprintf(s->shown, "%s (%s): mean %s, standard deviation %s; %s\n", safe,
            lc_sensitivity_unit(s, outcome), lc_ranking_number(first, mean),
            lc_ranking_number(second, sd), what);
    g_free(name);
    g_free(safe);
}

static void write_row(struct lc_csv *to, const struct lc_sensitivity *s, const struct lc_finding *f)
{
    const struct lc_outcome *outcome = &s->outcomes[f->outcome];
    const struct lc_report_column *column = &s->session.layout->columns[outcome->column];

    lc_csv_text(to, lc_method_name(s->request->method));
    lc_csv_text(to, column->name);
    lc_csv_text(to, column->region);
    lc_csv_integer(to, outcome->year);
    lc_csv_text(to, lc_sensitivity_unit(s, f->outcome));
    lc_csv_text(to, lc_sensitivity_input(s, f->input));
    lc_csv_text(to, lc_sensitivity_input_unit(s, f->input));
    lc_csv_text(to, f->measure);
    lc_csv_number(to, f->estimate.value, LC_OUTPUT_DIGITS);
    lc_csv_number(to, f->estimate.se, ERROR_DIGITS);
    lc_csv_number(to, f->estimate.low, LC_OUTPUT_DIGITS);
    lc_csv_number(to, f->estimate.high, LC_OUTPUT_DIGITS);
    lc_csv_number(to, f->floor, LC_OUTPUT_DIGITS);
    lc_csv_integer(to, f->n);
    lc_csv_end(to);
}

enum lc_status lc_findings_write(struct lc_sensitivity *s)
{
    struct lc_outfile *file = lc_outfile_open(s->folder, FINDINGS_FILE);

    if (file) {
        struct lc_csv to = lc_csv_begin(file, "method,series,region,year,unit,input,input_unit,"
                                              "measure,value,se,low,high,floor,n");

        for (guint i = 0; i < s->findings->len; i++) {
            write_row(&to, s, &g_array_index(s->findings, struct lc_finding, i));
        }
    }
    return lc_file_list_close(&s->files, file, FINDINGS_FILE);
}
