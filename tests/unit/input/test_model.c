#include "input/parameter.h"
#include "fixture.h"

#include <gsl/gsl_errno.h>

static struct fixture place;
static struct lc_diag *diag;

static void setup(void)
{
    place = fixture_new();
    diag = lc_diag_new();
}

static void teardown(void)
{
    lc_diag_free(diag);
    fixture_free(&place);
}

/* Text of a file of the fixture. To be freed with g_free(). */
static gchar *contents(const char *name)
{
    gchar *text = NULL;

    ck_assert(g_file_get_contents(name, &text, NULL, NULL));
    return text;
}

static void replace_in(const char *name, const char *old, const char *new)
{
    gchar *text = contents(name);
    gchar **parts = g_strsplit(text, old, -1);
    gchar *changed = g_strjoinv(new, parts);

    ck_assert_str_ne(text, changed);
    fixture_write(name, changed);
    g_strfreev(parts);
    g_free(changed);
    g_free(text);
}

START_TEST(test_model_cells_hold_numbers_references_choices_and_dates)
{
    struct lc_model *m = fixture_model(diag);

    ck_assert_str_eq(m->name, "m");
    ck_assert_int_eq(m->start, lc_time_of(2026, 1, 1));
    ck_assert_double_eq(m->cells[lc_cell(m, LC_T_REGIONS, 0, LC_REGION_PUE)], 1.2);
    ck_assert_double_eq(m->cells[lc_cell(m, LC_T_REGIONS, 0, LC_REGION_NAME)], 0);
    ck_assert_uint_eq(lc_ref(m, LC_T_PHASES, 0, LC_PHASE_GATE), 1);
    ck_assert_uint_eq(lc_ref(m, LC_T_PHASES, 3, LC_PHASE_KIND), 2);
    ck_assert_uint_eq(lc_ref(m, LC_T_WORK, 0, LC_WORK_TRADE), 0);
    ck_assert_int_eq(lc_date_cell(m, LC_T_CHIPS, 0, LC_CHIP_VOLUME_DATE), lc_time_of(2025, 6, 1));
    ck_assert_str_eq(lc_text(m, LC_T_PHASES, 1, LC_PHASE_AFTER), "permit");
    ck_assert_str_eq(m->tables[LC_T_FLEET].key[0], "builder.home.chip");
    ck_assert_str_eq(m->tables[LC_T_REGIONS].source[0], "made up for tests");
    ck_assert_str_eq(m->tables[LC_T_REGIONS].note[0], "");
    ck_assert_int_eq(m->tables[LC_T_PHASES].line[1], 3);
    lc_model_free(m);
}
END_TEST

START_TEST(test_model_parameters_come_in_the_programs_order_with_medians_as_cells)
{
    struct lc_model *m = fixture_model(diag);

    ck_assert_uint_eq(m->n_parameters, LC_PARAMETER_COUNT + 1);
    ck_assert_str_eq(m->parameters[LC_P_HURDLE_RATE].name, "hurdle_rate");
    ck_assert_str_eq(m->parameters[LC_P_RENT_CAP].name, "rent_cap");
    ck_assert_str_eq(m->parameters[LC_PARAMETER_COUNT].name, "permit_time");
    for (uint32_t i = 0; i < m->n_parameters; i++) {
        ck_assert_double_eq(m->cells[i], lc_distribution_median(&m->parameters[i].law));
        for (uint32_t other = 0; other < i; other++) {
            ck_assert_uint_ne(m->parameters[i].key, m->parameters[other].key);
        }
    }
    ck_assert_uint_eq(m->parameters[LC_P_HURDLE_RATE].n_targets, 0);
    ck_assert_uint_eq(m->parameters[LC_PARAMETER_COUNT].n_targets, 1);
    ck_assert_uint_eq(m->parameters[LC_PARAMETER_COUNT].targets[0],
                      lc_cell(m, LC_T_REGIONS, 0, LC_REGION_PERMIT_MONTHS));
    lc_model_free(m);
}
END_TEST

