/* The threads run a worker made here, not the model: its replications are arithmetic on their
 * number. */
#include "ensemble/threads.h"
#include "observe/small.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <stdlib.h>

#define STOP_AT   40 /* replication that raises the flag, when the test asks for it */
#define FAIL_EACH 16

struct lc_worker {
    const struct lc_setup *setup;
};

static atomic_bool stop;
static bool is_stop_wanted;

struct lc_worker *lc_worker_new(const struct lc_setup *setup)
{
    struct lc_worker *w = malloc(sizeof *w);

    w->setup = setup;
    return w;
}

void lc_worker_free(struct lc_worker *w)
{
    free(w);
}

enum lc_status lc_worker_run(struct lc_worker *w, uint32_t index, struct lc_observation *out,
                             const struct lc_details *details)
{
    ck_assert_ptr_null(details);
    lc_observation_clear(out, w->setup->layout);
    if (is_stop_wanted && index == STOP_AT) {
        atomic_store(&stop, true);
    }
    if (atomic_load(w->setup->stop)) {
        return LC_STOPPED;
    }
    out->failed = index % FAIL_EACH == FAIL_EACH - 1;
    out->series[0] = 1.0 / (1 + index);
    return LC_OK;
}

static struct lc_layout *layout;

static void set_up(void)
{
    layout = lc_layout_new(small_model(), lc_time_of(2026, 1, 1), lc_time_of(2026, 12, 31),
                           LC_EVERY_YEAR);
    atomic_store(&stop, false);
    is_stop_wanted = false;
}

static void tear_down(void)
{
    lc_layout_free(layout);
}

static enum lc_status run(struct lc_store *s, uint32_t first, uint32_t count, unsigned threads)
{
    const struct lc_setup setup = {.model = layout->model, .layout = layout, .stop = &stop};

    return lc_threads_run(&setup, s, first, count, threads, NULL);
}

START_TEST(test_threads_any_number_gives_the_same_store)
{
    static const unsigned counts[] = {1, 2, 7, 300};
    double expected[250], values[250];

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        const struct lc_failure *failures;
        struct lc_store *s = lc_store_new(layout, 250);

        ck_assert_int_eq(run(s, 0, 250, counts[i]), LC_OK);
        const struct lc_samples samples = lc_store_samples(s);

        ck_assert_uint_eq(samples.n, 250 - 15);
        ck_assert_uint_eq(lc_store_failures(s, &failures), 15);
        ck_assert_uint_eq(failures[0].replication, FAIL_EACH - 1);
        lc_samples_get(i == 0 ? expected : values, &samples, LC_SAMPLE_SERIES, 0);
        if (i > 0) {
            ck_assert_mem_eq(values, expected, samples.n * sizeof *values);
        }
        lc_store_free(s);
    }
}
END_TEST

START_TEST(test_threads_second_half_adds_to_the_first)
{
    struct lc_store *s = lc_store_new(layout, 20);
    double values[20];

    ck_assert_int_eq(run(s, 0, 10, 2), LC_OK);
    ck_assert_int_eq(run(s, 10, 10, 2), LC_OK);
    const struct lc_samples samples = lc_store_samples(s);

    ck_assert_uint_eq(samples.n, 19);
    lc_samples_get(values, &samples, LC_SAMPLE_SERIES, 0);
    ck_assert_double_eq(values[18], 1.0 / 20);
    lc_store_free(s);
}
END_TEST

START_TEST(test_threads_stop_keeps_what_is_finished)
{
    struct lc_store *s = lc_store_new(layout, 100);

    is_stop_wanted = true;
    ck_assert_int_eq(run(s, 0, 100, 1), LC_STOPPED);
    ck_assert_uint_eq(lc_store_samples(s).n, STOP_AT - 2); /* 15 and 31 failed */
    lc_store_free(s);
}
END_TEST

START_TEST(test_threads_nothing_to_do_is_done)
{
    struct lc_store *s = lc_store_new(layout, 0);

    ck_assert_int_eq(run(s, 0, 0, 4), LC_OK);
    lc_store_free(s);
}
END_TEST

static void note(void *context, uint32_t finished, uint32_t total)
{
    uint32_t *seen = context;

    ck_assert_uint_ge(finished, *seen);
    ck_assert_uint_eq(total, 30);
    *seen = finished;
}

START_TEST(test_threads_report_ends_at_the_total)
{
    const struct lc_setup setup = {.model = layout->model, .layout = layout, .stop = &stop};
    struct lc_store *s = lc_store_new(layout, 30);
    uint32_t seen = 0;
    const struct lc_progress_hook hook = {note, &seen};

    ck_assert_int_eq(lc_threads_run(&setup, s, 0, 30, 2, &hook), LC_OK);
    ck_assert_uint_eq(seen, 30);
    lc_store_free(s);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("threads");
    TCase *t = tcase_create("threads");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_threads_any_number_gives_the_same_store);
    tcase_add_test(t, test_threads_second_half_adds_to_the_first);
    tcase_add_test(t, test_threads_stop_keeps_what_is_finished);
    tcase_add_test(t, test_threads_nothing_to_do_is_done);
    tcase_add_test(t, test_threads_report_ends_at_the_total);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
