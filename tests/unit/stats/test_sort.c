#include "stats/sort.h"

#include "rand/stream.h"

#include <check.h>
#include <glib.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sort_double.h>
#include <math.h>
#include <string.h>

/* The same values as the heap sort of GSL, for n values of the kind wanted. */
static void compare(size_t n, double (*value)(struct lc_stream *))
{
    const struct lc_stream_key key = {.seed = 7, .entity = n};
    double *a = g_new(double, n + 1), *b = g_new(double, n + 1), *spare = g_new(double, n + 1);
    struct lc_stream s;

    lc_stream_init(&s, &key);
    for (size_t i = 0; i < n; i++) {
        a[i] = b[i] = value(&s);
    }
    lc_sort(a, spare, n);
    gsl_sort(b, 1, n);
    for (size_t i = 0; i < n; i++) {
        ck_assert(a[i] == b[i]);
    }
    g_free(a);
    g_free(b);
    g_free(spare);
}

static double normal(struct lc_stream *s)
{
    return lc_draw_normal(s);
}

static double of_any_size(struct lc_stream *s)
{
    const double sign = lc_draw_uniform(s) < 0.5 ? -1 : 1;

    return sign * exp(1400 * lc_draw_uniform(s) - 700);
}

static double of_few_values(struct lc_stream *s)
{
    return floor(3 * lc_draw_uniform(s)) - 1;
}

static double in_single_precision(struct lc_stream *s)
{
    return (double)(float)(1e6 * lc_draw_uniform(s));
}

static double with_infinities(struct lc_stream *s)
{
    const double u = lc_draw_uniform(s);

    return u < 0.1 ? -INFINITY : u > 0.9 ? INFINITY : u - 0.5;
}

START_TEST(test_sort_agrees_with_another_sort)
{
    static const size_t sizes[] = {0, 1, 2, 63, 64, 65, 100, 1000, 30000};
    static double (*const kinds[])(struct lc_stream *) = {normal, of_any_size, of_few_values,
                                                          in_single_precision, with_infinities};

    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
            compare(sizes[i], kinds[k]);
        }
    }
}
END_TEST

START_TEST(test_sort_of_equal_values_leaves_them)
{
    double values[200], spare[200];

    for (size_t i = 0; i < 200; i++) {
        values[i] = 4.25;
    }
    lc_sort(values, spare, 200);
    for (size_t i = 0; i < 200; i++) {
        ck_assert_double_eq(values[i], 4.25);
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("sort");
    TCase *t = tcase_create("sort");

    tcase_add_test(t, test_sort_agrees_with_another_sort);
    tcase_add_test(t, test_sort_of_equal_values_leaves_them);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
