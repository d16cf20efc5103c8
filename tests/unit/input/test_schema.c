#include "base/limits.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>

static const struct lc_schema *schema_of(int id)
{
    return lc_schema_get((enum lc_table_id)id);
}

START_TEST(test_schema_references_lead_to_tables_read_before)
{
    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        for (unsigned c = 0; c < schema_of(id)->n_columns; c++) {
            const struct lc_column *column = &schema_of(id)->columns[c];
            int other = 0;

            if (column->type == LC_COL_REF || column->type == LC_COL_REF_KEY) {
                while (other < id && strcmp(schema_of(other)->name, column->refers) != 0) {
                    other++;
                }
                ck_assert_msg(other < id, "%s.%s", schema_of(id)->name, column->name);
            }
        }
    }
}
END_TEST

START_TEST(test_schema_columns_fit_and_have_names_of_their_own)
{
    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        const struct lc_schema *s = schema_of(id);

        ck_assert_uint_gt(s->n_columns, 0);
        ck_assert_uint_le(s->n_columns + 2, LC_MAX_COLUMNS);
        for (unsigned c = 0; c < s->n_columns; c++) {
            ck_assert_str_ne(s->columns[c].name, "source");
            ck_assert_str_ne(s->columns[c].name, "note");
            ck_assert_double_le(s->columns[c].low, s->columns[c].high);
            for (unsigned other = 0; other < c; other++) {
                ck_assert_str_ne(s->columns[c].name, s->columns[other].name);
            }
        }
    }
}
END_TEST

START_TEST(test_schema_every_table_has_a_key_and_a_name_of_its_own)
{
    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        const enum lc_column_type first = schema_of(id)->columns[0].type;

        ck_assert(first == LC_COL_KEY || first == LC_COL_REF_KEY || first == LC_COL_CHOICE_KEY);
        for (int other = 0; other < id; other++) {
            ck_assert_str_ne(schema_of(id)->name, schema_of(other)->name);
        }
    }
}
END_TEST

START_TEST(test_schema_enumerators_number_the_columns)
{
    ck_assert_str_eq(schema_of(LC_T_REGIONS)->columns[LC_REGION_PUE].name, "pue");
    ck_assert_str_eq(schema_of(LC_T_CAPITAL)->columns[LC_CAPITAL_RENT_RATIO].name, "rent_ratio");
    ck_assert_uint_eq(schema_of(LC_T_PHASES)->n_columns, LC_PHASE_COLUMNS);
    ck_assert(schema_of(LC_T_GRID)->is_initial);
    ck_assert(!schema_of(LC_T_SITES)->is_initial);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/schema");
    TCase *tc = tcase_create("schema");

    tcase_add_test(tc, test_schema_references_lead_to_tables_read_before);
    tcase_add_test(tc, test_schema_columns_fit_and_have_names_of_their_own);
    tcase_add_test(tc, test_schema_every_table_has_a_key_and_a_name_of_its_own);
    tcase_add_test(tc, test_schema_enumerators_number_the_columns);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
