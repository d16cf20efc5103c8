#include "base/number.h"

#include <check.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

START_TEST(test_number_parse_takes_the_grammar)
{
    static const struct {
        const char *text;
        double value;
    } good[] = {
        {"0", 0},
        {"5", 5},
        {"-5", -5},
        {"1.5", 1.5},
        {"00012", 12},
        {"0.1", 0.1},
        {"1e3", 1000},
        {"1.2E+03", 1200},
        {"1e-3", 0.001},
        {"-0.5e1", -5},
        {"1e308", 1e308},
        {"5e-324", 5e-324},
        {"0e999", 0},
        {"0.000", 0},
        {"2e-308", 2e-308},
        {"1e0", 1},
        {"123456789012345678901234567890123456.789", 123456789012345678901234567890123456.789},
        {"9007199254740993", 9007199254740992.0}};

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        double x = 42;

        ck_assert_msg(lc_number_parse(&x, good[i].text), "%s", good[i].text);
        ck_assert_double_eq(x, good[i].value);
    }
}
END_TEST

START_TEST(test_number_parse_refuses_everything_else)
{
    static const char *const bad[] = {
        "",
        "-",
        "nan",
        "NaN(1)",
        "inf",
        "-Infinity",
        "INF",
        "1e400",
        "-1e400",
        "1e-400",
        "-1e-999",
        "0x1p-3",
        "1d3",
        "1e5L",
        "0b1",
        "0x10",
        "1,5",
        "1.000,5",
        "1 000",
        "1_000",
        "1'000",
        "12%",
        "$5",
        "5 GW",
        "5GW",
        ".5",
        "5.",
        "+5",
        " 5",
        "5 ",
        "\t5",
        "5\n",
        "--5",
        "-+5",
        "1e",
        "1e+",
        "1e-",
        "1e1.5",
        "1.2.3",
        "e5",
        ".",
        "-.5",
        "5.e3",
        "1e 3",
        "\xef\xbc\x95",
        "\xd9\xa5",
        "\xc2\xa0"
        "5",
        "1\xe2\x80\x89"
        "000",
        "#REF!",
        "#N/A",
        "2-Jan",
        "TRUE",
        "1f",
        "1234567890123456789012345678901234567.890" /* 41 characters */};

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        double x = 42;

        ck_assert_msg(!lc_number_parse(&x, bad[i]), "%s", bad[i]);
        ck_assert_double_eq(x, 42);
    }
}
END_TEST

START_TEST(test_number_parse_refuses_400_digits)
{
    char text[402];
    double x = 42;

    memset(text, '1', 401);
    text[401] = '\0';
    ck_assert(!lc_number_parse(&x, text));
    ck_assert_double_eq(x, 42);
    text[40] = '\0';
    ck_assert(lc_number_parse(&x, text));
    ck_assert_double_eq(x, 1111111111111111111111111111111111111111.0);
}
END_TEST

START_TEST(test_number_minus_zero_becomes_zero)
{
    static const char *const zeros[] = {"-0", "-0.0", "-0e5", "-000.000e-300"};
    char text[LC_NUMBER_TEXT];

    for (size_t i = 0; i < 4; i++) {
        double x = 42;

        ck_assert(lc_number_parse(&x, zeros[i]));
        ck_assert(x == 0 && !signbit(x));
    }
    ck_assert_str_eq(lc_number_format(text, -0.0), "0");
    ck_assert_str_eq(lc_number_format_digits(text, -0.0, 3), "0");
}
END_TEST

START_TEST(test_unsigned_parse_takes_all_of_64_bits_and_no_more)
{
    uint64_t x = 42;

    ck_assert(lc_unsigned_parse(&x, "18446744073709551615") && x == UINT64_MAX);
    ck_assert(lc_unsigned_parse(&x, "0") && x == 0);
    static const char *const bad[] = {
        "",    "-1", "-0",   "+1", "18446744073709551616", "99999999999999999999", "1.0",
        "1e3", " 1", "0x10", "1 "};
    x = 42;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert_msg(!lc_unsigned_parse(&x, bad[i]), "%s", bad[i]);
        ck_assert_uint_eq(x, 42);
    }
    char zeros[] = "00000000000000000000000000000000000000001"; /* 41 characters */

    ck_assert(!lc_unsigned_parse(&x, zeros));
    ck_assert(lc_unsigned_parse(&x, zeros + 1) && x == 1);
}
END_TEST

START_TEST(test_number_format_is_short_and_plain)
{
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0, "0"},
                 {5, "5"},
                 {-5, "-5"},
                 {0.1, "0.1"},
                 {1.0 / 3, "0.3333333333333333"},
                 {0.1 + 0.2, "0.30000000000000004"},
                 {1e15, "1000000000000000"},
                 {-1e15, "-1000000000000000"},
                 {999999999999999, "999999999999999"},
                 {1e16, "1e+16"},
                 {123456.75, "123456.75"},
                 {5e-324, "5e-324"},
                 {1e-5, "1e-05"},
                 {DBL_MAX, "1.7976931348623157e+308"},
                 {-DBL_MAX, "-1.7976931348623157e+308"},
                 {NAN, ""},
                 {INFINITY, ""},
                 {-INFINITY, ""}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[LC_NUMBER_TEXT];

        ck_assert_ptr_eq(lc_number_format(text, cases[i].value), text);
        ck_assert_str_eq(text, cases[i].text);
    }
}
END_TEST

/* Doubles of all sizes, from a multiplicative generator over their bits. */
START_TEST(test_number_format_reads_back_as_the_same_double)
{
    uint64_t bits = 88172645463325252u;

    for (int i = 0; i < 100000; i++) {
        char text[LC_NUMBER_TEXT];
        double x, back;

        bits = bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        memcpy(&x, &bits, sizeof x);
        if (isfinite(x)) {
            lc_number_format(text, x);
            ck_assert(lc_number_parse(&back, text));
            ck_assert(back == x);
        }
    }
}
END_TEST

START_TEST(test_number_format_digits_rounds_without_trailing_zeros)
{
    static const struct {
        double value;
        int digits;
        const char *text;
    } cases[] = {{3.14159, 3, "3.14"},
                 {123456, 3, "123000"},
                 {0.5, 10, "0.5"},
                 {99.96, 3, "100"},
                 {1e-7, 2, "1e-07"},
                 {-2.0 / 3, 4, "-0.6667"},
                 {7, 0, "7"},
                 {1234.5, 1, "1000"},
                 {0.1, 99, "0.1"},
                 {NAN, 3, ""},
                 {DBL_MAX, 1, "1.7976931348623157e+308"}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[LC_NUMBER_TEXT];

        ck_assert_str_eq(lc_number_format_digits(text, cases[i].value, cases[i].digits),
                         cases[i].text);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base/number");
    TCase *tc = tcase_create("number");

    tcase_add_test(tc, test_number_parse_takes_the_grammar);
    tcase_add_test(tc, test_number_parse_refuses_everything_else);
    tcase_add_test(tc, test_number_parse_refuses_400_digits);
    tcase_add_test(tc, test_number_minus_zero_becomes_zero);
    tcase_add_test(tc, test_unsigned_parse_takes_all_of_64_bits_and_no_more);
    tcase_add_test(tc, test_number_format_is_short_and_plain);
    tcase_add_test(tc, test_number_format_reads_back_as_the_same_double);
    tcase_add_test(tc, test_number_format_digits_rounds_without_trailing_zeros);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
