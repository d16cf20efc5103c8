#include "input/parameter.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>

static struct fixture place;
static struct lc_diag *diag;
static struct lc_model *model;

static void setup(void)
{
    place = fixture_new();
    diag = lc_diag_new();
    model = fixture_model(diag);
}

static void teardown(void)
{
    lc_model_free(model);
    lc_diag_free(diag);
    fixture_free(&place);
}

START_TEST(test_override_fixes_a_parameter)
{
    ck_assert(!lc_distribution_is_fixed(&model->parameters[LC_P_RUN_DAYS].law));
    ck_assert_int_eq(lc_model_override(model, "run_days=100", diag), LC_OK);
    ck_assert_double_eq(model->cells[LC_P_RUN_DAYS], 100);
    ck_assert(lc_distribution_is_fixed(&model->parameters[LC_P_RUN_DAYS].law));
    ck_assert_double_eq(lc_distribution_quantile(&model->parameters[LC_P_RUN_DAYS].law, 0.01), 100);
    ck_assert_int_eq(lc_model_override(model, "run_days=50", diag), LC_OK);
    ck_assert_double_eq(model->cells[LC_P_RUN_DAYS], 50);
}
END_TEST

START_TEST(test_override_sets_cells_and_no_others)
{
    double *before = g_memdup2(model->cells, model->n_cells * sizeof *before);

    ck_assert_int_eq(lc_model_override(model, "phases.*.build.min_months=7.5", diag), LC_OK);
    for (uint32_t row = 0; row < lc_rows(model, LC_T_PHASES); row++) {
        const uint32_t cell = lc_cell(model, LC_T_PHASES, row, LC_PHASE_MIN_MONTHS);

        if (strcmp(lc_text(model, LC_T_PHASES, row, LC_PHASE_NAME), "build") == 0) {
            ck_assert_double_eq(model->cells[cell], 7.5);
            before[cell] = 7.5;
        }
    }
    ck_assert_int_eq(memcmp(before, model->cells, model->n_cells * sizeof *before), 0);
    g_free(before);
}
END_TEST

START_TEST(test_override_frees_a_cell_from_the_factors_that_act_on_it)
{
    const struct lc_parameter *p = &model->parameters[LC_PARAMETER_COUNT];

    ck_assert_uint_eq(p->n_targets, 1);
    ck_assert_int_eq(lc_model_override(model, "regions.home.pue=1.1", diag), LC_OK);
    ck_assert_uint_eq(p->n_targets, 1);
    ck_assert_int_eq(lc_model_override(model, "regions.home.permit_months=6", diag), LC_OK);
    ck_assert_uint_eq(p->n_targets, 0);
}
END_TEST

START_TEST(test_override_of_a_flag_takes_0_or_1)
{
    ck_assert_int_eq(lc_model_override(model, "labs.lab.open=1", diag), LC_OK);
    ck_assert_double_eq(model->cells[lc_cell(model, LC_T_LABS, 0, LC_LAB_OPEN)], 1);
    ck_assert_int_eq(lc_model_override(model, "labs.lab.open=0.5", diag), LC_BAD_INPUT);
}
END_TEST

START_TEST(test_override_that_is_bad_is_refused_and_changes_nothing)
{
    static const char *const bad[][2] = {
        {"", "expected TARGET=VALUE"},
        {"run_days", "expected TARGET=VALUE"},
        {"run_days=", "expected TARGET=VALUE"},
        {"=3", "expected TARGET=VALUE"},
        {"run_days=3=4", "expected TARGET=VALUE"},
        {"run_days=3d", "'3d' is not a number"},
        {"run_days= 3", "' 3' is not a number"},
        {"run_days=nan", "'nan' is not a number"},
        {"run_day=3", "did you mean 'run_days'?"},
        {"run_days=401", "run_days: 401 is out of range, expected a number from 20 to 400"},
        {"training_efficiency=1.1", "out of range, expected a number from 0.001 to 1"},
        {"permit_time=-1", "out of range, expected a number from 0.5 to 2"},
        {"regions.home.pue=0.9", "pue: 0.9 is out of range, expected a number from 1 to 3"},
        {"regions.mars.pue=1.1", "no row 'mars'"},
        {"regions.home.name=1", "column 'name' can't be moved"},
    };
    double *before = g_memdup2(model->cells, model->n_cells * sizeof *before);

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert_int_eq(lc_model_override(model, bad[i][0], diag), LC_BAD_INPUT);
        ck_assert_uint_eq(lc_diag_count(diag), i + 1);
        assert_complaint(diag, i, "", bad[i][1]);
    }
    ck_assert_int_eq(memcmp(before, model->cells, model->n_cells * sizeof *before), 0);
    g_free(before);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/override");
    TCase *tc = tcase_create("override");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_override_fixes_a_parameter);
    tcase_add_test(tc, test_override_sets_cells_and_no_others);
    tcase_add_test(tc, test_override_frees_a_cell_from_the_factors_that_act_on_it);
    tcase_add_test(tc, test_override_of_a_flag_takes_0_or_1);
    tcase_add_test(tc, test_override_that_is_bad_is_refused_and_changes_nothing);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
