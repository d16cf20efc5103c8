/* The lineage of a run of the reference model: it changes nothing, and what it tells is the
 * ledger's. */
#include "model/harness.h"

#include "base/outfile.h"
#include "trace/record.h"

#include <stdio.h>
#include <stdlib.h>

#define LAG_YEARS 1

static const struct run_case to_2029 = {.model = "reference",
                                        .start = "2025-12-31",
                                        .to = "2028-12-31",
                                        .every = LC_EVERY_YEAR,
                                        .seed = 1,
                                        .sets = {"grid_lag_years=1"}};

enum { FILES = 6 };
static const char *const names[FILES] = {"events.csv", "projects.csv", "pulls.csv",
                                         "links.csv",  "cohorts.csv",  "payments.csv"};

static struct ensemble *e;
static struct lc_observation *with;
static struct lc_record *record;

/* One replication without details, and the same with; the record is read back. */
static void set_up(void)
{
    gchar *folder = g_dir_make_tmp("layercake-XXXXXX", NULL);
    struct lc_outfile *f[FILES];

    e = ensemble_run(&to_2029, 1);
    with = lc_observation_new(e->layout);
    for (int i = 0; i < FILES; i++) {
        f[i] = lc_outfile_open(folder, names[i]);
        ck_assert(f[i] != NULL);
    }
    const struct lc_details details = {f[0], f[1], {f[2], f[3], f[4], f[5]}, 0};

    ck_assert_int_eq(lc_worker_run(e->worker, 0, with, &details), LC_OK);
    for (int i = 0; i < FILES; i++) {
        ck_assert_int_eq(lc_outfile_close(f[i], NULL), LC_OK);
    }
    record = lc_record_read(folder);
    ck_assert(record != NULL);
    for (int i = 0; i < FILES; i++) {
        gchar *path = g_build_filename(folder, names[i], NULL);

        remove(path);
        g_free(path);
    }
    remove(folder);
    g_free(folder);
}

static void tear_down(void)
{
    lc_record_free(record);
    lc_observation_free(with);
    ensemble_free(e);
}

START_TEST(test_lineage_changes_no_bit_of_a_run)
{
    ck_assert(same_observation(e->layout, e->runs[0], with));
    /* nor does a run with it change the next one without */
    ck_assert_int_eq(lc_worker_run(e->worker, 0, with, NULL), LC_OK);
    ck_assert(same_observation(e->layout, e->runs[0], with));
}
END_TEST

static uint32_t item_of(const char *name)
{
    uint32_t i = 0;

    while (i < e->layout->n_items && strcmp(e->layout->items[i].name, name) != 0) {
        i++;
    }
    return i;
}

static uint32_t region_of(const char *name)
{
    uint32_t r = 0;

    while (strcmp(e->model->tables[LC_T_REGIONS].key[r], name) != 0) {
        r++;
    }
    return r;
}

/* Every entry of the ledger: payments have nine digits, each of them. */
START_TEST(test_lineage_payments_by_shares_of_their_payers_are_the_ledger)
{
    const struct lc_layout *l = e->layout;
    const size_t cells = lc_samples_cells(l, LC_SAMPLE_LEDGER);
    double *sum = g_new0(double, cells), *size = g_new0(double, cells);

    for (guint i = 0; i < record->payments->len; i++) {
        const struct lc_past_payment *p =
            &g_array_index(record->payments, struct lc_past_payment, i);
        const struct lc_past_set *s = lc_record_shares(record, p->payer);

        for (uint32_t a = 0; a < l->n_applications; a++) {
            const char *own = e->model->tables[LC_T_APPLICATIONS].key[a];
            const bool is_own = g_str_has_prefix(p->payer, "application:") &&
                                strcmp(p->payer + strlen("application:"), own) == 0;
            const size_t cell = lc_ledger_index(l, p->year - (unsigned)l->first_year,
                                                item_of(p->item), region_of(p->region), a);
            const double part = p->amount * (is_own ? 1 : lc_record_share(record, s, a));

            sum[cell] += part;
            size[cell] += fabs(part);
        }
    }
    for (size_t i = 0; i < cells; i++) {
        ck_assert_double_eq_tol(sum[i], with->ledger[i], 1e-8 * size[i] + 1e-6);
    }
    g_free(sum);
    g_free(size);
}
END_TEST

/* Joint causes of a set's shares: what the named have of them, and what the others may. */
struct mean {
    double named, others;
    unsigned n;
};

static struct mean mean_of_causes(const struct lc_past_set *set, uint32_t application)
{
    const GArray *rows = lc_record_causes(record, set->name);
    struct mean m = {0};

