#include "input/parameter.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>

static struct fixture place;
static struct lc_diag *diag;
static struct lc_model *model;
static const uint32_t *cells;

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

static uint32_t resolve(const char *target, const char *scope)
{
    return lc_target_resolve(model, &cells, target, scope, (struct lc_place){"t.csv", 1, 1}, diag);
}

START_TEST(test_target_names_one_cell_of_a_table)
{
    ck_assert_uint_eq(resolve("regions.home.pue", ""), 1);
    ck_assert_uint_eq(cells[0], lc_cell(model, LC_T_REGIONS, 0, LC_REGION_PUE));
}
END_TEST

START_TEST(test_target_names_a_parameter)
{
    ck_assert_uint_eq(resolve("hurdle_rate", ""), 1);
    ck_assert_uint_eq(cells[0], LC_P_HURDLE_RATE);
    ck_assert_uint_eq(resolve("permit_time", " "), 1);
    ck_assert_uint_eq(cells[0], LC_PARAMETER_COUNT);
}
END_TEST

START_TEST(test_target_star_stands_for_one_part_or_the_whole_key)
{
    ck_assert_uint_eq(resolve("phases.*.build.min_months", ""), 4);
    ck_assert_uint_eq(resolve("phases.factory.*.min_months", ""), 3);
    ck_assert_uint_eq(resolve("phases.*.*.min_months", ""), 6);
    ck_assert_uint_eq(resolve("phases.*.min_months", ""), 6);
    ck_assert_uint_eq(resolve("phases.factory.permit.min_months", ""), 1);
    ck_assert_uint_eq(resolve("line-capacity.*.capacity_per_month", ""), 1);
    ck_assert_uint_eq(lc_diag_count(diag), 0);
    ck_assert_uint_eq(resolve("phases.factory.min_months", ""), 0);
    ck_assert_uint_eq(resolve("phases.*.*.*.min_months", ""), 0);
    ck_assert_uint_eq(resolve("phases.fact*.build.min_months", ""), 0);
    ck_assert_uint_eq(lc_diag_count(diag), 3);
}
END_TEST

START_TEST(test_target_scope_keeps_rows_by_key_reference_or_choice)
{
    ck_assert_uint_eq(resolve("phases.*.*.min_months", "factory"), 3);
    ck_assert_uint_eq(resolve("phases.*.*.min_months", "factory plant"), 4);
    ck_assert_uint_eq(resolve("phases.*.*.min_months", "  permit "), 1);
    ck_assert_uint_eq(resolve("phases.*.*.min_months", "refit.build"), 1);
    ck_assert_uint_eq(resolve("builders.*.hurdle_add", "west"), 1);
    ck_assert_uint_eq(resolve("builders.*.hurdle_add", "hyperscaler"), 1);
    ck_assert_uint_eq(lc_diag_count(diag), 0);
}
END_TEST

START_TEST(test_target_scope_word_that_fits_nothing_is_refused)
{
    ck_assert_uint_eq(resolve("phases.*.*.min_months", "factory hospital"), 0);
    assert_complaint(diag, 0, "t.csv:1:1: ", "scope 'hospital' belongs to no row");
    ck_assert_uint_eq(resolve("phases.refit.*.min_months", "factory"), 0);
    ck_assert_uint_eq(resolve("hurdle_rate", "home"), 0);
    ck_assert_uint_eq(lc_diag_count(diag), 3);
}
END_TEST

START_TEST(test_target_that_is_unknown_is_refused_with_what_may_be_meant)
{
    static const char *const targets[][2] = {
        {"regoins.home.pue", "no table 'regoins', did you mean 'regions'?"},
        {"regions.hone.pue", "no row 'hone' in regions, did you mean 'home'?"},
        {"regions.home.puee", "no column 'puee' in regions, did you mean 'pue'?"},
        {"hurdle_rat", "did you mean 'hurdle_rate'?"},
        {"regions.home.title", "column 'title' can't be moved"},
        {"regions.home.market", "column 'market' can't be moved"},
        {"chips.chip.volume_date", "column 'volume_date' can't be moved"},
        {"builders.builder.kind", "column 'kind' can't be moved"},
        {"regions.pue", "expected a parameter or table.row.column"},
        {"regions..pue", "expected a parameter or table.row.column"},
        {".home.pue", "expected a parameter or table.row.column"},
        {"regions.home.", "expected a parameter or table.row.column"},
        {"..", "expected a parameter or table.row.column"},
        {"", "no such parameter"},
    };

    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        ck_assert_uint_eq(resolve(targets[i][0], ""), 0);
        ck_assert_uint_eq(lc_diag_count(diag), i + 1);
        assert_complaint(diag, i, "t.csv:1:1: ", targets[i][1]);
    }
}
END_TEST

START_TEST(test_target_of_any_length_is_answered)
{
    GString *text = g_string_new("regions.");

    for (int i = 0; i < 5000; i++) {
        g_string_append(text, "*.");
        if (i % 500 == 0) {
            ck_assert_uint_eq(resolve(text->str, ""), 0);
        }
    }
    g_string_free(text, TRUE);
}
END_TEST

START_TEST(test_cell_name_and_target_are_inverse_for_every_cell_that_can_move)
{
    char name[200];

    for (uint32_t cell = 0; cell < model->n_parameters; cell++) {
        lc_cell_name(name, sizeof name, model, cell);
        ck_assert_uint_eq(resolve(name, ""), 1);
        ck_assert_uint_eq(cells[0], cell);
    }
    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        const struct lc_table *t = &model->tables[id];

        for (uint32_t i = 0; i < t->n_rows * t->schema->n_columns; i++) {
            const enum lc_column_type type = t->schema->columns[i % t->schema->n_columns].type;

            lc_cell_name(name, sizeof name, model, t->first_cell + i);
            if (type == LC_COL_NUMBER || type == LC_COL_FLAG) {
                ck_assert_uint_eq(resolve(name, ""), 1);
                ck_assert_uint_eq(cells[0], t->first_cell + i);
            }
        }
    }
    ck_assert_uint_eq(lc_diag_count(diag), 0);
    lc_cell_name(name, 6, model, 0);
    ck_assert_uint_eq(strlen(name), 5);
}
END_TEST

START_TEST(test_row_find_knows_whole_keys_only)
{
    ck_assert_int_eq(lc_row_find(model, LC_T_PHASES, "factory.build"), 1);
    ck_assert_int_eq(lc_row_find(model, LC_T_PHASES, "factory"), -1);
    ck_assert_int_eq(lc_row_find(model, LC_T_REGIONS, ""), -1);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/target");
    TCase *tc = tcase_create("target");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_target_names_one_cell_of_a_table);
    tcase_add_test(tc, test_target_names_a_parameter);
    tcase_add_test(tc, test_target_star_stands_for_one_part_or_the_whole_key);
    tcase_add_test(tc, test_target_scope_keeps_rows_by_key_reference_or_choice);
    tcase_add_test(tc, test_target_scope_word_that_fits_nothing_is_refused);
    tcase_add_test(tc, test_target_that_is_unknown_is_refused_with_what_may_be_meant);
    tcase_add_test(tc, test_target_of_any_length_is_answered);
    tcase_add_test(tc, test_cell_name_and_target_are_inverse_for_every_cell_that_can_move);
    tcase_add_test(tc, test_row_find_knows_whole_keys_only);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
