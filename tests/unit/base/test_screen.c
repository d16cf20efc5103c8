#include "base/screen.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* What is printed of a text at a width, after an indent; free() it. */
static char *wrapped(const char *text, int indent, int width)
{
    char *out = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&out, &length);

    ck_assert_ptr_nonnull(to);
    lc_words_print(to, text, indent, width);
    ck_assert_int_eq(fclose(to), 0);
    return out;
}

static void expect(const char *text, int indent, int width, const char *lines)
{
    char *out = wrapped(text, indent, width);

    ck_assert_str_eq(out, lines);
    free(out);
}

START_TEST(test_screen_words_are_broken_at_the_width_and_not_before)
{
    expect("one two three", 0, 7, "one two\nthree\n");
    expect("one two three", 0, 6, "one\ntwo\nthree\n");
    expect("one two three", 2, 9, "one two\n  three\n");
    expect("one  two", 0, 0, "one two\n");
    expect("", 4, 10, "\n");
}
END_TEST

START_TEST(test_screen_letters_count_not_bytes)
{
    expect("äöü ßéè x", 0, 7, "äöü ßéè\nx\n");
}
END_TEST

START_TEST(test_screen_words_longer_than_a_line_are_cut)
{
    expect("abcdefgh ij", 0, 5, "abcde\nfgh\nij\n");
    expect("x abcdefgh", 2, 6, "x\n  abcd\n  efgh\n");
    expect("äöüßéèäöü", 0, 4, "äöüß\néèäö\nü\n");
    expect("abcdefgh", 9, 5, "abcdefgh\n"); /* no room at all: not cut, and no end is lost */
}
END_TEST

START_TEST(test_screen_without_a_terminal_has_color_only_when_always)
{
    FILE *f = tmpfile();

    ck_assert_ptr_nonnull(f);
    for (int k = 0; k < 3; k++) {
        const enum lc_when when[] = {LC_WHEN_AUTO, LC_WHEN_NEVER, LC_WHEN_ALWAYS};
        const struct lc_screen s = lc_screen_of(f, when[k]);

        ck_assert_int_eq(s.width, 0);
        ck_assert(!s.has_blocks);
        ck_assert_int_eq(s.has_color, when[k] == LC_WHEN_ALWAYS);
        ck_assert_int_eq(*lc_screen_bold(&s) == '\0', !s.has_color);
        ck_assert_int_eq(*lc_screen_dim(&s) == '\0', !s.has_color);
        ck_assert_int_eq(*lc_screen_plain(&s) == '\0', !s.has_color);
    }
    ck_assert_int_eq(fclose(f), 0);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("screen");
    TCase *t = tcase_create("screen");

    tcase_add_test(t, test_screen_words_are_broken_at_the_width_and_not_before);
    tcase_add_test(t, test_screen_letters_count_not_bytes);
    tcase_add_test(t, test_screen_words_longer_than_a_line_are_cut);
    tcase_add_test(t, test_screen_without_a_terminal_has_color_only_when_always);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
