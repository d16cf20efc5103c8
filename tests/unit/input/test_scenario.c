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

static void add(const char *name)
{
    ck_assert_int_eq(lc_model_add_scenario(model, name, diag), LC_OK);
    ck_assert_uint_eq(lc_diag_count(diag), 0);
}

START_TEST(test_scenario_rows_are_resolved_in_order)
{
    add("fast-permits");
    const struct lc_scenario *s = &model->scenarios[0];

    ck_assert_str_eq(s->name, "fast-permits");
    ck_assert_str_eq(s->question, "What if permits took half the time?");
    ck_assert_uint_eq(s->n_actions, 2);
    ck_assert_int_eq(s->actions[0].from, lc_time_of(2027, 1, 1));
    ck_assert_int_eq(s->actions[0].until, LC_TIME_NEVER);
    ck_assert_int_eq(s->actions[0].operation, LC_OP_MULTIPLY);
    ck_assert_double_eq(s->actions[0].value, 0.5);
    ck_assert_uint_eq(s->actions[0].n_cells, 1);
    ck_assert_uint_eq(s->actions[0].cells[0],
                      lc_cell(model, LC_T_REGIONS, 0, LC_REGION_PERMIT_MONTHS));
    ck_assert_int_eq(s->actions[0].line, 4);
    ck_assert_str_eq(s->actions[0].file, "scenarios/fast-permits.csv");
    ck_assert_int_eq(s->actions[1].from, LC_TIME_MIN_START);
    ck_assert_int_eq(s->actions[1].operation, LC_OP_SET);
    ck_assert_uint_eq(s->actions[1].cells[0], LC_P_HURDLE_RATE);
}
END_TEST

START_TEST(test_scenario_shocks_have_a_scope_and_perhaps_a_hazard)
{
    add("shocks");
    const struct lc_action *a = model->scenarios[0].actions;

    ck_assert_int_eq(a[0].operation, LC_OP_SHOCK);
    ck_assert_int_eq(a[0].shock, LC_SHOCK_OPEN_RELEASE);
    ck_assert_int_eq(a[0].scope, 0);
    ck_assert_double_eq(a[0].hazard_per_year, 0);
    ck_assert_uint_eq(a[0].n_cells, 0);
    ck_assert_int_eq(a[1].shock, LC_SHOCK_SQUEEZE);
    ck_assert_int_eq(a[1].scope, -1);
    ck_assert_double_eq(a[1].hazard_per_year, 0.2);
    ck_assert_int_eq(a[2].operation, LC_OP_SET);
    ck_assert_int_eq(a[2].until, lc_time_of(2029, 1, 1));
}
END_TEST

START_TEST(test_scenario_baseline_may_be_empty_or_missing)
{
    add("baseline");
    ck_assert_str_eq(model->scenarios[0].question, "What happens if nothing is done?");
    ck_assert_uint_eq(model->scenarios[0].n_actions, 0);
    ck_assert_int_eq(g_unlink("scenarios/baseline.csv"), 0);
    add("baseline");
    ck_assert_str_eq(model->scenarios[1].name, "baseline");
    ck_assert_uint_eq(model->scenarios[1].n_actions, 0);
}
END_TEST

START_TEST(test_scenarios_are_kept_in_the_order_asked_for)
{
    add("shocks");
    add("fast-permits");
    ck_assert_uint_eq(model->n_scenarios, 2);
    ck_assert_str_eq(model->scenarios[0].name, "shocks");
    ck_assert_str_eq(model->scenarios[1].name, "fast-permits");
    ck_assert_uint_eq(model->scenarios[0].n_actions, 3);
}
END_TEST

START_TEST(test_scenario_digest_hangs_on_bytes_and_order)
{
    gchar *first;

    ck_assert_str_eq(model->scenario_digest, "");
    add("shocks");
    first = g_strdup(model->scenario_digest);
    ck_assert_uint_eq(strlen(first), 64);
    add("fast-permits");
    ck_assert_str_ne(model->scenario_digest, first);
    gchar *both = g_strdup(model->scenario_digest);

    model->scenario_digest[0] = '\0';
    add("scenarios/shocks.csv");
    ck_assert_str_eq(model->scenario_digest, first);
    model->scenario_digest[0] = '\0';
    add("fast-permits");
    add("shocks");
    ck_assert_str_ne(model->scenario_digest, both);
    g_free(first);
    g_free(both);
}
END_TEST

