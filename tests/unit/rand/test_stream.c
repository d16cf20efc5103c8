/* Seeds are fixed, so a test that passes once passes always; the probabilities say how likely a
 * correct generator would be to fail for a seed chosen at random. */
#include "rand/stream.h"

#include "ks.h"

#include <check.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>

#define N 20000

static double sample[N];

static double cdf_uniform(double x)
{
    return gsl_cdf_flat_P(x, 0, 1);
}

static struct lc_stream_key key_of(uint64_t seed, uint32_t replication, uint32_t purpose,
                                   uint64_t entity, uint64_t ordinal)
{
    return (struct lc_stream_key){seed, replication, purpose, entity, ordinal};
}

static uint64_t first_bits(struct lc_stream_key key)
{
    struct lc_stream s;

    lc_stream_init(&s, &key);
    return lc_pcg64dxsm_next(&s.state);
}

START_TEST(test_stream_same_key_gives_same_draws)
{
    const struct lc_stream_key key = key_of(7, 3, 2, 9, 4);
    struct lc_stream a, b;

    lc_stream_init(&a, &key);
    lc_stream_init(&b, &key);
    for (int i = 0; i < 100; i++) {
        ck_assert_double_eq(lc_draw_normal(&a), lc_draw_normal(&b));
    }
}
END_TEST

/* All keys with two different fields 1 and 2 and the others 0, and with one field only: swapping
 * fields or moving a value to another field must give another stream. Chance of a false alarm:
 * 5e2 pairs / 2^64. */
START_TEST(test_stream_begun_from_its_root_is_the_same)
{
    const struct lc_stream_key key = key_of(9, 8, 7, 6, 5);
    struct lc_stream_root root;
    struct lc_stream a, b;

    lc_stream_init(&a, &key);
    lc_stream_root_init(&root, 9, 8, 7);
    lc_stream_begin(&b, &root, 6, 5);
    for (int i = 0; i < 100; i++) {
        ck_assert_uint_eq(lc_pcg64dxsm_next(&a.state), lc_pcg64dxsm_next(&b.state));
    }
}
END_TEST

START_TEST(test_stream_fields_are_kept_apart)
{
    uint64_t bits[64];
    int n = 0;

    for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
            uint64_t f[5] = {0};

            f[i] = 1;
            f[j] += 2;
            bits[n++] = first_bits(key_of(f[0], (uint32_t)f[1], (uint32_t)f[2], f[3], f[4]));
        }
    }
    bits[n++] = first_bits(key_of(0, 0, 0, 0, 0));
    bits[n++] = first_bits(key_of(1, 2, 0, 0, 0) /* as i = 0, j = 1 */);
    ck_assert_uint_eq(bits[n - 1], bits[1]);
    n--;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
            ck_assert_uint_ne(bits[i], bits[j]);
        }
    }
    ck_assert_uint_ne(first_bits(key_of(1, 2, 0, 0, 0)), first_bits(key_of(2, 1, 0, 0, 0)));
}
END_TEST

START_TEST(test_stream_extreme_keys_differ)
{
    const uint64_t bits[] = {first_bits(key_of(UINT64_MAX, 0, 0, 0, 0)),
                             first_bits(key_of(0, UINT32_MAX, 0, 0, 0)),
                             first_bits(key_of(0, 0, UINT32_MAX, 0, 0)),
                             first_bits(key_of(0, 0, 0, UINT64_MAX, 0)),
                             first_bits(key_of(0, 0, 0, 0, UINT64_MAX)),
                             first_bits(key_of(0, 0, 0, 0, 0)),
                             first_bits(key_of(UINT64_C(1) << 63, 0, 0, 0, 0))};

    for (size_t i = 0; i < 7; i++) {
        for (size_t j = 0; j < i; j++) {
            ck_assert_uint_ne(bits[i], bits[j]);
        }
    }
}
END_TEST

/* A bit of any field turns about half of the output bits. The mean of 64 trials has a standard
 * deviation of 0.5 bits, so 6 off is 12 of them: below 1e-30 for all the 256 bits. */
