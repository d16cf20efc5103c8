#include "report/embed.h"

#include "folder.h"

static char *text;
static json_t *all;

static void teardown(void)
{
    g_clear_pointer(&text, g_free);
    g_clear_pointer(&all, json_decref);
    folder_drop();
}

/* What stands in the page for these files of the folder. */
static void embed(const char *command, const char *const *files)
{
    json_t *manifest = folder_manifest(command, files);
    struct lc_report_source s;
    struct lc_outfile *to = lc_outfile_open(folder, "out.json");

    ck_assert(lc_report_source_open(&s, folder, manifest));
    lc_report_embed(to, &s);
    ck_assert_int_eq(lc_outfile_close(to, NULL), LC_OK);
    lc_report_source_close(&s);
    json_decref(manifest);
    text = folder_get("out.json");
    all = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_ptr_nonnull(all);
}

static json_t *column(const char *table, const char *name)
{
    json_t *columns =
               json_object_get(json_object_get(json_object_get(all, "tables"), table), "columns"),
           *each;
    size_t i;

    json_array_foreach(columns, i, each)
    {
        if (strcmp(json_string_value(json_object_get(each, "name")), name) == 0) {
            return each;
        }
    }
    return NULL;
}

static const char *word(const char *table, const char *name, size_t row)
{
    json_t *c = column(table, name);
    json_t *code = json_array_get(json_object_get(c, "codes"), row);

    return json_string_value(
        json_array_get(json_object_get(c, "words"), (size_t)json_integer_value(code)));
}

START_TEST(test_embedded_numbers_are_numbers_and_blanks_null)
{
    static const char *const files[] = {"summary.csv", NULL};

    folder_put("summary.csv", "series,year,p50\na,2030,1.23456789\nb,2031,\na,2032,-1e-20\n");
    embed("layercake forecast -n 3", files);
    json_t *values = json_object_get(column("summary", "p50"), "values");

    ck_assert_uint_eq(json_array_size(values), 3);
    ck_assert_double_eq(json_number_value(json_array_get(values, 0)), 1.2346);
    ck_assert(json_is_null(json_array_get(values, 1)));
    ck_assert_double_eq(json_number_value(json_array_get(values, 2)), -1e-20);
    ck_assert_str_eq(word("summary", "series", 0), "a");
    ck_assert_str_eq(word("summary", "series", 1), "b");
    ck_assert_str_eq(word("summary", "series", 2), "a");
    ck_assert_uint_eq(json_array_size(json_object_get(column("summary", "series"), "words")), 2);
    ck_assert_str_eq(json_string_value(json_object_get(all, "kind")), "forecast");
}
END_TEST

START_TEST(test_embedded_names_that_look_like_numbers_are_texts)
{
    static const char *const files[] = {"compare.csv", NULL};

    folder_put("compare.csv", "scenario,region,p10\n1e3,world,1\n007,world,2\n");
    embed("layercake compare ./1e3.csv ./007.csv", files);
    ck_assert_str_eq(word("compare", "scenario", 0), "1e3");
    ck_assert_str_eq(word("compare", "scenario", 1), "007");
}
END_TEST

START_TEST(test_embedded_text_can_not_end_the_script)
{
    static const char *const files[] = {"assumptions.csv", NULL};

    folder_put("assumptions.csv",
               "parameter,source\np,\"</script><!-- \\ \"\"q\"\" \t\x7f\xc3\xa9\"\n");
    embed("layercake compare </script>", files);
    ck_assert_ptr_null(strchr(text, '<'));
    ck_assert_str_eq(word("assumptions", "source", 0), "</script><!-- \\ \"q\" \t\x7f\xc3\xa9");
    ck_assert_str_eq(
        json_string_value(json_object_get(json_object_get(all, "manifest"), "command")),
        "layercake compare </script>");
    ck_assert_str_eq(json_string_value(json_object_get(all, "kind")), "compare");
}
END_TEST

START_TEST(test_embedded_pull_through_is_that_of_the_world)
{
    static const char *const files[] = {"pull-through.csv", "draws.csv", NULL};

    folder_put("pull-through.csv", "scenario,application,region,mean\ns,x,world,3\ns,x,north,1\n");
    folder_put("draws.csv", "replication,alpha\n0,1\n");
    embed("layercake forecast", files);
    ck_assert_uint_eq(json_array_size(json_object_get(column("pull-through", "mean"), "values")),
                      1);
    ck_assert_ptr_null(column("pull-through", "region"));
    ck_assert_ptr_null(json_object_get(json_object_get(all, "tables"), "draws"));
}
END_TEST

START_TEST(test_embedded_comparison_is_that_of_wholes)
{
    static const char *const files[] = {"compare.csv", "definitions.csv", NULL};

    folder_put("compare.csv", "scenario,series,region,p10\ns,a,world,1\ns,b,world,2\ns,c,world,3\n"
                              "s,a,north,4\n");
    folder_put("definitions.csv", "series,by\na,region\nb,application\nc,layer\n");
    embed("layercake compare s", files);
    json_t *values = json_object_get(column("compare", "p10"), "values");

    ck_assert_uint_eq(json_array_size(values), 2);
    ck_assert_int_eq(json_integer_value(json_array_get(values, 0)), 1);
    ck_assert_int_eq(json_integer_value(json_array_get(values, 1)), 3);
}
END_TEST

START_TEST(test_kind_is_that_of_the_command)
{
    static const struct {
        const char *command, *kind;
    } cases[] = {{"layercake forecast -m x", "forecast"},
                 {"layercake compare a", "compare"},
                 {"layercake run", NULL},
                 {"layercake forecasts", NULL},
                 {"forecast", NULL},
                 {"", NULL}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        json_t *j = json_pack("{s:s}", "command", cases[i].command);

        ck_assert_pstr_eq(lc_report_kind(j), cases[i].kind);
        json_decref(j);
    }
}
END_TEST

/* A manifest may come from anywhere: it must not make the program read outside of the folder. */
START_TEST(test_tables_outside_of_the_folder_are_not_read)
{
    static const char *const files[] = {"../summary.csv", "/etc/summary.csv", NULL};

    embed("layercake forecast", files);
    ck_assert_uint_eq(json_object_size(json_object_get(all, "tables")), 0);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("embed");
    TCase *t = tcase_create("embed");

    tcase_add_checked_fixture(t, folder_make, teardown);
    tcase_add_test(t, test_embedded_numbers_are_numbers_and_blanks_null);
    tcase_add_test(t, test_embedded_names_that_look_like_numbers_are_texts);
    tcase_add_test(t, test_embedded_text_can_not_end_the_script);
    tcase_add_test(t, test_embedded_pull_through_is_that_of_the_world);
    tcase_add_test(t, test_embedded_comparison_is_that_of_wholes);
    tcase_add_test(t, test_kind_is_that_of_the_command);
    tcase_add_test(t, test_tables_outside_of_the_folder_are_not_read);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
