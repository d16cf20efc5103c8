#include "fixture.h"

#include <gsl/gsl_errno.h>

#define HEADER "from,until,target,scope,operation,value,name,distribution,arg1,arg2,note\n"

static struct fixture place;
static struct lc_diag *diag;
static struct lc_model *model;
static uint32_t n_before, n_cells_before;

static void setup(void)
{
    place = fixture_new();
    diag = lc_diag_new();
    model = fixture_model(diag);
    n_before = model->n_parameters;
    n_cells_before = model->n_cells;
}

static void teardown(void)
{
    lc_model_free(model);
    lc_diag_free(diag);
    fixture_free(&place);
}

static void add(const char *file, const char *rows)
{
    gchar *text = g_strconcat(HEADER, rows, NULL);

    fixture_write(file, text);
    ck_assert_msg(lc_model_add_scenario(model, file, diag) == LC_OK, "%s", lc_diag_text(diag, 0));
    g_free(text);
}

static void assert_name(uint32_t cell, const char *expected)
{
    char text[200];

    lc_cell_name(text, sizeof text, model, cell);
    ck_assert_str_eq(text, expected);
}

START_TEST(test_drawn_lever_becomes_the_last_parameter)
{
    add("s.csv", ",,regions.home.pue,,set,,cool,uniform,1.1,1.3,from a survey\n");
    const struct lc_parameter *p = &model->parameters[n_before];
    const struct lc_action *a = model->scenarios[0].actions;

    ck_assert_uint_eq(model->n_parameters, n_before + 1);
    ck_assert_uint_eq(model->n_cells, n_cells_before + 1);
    ck_assert_str_eq(p->name, "cool");
    ck_assert_str_eq(p->layer, "policy");
    ck_assert_str_eq(p->unit, "ratio");
    ck_assert_str_eq(p->source, "from a survey");
    ck_assert(p->is_lever);
    ck_assert(!lc_parameter_is_learnt(p));
    ck_assert_int_eq(p->line, 2);
    ck_assert(a->is_drawn);
    ck_assert_uint_eq(a->parameter, n_before);
    ck_assert_double_eq_tol(model->cells[n_before], 1.2, 1e-12);
}
END_TEST

/* Everything that names cells by number must have moved with them: the action's own, an earlier
 * scenario's, and what a parameter multiplies. */
START_TEST(test_drawn_levers_move_every_cell_number_alike)
{
    const double pue = model->cells[lc_cell(model, LC_T_REGIONS, 0, LC_REGION_PUE)];

    add("one.csv", ",,regions.home.pue,,set,1.2,,,,,\n");
    add("two.csv", ",,regions.home.pue,,multiply,,,uniform,1,2,\n"
                   ",,run_days,,set,,,uniform,50,70,\n");
    ck_assert_uint_eq(model->n_parameters, n_before + 2);
    ck_assert_double_eq(model->cells[lc_cell(model, LC_T_REGIONS, 0, LC_REGION_PUE)], pue);
    assert_name(lc_cell(model, LC_T_REGIONS, 0, LC_REGION_PUE), "regions.home.pue");
    assert_name(model->scenarios[0].actions[0].cells[0], "regions.home.pue");
    assert_name(model->scenarios[1].actions[0].cells[0], "regions.home.pue");
    assert_name(model->scenarios[1].actions[1].cells[0], "run_days");
    assert_name(model->parameters[LC_PARAMETER_COUNT].targets[0], "regions.home.permit_months");
    assert_name(n_before, "two_pue");
    assert_name(n_before + 1, "two_run_days");
    for (uint32_t i = 0; i < model->n_parameters; i++) {
        ck_assert_double_eq(model->cells[i], lc_distribution_median(&model->parameters[i].law));
    }
}
END_TEST

START_TEST(test_drawn_lever_is_correlated_with_nothing)
{
    const size_t n = n_before, wide = n_before + 1;
    double *before = g_memdup2(model->correlation, n * n * sizeof *before);

    add("s.csv", ",,regions.home.pue,,set,,,uniform,1.1,1.3,\n");
    for (size_t i = 0; i < wide; i++) {
        for (size_t j = 0; j < wide; j++) {
            ck_assert_double_eq(model->correlation[i * wide + j],
                                i < n && j < n ? before[i * n + j] : i == j);
        }
    }
    g_free(before);
}
END_TEST

