/* One seed, one answer: a replication depends on (model, seed, index) and on nothing that ran
 * before it or beside it. */
#include "model/harness.h"

static const struct run_case reference = {.model = "reference",
                                          .start = "2025-12-31",
                                          .to = "2030-12-31",
                                          .every = LC_EVERY_QUARTER,
                                          .seed = 5};

static struct lc_observation *run_index(const struct ensemble *e, uint32_t index)
{
    struct lc_observation *o = lc_observation_new(e->layout);

    ck_assert_int_eq(lc_worker_run(e->worker, index, o, NULL), LC_OK);
    ck_assert_msg(!o->failed, "replication %u failed: %s", index, o->failure);
    ck_assert_uint_eq(o->replication, index);
    return o;
}

static void expect_same(const struct ensemble *e, const struct lc_observation *a,
                        const struct lc_observation *b)
{
    ck_assert_msg(same_observation(e->layout, a, b), "replication %u differs", a->replication);
}

START_TEST(test_replication_is_the_same_twice_on_one_worker)
{
    struct ensemble *e = ensemble_new(&reference);
    struct lc_observation *a = run_index(e, 3), *b = run_index(e, 3);

    expect_same(e, a, b);
    lc_observation_free(a);
    lc_observation_free(b);
    ensemble_free(e);
}
END_TEST

START_TEST(test_replication_is_the_same_on_two_workers)
{
    struct ensemble *e = ensemble_new(&reference), *f = ensemble_new(&reference);
    struct lc_observation *a = run_index(e, 3), *b = run_index(f, 3);

    expect_same(e, a, b);
    lc_observation_free(a);
    lc_observation_free(b);
    ensemble_free(e);
    ensemble_free(f);
}
END_TEST

/* 150 lies in the second block of draws: the plan has to come back to the first. */
START_TEST(test_replication_does_not_depend_on_which_ran_before)
{
    static const uint32_t before[] = {0, 150, 7, 99, 100, 2};
    struct ensemble *e = ensemble_new(&reference), *f = ensemble_new(&reference);
    struct lc_observation *alone = run_index(e, 3);

    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        struct lc_observation *other = run_index(f, before[i]);

        ck_assert(!same_observation(e->layout, alone, other));
        lc_observation_free(other);
    }
    struct lc_observation *after = run_index(f, 3);

    expect_same(e, alone, after);
    lc_observation_free(alone);
    lc_observation_free(after);
    ensemble_free(e);
    ensemble_free(f);
}
END_TEST

/* Two worlds in one thread, of different models and in turns. */
START_TEST(test_replication_does_not_depend_on_a_world_beside_it)
{
    struct run_case small = reference;

    small.model = "tutorial";
    struct ensemble *e = ensemble_new(&reference), *f = ensemble_new(&small);
    struct lc_observation *a = run_index(e, 1), *x = run_index(f, 1);
    struct lc_observation *b = run_index(e, 1), *y = run_index(f, 1);

    expect_same(e, a, b);
    expect_same(f, x, y);
    lc_observation_free(a);
    lc_observation_free(b);
    lc_observation_free(x);
    lc_observation_free(y);
    ensemble_free(e);
    ensemble_free(f);
}
END_TEST

START_TEST(test_replication_depends_on_seed_and_index)
{
    struct run_case other = reference;

    other.seed = 6;
    struct ensemble *e = ensemble_new(&reference), *f = ensemble_new(&other);
    struct lc_observation *a = run_index(e, 1), *b = run_index(f, 1), *c = run_index(e, 2);

    ck_assert(!same_observation(e->layout, a, b));
    ck_assert(!same_observation(e->layout, a, c));
    lc_observation_free(a);
    lc_observation_free(b);
    lc_observation_free(c);
    ensemble_free(e);
    ensemble_free(f);
}
END_TEST

/* The horizon is where one stops looking: the path up to a date does not depend on it. */
START_TEST(test_replication_up_to_a_date_does_not_depend_on_the_horizon)
{
    struct run_case longer = reference;

    longer.to = "2032-12-31";
    struct ensemble *e = ensemble_new(&reference), *f = ensemble_new(&longer);
    struct lc_observation *a = run_index(e, 4), *b = run_index(f, 4);

    ck_assert_mem_eq(a->series, b->series,
                     lc_samples_cells(e->layout, LC_SAMPLE_SERIES) * sizeof *a->series);
    lc_observation_free(a);
    lc_observation_free(b);
    ensemble_free(e);
    ensemble_free(f);
}
END_TEST

/* A scenario whose rows change nothing changes nothing. */
START_TEST(test_replication_of_the_empty_scenario_is_the_baseline)
{
    struct run_case named = reference;

    named.scenarios[0] = "baseline";
    struct ensemble *e = ensemble_new(&reference), *f = ensemble_new(&named);
    struct lc_observation *a = run_index(e, 2), *b = run_index(f, 2);

    expect_same(e, a, b);
    lc_observation_free(a);
    lc_observation_free(b);
    ensemble_free(e);
    ensemble_free(f);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("model/determinism");
    TCase *tc = tcase_create("determinism");

    tcase_add_test(tc, test_replication_is_the_same_twice_on_one_worker);
    tcase_add_test(tc, test_replication_is_the_same_on_two_workers);
    tcase_add_test(tc, test_replication_does_not_depend_on_which_ran_before);
    tcase_add_test(tc, test_replication_does_not_depend_on_a_world_beside_it);
    tcase_add_test(tc, test_replication_depends_on_seed_and_index);
    tcase_add_test(tc, test_replication_up_to_a_date_does_not_depend_on_the_horizon);
    tcase_add_test(tc, test_replication_of_the_empty_scenario_is_the_baseline);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