START_TEST(test_model_correlations_form_a_symmetric_matrix_and_may_be_missing)
{
    struct lc_model *m = fixture_model(diag);
    const size_t n = m->n_parameters;

    ck_assert_double_eq(m->correlation[LC_P_HURDLE_RATE * n + LC_P_RUN_DAYS], 0.3);
    ck_assert_double_eq(m->correlation[LC_P_RUN_DAYS * n + LC_P_HURDLE_RATE], 0.3);
    ck_assert_double_eq(m->correlation[LC_P_RUN_DAYS * n + LC_P_RUN_DAYS], 1);
    ck_assert_double_eq(m->correlation[LC_P_RUN_DAYS * n], 0);
    lc_model_free(m);
    ck_assert_int_eq(g_unlink("m/correlations.csv"), 0);
    m = fixture_model(diag);
    ck_assert_ptr_null(m->correlation);
    lc_model_free(m);
}
END_TEST

START_TEST(test_model_vintage_of_a_table_takes_its_place_unless_the_realised_one_is_asked_for)
{
    const char *const realised[] = {"chips", NULL};
    gchar *chips = contents("m/chips.csv");
    gchar **parts = g_strsplit(chips, "2025-06-01", -1);
    gchar *vintage = g_strjoinv("2025-05-01", parts);

    fixture_write("m/initial/2026-01-01/chips.csv", vintage);
    struct lc_model *m = fixture_model(diag);
    struct lc_model *own = lc_model_load_realised("m", lc_time_of(2026, 1, 1), realised, diag);

    ck_assert_ptr_nonnull(own);
    ck_assert_int_eq(lc_date_cell(m, LC_T_CHIPS, 0, LC_CHIP_VOLUME_DATE), lc_time_of(2025, 5, 1));
    ck_assert_int_eq(lc_date_cell(own, LC_T_CHIPS, 0, LC_CHIP_VOLUME_DATE), lc_time_of(2025, 6, 1));
    ck_assert_str_ne(m->digest, own->digest);
    ck_assert_int_eq(m->tables[LC_T_CHIPS].known[0], m->start);
    ck_assert_int_eq(own->tables[LC_T_CHIPS].known[0], LC_TIME_NEVER);
    ck_assert_int_eq(m->tables[LC_T_GRID].known[0], m->start);
    lc_model_free(m);
    lc_model_free(own);
    g_strfreev(parts);
    g_free(vintage);
    g_free(chips);
}
END_TEST

START_TEST(test_model_rows_may_say_when_their_values_were_known)
{
    gchar *text = contents("m/vendors.csv");
    gchar **lines = g_strsplit(g_strchomp(text), "\n", 2);
    gchar *dated = g_strdup_printf("%s,known\n%s,2019-05-01\n", lines[0], lines[1]);

    fixture_write("m/vendors.csv", dated);
    struct lc_model *m = fixture_model(diag);

    ck_assert_int_eq(m->tables[LC_T_VENDORS].known[0], lc_time_of(2019, 5, 1));
    lc_model_free(m);
    replace_in("m/vendors.csv", "2019-05-01", "May 2019");
    ck_assert_ptr_null(lc_model_load("m", lc_time_of(2026, 1, 1), diag));
    assert_complaint(diag, 0, "m/vendors.csv:2:", "known: 'May 2019', expected a date");
    g_strfreev(lines);
    g_free(dated);
    g_free(text);
}
END_TEST

START_TEST(test_model_member_of_an_outside_quantity_must_be_a_row_of_its_table)
{
    replace_in("m/initial/2026-01-01/outside.csv", "data-centre-electricity", "turbine-orders");
    ck_assert_ptr_null(lc_model_load("m", lc_time_of(2026, 1, 1), diag));
    assert_complaint(diag, 0, "m/initial/2026-01-01/outside.csv:2:", "is not in makers.csv");
}
END_TEST

