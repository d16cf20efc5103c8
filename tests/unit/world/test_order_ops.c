#include "world/order_ops.h"

#include "base/arena.h"
#include "unit/world/fixture.h"
#include "world/build.h"
#include "world/chip_ops.h"

#include <gsl/gsl_errno.h>

static struct fixture f;
static struct lc_world *w;

/* The reference model has applications enough, and stages of which a chip needs different amounts.
 * The book is emptied of what its start brings. */
static void set_up(void)
{
    f = fixture_of("reference");
    w = f.world;
    w->orders.n_book[0] = 0;
}

static void tear_down(void)
{
    fixture_free(&f);
}

/* Shares of two applications. */
static uint32_t pull_of(double first, double second)
{
    const struct lc_shares shares = {{first, second}};

    return lc_pulls_add(&w->pulls, &shares);
}

static uint32_t generation_of_market_0(void)
{
    return lc_generation_at(w, lc_leading_vendor(w, 0), w->start);
}

/* An order of a new project for so many units; returns its number. */
static uint32_t order(uint32_t pull, double units)
{
    const struct lc_project_request r = {.kind = LC_KIND_FACTORY,
                                         .size = 10,
                                         .capital_musd = 10,
                                         .key = lc_project_key(77, 0, pull),
                                         .pull = pull};
    const uint32_t project = lc_project_new(w, &r);
    struct lc_orders *all = &w->orders;

    LC_GROW(all->items, all->room, all->n + 1);
    all->items[all->n] = (struct lc_order){
        .project = project, .generation = generation_of_market_0(), .units = units, .open = true};
    lc_order_enter(w, (uint32_t)all->n, true);
    return (uint32_t)all->n++;
}

static void expect_shares(uint32_t stage, double first, double second)
{
    struct lc_shares shares;
    double sum = 0;

    lc_book_pull(w, stage, 0, &shares);
    for (uint32_t a = 0; a < w->n_applications; a++) {
        sum += shares.of[a];
    }
    ck_assert_double_eq_tol(sum, 1, 1e-12);
    ck_assert_double_eq_tol(shares.of[0], first, 1e-12);
    ck_assert_double_eq_tol(shares.of[1], second, 1e-12);
}

START_TEST(test_book_of_two_projects_pulls_by_what_each_still_needs)
{
    const uint32_t a = order(pull_of(1, 0), 300);
    const uint32_t b = order(pull_of(0.2, 0.8), 100);

    expect_shares(0, 0.75 + 0.25 * 0.2, 0.25 * 0.8);
    w->orders.items[a].shipped = 200; /* both are to get a hundred now */
    expect_shares(0, 0.5 + 0.5 * 0.2, 0.5 * 0.8);
    w->orders.items[b].open = false;
    expect_shares(0, 1, 0);
}
END_TEST

/* Of two generations the one that needs three times of a stage counts three times there. */
START_TEST(test_book_weighs_orders_by_the_need_of_their_generation)
{
    const uint32_t a = order(pull_of(1, 0), 100);
    struct lc_generation other = w->generations.items[w->orders.items[a].generation];
    const enum lc_need need = lc_stage_need(w, 0);
    uint32_t stage = 0;

    while (lc_stage_need(w, stage) == need) {
        stage++;
    }
    other.need[need] *= 3;
    const uint32_t b = order(pull_of(0, 1), 100);

    w->orders.items[b].generation = lc_generation_add(w, &other);
    expect_shares(0, 0.25, 0.75);
    expect_shares(stage, 0.5, 0.5);
}
END_TEST

/* What was ordered stands by application as it does in sum; an empty book pulls as it came. */
START_TEST(test_empty_book_pulls_as_the_orders_came)
{
    struct lc_stage *stage = &w->market[0].stage[0];

    stage->ordered_this_month = 0;
    stage->ordered_by = (struct lc_shares){0};
    order(pull_of(1, 0), 300);
    order(pull_of(0.5, 0.5), 100);
    ck_assert_double_gt(stage->ordered_this_month, 0);
    ck_assert_double_eq_tol(stage->ordered_by.of[0] / stage->ordered_this_month, 0.875, 1e-12);
    ck_assert_double_eq_tol(stage->ordered_by.of[1] / stage->ordered_this_month, 0.125, 1e-12);
    w->orders.n_book[0] = 0;
    expect_shares(0, 1.0 / w->n_applications, 1.0 / w->n_applications); /* nothing came before */
    stage->orders_by = (struct lc_shares){{6, 2}};
    expect_shares(0, 0.75, 0.25);
}
END_TEST

START_TEST(test_orders_of_the_start_are_of_all_applications_alike)
{
    for (uint32_t m = 0; m < w->n_markets; m++) {
        for (uint32_t s = 0; s < w->n_stages; s++) {
            const struct lc_stage *stage = &w->market[m].stage[s];

            for (uint32_t a = 0; a < w->n_applications; a++) {
                ck_assert_double_eq_tol(stage->orders_by.of[a] * w->n_applications,
                                        stage->orders_per_month, 1e-12 * stage->orders_per_month);
            }
        }
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("order_ops");
    TCase *t = tcase_create("order_ops");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_book_of_two_projects_pulls_by_what_each_still_needs);
    tcase_add_test(t, test_book_weighs_orders_by_the_need_of_their_generation);
    tcase_add_test(t, test_empty_book_pulls_as_the_orders_came);
    tcase_add_test(t, test_orders_of_the_start_are_of_all_applications_alike);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