START_TEST(test_rows_of_one_name_share_one_draw)
{
    add("s.csv", ",,regions.home.pue,,multiply,,both,uniform,1,1.2,\n"
                 ",,regions.home.permit_months,,multiply,,both,,,,\n"
                 ",,run_days,,multiply,,,uniform,1,1.2,\n");
    const struct lc_action *a = model->scenarios[0].actions;

    ck_assert_uint_eq(model->n_parameters, n_before + 2);
    ck_assert_uint_eq(a[0].parameter, n_before);
    ck_assert_uint_eq(a[1].parameter, n_before);
    ck_assert_uint_eq(a[2].parameter, n_before + 1);
}
END_TEST

START_TEST(test_two_scenarios_with_one_name_are_refused)
{
    add("one.csv", ",,regions.home.pue,,multiply,,both,uniform,1,1.2,\n");
    fixture_write("two.csv", HEADER ",,regions.home.pue,,multiply,,both,uniform,1,1.2,\n");
    ck_assert_int_eq(lc_model_add_scenario(model, "two.csv", diag), LC_BAD_INPUT);
    assert_complaint(diag, 0, "two.csv:2:", "'both' is a parameter already (one.csv, line 2)");
    ck_assert_uint_eq(model->n_parameters, n_before + 1);
    ck_assert_uint_eq(model->n_cells, n_cells_before + 1);
}
END_TEST

START_TEST(test_a_scenario_cannot_change_the_size_of_anothers_lever)
{
    add("one.csv", ",,regions.home.pue,,multiply,,both,uniform,1,1.2,\n");
    fixture_write("two.csv", HEADER ",,both,,set,1,,,,,\n");
    ck_assert_int_eq(lc_model_add_scenario(model, "two.csv", diag), LC_BAD_INPUT);
    assert_complaint(diag, 0, "two.csv:2:3: ", "'both' is the size of another scenario's lever");
}
END_TEST

START_TEST(test_set_fixes_a_drawn_lever_within_its_range)
{
    add("s.csv", ",,regions.home.pue,,set,,cool,uniform,1.1,1.3,\n");
    ck_assert_int_eq(lc_model_override(model, "cool=2", diag), LC_OK);
    ck_assert(lc_distribution_is_fixed(&model->parameters[n_before].law));
    ck_assert_double_eq(lc_distribution_median(&model->parameters[n_before].law), 2);
    ck_assert_int_eq(lc_model_override(model, "cool=4", diag), LC_BAD_INPUT);
    assert_complaint(diag, 0, "", "cool: 4 is out of range, expected a number from 1 to 3");
}
END_TEST

START_TEST(test_drawn_shock_is_in_the_unit_of_its_kind)
{
    add("s.csv", "2027-01-01,,squeeze,,shock,,,uniform,1,3,\n"
                 "2027-01-01,,open_release,language,shock,,,uniform,-1,1,\n");
    ck_assert_str_eq(model->parameters[n_before].unit, "years");
    ck_assert_str_eq(model->parameters[n_before].name, "s_squeeze");
    ck_assert_str_eq(model->parameters[n_before + 1].unit, "log10 FLOP");
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/drawn");
    TCase *tc = tcase_create("drawn");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_drawn_lever_becomes_the_last_parameter);
    tcase_add_test(tc, test_drawn_levers_move_every_cell_number_alike);
    tcase_add_test(tc, test_drawn_lever_is_correlated_with_nothing);
    tcase_add_test(tc, test_rows_of_one_name_share_one_draw);
    tcase_add_test(tc, test_two_scenarios_with_one_name_are_refused);
    tcase_add_test(tc, test_a_scenario_cannot_change_the_size_of_anothers_lever);
    tcase_add_test(tc, test_set_fixes_a_drawn_lever_within_its_range);
    tcase_add_test(tc, test_drawn_shock_is_in_the_unit_of_its_kind);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