START_TEST(test_model_initial_parameters_take_the_place_of_the_models)
{
    gchar *all = contents("m/parameters.csv");
    gchar *header = g_strndup(all, strcspn(all, "\n") + 1);
    gchar *text = g_strconcat(header, "run_days,models,days,fixed,33,,,,,,,,,,s,\n", NULL);

    fixture_write("m/initial/2026-01-01/parameters.csv", text);
    struct lc_model *m = fixture_model(diag);

    ck_assert_double_eq(m->cells[LC_P_RUN_DAYS], 33);
    ck_assert_str_eq(m->parameters[LC_P_RUN_DAYS].file, "m/initial/2026-01-01/parameters.csv");
    ck_assert_str_eq(m->parameters[LC_P_HURDLE_RATE].file, "m/parameters.csv");
    lc_model_free(m);
    g_free(all);
    g_free(header);
    g_free(text);
}
END_TEST

/* The tables say the same in another order of columns and with other line ends and quotes. */
START_TEST(test_model_order_of_columns_and_line_ends_do_not_matter)
{
    struct lc_model *a = fixture_model(diag);

    fixture_write("m/markets.csv", "\xef\xbb\xbfnote,\"import_share_cap\",source,title,name\r\n"
                                   "\r\n,1e-1 ,made up for tests,\"West\",west\r\n");
    struct lc_model *b = fixture_model(diag);

    ck_assert_uint_eq(a->n_cells, b->n_cells);
    ck_assert_int_eq(memcmp(a->cells, b->cells, a->n_cells * sizeof *a->cells), 0);
    ck_assert_str_ne(a->digest, b->digest);
    lc_model_free(a);
    lc_model_free(b);
}
END_TEST

START_TEST(test_model_parameters_of_the_program_must_be_there_and_no_others)
{
    replace_in("m/parameters.csv", "\nrun_days,", "\nrun_day,");
    ck_assert_ptr_null(fixture_load(diag));
    ck_assert_uint_eq(lc_diag_count(diag), 2);
    assert_complaint(diag, 0, "m/parameters.csv:",
                     ":1: 'run_day' is no parameter of the program and has no applies_to, did you "
                     "mean 'run_days'?");
    assert_complaint(diag, 1, "m/parameters.csv: ", "parameter 'run_days' (days) is missing");
}
END_TEST

START_TEST(test_model_digest_hangs_on_bytes_and_not_on_the_folder)
{
    struct lc_model *here = fixture_model(diag);

    ck_assert_int_eq(g_rename("m", "other"), 0);
    struct lc_model *there = lc_model_load("./other/", lc_time_of(2026, 1, 1), diag);

    ck_assert_int_eq(g_rename("other", "m"), 0);
    ck_assert_ptr_nonnull(there);
    ck_assert_uint_eq(strlen(here->digest), 64);
    ck_assert_str_eq(here->digest, there->digest);
    ck_assert_str_eq(there->name, "other");
    replace_in("m/regions.csv", "made up for tests", "made up for text");
    struct lc_model *changed = fixture_model(diag);

    ck_assert_str_ne(here->digest, changed->digest);
    lc_model_free(here);
    lc_model_free(there);
    lc_model_free(changed);
}
END_TEST

START_TEST(test_model_starts_are_ascending_dates_only)
{
    struct lc_arena *a = lc_arena_new();
    size_t n = 9;

    ck_assert_int_eq(g_mkdir("m/initial/2019-12-31", 0700), 0);
    ck_assert_int_eq(g_mkdir("m/initial/2026-02-30", 0700), 0);
    ck_assert_int_eq(g_mkdir("m/initial/notes", 0700), 0);
    const lc_time *starts = lc_model_starts(a, "m", &n);

    ck_assert_uint_eq(n, 2);
    ck_assert_int_eq(starts[0], lc_time_of(2019, 12, 31));
    ck_assert_int_eq(starts[1], lc_time_of(2026, 1, 1));
    lc_model_starts(a, "nowhere", &n);
    ck_assert_uint_eq(n, 0);
    lc_arena_free(a);
}
END_TEST

