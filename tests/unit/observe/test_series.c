#include "observe/series.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <string.h>

START_TEST(test_series_have_name_unit_layer_and_definition)
{
    for (int i = 0; i < LC_SERIES_COUNT; i++) {
        const struct lc_series *s = lc_series_get((enum lc_series_id)i);

        ck_assert(*s->name && *s->unit && *s->layer && *s->help);
    }
}
END_TEST

START_TEST(test_series_names_are_unique)
{
    for (int i = 0; i < LC_SERIES_COUNT; i++) {
        for (int k = 0; k < i; k++) {
            ck_assert_str_ne(lc_series_get((enum lc_series_id)i)->name,
                             lc_series_get((enum lc_series_id)k)->name);
        }
    }
}
END_TEST

/* Columns of a market's or a maker's series would have one name if theirs did not stand in it. */
START_TEST(test_series_of_members_have_room_for_the_member)
{
    for (int i = 0; i < LC_SERIES_COUNT; i++) {
        const struct lc_series *s = lc_series_get((enum lc_series_id)i);
        const bool has_mark = strstr(s->name, "%s") != NULL;
        const bool has_members = s->scope != LC_SCOPE_WORLD && s->scope != LC_SCOPE_REGION;

        ck_assert_msg(has_mark == has_members, "%s", s->name);
    }
}
END_TEST

START_TEST(test_layers_and_constraints_have_names)
{
    for (int i = 0; i < LC_LAYER_COUNT; i++) {
        ck_assert_ptr_nonnull(lc_layer_names[i]);
    }
    for (int i = 0; i < LC_CONSTRAINT_COUNT; i++) {
        ck_assert_ptr_nonnull(lc_constraint_names[i]);
    }
    ck_assert_str_eq(lc_constraint_names[LC_BIND_DEMAND], "demand");
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("series");
    TCase *t = tcase_create("series");

    tcase_add_test(t, test_series_have_name_unit_layer_and_definition);
    tcase_add_test(t, test_series_names_are_unique);
    tcase_add_test(t, test_series_of_members_have_room_for_the_member);
    tcase_add_test(t, test_layers_and_constraints_have_names);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