    for (guint i = 0; rows && i < rows->len; i++) {
        const struct lc_past_link *x =
            &g_array_index(record->links, struct lc_past_link, g_array_index(rows, guint, i));
        const bool is_others = strcmp(x->cause, "others") == 0;

        m.n++;
        m.others += is_others ? x->share : 0;
        m.named += is_others
                       ? 0
                       : x->share * lc_record_share(record, lc_record_shares(record, x->cause),
                                                    application);
    }
    return m;
}

/* The shares of an expansion are the mean of those whose orders stand in the book, and those of a
 * queue the mean of those who ask for power, but for the causes that are summed up. */
START_TEST(test_lineage_shares_of_a_book_and_of_a_queue_are_the_mean_of_their_causes)
{
    unsigned n = 0, n_exact = 0, n_empty = 0, n_kind[2] = {0};

    for (guint k = 0; k < record->sets->len; k++) {
        const struct lc_past_set *set = &g_array_index(record->sets, struct lc_past_set, k);
        const bool is_line = strcmp(set->kind, "line") == 0;

        if (!is_line && strcmp(set->kind, "queue") != 0) {
            continue;
        }
        n++;
        n_kind[is_line]++;
        for (uint32_t a = 0; a < record->applications->len; a++) {
            const double own = lc_record_share(record, set, a);
            const struct mean m = mean_of_causes(set, a);

            ck_assert(m.n > 0 || is_line);
            if (m.n > 0) {
                ck_assert(own >= m.named - 1e-7 && own <= m.named + m.others + 1e-7);
            }
            n_exact += a == 0 && m.n > 0 && m.others == 0;
            n_empty += a == 0 && m.n == 0;
        }
    }
    ck_assert_uint_gt(n_kind[0], 20);
    ck_assert_uint_gt(n_kind[1], 20);
    ck_assert_uint_gt(n_exact, 10);
    ck_assert_uint_lt(n_empty, n / 10); /* an empty book is rare */
}
END_TEST

/* A plant of the programme is charged to the queue of its region a lag before. */
START_TEST(test_lineage_programme_plants_answer_the_queue_of_a_lag_ago)
{
    unsigned n = 0;

    for (guint i = 0; i < record->links->len; i++) {
        const struct lc_past_link *x = &g_array_index(record->links, struct lc_past_link, i);

        if (strcmp(x->kind, "programme") != 0) {
            continue;
        }
        const struct lc_past_set *set = lc_record_set(record, x->cause);

        ck_assert(set != NULL);
        ck_assert_str_eq(set->kind, "queue");
        const struct lc_past_event *seen = lc_record_event(record, set->event);
        const struct lc_past_project *plant = lc_record_project(record, x->effect);

        ck_assert_str_eq(seen->region, plant->region);
        ck_assert_str_eq(seen->kind, "grid_capacity_added");
        const int years = atoi(plant->proposed) - atoi(set->date);
        const int months = 12 * years + atoi(plant->proposed + 5) - atoi(set->date + 5);

        ck_assert_int_eq(months, 12 * LAG_YEARS);
        n++;
    }
    ck_assert_uint_gt(n, 5);
}
END_TEST

/* All kinds of links are there, and what they name exists. */
START_TEST(test_lineage_links_name_what_there_is)
{
    static const char *const kinds[] = {"gap",    "refit", "request", "programme", "queue",
                                        "orders", "book",  "chips",   "crews"};
    unsigned seen[G_N_ELEMENTS(kinds)] = {0};

    for (guint i = 0; i < record->links->len; i++) {
        const struct lc_past_link *x = &g_array_index(record->links, struct lc_past_link, i);
        const bool is_bucket =
            strcmp(x->cause, "others") == 0 || strcmp(x->cause, "before-start") == 0;

        ck_assert_msg(is_bucket || lc_record_set(record, x->cause) ||
                          lc_record_project(record, x->cause),
                      "%s: no %s", x->effect, x->cause);
        ck_assert(x->event == 0 || lc_record_event(record, x->event));
        for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
            seen[k] += strcmp(x->kind, kinds[k]) == 0;
        }
    }
    for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
        ck_assert_msg(seen[k] > 0, "no link of kind %s", kinds[k]);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("lineage");
    TCase *t = tcase_create("lineage");

    gsl_set_error_handler_off();
    tcase_set_timeout(t, 120);
    tcase_add_unchecked_fixture(t, set_up, tear_down);
    tcase_add_test(t, test_lineage_changes_no_bit_of_a_run);
    tcase_add_test(t, test_lineage_payments_by_shares_of_their_payers_are_the_ledger);
    tcase_add_test(t, test_lineage_shares_of_a_book_and_of_a_queue_are_the_mean_of_their_causes);
    tcase_add_test(t, test_lineage_programme_plants_answer_the_queue_of_a_lag_ago);
    tcase_add_test(t, test_lineage_links_name_what_there_is);
    suite_add_tcase(s, t);
    return harness_main(s);
}
