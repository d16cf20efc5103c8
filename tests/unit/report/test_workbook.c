#include "report/workbook.h"

#include "base/filedigest.h"
#include "folder.h"
#include "output/writers.h"

#define QUANTILES "scenario,series,region,unit,date,n,mean,mcse,p05,p10,p25,p50,p75,p90,p95\n"
#define HOSTILE   "=1+2"

/* Tables of every kind, some with text that a spreadsheet would take for a formula, cells without a
 * value, and what no table of ours holds: numbers that are none, or whose differences and quotients
 * overflow, members without end. */
static const struct {
    const char *file, *text;
} tables[] = {
    {"quantiles.csv", QUANTILES "x,ai_power_gw,world,GW,2026-12-31,2,3,0,1,1,2,3,4,5,5\n"
                                "x,ai_power_gw,world,GW,2027-12-31,2,,0,1,nan,2,1e400,4,5,5\n"
                                "x,ai_power_gw," HOSTILE ",GW,2026-12-31,2,3,0,1,1,2,3,4,5,5\n"
                                "x,ai_power_gw," HOSTILE ",GW,then,2,3,0,1,1,2,3,4,5,5\n"
                                "x,electricity_twh_per_year,world,TWh/year,2026-12-31,2,1e308,0,"
                                "-1e308,-1e308,-1e308,1e308,1e308,1e308,1e308\n"},
    {"summary.csv",
     "series,region,unit,year,p10,p50,p90\n" HOSTILE ",world," HOSTILE ",2026,1,0,3\n"
     "ai_power_gw,world,GW,2026,1,2,3\nai_power_gw,world,GW,2027,1,,3\n"
     "electricity_twh_per_year,world,TWh/year,2026,1,1e-300,3\n"
     "electricity_twh_per_year,world,TWh/year,2027,1,1e300,3\n"},
    {"pull-through.csv", "scenario,application,layer,cost_line,region,unit,year,mean,p10,p50,p90\n"
                         "x," HOSTILE ",\"a\"\"b\",it,world,M2024$,2026,1,1,1,1\n"
                         "x,b,chips,it,world,MW,2026,1e308,1,1,1\n"
                         "x,b,chips,it,world,MW,2027,1e308,1,1,1\n"},
    {"binding.csv", "scenario,region,date,constraint,probability,mwyears_mean,mwyears_p10,"
                    "mwyears_p90,detail\nx,world,2026-12-31,power,1,,0,0,\n"},
    {"overbuild.csv", "scenario,place,year,when,measure,unit,n,mean,p10,p50,p90,others_mean\n"
                      "x,world,all,chance,by,probability,1,0.5,,,,\n"},
    {"episodes.csv",
     "scenario,kind,place,subject,probability,start_p50\nx,glut,world,compute,1,\n"},
    {"drivers.csv", "series,region,unit,year,parameter,parameter_unit,n,share,share_low,share_high,"
                    "noise_floor,rank_correlation,mean_lowest_tenth,mean_highest_tenth\n"
                    "ai_power_gw,world,GW,2030," HOSTILE ",ratio,9,0.1,,,,,1,3\n"},
    {"published.csv", "publisher,published,unit,value,p10,p50,p90,position,verdict,why\n" HOSTILE
                      ",figure,GW,1,1,2,3,0.1," HOSTILE "," HOSTILE "\n"},
    {"history.csv", "series,region,unit,period_start,period_end,value,observed,source,note\n"
                    "ai_power_gw,world,GW,2020-01-01,2020-12-31,1,a,b," HOSTILE "\n"},
    {"definitions.csv", "series,title,unit,layer,kind,by,member,definition\n"
                        "ai_power_gw," HOSTILE ",GW,infrastructure,stock,region,,\n"},
    {"assumptions.csv", "parameter,layer,unit,median,law,is_lever,applies_to,source,note\n" HOSTILE
                        ",x,GW," HOSTILE ",x,no,,_x0041_,\"a\nb\"\n"},
    {"compare.csv", "scenario,against,series,region,unit,measure,year,n,against_p50,scenario_p50,"
                    "median_difference,p10,p90,probability_positive\n" HOSTILE
                    ",b,ai_power_gw,world,GW,year,2026,9,0,1,1,1,1,1\n"
                    "x,b,ai_power_gw,world,GW,mean-to-date,2026,9,1,1,1,1,1,1\n"},
    {"wedges.csv", "package,against,policy,series,region,unit,year,n,mean,mcse,p10,p50,p90\n"
                   "a+b,x," HOSTILE ",ai_power_gw,world,GW,2026,9,1,0,1,1,1\n"
                   "a+b,x,(all),ai_power_gw,world,GW,2026,9,1,0,1,1,1\n"},
    {"expected.csv", "scenario,series,region,unit,year,expected,came_out,reason\nx,y,world,GW,2026,"
                     "up,yes," HOSTILE "\n"}};

