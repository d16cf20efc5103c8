/* Whatever legal model is asked for, nothing is made or lost in its world, every project ends or
 * waits for what can come, and the same question has the same answer.
 *
 * `make check` tries a fixed range of worlds. By hand any range can be tried:
 *     test_random_worlds --from 1 --count 10000 [--keep FOLDER]
 * A world that fails is shrunk and left behind as a model folder, with the command that runs it.
 */
#include "model/harness.h"
#include "model/worlds.h"

#include "cli/remove_tree.h"

#include <stdio.h>

#define FROM           1
#define COUNT          100
#define MOST_TRIES     3000
#define TRIES_IN_CHECK 400 /* of shrinking: a failing suite should not take the day */

struct tally {
    uint64_t worlds, cut, failed, replications, events, projects, by_kind[LC_EVENT_COUNT];
    uint64_t held[LC_CONSTRAINT_COUNT];
    guint most[LC_TABLE_COUNT];
    GHashTable *shapes; /* of worlds that were tried: their numbers of rows */
};

static void judge_by_trying(const struct world *w, char *kind, size_t size)
{
    struct verdict v;

    world_try(w, &v);
    g_strlcpy(kind, v.kind, size);
}

static void count_world(struct tally *t, const struct world *w, const struct verdict *v)
{
    GString *shape = g_string_new(NULL);

    t->worlds++;
    t->cut += v->is_cut;
    t->failed += *v->kind != '\0';
    t->replications += v->replications;
    t->events += v->events;
    t->projects += v->projects;
    for (unsigned k = 0; k < LC_EVENT_COUNT; k++) {
        t->by_kind[k] += v->by_kind[k];
    }
    for (unsigned c = 0; c < LC_CONSTRAINT_COUNT; c++) {
        t->held[c] += v->held_back[c] > 0;
    }
    for (int i = 0; i < LC_TABLE_COUNT; i++) {
        t->most[i] = MAX(t->most[i], w->rows[i]->len);
        g_string_append_printf(shape, "%u ", w->rows[i]->len);
    }
    g_hash_table_add(t->shapes, g_string_free(shape, FALSE));
}

/* Shrinks the world, leaves it in the folder and says how to run it. */
static void leave(struct world *w, const struct lc_model *base, const char *folder, unsigned tries,
                  GString *report)
{
    w = world_shrink(w, base, judge_by_trying, tries);
    gchar *horizon = world_horizon(w);
    static const char *const every[] = {"month", "quarter", "year"};

    world_write(w, folder);
    g_string_append_printf(report,
                           "  layercake forecast -m %s -s %s/scenarios/levers.csv --to %s "
                           "--every %s --seed %llu -n 2\n",
                           folder, folder, horizon, every[w->every], (unsigned long long)w->seed);
    g_free(horizon);
    world_free(w);
}

static void try_worlds(struct tally *t, uint64_t from, uint64_t count, const char *keep,
                       unsigned tries, GString *report)
{
    struct lc_model *base = world_base();

    for (uint64_t n = from; n < from + count; n++) {
        struct world *w = world_make(base, n);
        struct verdict v;

        world_try(w, &v);
        count_world(t, w, &v);
        if (!*v.kind) {
            world_free(w);
            continue;
        }
        gchar *folder = g_strdup_printf("%s/world-%llu", keep, (unsigned long long)n);

        g_string_append_printf(report, "world %llu: %s\n", (unsigned long long)n, v.text);
        leave(w, base, folder, tries, report);
        g_free(folder);
    }
    lc_model_free(base);
}

/* ---- the tests ---- */

static struct tally fixed;

/* Demand so elastic that its power has no number; demand that starts saturated; an order changed
 * for units larger than its site; progress of algorithms without bound; compute that never becomes
 * obsolete; chips that were new every nine hours; the last worker of a trade who left twice. */
static const uint64_t failed_once[] = {107, 111, 116, 136, 190, 376, 464};

