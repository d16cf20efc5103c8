#include "world/events.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <string.h>

START_TEST(test_events_have_unique_names_that_need_no_quoting)
{
    for (int i = 0; i < LC_EVENT_COUNT; i++) {
        const struct lc_event_info *e = lc_event_info_get((enum lc_event_kind)i);

        ck_assert(*e->name && *e->layer && *e->help);
        ck_assert_uint_eq(strspn(e->name, "abcdefghijklmnopqrstuvwxyz_"), strlen(e->name));
        for (int k = 0; k < i; k++) {
            ck_assert_str_ne(e->name, lc_event_info_get((enum lc_event_kind)k)->name);
        }
    }
}
END_TEST

START_TEST(test_every_agent_owns_a_kind_of_event)
{
    int owned[LC_AGENT_COUNT] = {0};

    for (int i = 0; i < LC_EVENT_COUNT; i++) {
        owned[lc_event_info_get((enum lc_event_kind)i)->agent]++;
    }
    for (int i = 0; i < LC_AGENT_COUNT; i++) {
        ck_assert_int_gt(owned[i], 0);
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("events");
    TCase *t = tcase_create("events");

    tcase_add_test(t, test_events_have_unique_names_that_need_no_quoting);
    tcase_add_test(t, test_every_agent_owns_a_kind_of_event);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
