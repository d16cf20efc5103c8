#include "world/factory_ops.h"

#include "unit/world/fixture.h"

#include <gsl/gsl_errno.h>

static struct fixture f;

static void set_up(void)
{
    f = fixture_new();
}

static void tear_down(void)
{
    fixture_free(&f);
}

START_TEST(test_factories_that_operate_are_counted_by_region)
{
    const struct lc_grid *g = &f.world->grid[0];
    const int32_t before = g->operating;
    const uint32_t a = lc_factory_add(f.world, 0, 0, LC_FACTORY_OPERATING);
    lc_factory_add(f.world, 0, 0, LC_FACTORY_CONVENTIONAL);
    ck_assert_int_eq(g->operating, before + 1);
    lc_factory_set_state(f.world, a, LC_FACTORY_VACANT);
    ck_assert_int_eq(g->operating, before);
    lc_factory_set_state(f.world, a, LC_FACTORY_REFITTING);
    lc_factory_set_state(f.world, a, LC_FACTORY_OPERATING);
    ck_assert_int_eq(g->operating, before + 1);
}
END_TEST

START_TEST(test_vacant_factories_are_listed_in_order)
{
    const struct lc_ids *vacant = &f.world->factories.vacant;
    const uint32_t a = lc_factory_add(f.world, 0, 0, LC_FACTORY_OPERATING);
    const uint32_t b = lc_factory_add(f.world, 0, 0, LC_FACTORY_CONVENTIONAL);
    ck_assert_uint_eq(vacant->n, 0);
    lc_factory_set_state(f.world, b, LC_FACTORY_VACANT);
    lc_factory_set_state(f.world, a, LC_FACTORY_VACANT);
    ck_assert_uint_eq(vacant->n, 2);
    ck_assert_uint_eq(vacant->items[0], a);
    ck_assert_uint_eq(vacant->items[1], b);
    lc_factory_set_state(f.world, a, LC_FACTORY_REFITTING);
    ck_assert_uint_eq(vacant->n, 1);
    ck_assert_uint_eq(vacant->items[0], b);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *s = suite_create("factories");
    TCase *t = tcase_create("factories");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_factories_that_operate_are_counted_by_region);
    tcase_add_test(t, test_vacant_factories_are_listed_in_order);
    suite_add_tcase(s, t);
    SRunner *sr = srunner_create(s);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