/* Writes the workbook of the tables that pass; its bytes, or NULL when it was not made. */
static char *write_book(const char *command, unsigned left_out, unsigned only, gsize *n)
{
    const char *files[G_N_ELEMENTS(tables) + 1];
    unsigned n_files = 0;

    for (unsigned i = 0; i < G_N_ELEMENTS(tables); i++) {
        if (i != left_out && (only == G_N_ELEMENTS(tables) || i == only)) {
            folder_put(tables[i].file, tables[i].text);
            files[n_files++] = tables[i].file;
        }
    }
    files[n_files] = NULL;
    json_t *manifest = folder_manifest(command, files);
    struct lc_report_source source;
    struct lc_file_list list = {0};
    char *bytes = NULL, digest[65];

    json_object_set_new(manifest, "from", json_string("2026-01-01"));
    json_object_set_new(manifest, "scenario", json_pack("{s:s}", "name", HOSTILE));
    ck_assert(lc_report_source_open(&source, folder, manifest));
    ck_assert_int_eq(lc_workbook_write(folder, &source, &list), LC_OK);
    ck_assert_uint_eq(list.n, 1);
    char *path = g_build_filename(folder, list.files[0].name, NULL);

    ck_assert_str_eq(list.files[0].name, lc_workbook_file(source.kind));
    ck_assert(lc_file_digest(digest, path));
    ck_assert_str_eq(digest, list.files[0].digest);
    ck_assert(g_file_get_contents(path, &bytes, n, NULL));
    lc_report_source_close(&source);
    lc_file_list_fini(&list);
    json_decref(manifest);
    g_free(path);
    return bytes;
}

static const char *const commands[] = {"layercake forecast -n 2", "layercake compare x -n 2"};

START_TEST(test_workbook_is_the_same_bytes_each_time)
{
    gsize n = 0, m = 0;
    char *one = write_book(commands[_i], UINT_MAX, G_N_ELEMENTS(tables), &n);

    g_usleep(1100000); /* another second of the clock */
    char *other = write_book(commands[_i], UINT_MAX, G_N_ELEMENTS(tables), &m);

    ck_assert_uint_eq(n, m);
    ck_assert_mem_eq(one, other, n);
    g_free(one);
    g_free(other);
}
END_TEST

/* Whichever table is not there, or is the only one, the workbook is made and no other file is left.
 */
START_TEST(test_workbook_is_made_of_the_tables_that_are_there)
{
    gsize n = 0;

    for (unsigned i = 0; i <= G_N_ELEMENTS(tables); i++) {
        g_free(write_book(commands[_i], i, G_N_ELEMENTS(tables), &n));
        ck_assert_uint_gt(n, 1000);
        g_free(write_book(commands[_i], UINT_MAX, i, &n));
        ck_assert_uint_gt(n, 1000);
    }
    GDir *dir = g_dir_open(folder, 0, NULL);
    unsigned left = 0;

    while (g_dir_read_name(dir)) {
        left++;
    }
    g_dir_close(dir);
    ck_assert_uint_eq(left, G_N_ELEMENTS(tables) + 1);
}
END_TEST

START_TEST(test_workbook_that_can_t_be_written_leaves_nothing)
{
    static const char *const files[] = {NULL};
    json_t *manifest = folder_manifest(commands[0], files);
    struct lc_report_source source;
    struct lc_file_list list = {0};

    ck_assert(lc_report_source_open(&source, folder, manifest));
    ck_assert_int_eq(lc_workbook_write("/dev/null/nowhere", &source, &list), LC_FAILED);
    ck_assert_uint_eq(list.n, 0);
    lc_report_source_close(&source);
    lc_file_list_fini(&list);
    json_decref(manifest);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("workbook");
    TCase *t = tcase_create("workbook");

    tcase_add_checked_fixture(t, folder_make, folder_drop);
    tcase_add_loop_test(t, test_workbook_is_the_same_bytes_each_time, 0, 2);
    tcase_add_loop_test(t, test_workbook_is_made_of_the_tables_that_are_there, 0, 2);
    tcase_add_test(t, test_workbook_that_can_t_be_written_leaves_nothing);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
