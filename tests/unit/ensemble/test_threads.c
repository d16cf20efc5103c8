/* The threads run a worker made here, not the model: its replications are arithmetic on their
 * number. */
#include "ensemble/agenda.h"
#include "ensemble/store.h"
#include "ensemble/threads.h"
#include "observe/small.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <stdlib.h>

#define STOP_AT   140 /* replication that raises the flag, when the test asks for it */
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

/* Blocks of replications 0 to total - 1, which go to a store. */
struct flow {
    struct lc_agenda *agenda;
    struct lc_store *store;
    uint32_t total, seen, refuse_from;
};

static bool next(void *context, uint32_t *first, uint32_t *n)
{
    struct flow *f = context;
    uint32_t block;

    if (!lc_agenda_next(f->agenda, &block)) {
        return false;
    }
    *first = block * LC_LATIN_BLOCK;
    *n = lc_block_size(block, f->total);
    return true;
}

static enum lc_status take(void *context, struct lc_block *b)
{
    struct flow *f = context;
    const bool is_refused = b->first >= f->refuse_from;

    lc_store_add(f->store, b);
    return is_refused ? LC_FAILED : LC_OK;
}

static void note(void *context, uint32_t finished)
{
    struct flow *f = context;

    ck_assert_uint_ge(finished, f->seen);
    f->seen = finished;
}

static enum lc_status run(struct flow *f, unsigned threads)
{
    const struct lc_setup setup = {.model = layout->model, .layout = layout, .stop = &stop};
    const struct lc_block_flow flow = {next, take, note, 10, f};

    f->agenda = lc_agenda_new();
    for (uint32_t block = 0; block < lc_blocks_of(f->total); block++) {
        lc_agenda_add(f->agenda, block);
    }
    const enum lc_status status = lc_threads_run(&setup, &flow, threads);

    lc_agenda_free(f->agenda);
    return status;
}

START_TEST(test_threads_any_number_gives_the_same_store)
{
    static const unsigned counts[] = {1, 2, 7, 300};
    double expected[250], values[250];

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        const struct lc_failure *failures;
        struct flow f = {.store = lc_store_new(), .total = 250, .refuse_from = UINT32_MAX};

        ck_assert_int_eq(run(&f, counts[i]), LC_OK);
        const struct lc_samples samples = lc_store_samples(f.store);

        ck_assert_uint_eq(f.seen, 250);
        ck_assert_uint_eq(samples.n, 250 - 15);
        ck_assert_uint_eq(lc_store_failures(f.store, &failures), 15);
        ck_assert_uint_eq(failures[0].replication, FAIL_EACH - 1);
        lc_samples_get(i == 0 ? expected : values, &samples, LC_SAMPLE_SERIES, 0);
        if (i > 0) {
            ck_assert_mem_eq(values, expected, samples.n * sizeof *values);
        }
        lc_store_free(f.store);
    }
}
END_TEST

START_TEST(test_threads_stop_keeps_whole_blocks_only)
{
    struct flow f = {.store = lc_store_new(), .total = 300, .refuse_from = UINT32_MAX};

    is_stop_wanted = true;
    ck_assert_int_eq(run(&f, 1), LC_STOPPED);
    ck_assert_uint_eq(lc_store_samples(f.store).n, 100 - 6);
    lc_store_free(f.store);
}
END_TEST

START_TEST(test_threads_end_when_a_block_can_t_be_taken)
{
    struct flow f = {.store = lc_store_new(), .total = 100000, .refuse_from = 100};

    ck_assert_int_eq(run(&f, 3), LC_FAILED);
    ck_assert_uint_lt(lc_store_samples(f.store).n, 50000);
    lc_store_free(f.store);
}
END_TEST

START_TEST(test_threads_nothing_to_do_is_done)
{
    struct flow f = {.store = lc_store_new(), .refuse_from = UINT32_MAX};

    ck_assert_int_eq(run(&f, 4), LC_OK);
    ck_assert_uint_eq(lc_store_samples(f.store).n, 0);
    lc_store_free(f.store);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("threads");
    TCase *t = tcase_create("threads");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_threads_any_number_gives_the_same_store);
    tcase_add_test(t, test_threads_stop_keeps_whole_blocks_only);
    tcase_add_test(t, test_threads_end_when_a_block_can_t_be_taken);
    tcase_add_test(t, test_threads_nothing_to_do_is_done);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
