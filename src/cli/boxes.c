#include "cli/boxes.h"

#include "base/arena.h"
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
#define MAX_BOXES    3
#define WEAK         0.05 /* a restriction of a larger quasi-p-value is weak */

/* Peeling as Bryant and Lempert (2010) do it; no box of less than a twentieth of the sample. */
static const struct lc_prim_rule rule = {
    .peel_share = 0.05, .min_mass = 0.05, .min_density = 0, .max_boxes = 1};

/* The rows not yet in a box, and the inputs that may restrict the next one. */
struct search {
    struct lc_arena *arena;
    const struct lc_sensitivity *sensitivity;
    const struct lc_columns *columns;
    uint32_t *rows; /* replications */
    uint32_t n;
    uint32_t *inputs; /* candidates, as numbers of the sensitivity's inputs */
    uint32_t n_inputs;
    size_t n_all, n_all_hits; /* of all replications */
};

struct box {
    struct lc_prim_range *ranges; /* of all inputs of the sensitivity */
    double coverage, density, mass;
    size_t n_rows, n_hits;
};

static bool is_hit(const struct search *k, uint32_t row)
{
    const double *outcome =
        k->columns->outcomes + (size_t)k->sensitivity->n_outcomes * k->columns->n;

    return lc_condition_holds(&k->sensitivity->condition, outcome[row]);
}

static double input_of(const struct search *k, uint32_t row, uint32_t input)
{
    return k->columns
        ->draws[(size_t)row * k->columns->n_parameters + k->sensitivity->inputs[input]];
}

static size_t count_hits(const struct search *k)
{
    size_t n = 0;

    for (uint32_t i = 0; i < k->n; i++) {
        n += is_hit(k, k->rows[i]);
    }
    return n;
}

static struct lc_prim_result find_once(const struct search *k)
{
    double *x = LC_ARENA_ARRAY(k->arena, double, (size_t)k->n * k->n_inputs + 1);
    bool *hits = LC_ARENA_ARRAY(k->arena, bool, (size_t)k->n + 1);
    const struct lc_prim_sample sample = {.n = k->n, .k = k->n_inputs, .x = x, .is_hit = hits};

    for (uint32_t i = 0; i < k->n; i++) {
        for (uint32_t c = 0; c < k->n_inputs; c++) {
            x[(size_t)i * k->n_inputs + c] = input_of(k, k->rows[i], k->inputs[c]);
        }
        hits[i] = is_hit(k, k->rows[i]);
    }
    return lc_prim_find(k->arena, &sample, &rule);
}

/* Takes away the candidate whose restriction is the weakest, if it is weak. */
static bool drop_weakest(struct search *k, const struct lc_prim_box *b)
{
    uint32_t weakest = k->n_inputs;
    double most = WEAK;

    for (uint32_t c = 0; c < k->n_inputs; c++) {
        if (b->ranges[c].p_value > most) {
            most = b->ranges[c].p_value;
            weakest = c;
        }
    }
    for (uint32_t c = weakest; c + 1 < k->n_inputs; c++) {
        k->inputs[c] = k->inputs[c + 1];
    }
    k->n_inputs -= weakest < k->n_inputs;
    return most > WEAK;
}

static bool is_inside(const struct search *k, const struct box *b, uint32_t row)
{
    for (uint32_t i = 0; i < k->sensitivity->n_inputs; i++) {
        const double x = input_of(k, row, i);

        if (!(x >= b->ranges[i].low && x <= b->ranges[i].high)) {
            return false;
        }
    }
    return true;
}

static void cover(struct search *k, const struct box *b)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < k->n; i++) {
        if (!is_inside(k, b, k->rows[i])) {
            k->rows[n++] = k->rows[i];
        }
    }
    k->n = n;
}

/* Finds a box among the rows that are left, by restrictions all of which do something: of many
 * inputs peeling always finds some that fit by accident, so the weakest is dropped and the search
 * begun anew, as Bryant and Lempert advise. False when there is none. */
