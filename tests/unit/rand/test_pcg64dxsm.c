/* Oracle: numpy's PCG64DXSM, an independent implementation (make_reference.py). */
#include "rand/pcg64dxsm.h"

#include "pcg64dxsm_reference.h"

#include <check.h>
#include <gsl/gsl_errno.h>
#include <stdlib.h>

static struct lc_pcg64dxsm reference_start(int i)
{
    struct lc_pcg64dxsm g;

    g.state = (unsigned __int128)references[i].state[0] << 64 | references[i].state[1];
    g.increment = (unsigned __int128)references[i].increment[0] << 64 | references[i].increment[1];
    return g;
}

START_TEST(test_pcg64dxsm_gives_the_outputs_of_numpy)
{
    struct lc_pcg64dxsm g = reference_start(_i);

    for (int k = 0; k < N_OUTPUTS; k++) {
        ck_assert_uint_eq(lc_pcg64dxsm_next(&g), references[_i].outputs[k]);
    }
}
END_TEST

START_TEST(test_pcg64dxsm_agrees_with_numpy_after_a_million_steps)
{
    struct lc_pcg64dxsm g = reference_start(_i);

    for (int k = 0; k < N_STEPS; k++) {
        lc_pcg64dxsm_next(&g);
    }
    for (int k = 0; k < N_OUTPUTS; k++) {
        ck_assert_uint_eq(lc_pcg64dxsm_next(&g), references[_i].after[k]);
    }
}
END_TEST

START_TEST(test_pcg64dxsm_uniform_is_the_upper_53_bits)
{
    struct lc_pcg64dxsm g = reference_start(_i);

    for (int k = 0; k < N_OUTPUTS; k++) {
        const double u = lc_pcg64dxsm_uniform(&g);

        ck_assert(u >= 0 && u < 1);
        ck_assert_double_eq(u, (double)(references[_i].outputs[k] >> 11) / 0x1p53);
    }
}
END_TEST

START_TEST(test_pcg64dxsm_as_gsl_type_gives_the_upper_32_bits)
{
    gsl_rng *r = gsl_rng_alloc(lc_rng_pcg64dxsm);

    *(struct lc_pcg64dxsm *)r->state = reference_start(_i);
    for (int k = 0; k < N_OUTPUTS; k++) {
        ck_assert_uint_eq(gsl_rng_get(r), references[_i].outputs[k] >> 32);
    }
    *(struct lc_pcg64dxsm *)r->state = reference_start(_i);
    ck_assert_double_eq(gsl_rng_uniform(r), (double)(references[_i].outputs[0] >> 11) / 0x1p53);
    ck_assert_str_eq(gsl_rng_name(r), "pcg64dxsm");
    ck_assert_uint_eq(gsl_rng_max(r), 0xffffffff);
    ck_assert_uint_eq(gsl_rng_min(r), 0);
    gsl_rng_free(r);
}
END_TEST

START_TEST(test_pcg64dxsm_set_keeps_seeds_apart_and_the_increment_odd)
{
    static const unsigned long seeds[] = {0, 1, 2, 1ul << 32, 1ul << 63, ~0ul};
    unsigned long first[6];
    gsl_rng *r = gsl_rng_alloc(lc_rng_pcg64dxsm);

    for (int i = 0; i < 6; i++) {
        gsl_rng_set(r, seeds[i]);
        ck_assert_uint_eq((unsigned)((struct lc_pcg64dxsm *)r->state)->increment & 1, 1);
        first[i] = gsl_rng_get(r);
        for (int j = 0; j < i; j++) {
            ck_assert_uint_ne(first[i], first[j]);
        }
        gsl_rng_set(r, seeds[i]);
        ck_assert_uint_eq(gsl_rng_get(r), first[i]);
    }
    gsl_rng_free(r);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("rand/pcg64dxsm");
    TCase *tc = tcase_create("pcg64dxsm");

    tcase_add_loop_test(tc, test_pcg64dxsm_gives_the_outputs_of_numpy, 0, N_REFERENCES);
    tcase_add_loop_test(tc, test_pcg64dxsm_agrees_with_numpy_after_a_million_steps, 0,
                        N_REFERENCES);
    tcase_add_loop_test(tc, test_pcg64dxsm_uniform_is_the_upper_53_bits, 0, N_REFERENCES);
    tcase_add_loop_test(tc, test_pcg64dxsm_as_gsl_type_gives_the_upper_32_bits, 0, N_REFERENCES);
    tcase_add_test(tc, test_pcg64dxsm_set_keeps_seeds_apart_and_the_increment_odd);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
