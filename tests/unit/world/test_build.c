#include "world/build.h"

#include "unit/world/fixture.h"

#include <gsl/gsl_errno.h>

#define MANY 400

static struct fixture f;

static void set_up(void)
{
    f = fixture_new();
}

static void tear_down(void)
{
    fixture_free(&f);
}

static uint32_t add(enum lc_project_kind kind, double mw, uint32_t number)
{
    const struct lc_project_request r = {.kind = kind,
                                         .size = mw,
                                         .capital_musd = mw,
                                         .key = lc_project_key(77, kind, number),
                                         .pull = LC_PULL_EVEN};
    return lc_project_new(f.world, &r);
}

static void end(uint32_t project)
{
    f.world->projects.items[project].state = LC_PROJECT_WITHDRAWN;
    lc_project_retire(f.world, project);
}

/* Every third, then from behind, then the rest: the list always names those that are left, in
 * order. */
START_TEST(test_build_active_projects_are_those_left_in_order_of_proposal)
{
    uint32_t ids[MANY];
    bool is_active[MANY];
    for (uint32_t i = 0; i < MANY; i++) {
        ids[i] = add(LC_KIND_FACTORY, 10, i);
        is_active[i] = true;
    }
    for (uint32_t step = 0; step < MANY; step++) {
        const uint32_t which = step < MANY / 3 ? 3 * step : MANY - 1 - (step - MANY / 3);
        if (is_active[which]) {
            end(ids[which]);
            is_active[which] = false;
        }
        size_t at = 0;
        const struct lc_project *p = lc_next_active(f.world, &at);
        while (p != NULL && p < &f.world->projects.items[ids[0]]) {
            p = lc_next_active(f.world, &at); /* those of the model's own start */
        }
        for (uint32_t i = 0; i < MANY; i++) {
            if (is_active[i]) {
                ck_assert_ptr_eq(p, &f.world->projects.items[ids[i]]);
                p = lc_next_active(f.world, &at);
            }
        }
        ck_assert_ptr_null(p);
    }
}
END_TEST

START_TEST(test_build_power_under_way_is_the_sum_of_factories_and_of_refits)
{
    const struct lc_grid *g = &f.world->grid[0];
    const double factories = g->pipeline_mw, refits = g->refit_mw;
    const uint32_t a = add(LC_KIND_FACTORY, 30, 0);
    const uint32_t b = add(LC_KIND_REFIT, 7, 1);
    add(LC_KIND_FAB, 1000, 2);
    ck_assert_double_eq_tol(g->pipeline_mw, factories + 30, 1e-9);
    ck_assert_double_eq_tol(g->refit_mw, refits + 7, 1e-9);
    end(a);
    ck_assert_double_eq_tol(g->pipeline_mw, factories, 1e-9);
    end(b);
    ck_assert_double_eq_tol(g->refit_mw, refits, 1e-9);
}
END_TEST

START_TEST(test_build_phases_are_in_one_state_each)
{
    const uint32_t id = add(LC_KIND_FACTORY, 10, 0);
    struct lc_project *p = &f.world->projects.items[id];
    const int n = f.world->spec.graph[LC_KIND_FACTORY].n_phases;
    for (int i = 0; i < n; i++) {
        ck_assert_int_eq(lc_phase_state(p, i), LC_PHASE_WAITING);
    }
    lc_phase_set(p, 0, LC_PHASE_RUNNING);
    lc_phase_set(p, n - 1, LC_PHASE_DONE);
    lc_phase_set(p, 0, LC_PHASE_DONE);
    ck_assert_int_eq(lc_phase_state(p, 0), LC_PHASE_DONE);
    ck_assert_uint_eq(p->in_state[LC_PHASE_DONE], 1u | 1u << (n - 1));
    ck_assert_uint_eq(p->in_state[LC_PHASE_RUNNING], 0);
    ck_assert_uint_eq(p->in_state[LC_PHASE_DONE] ^ p->in_state[LC_PHASE_WAITING], (1u << n) - 1);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("build");
    TCase *t = tcase_create("build");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_build_active_projects_are_those_left_in_order_of_proposal);
    tcase_add_test(t, test_build_power_under_way_is_the_sum_of_factories_and_of_refits);
    tcase_add_test(t, test_build_phases_are_in_one_state_each);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
