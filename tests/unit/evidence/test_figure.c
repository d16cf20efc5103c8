#include "evidence/figure.h"

#include "evidence/ensemble.h"

#include <gsl/gsl_errno.h>

#define POWER   "ai_power_gw"              /* a state */
#define DRAW    "electricity_twh_per_year" /* a yearly rate */
#define MAX     4                          /* rows */
#define REPLIES 100

enum { LEVEL, RATE, SUM, LAST };
enum { NONE, NOMINAL, PUBLISHED };

struct row {
    const char *published, *publisher, *series, *region;
    double factor;
    int measure, money;
    double before;
};

static struct lc_arena *arena;
static struct lc_diag *diag;
static struct lc_layout *layout;
static struct lc_figures figures;

static void setup(void)
{
    arena = lc_arena_new();
    diag = lc_diag_new();
}

static void teardown(void)
{
    lc_layout_free(layout);
    lc_diag_free(diag);
    lc_arena_free(arena);
}

static void set(struct lc_model *m, uint32_t row, uint32_t column, double value)
{
    m->cells[lc_cell(m, LC_T_PUBLISHED, row, column)] = value;
}

/* The small model with n rows of the table; row i stands on line i + 2. */
static const struct lc_model *model_of(const struct row *rows, uint32_t n)
{
    static struct lc_model m;
    static double cells[64 + MAX * LC_PUBLISHED_COLUMNS];
    static const char *text[MAX * LC_PUBLISHED_COLUMNS], *keys[] = {"one", "two", "three", "four"};
    static int lines[] = {2, 3, 4, 5};

    ck_assert_uint_le(n, MAX);
    m = *small_model();
    memcpy(cells, m.cells, 64 * sizeof *cells);
    m.cells = cells;
    m.tables[LC_T_PUBLISHED] = (struct lc_table){.schema = lc_schema_get(LC_T_PUBLISHED),
                                                 .file = "published.csv",
                                                 .n_rows = n,
                                                 .first_cell = 64,
                                                 .text = text,
                                                 .line = lines,
                                                 .key = keys};
    for (uint32_t i = 0; i < n; i++) {
        const char **t = text + i * LC_PUBLISHED_COLUMNS;

        for (uint32_t c = 0; c < LC_PUBLISHED_COLUMNS; c++) {
            t[c] = "as written";
        }
        t[LC_PUBLISHED_NAME] = keys[i];
        t[LC_PUBLISHED_PUBLISHED] = rows[i].published;
        t[LC_PUBLISHED_PUBLISHER] = rows[i].publisher;
        t[LC_PUBLISHED_SERIES] = rows[i].series;
        t[LC_PUBLISHED_REGION] = rows[i].region;
        t[LC_PUBLISHED_WHY] = keys[i];
        set(&m, i, LC_PUBLISHED_FACTOR, rows[i].factor);
        set(&m, i, LC_PUBLISHED_MEASURE, rows[i].measure);
        set(&m, i, LC_PUBLISHED_MONEY, rows[i].money);
        set(&m, i, LC_PUBLISHED_BEFORE, rows[i].before);
    }
    return &m;
}

/* Figures of a forecast from 2023-01-01 to 2025-12-31. */
static bool make(const struct row *rows, uint32_t n_rows, const struct lc_fact *facts,
                 uint32_t n_facts, enum lc_every every)
{
    const lc_time start = fixture_day("2023-01-01");
    const struct lc_facts all = {facts, n_facts};

    lc_layout_free(layout);
    layout = lc_layout_new(model_of(rows, n_rows), start, fixture_day("2025-12-31"), every);
    const struct lc_figure_input in = {layout, &all, &fixture_deflators, start};

    return lc_figures_make(&figures, arena, &in, diag);
}

static struct lc_fact fact_by(const char *source, const char *note, const char *first,
                              const char *last)
{
    struct lc_fact f = fixture_fact("a", first, last, 1);

    f.source = source;
    f.note = note;
    return f;
}

