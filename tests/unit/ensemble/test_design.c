#include "ensemble/design.h"
#include "ensemble/plan.h"
#include "observe/small.h"

#include <check.h>
#include <glib.h>
#include <gsl/gsl_errno.h>

/* Parameters of the model made by hand: alpha is uniform on (0, 1), beta fixed at 7, gamma normal
 * with mean 10 and deviation 2. */
enum { ALPHA, BETA, GAMMA };

static const double sample[] = {5, 40, 1, 10, 3, 30, 2, 20}; /* gamma, alpha */

static struct lc_model with_sample(void)
{
    static const uint32_t columns[] = {GAMMA, ALPHA};
    struct lc_model m = *small_model();

    m.sample = (struct lc_sample){sample, columns, 4, 2};
    return m;
}

START_TEST(test_inputs_are_the_parameters_that_are_drawn)
{
    uint32_t *inputs;

    ck_assert_uint_eq(lc_inputs_list(&inputs, small_model()), 2);
    ck_assert_uint_eq(inputs[0], ALPHA);
    ck_assert_uint_eq(inputs[1], GAMMA);
    g_free(inputs);
}
END_TEST

START_TEST(test_chosen_input_takes_the_quantile_of_its_law)
{
    const uint32_t inputs[] = {GAMMA, ALPHA};
    struct lc_design *d = lc_design_new(small_model(), 1, inputs, 2);
    const double probabilities[] = {0.841344746068543, 0.25}; /* one deviation above the mean */
    double draws[3];

    ck_assert(!lc_design_has_others(d));
    ck_assert_uint_eq(lc_design_parameters(d), 3);
    lc_design_fill(d, draws, probabilities, 12);
    ck_assert_double_eq_tol(draws[GAMMA], 12, 1e-9);
    ck_assert_double_eq_tol(draws[ALPHA], 0.25, 1e-12);
    ck_assert_double_eq(draws[BETA], 7);
    lc_design_free(d);
}
END_TEST

START_TEST(test_chosen_input_takes_the_quantile_of_its_sample)
{
    const struct lc_model m = with_sample();
    const uint32_t inputs[] = {GAMMA};
    static const double probabilities[] = {0.01, 0.24, 0.26, 0.49, 0.51, 0.74, 0.76, 0.99999},
                        expected[] = {1, 1, 2, 2, 3, 3, 5, 5};
    struct lc_design *d = lc_design_new(&m, 1, inputs, 1);

    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        ck_assert_double_eq(lc_design_value(d, 0, probabilities[i]), expected[i]);
    }
    ck_assert_double_eq(lc_design_value(d, 0, 1), 5);
    lc_design_free(d);
}
END_TEST

START_TEST(test_inputs_that_were_not_chosen_are_those_of_a_replication_of_the_plan)
{
    static const uint32_t order[] = {3, 250, 3, 0, 99, 100};
    const struct lc_model m = with_sample();
    const uint32_t inputs[] = {GAMMA};
    const double probability = 0.3;
    struct lc_design *d = lc_design_new(&m, 5, inputs, 1);
    struct lc_plan *plan = lc_plan_new(&m, 5);

    ck_assert(lc_design_has_others(d));
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        double draws[3], planned[3];

        lc_design_fill(d, draws, &probability, order[i]);
        lc_draws_get(plan, order[i], planned);
        ck_assert_double_eq(draws[ALPHA], planned[ALPHA]);
        ck_assert_double_eq(draws[BETA], 7);
        ck_assert_double_eq(draws[GAMMA], 2);
    }
    lc_plan_free(plan);
    lc_design_free(d);
}
END_TEST

START_TEST(test_design_without_a_chosen_input_is_the_plan)
{
    struct lc_design *d = lc_design_new(small_model(), 9, NULL, 0);
    struct lc_plan *plan = lc_plan_new(small_model(), 9);

    for (uint32_t i = 0; i < 120; i += 17) {
        double draws[3], planned[3];

        lc_design_fill(d, draws, NULL, i);
        lc_draws_get(plan, i, planned);
        ck_assert_mem_eq(draws, planned, sizeof draws);
    }
    lc_plan_free(plan);
    lc_design_free(d);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("design");
    TCase *t = tcase_create("design");

    tcase_add_test(t, test_inputs_are_the_parameters_that_are_drawn);
    tcase_add_test(t, test_chosen_input_takes_the_quantile_of_its_law);
    tcase_add_test(t, test_chosen_input_takes_the_quantile_of_its_sample);
    tcase_add_test(t, test_inputs_that_were_not_chosen_are_those_of_a_replication_of_the_plan);
    tcase_add_test(t, test_design_without_a_chosen_input_is_the_plan);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
