/* The reference model speaks the units of the forecasts that others published: many figures of many
 * publishers, each with a reason, and where each lies agrees with the ensemble's quantiles. */
#include "evidence/figure.h"
#include "input/facts.h"
#include "model/harness.h"

#define REPLICATIONS 12
#define FIGURES      50 /* at least */
#define PUBLISHERS   20

static const struct run_case reference = {.model = "reference",
                                          .start = "2025-12-31",
                                          .to = "2040-12-31",
                                          .every = LC_EVERY_QUARTER,
                                          .seed = 1};
static struct ensemble *baseline;
static struct lc_arena *arena;
static struct lc_figures figures;
static uint32_t numbers[REPLICATIONS];

static struct lc_bytes read_data(const char *name, struct lc_diag *d)
{
    const char *top = g_getenv("LAYERCAKE_SRCDIR");
    gchar *path = g_build_filename(top ? top : ".", "data", name, NULL);
    struct lc_bytes bytes;

    ck_assert(lc_bytes_read(&bytes, arena, lc_arena_text(arena, path), d));
    g_free(path);
    return bytes;
}

static void setup(void)
{
    struct lc_diag *d = lc_diag_new();
    struct lc_facts facts;
    struct lc_deflators deflators;

    gsl_set_error_handler_off();
    arena = lc_arena_new();
    baseline = ensemble_run(&reference, REPLICATIONS);
    const struct lc_bytes published = read_data("forecasts.csv", d);
    const struct lc_bytes prices = read_data("deflators.csv", d);

    ck_assert(lc_facts_load(&facts, arena, &published, d));
    ck_assert(lc_deflators_load(&deflators, arena, &prices, d));
    const struct lc_figure_input in = {baseline->layout, &facts, &deflators,
                                       harness_date(reference.start) + LC_MS_PER_DAY};
    const bool is_good = lc_figures_make(&figures, arena, &in, d);

    ck_assert_msg(is_good, "%s", is_good ? "" : lc_diag_text(d, 0));
    lc_diag_free(d);
}

static void teardown(void)
{
    ensemble_free(baseline);
    lc_arena_free(arena);
}

static void gather(const void *store, enum lc_sample_kind kind, size_t cell, double *out)
{
    (void)store;
    ck_assert_int_eq(kind, LC_SAMPLE_SERIES);
    for (uint32_t i = 0; i < REPLICATIONS; i++) {
        out[i] = baseline->runs[i]->series[cell];
        numbers[i] = i;
    }
}

START_TEST(test_reference_model_confronts_many_figures_of_many_publishers)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

    for (uint32_t i = 0; i < figures.n; i++) {
        const struct lc_figure *f = &figures.items[i];
        const int last = lc_date_of(f->fact->end - LC_MS_PER_DAY).year;

        ck_assert_msg(strlen(f->why) > 10, "%s: no reason", f->fact->series);
        ck_assert_int_ge(last, 2026);
        ck_assert_int_le(last, 2040);
        g_hash_table_add(names, (gpointer)f->publisher);
    }
    ck_assert_uint_ge(figures.n, FIGURES);
    ck_assert_uint_ge(g_hash_table_size(names), PUBLISHERS);
    g_hash_table_destroy(names);
}
END_TEST

/* Published figures may be wrong, but a factor of a hundred is a slip of units; limits of what is
 * feasible are no forecasts. */
START_TEST(test_every_figure_is_within_two_orders_of_magnitude_and_agrees_with_quantiles)
{
    const struct lc_samples s = {.n = REPLICATIONS, .replications = numbers, .gather = gather};
    double values[REPLICATIONS], spare[2 * REPLICATIONS];

    for (uint32_t i = 0; i < figures.n; i++) {
        const struct lc_figure *f = &figures.items[i];
        const double value = f->fact->value;
        const bool is_limit = strstr(f->fact->series, "training_run") != NULL;

        lc_figure_values(values, &s, f, spare);
        const double position = lc_figure_position(values, REPLICATIONS, value);
        const double median = median_of(values, REPLICATIONS);

        ck_assert_msg(is_limit || (median > value / 100 && median < value * 100),
                      "%s: published %g, model %g", f->fact->series, value, median);
        ck_assert_msg(value < median   ? position <= 0.5
                      : value > median ? position >= 0.5
                                       : true,
                      "%s: position %g", f->fact->series, position);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("published");
    TCase *t = tcase_create("reference");

    tcase_add_unchecked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 300);
    tcase_add_test(t, test_reference_model_confronts_many_figures_of_many_publishers);
    tcase_add_test(t,
                   test_every_figure_is_within_two_orders_of_magnitude_and_agrees_with_quantiles);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