/* The series' value is the same at all dates: 10 and a bit more in each replication. */
static double steady(size_t cell, uint32_t replication)
{
    (void)cell;
    return 10 + replication;
}

/* The model's value for the figure in replication 0. */
static double value_of(const struct lc_figure *f)
{
    static const uint32_t numbers[] = {0, 1, 2};
    const struct lc_samples s = ensemble_of(steady, numbers, 3);
    double values[3], spare[6];

    lc_figure_values(values, &s, f, spare);
    return values[0];
}

static double value_for(struct row row, const char *first, const char *last, const char *note)
{
    const struct lc_fact fact = fact_by("By", note, first, last);

    row.published = "a";
    row.publisher = "*";
    ck_assert(make(&row, 1, &fact, 1, LC_EVERY_QUARTER));
    ck_assert_uint_eq(figures.n, 1);
    return value_of(&figures.items[0]);
}

START_TEST(test_level_is_the_state_times_its_factor_and_what_is_added)
{
    const struct row row = {.series = POWER, .region = "world", .factor = 0.1, .measure = LEVEL};
    struct row growth = row;

    growth.factor = 100 / 4.0;
    growth.before = -100;
    ck_assert_double_eq_tol(value_for(row, "2024-01-01", "2024-12-31", ""), 1, 1e-12);
    ck_assert_double_eq_tol(value_for(growth, "2024-01-01", "2024-12-31", ""), 150, 1e-12);
    ck_assert_str_eq(figures.items[0].series, "25 x ai_power_gw (world) - 100");
}
END_TEST

START_TEST(test_rate_is_the_mean_and_sum_what_happens)
{
    struct row row = {.series = DRAW, .region = "world", .factor = 1, .measure = RATE};

    ck_assert_double_eq_tol(value_for(row, "2024-01-01", "2024-12-31", ""), 10, 1e-12);
    row.measure = LAST;
    ck_assert_double_eq_tol(value_for(row, "2020-01-01", "2024-12-31", ""), 10, 1e-12);
    row.measure = SUM; /* 731 days of 2024 and 2023, in years of 365.25 */
    ck_assert_double_eq_tol(value_for(row, "2023-01-01", "2024-12-31", ""), 10 * 731 / 365.25,
                            1e-9);
}
END_TEST

START_TEST(test_sum_begun_before_the_start_takes_what_is_told_of_it)
{
    struct row row = {.published = "a",
                      .publisher = "*",
                      .series = DRAW,
                      .region = "world",
                      .factor = 1,
                      .measure = SUM,
                      .before = 3};
    const struct lc_fact fact = fact_by("By", "", "2022-01-01", "2024-12-31");

    ck_assert_double_eq_tol(value_for(row, "2022-01-01", "2024-12-31", ""), 3 + 10 * 731 / 365.25,
                            1e-9);
    ck_assert_double_eq_tol(value_for(row, "2023-01-01", "2024-12-31", ""), 10 * 731 / 365.25,
                            1e-9);
    row.before = 0;
    ck_assert(make(&row, 1, &fact, 1, LC_EVERY_QUARTER));
    ck_assert_uint_eq(figures.n, 0);
}
END_TEST

START_TEST(test_money_is_turned_into_the_dollars_of_the_figure)
{
    struct row row = {.series = DRAW, .region = "world", .factor = 1, .measure = RATE};

    row.money = NOMINAL; /* prices: 100 in 2023, 110 in 2024, 132 in 2025 */
    ck_assert_double_eq_tol(value_for(row, "2023-01-01", "2023-12-31", ""), 10 / 1.1, 1e-9);
    ck_assert_double_eq_tol(value_for(row, "2025-01-01", "2025-12-31", ""), 10 * 1.2, 1e-9);
    row.money = PUBLISHED;
    ck_assert_double_eq_tol(value_for(row, "2025-01-01", "2025-12-31", "published 2023-04; x"),
                            10 / 1.1, 1e-9);
}
END_TEST

