#include "base/arena.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static struct lc_arena *arena;

static void set_up(void)
{
    arena = lc_arena_new();
}

static void tear_down(void)
{
    lc_arena_free(arena);
}

START_TEST(test_arena_memory_is_aligned_zeroed_and_apart)
{
    unsigned char *last = NULL;
    size_t last_size = 0;

    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *p = lc_arena_get(arena, size, 1);

        ck_assert_uint_eq((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++) {
            ck_assert(p[i] == 0);
        }
        memset(p, 0xaa, size);
        ck_assert(!last || size == 0 || p >= last + last_size || p + size <= last);
        last = p;
        last_size = size;
    }
}
END_TEST

START_TEST(test_arena_takes_blocks_larger_than_its_own)
{
    const size_t n = (size_t)1 << 20;
    unsigned char *large = lc_arena_get(arena, n, 1), *small = lc_arena_get(arena, 1, 1);

    large[n - 1] = 1;
    *small = 2;
    ck_assert_uint_eq(large[n - 1], 1);
    ck_assert_uint_eq((uintptr_t)large % 16, 0);
}
END_TEST

START_TEST(test_arena_reset_gives_the_same_memory_zeroed)
{
    void *first = NULL;

    for (int round = 0; round < 50; round++) {
        lc_arena_reset(arena);
        for (int i = 0; i < 100; i++) {
            double *p = LC_ARENA_ARRAY(arena, double, 1000);

            if (i == 0 && round == 0) {
                first = p;
            }
            ck_assert(i != 0 || p == first);
            ck_assert(p[0] == 0 && p[999] == 0);
            p[0] = p[999] = 1;
        }
    }
}
END_TEST

START_TEST(test_arena_text_is_a_copy)
{
    char text[] = "abc";
    char *copy = lc_arena_text(arena, text);

    text[0] = 'x';
    ck_assert_str_eq(copy, "abc");
    ck_assert_str_eq(lc_arena_text(arena, ""), "");
}
END_TEST

START_TEST(test_arena_of_null_is_freed_in_peace)
{
    lc_arena_free(NULL);
    lc_arena_reset(arena); /* empty */
    ck_assert_ptr_nonnull(LC_ARENA_NEW(arena, double));
}
END_TEST

/* Each ends the program with status 1 and must not give a small block. */
START_TEST(test_arena_product_overflow_ends_the_program)
{
    lc_arena_get(arena, SIZE_MAX / 2, 3);
}
END_TEST

START_TEST(test_arena_rounding_overflow_ends_the_program)
{
    lc_arena_get(arena, SIZE_MAX, 1);
}
END_TEST

START_TEST(test_arena_request_beyond_memory_ends_the_program)
{
    lc_arena_get(arena, SIZE_MAX / 2 + 1, 1);
}
END_TEST

START_TEST(test_grow_overflow_ends_the_program)
{
    size_t capacity = 0;

    lc_grow(NULL, &capacity, SIZE_MAX / 8, 16);
}
END_TEST

START_TEST(test_grow_keeps_the_elements_and_doubles)
{
    int *items = NULL;
    size_t capacity = 0;

    LC_GROW(items, capacity, 0);
    ck_assert_ptr_null(items);
    for (size_t n = 0; n < 1000; n++) {
        LC_GROW(items, capacity, n + 1);
        ck_assert_uint_ge(capacity, n + 1);
        items[n] = (int)n;
    }
    ck_assert_uint_eq(capacity, 1024);
    for (size_t n = 0; n < 1000; n++) {
        ck_assert_int_eq(items[n], (int)n);
    }
    LC_GROW(items, capacity, 1024);
    ck_assert_uint_eq(capacity, 1024);
    LC_GROW(items, capacity, 1025);
    ck_assert_uint_eq(capacity, 2048);
    free(items);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base/arena");
    TCase *tc = tcase_create("arena");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, test_arena_memory_is_aligned_zeroed_and_apart);
    tcase_add_test(tc, test_arena_takes_blocks_larger_than_its_own);
    tcase_add_test(tc, test_arena_reset_gives_the_same_memory_zeroed);
    tcase_add_test(tc, test_arena_text_is_a_copy);
    tcase_add_test(tc, test_arena_of_null_is_freed_in_peace);
    tcase_add_exit_test(tc, test_arena_product_overflow_ends_the_program, 1);
    tcase_add_exit_test(tc, test_arena_rounding_overflow_ends_the_program, 1);
    tcase_add_exit_test(tc, test_arena_request_beyond_memory_ends_the_program, 1);
    tcase_add_exit_test(tc, test_grow_overflow_ends_the_program, 1);
    tcase_add_test(tc, test_grow_keeps_the_elements_and_doubles);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
