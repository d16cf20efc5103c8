#include "world/grid_queue.h"

#include "agents/agent.h"
#include "unit/world/fixture.h"
#include "world/build.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#define REGION 0

static struct fixture f;
static struct lc_world *w;
static struct lc_grid *g;

/* The start leaves nobody in study or in a queue before its events are handled. */
static void set_up(void)
{
    f = fixture_of("reference");
    w = f.world;
    g = &w->grid[REGION];
}

static void tear_down(void)
{
    fixture_free(&f);
}

static uint32_t pull_of(double first, double second)
{
    const struct lc_shares shares = {{first, second}};

    return lc_pulls_add(&w->pulls, &shares);
}

/* A factory that asks for power, in some state of its request. */
static void ask(uint32_t region, double mw, enum lc_request_state state, uint32_t pull)
{
    const struct lc_project_request r = {.kind = LC_KIND_FACTORY,
                                         .region = region,
                                         .size = mw,
                                         .capital_musd = mw,
                                         .key = lc_project_key(77, region, pull),
                                         .pull = pull};
    const uint32_t project = lc_project_new(w, &r);

    w->requests.items[lc_request_new(w, project)].state = state;
    if (state == LC_REQUEST_STUDY) {
        w->grid[region].study_mw += mw;
    }
}

START_TEST(test_queue_pulls_by_the_megawatts_in_queue_and_in_study)
{
    ask(REGION, 300, LC_REQUEST_QUEUE, pull_of(1, 0));
    ask(REGION, 100, LC_REQUEST_STUDY, pull_of(0.2, 0.8));
    ask(REGION, 5000, LC_REQUEST_CONNECT, pull_of(0, 1)); /* has its power */
    ask(REGION, 5000, LC_REQUEST_PLANT, pull_of(0, 1));   /* has its own plant */
    ask(REGION + 1, 5000, LC_REQUEST_QUEUE, pull_of(0, 1));
    const struct lc_shares *shares = lc_pull(w, lc_queue_pull(w, REGION));

    ck_assert_double_eq_tol(shares->of[0], 0.75 + 0.25 * 0.2, 1e-12);
    ck_assert_double_eq_tol(shares->of[1], 0.25 * 0.8, 1e-12);
    /* one who has what he asked for is listed no more */
    const size_t n = g->n_open;

    w->requests.items[g->open[n - 1]].state = LC_REQUEST_GRANTED;
    lc_queue_pull(w, REGION);
    ck_assert_uint_eq(g->n_open, n - 1);
}
END_TEST

START_TEST(test_queue_with_nobody_in_it_pulls_as_the_gap)
{
    ck_assert_uint_eq(lc_queue_pull(w, REGION), w->market[lc_region_market(w, REGION)].pull);
}
END_TEST

/* Month by month those who ask are others; the plants answer those of a lag ago. */
START_TEST(test_programme_plants_have_the_shares_of_the_queue_of_a_lag_ago)
{
    const struct lc_event month = {.kind = LC_EV_GRID_ADDED, .a = REGION};
    const uint32_t lag = (uint32_t)(lc_param(w, LC_P_GRID_LAG_YEARS) * 12);
    const uint32_t months = lag + 3;
    uint32_t then[LC_MAX_MEMORY_MONTHS];

    ck_assert_uint_gt(lag, 0);
    ck_assert_uint_lt(months, LC_MAX_MEMORY_MONTHS);
    for (uint32_t i = 0; i < months; i++) {
        struct lc_event e = month;

        e.b = i;
        ask(REGION, 100000, LC_REQUEST_STUDY, pull_of(i % 2, 1 - i % 2));
        lc_agent_makers.handle(w, &e);
        then[i] = g->queue_pull[i];
        ck_assert(i == 0 || then[i] != then[i - 1]);
    }
    /* the first application has every second of those that asked until then */
    const double half = floor((months - lag) / 2.0) / (months - lag);

    ck_assert_uint_eq(g->programme_pull, then[months - 1 - lag]);
    ck_assert_double_eq_tol(lc_pull(w, g->programme_pull)->of[0], half, 1e-12);
    ck_assert_uint_gt(g->programme_plants, 0);
    const struct lc_event plant = {.kind = LC_EV_PLANT_PROGRAMMED, .a = REGION, .b = 0};

    lc_agent_energy.handle(w, &plant);
    const struct lc_project *p = &w->projects.items[w->projects.n - 1];

    ck_assert_int_eq(p->kind, LC_KIND_PLANT);
    ck_assert_uint_eq(p->pull, then[months - 1 - lag]);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("grid_queue");
    TCase *t = tcase_create("grid_queue");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_queue_pulls_by_the_megawatts_in_queue_and_in_study);
    tcase_add_test(t, test_queue_with_nobody_in_it_pulls_as_the_gap);
    tcase_add_test(t, test_programme_plants_have_the_shares_of_the_queue_of_a_lag_ago);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