START_TEST(test_money_of_an_unknown_year_of_publication_is_refused)
{
    const struct row row = {"a", "*", DRAW, "world", 1, RATE, PUBLISHED, 0};
    const struct lc_fact fact = fact_by("By", "no year", "2025-01-01", "2025-12-31");

    ck_assert(!make(&row, 1, &fact, 1, LC_EVERY_QUARTER));
    ck_assert_str_eq(lc_diag_text(diag, 0),
                     "published.csv:2: money: the note of 'By' does not tell the year of its "
                     "publication");
}
END_TEST

START_TEST(test_longest_beginning_of_the_title_counts_and_parts_add_up)
{
    const struct row rows[] = {{"a", "IEA", POWER, "world", 1, LEVEL, NONE, 0},
                               {"a", "IEA, Key", POWER, "world", 2, LEVEL, NONE, 0},
                               {"a", "IEA, Key", POWER, "north", 0.5, LEVEL, NONE, 1},
                               {"a", "*", POWER, "world", 4, LEVEL, NONE, 0}};
    const struct lc_fact facts[] = {fact_by("IEA, Energy", "", "2024-01-01", "2024-12-31"),
                                    fact_by("IEA, Key (2026)", "", "2024-01-01", "2024-12-31"),
                                    fact_by("Other (2024)", "", "2024-01-01", "2024-12-31")};

    ck_assert(make(rows, 4, facts, 3, LC_EVERY_QUARTER));
    ck_assert_uint_eq(figures.n, 3);
    ck_assert_double_eq_tol(value_of(&figures.items[0]), 10, 1e-12);
    ck_assert_double_eq_tol(value_of(&figures.items[1]), 26, 1e-12);
    ck_assert_double_eq_tol(value_of(&figures.items[2]), 40, 1e-12);
    ck_assert_str_eq(figures.items[0].publisher, "IEA");
    ck_assert_str_eq(figures.items[1].publisher, "IEA");
    ck_assert_str_eq(figures.items[2].publisher, "Other");
    ck_assert_str_eq(figures.items[1].why, "two");
    ck_assert_str_eq(figures.items[1].series,
                     "2 x ai_power_gw (world) + 0.5 x ai_power_gw (north) + 1");
}
END_TEST

START_TEST(test_figures_that_the_reports_do_not_tell_are_left_out)
{
    const struct row row = {"a", "*", DRAW, "world", 1, RATE, NONE, 0};
    const struct lc_fact facts[] = {fact_by("Past", "", "2022-01-01", "2022-12-31"),
                                    fact_by("Begun", "", "2022-07-01", "2023-06-30"),
                                    fact_by("Quarter", "", "2024-01-01", "2024-03-31"),
                                    fact_by("Year", "", "2024-01-01", "2024-12-31"),
                                    fact_by("Later", "", "2025-07-01", "2026-06-30")};

    ck_assert(make(&row, 1, facts, 5, LC_EVERY_QUARTER));
    ck_assert_uint_eq(figures.n, 2);
    ck_assert_str_eq(figures.items[0].publisher, "Quarter");
    ck_assert(make(&row, 1, facts, 5, LC_EVERY_YEAR)); /* a year does not tell of its quarters */
    ck_assert_uint_eq(figures.n, 1);
    ck_assert_str_eq(figures.items[0].publisher, "Year");
}
END_TEST

static void refuse(struct row row, const char *complaint)
{
    const struct lc_fact fact = fact_by("By", "", "2024-01-01", "2024-12-31");
    const size_t before = lc_diag_count(diag);

    ck_assert(!make(&row, 1, &fact, 1, LC_EVERY_QUARTER));
    ck_assert_str_eq(lc_diag_text(diag, before), complaint);
}