START_TEST(test_model_without_the_folder_or_the_date_is_refused)
{
    ck_assert_ptr_null(lc_model_load("nowhere", lc_time_of(2026, 1, 1), diag));
    assert_complaint(diag, 0, "nowhere: ", "is not a folder");
    ck_assert_ptr_null(lc_model_load("m", lc_time_of(2027, 1, 1), diag));
    assert_complaint(diag, 1,
                     "m: ", "has no initial state for 2027-01-01, expected one of: 2026-01-01");
}
END_TEST

START_TEST(test_model_with_a_table_that_nothing_reads_is_refused)
{
    fixture_write("m/correlation.csv", "a\n");
    fixture_write("m/initial/2026-01-01/fleets.csv", "a\n");
    fixture_write("m/README.md", "a\n");
    ck_assert_ptr_null(fixture_load(diag));
    ck_assert_uint_eq(lc_diag_count(diag), 2);
    assert_complaint(
        diag, 0, "m: ", "'correlation'.csv is no table of a model, did you mean 'correlations'?");
    assert_complaint(diag, 1, "m/initial/2026-01-01: ", "did you mean 'fleet'?");
}
END_TEST

START_TEST(test_model_missing_tables_are_named_and_cause_no_other_complaint)
{
    ck_assert_int_eq(g_unlink("m/markets.csv"), 0);
    ck_assert_int_eq(g_unlink("m/initial/2026-01-01/grid.csv"), 0);
    ck_assert_ptr_null(fixture_load(diag));
    ck_assert_uint_eq(lc_diag_count(diag), 2);
    assert_complaint(diag, 0, "m/markets.csv: ", "can't be opened");
    assert_complaint(diag, 1, "m/initial/2026-01-01/grid.csv: ", "can't be opened");
}
END_TEST

START_TEST(test_model_complains_of_everything_at_once_up_to_a_cap)
{
    replace_in("m/phases.csv", ",12,", ",twelve,");
    replace_in("m/chips.csv", "2025-06-01", "June");
    replace_in("m/parameters.csv", ",fixed,", ",fixd,");
    ck_assert_ptr_null(fixture_load(diag));
    ck_assert_uint_gt(lc_diag_count(diag), LC_DIAG_MAX);
    ck_assert_ptr_null(lc_diag_text(diag, LC_DIAG_MAX));
}
END_TEST

START_TEST(test_model_without_work_sites_or_fleet_is_valid)
{
    static const char *const names[] = {"m/work.csv",
                                        "m/sites.csv",
                                        "m/initial/2026-01-01/adoption.csv",
                                        "m/initial/2026-01-01/fleet.csv",
                                        "m/initial/2026-01-01/pipeline.csv",
                                        "m/initial/2026-01-01/workforce.csv"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        gchar *text = contents(names[i]);

        text[strcspn(text, "\n") + 1] = '\0';
        fixture_write(names[i], text);
        g_free(text);
    }
    struct lc_model *m = fixture_model(diag);

    ck_assert_uint_eq(lc_rows(m, LC_T_FLEET), 0);
    lc_model_free(m);
}
END_TEST

