#include "trace/print.h"

#include <check.h>
#include <string.h>

/* A plant, its factory, and two applications, with names that each form must escape. */
static struct lc_chain *chain(bool is_forward)
{
    struct lc_chain *c = lc_chain_new(is_forward);
    const guint plant = lc_chain_add(c, LC_CHAIN_ROOT, "", "plant-1", "energy", "says \"no\"");
    const guint factory = lc_chain_add(c, plant, "for", "factory-2", "infrastructure", "a\\b");

    lc_chain_set_share(c, factory, 0.5);
    const guint one = lc_chain_add(c, factory, "by", "application:one", "applications", "%s", "=1");
    const guint two = lc_chain_add(c, factory, "by", "application:two", "applications", "a, b");

    lc_chain_set_share(c, one, 0.25);
    lc_chain_set_share(c, two, 0.5);
    lc_chain_add_others(c, factory, 3, 0.25, "applications");
    return c;
}

static char *print(void (*how)(const struct lc_chain *, FILE *), bool is_forward)
{
    struct lc_chain *c = chain(is_forward);
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);

    how(c, to);
    fclose(to);
    lc_chain_free(c);
    return text;
}

static void assert_has(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "no %s in\n%s", part, text);
}

START_TEST(test_print_text_is_indented_by_depth_and_says_shares)
{
    char *text = print(lc_chain_print_text, false);

    ck_assert_str_eq(text, "plant-1: says \"no\"\n"
                           "  50.0 % for factory-2: a\\b\n"
                           "    25.0 % by application:one: =1\n"
                           "    50.0 % by application:two: a, b\n"
                           "    25.0 % and others: 3 applications, each less\n");
    free(text);
}
END_TEST

START_TEST(test_print_csv_multiplies_shares_and_disarms_formulas)
{
    char *text = print(lc_chain_print_csv, false);

    assert_has(text, "1,,0,,plant-1,energy,,1,,,,,,\"says \"\"no\"\"\"\n");
    assert_has(text, "3,2,2,by,application:one,applications,0.25,0.125,,,,,,'=1\n");
    assert_has(text, "4,2,2,by,application:two,applications,0.5,0.25,,,,,,\"a, b\"\n");
    free(text);
}
END_TEST

START_TEST(test_print_dot_escapes_and_leads_from_causes_to_effects)
{
    char *back = print(lc_chain_print_dot, false), *forward = print(lc_chain_print_dot, true);

    assert_has(back, "\"plant-1\" [label=\"plant-1\\nsays \\\"no\\\"\"];\n");
    assert_has(back, "\"factory-2\" [label=\"factory-2\\na\\\\b\"];\n");
    assert_has(back, "  \"factory-2\" -> \"plant-1\" [label=\"50.0 %\"];\n");
    assert_has(forward, "  \"plant-1\" -> \"factory-2\" [label=\"50.0 %\"];\n");
    assert_has(back, "  \"others 5\" -> \"factory-2\" [label=\"25.0 %\"];\n");
    free(back);
    free(forward);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("print");
    TCase *t = tcase_create("print");

    tcase_add_test(t, test_print_text_is_indented_by_depth_and_says_shares);
    tcase_add_test(t, test_print_csv_multiplies_shares_and_disarms_formulas);
    tcase_add_test(t, test_print_dot_escapes_and_leads_from_causes_to_effects);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);

    srunner_run_all(r, CK_NORMAL);
    const int failed = srunner_ntests_failed(r);

    srunner_free(r);
    return failed != 0;
}
