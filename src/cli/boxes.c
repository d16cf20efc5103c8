#include "cli/boxes.h"

#include "base/number.h"
#include "base/text.h"
#include "cli/ranking.h"
#include "output/csv.h"
#include "output/summarise.h"
#include "stats/prim.h"

#include <glib.h>
#include <math.h>

#define BOXES_FILE   "boxes.csv"
#define ERROR_DIGITS 4
#define DIGITS       3
#define WEAK         0.05 /* quasi-p-value from which a restriction counts as weak */

/* Peeling as Bryant and Lempert (2010) do it; no box of less than a twentieth of the sample. */
static const struct lc_prim_rule rule = {
    .peel_share = 0.05, .min_mass = 0.05, .min_density = 0, .max_boxes = 3};

static struct lc_prim_sample take_sample(struct lc_arena *arena, const struct lc_sensitivity *s,
                                         const struct lc_columns *c, const uint32_t *numbers,
                                         uint32_t n)
{
    const double *outcome = c->outcomes + (size_t)s->n_outcomes * c->n;
    double *x = LC_ARENA_ARRAY(arena, double, (size_t)n * s->n_inputs + 1);
    bool *is_hit = LC_ARENA_ARRAY(arena, bool, n + 1);

    for (uint32_t i = 0; i < n; i++) {
        const double *draws = c->draws + (size_t)numbers[i] * c->n_parameters;

        for (uint32_t k = 0; k < s->n_inputs; k++) {
            x[(size_t)i * s->n_inputs + k] = draws[s->inputs[k]];
        }
        is_hit[i] = lc_condition_holds(&s->condition, outcome[numbers[i]]);
    }
    return (struct lc_prim_sample){.n = n, .k = s->n_inputs, .x = x, .is_hit = is_hit};
}

static void write_box(struct lc_csv *to, const struct lc_sensitivity *s, unsigned number,
                      const struct lc_prim_box *b)
{
    for (uint32_t i = 0; i < s->n_inputs; i++) {
        const struct lc_prim_range *range = &b->ranges[i];

        if (isinf(range->low) && isinf(range->high)) {
            continue;
        }
        lc_csv_integer(to, number);
        lc_csv_text(to, lc_sensitivity_input(s, (int32_t)i));
        lc_csv_number(to, range->low, LC_OUTPUT_DIGITS);
        lc_csv_number(to, range->high, LC_OUTPUT_DIGITS);
        lc_csv_text(to, lc_sensitivity_input_unit(s, (int32_t)i));
        lc_csv_number(to, range->p_value, ERROR_DIGITS);
        lc_csv_number(to, b->coverage, LC_OUTPUT_DIGITS);
        lc_csv_number(to, b->density, LC_OUTPUT_DIGITS);
        lc_csv_number(to, b->mass, LC_OUTPUT_DIGITS);
        lc_csv_integer(to, (int64_t)b->n_rows);
        lc_csv_integer(to, (int64_t)b->n_hits);
        lc_csv_end(to);
    }
}

static void print_range(const struct lc_sensitivity *s, int32_t input,
                        const struct lc_prim_range *r)
{
    char low[LC_NUMBER_TEXT], high[LC_NUMBER_TEXT], p[LC_NUMBER_TEXT];
    char *unit = lc_text_escape(lc_sensitivity_input_unit(s, input), 0, 0);

    lc_number_format_digits(low, r->low, DIGITS);
    lc_number_format_digits(high, r->high, DIGITS);
    lc_number_format_digits(p, r->p_value, 2);
    fprintf(s->shown, "  %-34s %s%s%s%s%s %s, quasi-p %s%s\n", lc_sensitivity_input(s, input),
            isinf(r->low)    ? "at most "
            : isinf(r->high) ? "at least "
                             : "",
            low, isinf(r->low) || isinf(r->high) ? "" : " to ", high, "", unit, p,
            r->p_value > WEAK ? " (weak)" : "");
    g_free(unit);
}

static void print_boxes(const struct lc_sensitivity *s, const struct lc_prim_result *found,
                        const struct lc_prim_sample *sample)
{
    char *safe = lc_text_escape(s->request->when, 0, 0);
    size_t n_hits = 0;

    for (size_t i = 0; i < sample->n; i++) {
        n_hits += sample->is_hit[i];
    }
    fprintf(s->shown, "\n%s in %zu of %zu replications\n", safe, n_hits, sample->n);
    g_free(safe);
    for (size_t i = 0; i < found->n_found; i++) {
        const struct lc_prim_box *b = &found->found[i].box;

        fprintf(
            s->shown,
            "Box %zu: %.0f %% of the cases in which it holds (coverage); it holds in %.0f %% of "
            "the box (density), which\nis %.0f %% of all replications\n",
            i + 1, 100 * b->coverage, 100 * b->density, 100 * b->mass);
        for (uint32_t k = 0; k < s->n_inputs; k++) {
            if (!isinf(b->ranges[k].low) || !isinf(b->ranges[k].high)) {
                print_range(s, (int32_t)k, &b->ranges[k]);
            }
        }
    }
    fputs(found->n_found > 0
              ? "Boxes were searched for, so they fit this sample a little better than another; "
                "a weak restriction may be\nleft away.\n"
              : "No ranges of the inputs set these replications apart.\n",
          s->shown);
}

enum lc_status lc_boxes_find(struct lc_sensitivity *s, const struct lc_columns *c,
                             const uint32_t *numbers, uint32_t n)
{
    struct lc_arena *arena = lc_arena_new();
    const struct lc_prim_sample sample = take_sample(arena, s, c, numbers, n);
    const struct lc_prim_result found = lc_prim_find(arena, &sample, &rule);
    struct lc_outfile *file = lc_outfile_open(s->folder, BOXES_FILE);

    if (file) {
        struct lc_csv to = lc_csv_begin(file, "box,input,low,high,unit,quasi_p_value,coverage,"
                                              "density,mass,rows,hits");

        for (size_t i = 0; i < found.n_found; i++) {
            write_box(&to, s, (unsigned)i + 1, &found.found[i].box);
        }
    }
    print_boxes(s, &found, &sample);
    lc_arena_free(arena);
    return lc_sensitivity_close(s, file, BOXES_FILE);
}
