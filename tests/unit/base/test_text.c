#include "base/text.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(test_text_utf8_tells_the_offset_of_the_first_bad_byte)
{
    static const struct {
        const char *text;
        size_t n, bad;
    } cases[] = {{"ab\xff", 3, 2},           {"\xc0\xaf", 2, 0}, {"a\xed\xa0\x80", 4, 1},
                 {"\xf4\x90\x80\x80", 4, 0}, {"abc\xc3", 4, 3},  {"a\0b", 3, 1},
                 {"\xc3\xa9\x80", 3, 2}};
    size_t bad = 42;

    ck_assert(lc_text_is_utf8("", 0, &bad));
    ck_assert(lc_text_is_utf8("\xc3\xa9\xf0\x9f\x98\x80z", 7, &bad));
    ck_assert_uint_eq(bad, 42);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ck_assert(!lc_text_is_utf8(cases[i].text, cases[i].n, &bad));
        ck_assert_uint_eq(bad, cases[i].bad);
        ck_assert(!lc_text_is_utf8(cases[i].text, cases[i].n, NULL));
    }
}
END_TEST

START_TEST(test_text_escape_without_quote_leaves_backslashes)
{
    char *text = lc_text_escape("a\\'\n", 0, 0);

    ck_assert_str_eq(text, "a\\'\\n");
    free(text);
}
END_TEST

START_TEST(test_text_escape_of_every_byte_is_printable)
{
    for (int c = 1; c < 256; c++) {
        const char one[2] = {(char)c, '\0'};
        char *text = lc_text_escape(one, '"', 0);

        for (const char *p = text; *p; p++) {
            ck_assert(*p >= ' ' && *p <= '~');
        }
        free(text);
    }
}
END_TEST

START_TEST(test_csv_field_quotes_and_disarms_formulas)
{
    static const struct {
        const char *text, *field;
    } cases[] = {{"", ""},
                 {"plain text", "plain text"},
                 {"a,b", "\"a,b\""},
                 {"say \"x\"", "\"say \"\"x\"\"\""},
                 {"two\nlines", "\"two\nlines\""},
                 {"a\rb", "\"a\rb\""},
                 {"=1+1", "'=1+1"},
                 {"+1", "'+1"},
                 {"-1", "'-1"},
                 {"@SUM(A1)", "'@SUM(A1)"},
                 {"\tx", "'\tx"},
                 {"\rx", "\"'\rx\""},
                 {"=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""},
                 {"a=b", "a=b"},
                 {"'x", "'x"}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *field = lc_csv_field(cases[i].text);

        ck_assert_str_eq(field, cases[i].field);
        free(field);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base/text");
    TCase *tc = tcase_create("text");

    tcase_add_test(tc, test_text_utf8_tells_the_offset_of_the_first_bad_byte);
    tcase_add_test(tc, test_text_escape_without_quote_leaves_backslashes);
    tcase_add_test(tc, test_text_escape_of_every_byte_is_printable);
    tcase_add_test(tc, test_csv_field_quotes_and_disarms_formulas);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