static bool find_box(struct box *out, struct search *k)
{
    const uint32_t n = k->sensitivity->n_inputs;
    struct lc_prim_result found;

    k->n_inputs = n;
    for (uint32_t i = 0; i < n; i++) {
        k->inputs[i] = i;
    }
    do {
        found = find_once(k);
    } while (found.n_found > 0 && drop_weakest(k, &found.found[0].box));
    if (found.n_found == 0 || found.found[0].box.n_restricted == 0) {
        return false;
    }
    const struct lc_prim_box *b = &found.found[0].box;

    *out = (struct box){.ranges = LC_ARENA_ARRAY(k->arena, struct lc_prim_range, n),
                        .coverage = (double)b->n_hits / (double)k->n_all_hits,
                        .density = b->density,
                        .mass = (double)b->n_rows / (double)k->n_all,
                        .n_rows = b->n_rows,
                        .n_hits = b->n_hits};
    for (uint32_t i = 0; i < n; i++) {
        out->ranges[i] = (struct lc_prim_range){-INFINITY, INFINITY, NAN};
    }
    for (uint32_t c = 0; c < k->n_inputs; c++) {
        out->ranges[k->inputs[c]] = b->ranges[c];
    }
    return b->density * (double)k->n_all > (double)k->n_all_hits;
}

static void write_box(struct lc_csv *to, const struct lc_sensitivity *s, unsigned number,
                      const struct box *b)
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
    fprintf(s->shown, "  %-34s %s%s%s%s %s, quasi-p %s\n", lc_sensitivity_input(s, input),
            isinf(r->low)    ? "at most "
            : isinf(r->high) ? "at least "
                             : "",
            low, isinf(r->low) || isinf(r->high) ? "" : " to ", high, unit, p);
    g_free(unit);
}

static void print_box(const struct lc_sensitivity *s, unsigned number, const struct box *b)
{
    fprintf(s->shown,
            "Box %u: %.0f %% of the cases in which it holds (coverage); it holds in %.0f %% of the "
            "box (density), which is\n%.0f %% of all replications\n",
            number, 100 * b->coverage, 100 * b->density, 100 * b->mass);
    for (uint32_t i = 0; i < s->n_inputs; i++) {
        if (!isinf(b->ranges[i].low) || !isinf(b->ranges[i].high)) {
            print_range(s, (int32_t)i, &b->ranges[i]);
        }
    }
}

static void find_all(struct search *k, struct lc_outfile *file)
{
    const struct lc_sensitivity *s = k->sensitivity;
    struct lc_csv to = lc_csv_begin(file, "box,input,low,high,unit,quasi_p_value,coverage,density,"
                                          "mass,rows,hits");
    char *safe = lc_text_escape(s->request->when, 0, 0);
    unsigned n = 0;
    struct box b;

    fprintf(s->shown, "\n%s in %zu of %zu replications\n", safe, k->n_all_hits, k->n_all);
    g_free(safe);
    while (n < MAX_BOXES && find_box(&b, k)) {
        write_box(&to, s, ++n, &b);
        print_box(s, n, &b);
        cover(k, &b);
    }
    fputs(n > 0 ? "Boxes were searched for, so they fit this sample a little better than "
                  "another. The next box is one of what\nis left.\n"
                : "No ranges of the inputs set these replications apart.\n",
          s->shown);
}

enum lc_status lc_boxes_find(struct lc_sensitivity *s, const struct lc_columns *c,
                             const uint32_t *numbers, uint32_t n)
{
    struct lc_outfile *file = lc_outfile_open(s->folder, BOXES_FILE);
    struct search k = {.arena = lc_arena_new(),
                       .sensitivity = s,
                       .columns = c,
                       .rows = g_memdup2(numbers, n * sizeof *numbers),
                       .n = n,
                       .inputs = g_new(uint32_t, s->n_inputs + 1),
                       .n_all = n};

    k.n_all_hits = count_hits(&k);
    if (file) {
        find_all(&k, file);
    }
    g_free(k.rows);
    g_free(k.inputs);
    lc_arena_free(k.arena);
    return lc_file_list_close(&s->files, file, BOXES_FILE);
}