START_TEST(test_no_random_world_breaks_an_invariant)
{
    gchar *keep = g_build_filename(g_get_tmp_dir(), "layercake-worlds", NULL);
    GString *report = g_string_new("");

    fixed = (struct tally){.shapes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    try_worlds(&fixed, FROM, COUNT, keep, TRIES_IN_CHECK, report);
    for (size_t i = 0; i < G_N_ELEMENTS(failed_once); i++) {
        try_worlds(&fixed, failed_once[i], 1, keep, TRIES_IN_CHECK, report);
    }
    ck_assert_msg(report->len == 0, "\n%s", report->str);
    /* and the worlds are worth trying: they differ, most of them run to their end and build */
    ck_assert_uint_ge(g_hash_table_size(fixed.shapes), COUNT * 9 / 10);
    ck_assert_uint_le(fixed.cut, COUNT / 4);
    ck_assert_uint_ge(fixed.projects, 100 * COUNT);
    for (unsigned c = 0; c < LC_CONSTRAINT_COUNT; c++) {
        ck_assert_msg(fixed.held[c] > 0, "%s binds in none", lc_constraint_names[c]);
    }
    g_hash_table_destroy(fixed.shapes);
    g_string_free(report, TRUE);
    g_free(keep);
}
END_TEST

START_TEST(test_random_worlds_are_the_same_for_the_same_number)
{
    struct lc_model *base = world_base();

    for (uint64_t n = 1; n < 20; n++) {
        struct world *a = world_make(base, n), *b = world_make(base, n),
                     *c = world_make(base, n + 1);
        bool is_other = false;

        for (int t = 0; t < WORLD_TABLES; t++) {
            ck_assert_uint_eq(a->rows[t]->len, b->rows[t]->len);
            is_other = is_other || a->rows[t]->len != c->rows[t]->len;
            for (guint i = 0; i < a->rows[t]->len; i++) {
                ck_assert(g_strv_equal((const gchar *const *)world_row(a, t, i),
                                       (const gchar *const *)world_row(b, t, i)));
            }
        }
        ck_assert(is_other);
        world_free(a);
        world_free(b);
        world_free(c);
    }
    lc_model_free(base);
}
END_TEST

/* ---- the shrinker, with a fault that is planted ---- */

static bool reader_accepts(const struct world *w)
{
    gchar *folder = g_dir_make_tmp("layercake-world-XXXXXX", NULL);
    struct lc_diag *d = lc_diag_new();

    world_write(w, folder);
    struct lc_model *m = lc_model_load(folder, harness_date(WORLD_START), d);
    const bool is_good = m != NULL;

    lc_model_free(m);
    lc_diag_free(d);
    lc_remove_tree(folder);
    g_free(folder);
    return is_good;
}

/* The fault: a region whose power usage is above 2 in a world with an application. */
static void judge_planted(const struct world *w, char *kind, size_t size)
{
    bool is_hot = false;

    for (guint i = 0; i < w->rows[LC_T_REGIONS]->len; i++) {
        is_hot = is_hot || g_ascii_strtod(world_row(w, LC_T_REGIONS, i)[LC_REGION_PUE], NULL) > 2;
    }
    g_strlcpy(kind, is_hot && w->rows[LC_T_APPLICATIONS]->len > 0 && reader_accepts(w) ? "hot" : "",
              size);
}

START_TEST(test_shrinking_a_planted_fault_leaves_what_it_takes_and_no_more)
{
    struct lc_model *base = world_base();
    unsigned n_shrunk = 0;

    for (uint64_t n = 1; n < 200 && n_shrunk < 1; n++) {
        struct world *w = world_make(base, n);
        char kind[160];

        judge_planted(w, kind, sizeof kind);
        if (!*kind || w->rows[LC_T_REGIONS]->len < 3) {
            world_free(w);
            continue;
        }
        w = world_shrink(w, base, judge_planted, UINT_MAX);
        judge_planted(w, kind, sizeof kind);
        ck_assert_str_eq(kind, "hot");
        ck_assert_uint_eq(w->months, 1);
        for (int t = 0; t < WORLD_TABLES; t++) { /* no row less than the reader wants */
            const bool is_many = t == WORLD_PARAMETERS || t == LC_T_COST_LINES || t == LC_T_PHASES;
            const bool is_one =
                t < LC_TABLE_COUNT &&
                (lc_schema_get((enum lc_table_id)t)->least_rows > 0 || t == LC_T_APPLICATIONS);

            ck_assert_msg(is_many || w->rows[t]->len == (is_one ? 1 : 0), "table %d: %u rows", t,
                          w->rows[t]->len);
        }
        /* those rows, phases and cost lines of what every model builds, and one number: the fault
         */
        world_set_plain(w, base, LC_T_REGIONS, 0, LC_REGION_PUE);
        const guint left = world_size(w, base);
        guint rows = 0;

        for (int t = 0; t < LC_TABLE_COUNT; t++) {
            rows += w->rows[t]->len;
        }
        ck_assert_uint_eq(left, rows);
        world_free(w);
        n_shrunk++;
    }
    ck_assert_uint_eq(n_shrunk, 1);
    lc_model_free(base);
}
END_TEST

/* ---- by hand ---- */

static void print_tally(const struct tally *t)
{
    unsigned kinds = 0, constraints = 0;

    for (unsigned k = 0; k < LC_EVENT_COUNT; k++) {
        kinds += t->by_kind[k] > 0;
    }
    for (unsigned c = 0; c < LC_CONSTRAINT_COUNT; c++) {
        constraints += t->held[c] > 0;
    }
    printf("%llu worlds of %u shapes, %llu replications, %llu events, %llu projects\n",
           (unsigned long long)t->worlds, g_hash_table_size(t->shapes),
           (unsigned long long)t->replications, (unsigned long long)t->events,
           (unsigned long long)t->projects);
    printf("%llu failed, %llu stopped at the cap on events\n", (unsigned long long)t->failed,
           (unsigned long long)t->cut);
    printf("%u of %u kinds of events fired, %u of %u constraints held back\n", kinds,
           (unsigned)LC_EVENT_COUNT, constraints, (unsigned)LC_CONSTRAINT_COUNT);
    for (int i = 0; i < LC_TABLE_COUNT; i++) {
        printf("  %s %u", lc_schema_get((enum lc_table_id)i)->name, t->most[i]);
    }
    printf("  (most rows)\n");
}

static int run_by_hand(int argc, char **argv)
{
    uint64_t from = 1, count = 100;
    const char *keep = "worlds";
    struct tally t = {.shapes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    GString *report = g_string_new("");

    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--from") == 0) {
            from = g_ascii_strtoull(argv[i + 1], NULL, 10);
        } else if (strcmp(argv[i], "--count") == 0) {
            count = g_ascii_strtoull(argv[i + 1], NULL, 10);
        } else if (strcmp(argv[i], "--keep") == 0) {
            keep = argv[i + 1];
        } else {
            fprintf(stderr, "usage: %s [--from N] [--count N] [--keep FOLDER]\n", argv[0]);
            return 2;
        }
    }
    for (uint64_t n = from; n < from + count; n++) {
        try_worlds(&t, n, 1, keep, MOST_TRIES, report);
        fputs(report->str, stdout);
        fflush(stdout);
        g_string_truncate(report, 0);
    }
    print_tally(&t);
    g_string_free(report, TRUE);
    g_hash_table_destroy(t.shapes);
    return t.failed > 0;
}

int main(int argc, char **argv)
{
    g_setenv("UBSAN_OPTIONS", "halt_on_error=1:print_stacktrace=1", FALSE);
    if (argc > 1) {
        return run_by_hand(argc, argv);
    }
    Suite *suite = suite_create("model/random_worlds");
    TCase *tc = tcase_create("random_worlds");

    tcase_set_timeout(tc, 1800);
    tcase_add_test(tc, test_no_random_world_breaks_an_invariant);
    tcase_add_test(tc, test_random_worlds_are_the_same_for_the_same_number);
    tcase_add_test(tc, test_shrinking_a_planted_fault_leaves_what_it_takes_and_no_more);
    suite_add_tcase(suite, tc);
    return harness_main(suite);
}