START_TEST(test_scenario_that_is_not_there_is_refused_with_what_may_be_meant)
{
    ck_assert_int_eq(lc_model_add_scenario(model, "fast-permit", diag), LC_BAD_INPUT);
    assert_complaint(diag, 0,
                     "scenarios: ", "no scenario 'fast-permit', did you mean 'fast-permits'?");
    ck_assert_int_eq(lc_model_add_scenario(model, "../m/regions", diag), LC_BAD_INPUT);
    ck_assert_int_eq(lc_model_add_scenario(model, "none.csv", diag), LC_BAD_INPUT);
    assert_complaint(diag, 2, "none.csv: ", "can't be opened");
    ck_assert_int_eq(lc_model_add_scenario(model, "", diag), LC_BAD_INPUT);
    ck_assert_int_eq(lc_model_add_scenario(model, "Big", diag), LC_BAD_INPUT);
    ck_assert_uint_eq(lc_diag_count(diag), 5);
    ck_assert_uint_eq(model->n_scenarios, 0);
}
END_TEST

START_TEST(test_scenario_file_name_must_be_a_name)
{
    fixture_write("=1+1.csv", "from,until,target,scope,operation,value,note\n");
    ck_assert_int_eq(lc_model_add_scenario(model, "=1+1.csv", diag), LC_BAD_INPUT);
    assert_complaint(diag, 0, "=1+1.csv: ", "scenario's file name: '=1+1', expected a name");
}
END_TEST

START_TEST(test_scenario_complains_of_every_row)
{
    fixture_write("s.csv", "from,until,target,scope,operation,value,note\n"
                           "x,y,z,,set,1,\n,,hurdle_rate,,set,oops,\n,,q,,shock,1,\n1,2\n");
    ck_assert_int_eq(lc_model_add_scenario(model, "s.csv", diag), LC_BAD_INPUT);
    ck_assert_uint_eq(lc_diag_count(diag), 5);
    assert_complaint(diag, 0, "s.csv:2:1: ", "from: 'x'");
    assert_complaint(diag, 1, "s.csv:2:5: ", "target 'z'");
    assert_complaint(diag, 2, "s.csv:3:20: ", "value: 'oops'");
    assert_complaint(diag, 3, "s.csv:4:3: ", "target: 'q'");
    assert_complaint(diag, 4, "s.csv:5: ", "2 fields, expected 7");
}
END_TEST

START_TEST(test_scenario_values_at_the_ends_of_a_range_are_taken)
{
    fixture_write("s.csv", "from,until,target,scope,operation,value,note\n"
                           "1990-01-01,2100-12-31,regions.home.pue,,set,1,\n"
                           ",,regions.home.pue,,set,3,\n,,regions.home.pue,,multiply,0,\n"
                           ",,regions.home.pue,,add,-1,\n,,run_days,,set,400,\n");
    add("s.csv");
    ck_assert_uint_eq(model->scenarios[0].n_actions, 5);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/scenario");
    TCase *tc = tcase_create("scenario");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_scenario_rows_are_resolved_in_order);
    tcase_add_test(tc, test_scenario_shocks_have_a_scope_and_perhaps_a_hazard);
    tcase_add_test(tc, test_scenario_baseline_may_be_empty_or_missing);
    tcase_add_test(tc, test_scenarios_are_kept_in_the_order_asked_for);
    tcase_add_test(tc, test_scenario_digest_hangs_on_bytes_and_order);
    tcase_add_test(tc, test_scenario_that_is_not_there_is_refused_with_what_may_be_meant);
    tcase_add_test(tc, test_scenario_file_name_must_be_a_name);
    tcase_add_test(tc, test_scenario_complains_of_every_row);
    tcase_add_test(tc, test_scenario_values_at_the_ends_of_a_range_are_taken);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