START_TEST(test_stream_each_key_bit_turns_half_of_the_output)
{
    for (int bit = 0; bit < 256; bit++) {
        double turned = 0;

        for (uint64_t trial = 0; trial < 64; trial++) {
            const uint64_t word = UINT64_C(1) << (bit % 64);
            struct lc_stream_key key = key_of(trial, (uint32_t)trial, 3, trial * 5, 1);
            const uint64_t before = first_bits(key);

            switch (bit / 64) {
            case 0:
                key.seed ^= word;
                break;
            case 1:
                key.entity ^= word;
                break;
            case 2:
                key.ordinal ^= word;
                break;
            default:
                key.replication ^= (uint32_t)word;
                key.purpose ^= (uint32_t)(word >> 32);
            }
            turned += __builtin_popcountll(before ^ first_bits(key));
        }
        ck_assert_double_eq_tol(turned / 64, 32, 6);
    }
}
END_TEST

/* First draws of streams with neighbouring keys, by each field: uniform (KS, 3e-7 each) and
 * serially uncorrelated (a normal deviate within 5: 6e-7 each). */
START_TEST(test_stream_neighbouring_streams_are_independent)
{
    double sum = 0;

    for (int i = 0; i < N; i++) {
        uint64_t f[5] = {0};
        struct lc_stream s;

        f[_i] = (uint64_t)i;
        const struct lc_stream_key key = key_of(f[0], (uint32_t)f[1], (uint32_t)f[2], f[3], f[4]);

        lc_stream_init(&s, &key);
        sample[i] = lc_draw_uniform(&s);
        sum += i > 0 ? (sample[i] - 0.5) * (sample[i - 1] - 0.5) * 12 : 0;
    }
    ck_assert_double_lt(fabs(sum) / sqrt(N), 5);
    ck_assert_double_lt(ks_statistic(sample, N, cdf_uniform), KS_LIMIT);
}
END_TEST

static struct lc_stream *stream(void)
{
    static struct lc_stream s;

    lc_stream_init(&s, &(struct lc_stream_key){.seed = 20221231});
    return &s;
}

static double cdf_exponential(double x)
{
    return gsl_cdf_exponential_P(x, 2.5);
}

static double cdf_lognormal(double x)
{
    return gsl_cdf_lognormal_P(x, log(3), 0.7);
}

static double cdf_gamma(double x)
{
    return gsl_cdf_gamma_P(x, 2.3, 5 / 2.3);
}

static double cdf_gamma_small(double x)
{
    return gsl_cdf_gamma_P(x, 0.4, 5 / 0.4);
}

/* Six tests at 3e-7 each. */
START_TEST(test_draw_laws_fit_by_kolmogorov_smirnov)
{
    struct lc_stream *s = stream();

    for (int i = 0; i < N; i++) {
        sample[i] = lc_draw_uniform(s);
        ck_assert(sample[i] > 0 && sample[i] < 1);
    }
    ck_assert_double_lt(ks_statistic(sample, N, cdf_uniform), KS_LIMIT);
    for (int i = 0; i < N; i++) {
        sample[i] = lc_draw_exponential(s, 2.5);
    }
    ck_assert_double_lt(ks_statistic(sample, N, cdf_exponential), KS_LIMIT);
    for (int i = 0; i < N; i++) {
        sample[i] = lc_draw_normal(s);
    }
    ck_assert_double_lt(ks_statistic(sample, N, gsl_cdf_ugaussian_P), KS_LIMIT);
    for (int i = 0; i < N; i++) {
        sample[i] = lc_draw_lognormal(s, 3, 0.7);
    }
    ck_assert_double_lt(ks_statistic(sample, N, cdf_lognormal), KS_LIMIT);
    for (int i = 0; i < N; i++) {
        sample[i] = lc_draw_gamma(s, 2.3, 5);
    }
    ck_assert_double_lt(ks_statistic(sample, N, cdf_gamma), KS_LIMIT);
    for (int i = 0; i < N; i++) {
        sample[i] = lc_draw_gamma(s, 0.4, 5);
    }
    ck_assert_double_lt(ks_statistic(sample, N, cdf_gamma_small), KS_LIMIT);
}
END_TEST

