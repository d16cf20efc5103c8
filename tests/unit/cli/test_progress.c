#include "cli/progress.h"

#include <check.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

static void expect(const char *line, uint32_t finished, uint32_t total, double seconds, int width)
{
    char *is = lc_progress_line(finished, total, (int64_t)(seconds * G_USEC_PER_SEC), width);

    ck_assert_str_eq(is, line);
    g_free(is);
}

START_TEST(test_progress_tells_rate_and_time_left)
{
    expect("[###############               ] 500 of 1000, 5/s, 1:41 left", 500, 1000, 100, 80);
    expect("[##############################] 1000 of 1000, 5/s", 1000, 1000, 200, 80);
    expect("[                              ] 1 of 10000, 0.5/s, 5:33:19 left", 1, 10000, 2, 80);
    /* too early to tell */
    expect("[                              ] 0 of 10", 0, 10, 100, 80);
    expect("[###                           ] 1 of 10", 1, 10, 0.4, 80);
}
END_TEST

START_TEST(test_progress_never_fills_a_line)
{
    for (int width = 1; width <= 100; width++) {
        for (uint32_t finished = 0; finished <= 4000; finished += 1000) {
            char *line = lc_progress_line(finished, 4000, 12345 * (int64_t)G_USEC_PER_SEC, width);

            ck_assert_uint_lt(strlen(line), (size_t)width);
            g_free(line);
        }
    }
    expect("[##   ] 500 of 1000, 5/s, 1:41 left", 500, 1000, 100, 36);
    expect("500 of 1000, 5/s, 1:41 left", 500, 1000, 100, 35);
    expect("500 of 1000, 5", 500, 1000, 100, 15);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("progress");
    TCase *t = tcase_create("progress");

    tcase_add_test(t, test_progress_tells_rate_and_time_left);
    tcase_add_test(t, test_progress_never_fills_a_line);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
