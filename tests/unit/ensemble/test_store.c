#include "ensemble/store.h"
#include "observe/small.h"

#include <check.h>
#include <glib.h>
#include <gsl/gsl_errno.h>
#include <stdio.h>

static struct lc_layout *layout;
static struct lc_observation *o;

static void set_up(void)
{
    layout = lc_layout_new(small_model(), lc_time_of(2026, 1, 1), lc_time_of(2026, 12, 31),
                           LC_EVERY_QUARTER);
    o = lc_observation_new(layout);
}

static void tear_down(void)
{
    lc_observation_free(o);
    lc_layout_free(layout);
}

/* Puts a replication into its block, with values that tell which one it is. */
static void put(struct lc_block *b, uint32_t replication, const char *failure)
{
    lc_observation_clear(o, layout);
    o->replication = replication;
    o->failed = failure != NULL;
    if (failure) {
        snprintf(o->failure, sizeof o->failure, "%s", failure);
    }
    o->series[5] = replication + 0.1;
    o->ledger[6] = replication + 0.5;
    o->held_back_mwyears[7] = replication + 0.25;
    o->draws[2] = replication + 0.7;
    lc_block_put(b, o);
}

START_TEST(test_store_gathers_in_order_of_replication)
{
    static const uint32_t firsts[] = {200, 0, 100};
    static const uint32_t order[] = {205, 0, 199, 100, 99, 3};
    static const uint32_t sorted[] = {0, 3, 99, 100, 199, 205};
    struct lc_store *s = lc_store_new();
    double values[6];

    for (size_t i = 0; i < 3; i++) {
        struct lc_block *b = lc_block_new(layout, firsts[i], firsts[i] == 200 ? 6 : 100);

        for (size_t k = 0; k < 6; k++) {
            if (order[k] / 100 == firsts[i] / 100) {
                put(b, order[k], NULL);
            }
        }
        lc_store_add(s, b);
    }
    const struct lc_samples samples = lc_store_samples(s);

    ck_assert_uint_eq(samples.n, 6);
    for (uint32_t i = 0; i < 6; i++) {
        double *draws = g_new(double, layout->model->n_parameters);

        ck_assert_uint_eq(samples.replications[i], sorted[i]);
        lc_samples_get(values, &samples, LC_SAMPLE_SERIES, 5);
        ck_assert_double_eq(values[i], sorted[i] + 0.1);
        lc_samples_get(values, &samples, LC_SAMPLE_LEDGER, 6);
        ck_assert_double_eq(values[i], sorted[i] + 0.5);
        lc_samples_get(values, &samples, LC_SAMPLE_HELD_BACK, 7);
        ck_assert_double_eq(values[i], sorted[i] + 0.25);
        lc_samples_get(values, &samples, LC_SAMPLE_DRAW, 2);
        ck_assert_double_eq(values[i], sorted[i] + 0.7);
        lc_samples_draws(draws, &samples, i);
        ck_assert_double_eq(draws[2], sorted[i] + 0.7);
        g_free(draws);
    }
    lc_store_free(s);
}
END_TEST

START_TEST(test_store_lists_failures_and_leaves_them_out)
{
    const struct lc_failure *failures;
    struct lc_store *s = lc_store_new();
    struct lc_block *b = lc_block_new(layout, 0, 3);

    put(b, 2, "late");
    put(b, 1, NULL);
    put(b, 0, "early");
    lc_store_add(s, b);
    ck_assert_uint_eq(lc_store_samples(s).n, 1);
    ck_assert_uint_eq(lc_store_failures(s, &failures), 2);
    ck_assert_uint_eq(failures[0].replication, 0);
    ck_assert_str_eq(failures[0].text, "early");
    ck_assert_uint_eq(failures[1].replication, 2);
    lc_store_free(s);
}
END_TEST

START_TEST(test_store_of_nothing_has_no_samples)
{
    const struct lc_failure *failures;
    struct lc_store *s = lc_store_new();

    ck_assert_uint_eq(lc_store_samples(s).n, 0);
    ck_assert_uint_eq(lc_store_failures(s, &failures), 0);
    lc_store_free(s);
}
END_TEST

START_TEST(test_store_bytes_grow_by_blocks_and_never_wrap)
{
    struct lc_layout huge = *layout;

    ck_assert_uint_eq(lc_store_bytes(layout, 1), lc_store_bytes(layout, 100));
    ck_assert_uint_eq(lc_store_bytes(layout, 101), 2 * lc_store_bytes(layout, 100));
    huge.n_dates = UINT32_MAX;
    huge.n_columns = UINT32_MAX / 64;
    ck_assert_uint_eq(lc_store_bytes(&huge, UINT32_MAX), SIZE_MAX);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("store");
    TCase *t = tcase_create("store");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_store_gathers_in_order_of_replication);
    tcase_add_test(t, test_store_lists_failures_and_leaves_them_out);
    tcase_add_test(t, test_store_of_nothing_has_no_samples);
    tcase_add_test(t, test_store_bytes_grow_by_blocks_and_never_wrap);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