/* Chi-square over the outcomes that are expected 5 times or more, at 1e-6 for each case. */
static void check_binomial(unsigned n, double p)
{
    static unsigned counts[1001];
    struct lc_stream *s = stream();
    double chi2 = 0, rest = N, rest_expected = N;
    unsigned cells = 0;

    for (unsigned k = 0; k <= n; k++) {
        counts[k] = 0;
    }
    for (int i = 0; i < N; i++) {
        const unsigned k = lc_draw_binomial(s, n, p);

        ck_assert_uint_le(k, n);
        counts[k]++;
    }
    for (unsigned k = 0; k <= n; k++) {
        const double expected = N * gsl_ran_binomial_pdf(k, p, n);

        if (expected >= 5) {
            chi2 += (counts[k] - expected) * (counts[k] - expected) / expected;
            rest -= counts[k];
            rest_expected -= expected;
            cells++;
        }
    }
    chi2 += rest_expected > 1 ? (rest - rest_expected) * (rest - rest_expected) / rest_expected : 0;
    ck_assert_double_gt(gsl_cdf_chisq_Q(chi2, cells), 1e-6);
}

START_TEST(test_draw_binomial_fits_by_chi_square)
{
    check_binomial(10, 0.3);
    check_binomial(1, 0.5);
    check_binomial(1000, 0.002);
    check_binomial(1000, 0.9);
}
END_TEST

START_TEST(test_draw_binomial_without_chance_is_sure)
{
    struct lc_stream *s = stream();

    ck_assert_uint_eq(lc_draw_binomial(s, 0, 0.5), 0);
    ck_assert_uint_eq(lc_draw_binomial(s, 50, 0), 0);
    ck_assert_uint_eq(lc_draw_binomial(s, 50, 1), 50);
    ck_assert_uint_eq(lc_draw_binomial(s, 4000000000u, 1), 4000000000u);
}
END_TEST

START_TEST(test_draw_lognormal_without_spread_is_the_median)
{
    ck_assert_double_eq(lc_draw_lognormal(stream(), 4.5, 0), 4.5);
}
END_TEST

/* Three shares, each within 5 standard deviations: 2e-6 in all. */
START_TEST(test_draw_index_follows_the_weights)
{
    static const double weights[5] = {0, 1, 0, 3, 0};
    struct lc_stream *s = stream();
    int counts[5] = {0};

    for (int i = 0; i < N; i++) {
        counts[lc_draw_index(s, weights, 5)]++;
    }
    ck_assert_int_eq(counts[0] + counts[2] + counts[4], 0);
    ck_assert_double_eq_tol(counts[1], N * 0.25, 5 * sqrt(N * 0.25 * 0.75));
}
END_TEST

START_TEST(test_draw_index_of_one_and_of_extreme_weights)
{
    static const double one[1] = {1e-300}, wide[3] = {1e300, 1e-300, 0};
    struct lc_stream *s = stream();

    for (int i = 0; i < 1000; i++) {
        ck_assert_uint_eq(lc_draw_index(s, one, 1), 0);
        ck_assert_uint_eq(lc_draw_index(s, wide, 3), 0);
    }
}
END_TEST

START_TEST(test_hash_mix_tells_order_and_parts)
{
    ck_assert_uint_ne(lc_hash_mix(1, 2), lc_hash_mix(2, 1));
    ck_assert_uint_ne(lc_hash_mix(0, 0), 0);
    for (uint64_t a = 0; a < 30; a++) {
        for (uint64_t b = 0; b < 30; b++) {
            ck_assert(a == b || lc_hash_mix(a, b) != lc_hash_mix(b, a));
            ck_assert((a == 3 && b == 7) || lc_hash_mix(a, b) != lc_hash_mix(3, 7));
        }
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("rand/stream");
    TCase *tc = tcase_create("stream");

    tcase_add_test(tc, test_stream_same_key_gives_same_draws);
    tcase_add_test(tc, test_stream_begun_from_its_root_is_the_same);
    tcase_add_test(tc, test_stream_fields_are_kept_apart);
    tcase_add_test(tc, test_stream_extreme_keys_differ);
    tcase_add_test(tc, test_stream_each_key_bit_turns_half_of_the_output);
    tcase_add_loop_test(tc, test_stream_neighbouring_streams_are_independent, 0, 5);
    tcase_add_test(tc, test_draw_laws_fit_by_kolmogorov_smirnov);
    tcase_add_test(tc, test_draw_binomial_fits_by_chi_square);
    tcase_add_test(tc, test_draw_binomial_without_chance_is_sure);
    tcase_add_test(tc, test_draw_lognormal_without_spread_is_the_median);
    tcase_add_test(tc, test_draw_index_follows_the_weights);
    tcase_add_test(tc, test_draw_index_of_one_and_of_extreme_weights);
    tcase_add_test(tc, test_hash_mix_tells_order_and_parts);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