START_TEST(test_rows_that_do_not_fit_are_refused)
{
    const struct row good = {"a", "*", POWER, "world", 1, LEVEL, NONE, 0};
    struct row row = good;

    row.series = "ai_power";
    refuse(row, "published.csv:2: series: 'ai_power' is no series of this model, did you mean "
                "'ai_power_gw'?");
    row = good;
    row.region = "moon";
    refuse(row, "published.csv:2: region: ai_power_gw has no region 'moon'");
    row = good;
    row.published = "b";
    refuse(row, "published.csv:2: published: no forecast of 'b' by '*'");
    row = good;
    row.publisher = "Nobody";
    refuse(row, "published.csv:2: published: no forecast of 'a' by 'Nobody'");
    row = good;
    row.publisher = "";
    refuse(row, "published.csv:2: published: no forecast of 'a' by ''");
    row = good;
    row.measure = SUM;
    refuse(row, "published.csv:2: measure: ai_power_gw is a state, expected level, rate, index or "
                "record");
}
END_TEST

START_TEST(test_parts_counted_in_different_ways_are_refused)
{
    const struct row rows[] = {{"a", "*", POWER, "world", 1, LEVEL, NONE, 0},
                               {"a", "*", POWER, "north", 1, RATE, NONE, 0}};
    const struct lc_fact fact = fact_by("By", "", "2024-01-01", "2024-12-31");

    ck_assert(!make(rows, 2, &fact, 1, LC_EVERY_QUARTER));
    ck_assert_str_eq(lc_diag_text(diag, 0),
                     "published.csv:3: measure: expected 'as written' as for the part 'one'");
}
END_TEST

START_TEST(test_position_is_the_share_below)
{
    double values[REPLIES];

    for (uint32_t i = 0; i < REPLIES; i++) {
        values[i] = i;
    }
    ck_assert_double_eq(lc_figure_position(values, REPLIES, -1), 0);
    ck_assert_double_eq(lc_figure_position(values, REPLIES, 25), 0.25);
    ck_assert_double_eq(lc_figure_position(values, REPLIES, 1000), 1);
}
END_TEST

START_TEST(test_figures_of_a_row_in_two_units_are_refused)
{
    struct lc_fact facts[] = {fact_by("By", "", "2024-01-01", "2024-12-31"),
                              fact_by("By", "", "2025-01-01", "2025-12-31"),
                              fact_by("Others", "", "2025-01-01", "2025-12-31")};
    const struct row row = {.published = "a",
                            .publisher = "By",
                            .series = POWER,
                            .region = "world",
                            .factor = 1,
                            .measure = LEVEL};

    facts[2].unit = "other"; /* of another publisher: another row's */
    ck_assert(make(&row, 1, facts, 3, LC_EVERY_QUARTER));
    facts[1].unit = "other";
    ck_assert(!make(&row, 1, facts, 3, LC_EVERY_QUARTER));
    ck_assert_uint_eq(lc_diag_count(diag), 1);
    ck_assert_ptr_nonnull(
        strstr(lc_diag_text(diag, 0), "published: 'a' is in 'unit' and in 'other'"));
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("figure");
    TCase *t = tcase_create("figure");

    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, test_level_is_the_state_times_its_factor_and_what_is_added);
    tcase_add_test(t, test_rate_is_the_mean_and_sum_what_happens);
    tcase_add_test(t, test_sum_begun_before_the_start_takes_what_is_told_of_it);
    tcase_add_test(t, test_money_is_turned_into_the_dollars_of_the_figure);
    tcase_add_test(t, test_money_of_an_unknown_year_of_publication_is_refused);
    tcase_add_test(t, test_longest_beginning_of_the_title_counts_and_parts_add_up);
    tcase_add_test(t, test_figures_that_the_reports_do_not_tell_are_left_out);
    tcase_add_test(t, test_rows_that_do_not_fit_are_refused);
    tcase_add_test(t, test_parts_counted_in_different_ways_are_refused);
    tcase_add_test(t, test_position_is_the_share_below);
    tcase_add_test(t, test_figures_of_a_row_in_two_units_are_refused);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