/* A second market, with a region of its own, and the builder of the first there. */
START_TEST(test_model_builder_may_own_nothing_outside_the_market_that_it_serves)
{
    static const char *const names[] = {"fleet", "pipeline", "halls"};
    static const char *const rows[] = {"builder,abroad,chip,3000,1,made up for tests,\n",
                                       "builder,abroad,build,400,made up for tests,\n",
                                       "builder,abroad,400,made up for tests,\n"};
    gchar *regions = contents("m/regions.csv");
    const char *home = strchr(regions, '\n') + 1;
    GString *more = g_string_new(regions);

    g_string_append_printf(more, "abroad,Abroad,east,0%s", home + strlen("home,Home,west,1"));
    fixture_write("m/regions.csv", more->str);
    fixture_write("m/markets.csv", "name,title,import_share_cap,source,note\n"
                                   "west,West,0.1,made up for tests,\neast,East,0.1,made up for "
                                   "tests,\n");
    for (int i = 0; i < 3; i++) {
        gchar *file = g_strdup_printf("m/initial/2026-01-01/%s.csv", names[i]);
        gchar *text = contents(file);

        text[strcspn(text, "\n") + 1] = '\0';
        gchar *both = g_strconcat(text, rows[i], NULL);

        fixture_write(file, both);
        g_free(both);
        g_free(text);
        g_free(file);
    }
    ck_assert_ptr_null(lc_model_load("m", lc_time_of(2026, 1, 1), diag));
    const size_t n = lc_diag_count(diag);

    ck_assert_uint_ge(n, 3);
    for (size_t i = 0; i < 3; i++) {
        gchar *file = g_strdup_printf("m/initial/2026-01-01/%s.csv:2: ", names[i]);

        assert_complaint(diag, n - 3 + i, file,
                         "region: 'abroad' lies in market 'east', expected a region of 'west', "
                         "which 'builder' serves");
        g_free(file);
    }
    g_free(regions);
    g_string_free(more, TRUE);
}
END_TEST

/* A table cut anywhere is a model or is refused with at least one complaint. */
START_TEST(test_model_with_a_table_cut_at_any_byte_is_loaded_or_refused)
{
    gchar *text = contents("m/phases.csv");

    for (size_t n = strlen(text); n-- > 0;) {
        struct lc_diag *d = lc_diag_new();

        text[n] = '\0';
        fixture_write("m/phases.csv", text);
        struct lc_model *m = fixture_load(d);

        ck_assert_int_eq(m != NULL, lc_diag_count(d) == 0);
        lc_model_free(m);
        lc_diag_free(d);
    }
    g_free(text);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/model");
    TCase *tc = tcase_create("model");

    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_model_cells_hold_numbers_references_choices_and_dates);
    tcase_add_test(
        tc, test_model_vintage_of_a_table_takes_its_place_unless_the_realised_one_is_asked_for);
    tcase_add_test(tc, test_model_rows_may_say_when_their_values_were_known);
    tcase_add_test(tc, test_model_member_of_an_outside_quantity_must_be_a_row_of_its_table);
    tcase_add_test(tc, test_model_parameters_come_in_the_programs_order_with_medians_as_cells);
    tcase_add_test(tc, test_model_correlations_form_a_symmetric_matrix_and_may_be_missing);
    tcase_add_test(tc, test_model_initial_parameters_take_the_place_of_the_models);
    tcase_add_test(tc, test_model_order_of_columns_and_line_ends_do_not_matter);
    tcase_add_test(tc, test_model_parameters_of_the_program_must_be_there_and_no_others);
    tcase_add_test(tc, test_model_digest_hangs_on_bytes_and_not_on_the_folder);
    tcase_add_test(tc, test_model_starts_are_ascending_dates_only);
    tcase_add_test(tc, test_model_without_the_folder_or_the_date_is_refused);
    tcase_add_test(tc, test_model_with_a_table_that_nothing_reads_is_refused);
    tcase_add_test(tc, test_model_missing_tables_are_named_and_cause_no_other_complaint);
    tcase_add_test(tc, test_model_complains_of_everything_at_once_up_to_a_cap);
    tcase_add_test(tc, test_model_without_work_sites_or_fleet_is_valid);
    tcase_add_test(tc, test_model_builder_may_own_nothing_outside_the_market_that_it_serves);
    tcase_add_test(tc, test_model_with_a_table_cut_at_any_byte_is_loaded_or_refused);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
