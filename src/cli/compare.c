/* layercake compare: scenarios against another, replication by replication. */
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/complete.h"
#include "cli/ensemble.h"
#include "cli/folder.h"
#include "cli/idle.h"
#include "cli/package.h"
#include "cli/variant.h"
#include "observe/expected.h"
#include "output/csv.h"
#include "output/expected.h"
#include "output/manifest.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#define COMPARISON_FILE "compare.csv"
#define EXPECTED_FILE   "expected.csv"
#define WEDGES_FILE     "wedges.csv"

struct compare {
    const struct lc_request *request;
    struct lc_session question; /* all scenarios at once: what the manifest vouches for */
    struct lc_variant against;
    struct lc_yearly yearly;
    struct lc_package package;
    bool has_package;
    struct lc_panel base;
    bool *kept;        /* replications that are there in all runs */
    GPtrArray *names;  /* of the combinations to be run, each once */
    unsigned n_single; /* of them: not only because of the package */
    struct lc_effort effort;
    const char *folder;
    struct lc_outfile *table, *expected;
};

/* Adds a combination unless it is there. */
static void want(struct compare *c, char *name)
{
    if (g_ptr_array_find_with_equal_func(c->names, name, g_str_equal, NULL)) {
        g_free(name);
    } else {
        g_ptr_array_add(c->names, name);
    }
}

static void list_combinations(struct compare *c)
{
    for (unsigned i = 0; i < c->request->n_words; i++) {
        want(c, g_strdup(c->request->words[i]));
    }
    c->n_single = c->names->len;
    for (unsigned mask = 1; c->has_package && mask < 1u << c->package.k; mask++) {
        want(c, lc_package_combination(&c->package, mask));
    }
}

/* Replications that are there on both sides; g_free() them. */
static uint32_t *find_pairs(uint32_t *n, const struct lc_panel *a, const struct lc_panel *b)
{
    uint32_t *pairs = g_new(uint32_t, a->n);

    *n = 0;
    for (uint32_t i = 0; i < a->n; i++) {
        if (a->kept[i] && b->kept[i]) {
            pairs[(*n)++] = i;
        }
    }
    return pairs;
}

/* What a scenario's file expects is of that scenario alone against the baseline. */
static bool has_expectations(const struct compare *c, const struct lc_session *s)
{
    return s->model->n_scenarios == 1 && c->against.session.model->n_scenarios == 1 &&
           c->against.session.model->scenarios[0].n_actions == 0;
}

static void compare_panels(struct compare *c, const struct lc_session *s,
                           const struct lc_panel *panel, FILE *shown)
{
    uint32_t n;
    uint32_t *pairs = find_pairs(&n, &c->base, panel);
    const struct lc_comparison comparison = {.yearly = &c->yearly,
                                             .scenario = s->scenario,
                                             .against = c->against.session.scenario,
                                             .replications = pairs,
                                             .n = n,
                                             .stride = panel->n,
                                             .against_values = c->base.values,
                                             .scenario_values = panel->values};

    const struct lc_screen screen = lc_screen_of(stdout, c->request->color);

    lc_comparison_write(c->table, &comparison);
    if (shown) {
        lc_comparison_print(&comparison, &screen, shown);
    }
    if (has_expectations(c, s)) {
        lc_expected_write(c->expected, &comparison, &s->model->scenarios[0]);
        if (shown) {
            lc_expected_print(&comparison, &s->model->scenarios[0], &screen, shown);
        }
    }
    if (shown) {
        fputc('\n', shown);
    }
    g_free(pairs);
}

/* Runs a combination, compares it, and keeps what the package needs of it. shown: may be NULL. */
static enum lc_status run_combination(struct compare *c, const char *name, FILE *shown)
{
    struct lc_panel panel;
    struct lc_variant v;
    enum lc_status status = lc_variant_open(&v, c->request, name, NULL);

    if (status != LC_OK) {
        return status;
    }
    lc_panel_init(&panel, &c->yearly.probe, c->request->replications);
    status = lc_panel_run(&panel, &v.session, &c->effort);
    if (status == LC_OK) {
        lc_kept_note(c->kept, &panel);
        compare_panels(c, &v.session, &panel, shown);
        if (c->has_package) {
            lc_package_take(&c->package, name, &panel);
        }
    }
    lc_panel_fini(&panel);
    lc_variant_close(&v);
    return status;
}

static enum lc_status run_combinations(struct compare *c, FILE *shown)
{
    enum lc_status status = LC_OK;

    for (unsigned i = 0; i < c->names->len && status == LC_OK; i++) {
        /* those that were asked for by themselves come first */
        status = run_combination(c, c->names->pdata[i], i < c->n_single ? shown : NULL);
    }
    return status;
}

static enum lc_status write_wedges(const struct compare *c, struct lc_file_list *list, FILE *shown)
{
    struct lc_outfile *to = lc_outfile_open(c->folder, WEDGES_FILE);
    uint32_t n;
    uint32_t *kept = lc_kept_list(&n, c->kept, c->base.n, true);

    if (to) {
        lc_package_write(to, &c->package, &c->yearly, kept, n);
        lc_package_print(&c->package, &c->yearly, kept, n, shown);
    }
    g_free(kept);
    return lc_file_list_close(list, to, WEDGES_FILE);
}

/* Definitions, views and the manifest. */
static enum lc_status complete(const struct compare *c, struct lc_file_list *list)
{
    char *command = lc_session_command(&c->question, -1);
    struct lc_result result = lc_session_result(&c->question, command);
    uint32_t *failed = lc_kept_list(&result.n_failed, c->kept, c->base.n, false);

    result.failed = failed;
    result.asked = result.finished = c->request->replications;
    enum lc_status status =
        lc_files_write(c->folder, lc_comparison_writers, lc_n_comparison_writers, &result, list);

    if (status == LC_OK) {
        status = lc_complete(c->folder, &result, list, c->request->is_quiet);
    }
    g_free(failed);
    g_free(command);
    return status;
}

static enum lc_status write_all(struct compare *c, FILE *shown)
{
    struct lc_file_list list = {0};
    enum lc_status status = lc_file_list_close(&list, c->table, COMPARISON_FILE);
    const enum lc_status second = lc_file_list_close(&list, c->expected, EXPECTED_FILE);

    status = status == LC_OK ? second : status;
    if (status == LC_OK && c->has_package) {
        status = write_wedges(c, &list, shown);
    }
    if (status == LC_OK) {
        status = complete(c, &list);
    }
    lc_file_list_fini(&list);
    return status;
}

static enum lc_status open_tables(struct compare *c)
{
    c->table = lc_outfile_open(c->folder, COMPARISON_FILE);
    c->expected = lc_outfile_open(c->folder, EXPECTED_FILE);
    if (!c->table || !c->expected) {
        return LC_FAILED;
    }
    lc_csv_begin(c->table, LC_COMPARISON_HEADER);
    lc_csv_begin(c->expected, LC_EXPECTED_HEADER);
    return LC_OK;
}

/* A comparison that was stopped is worth nothing: no file is written. */
static enum lc_status run(struct compare *c, FILE *shown)
{
    enum lc_status status = lc_panel_run(&c->base, &c->against.session, &c->effort);

    lc_kept_note(c->kept, &c->base);
    if (status == LC_OK && c->has_package) {
        lc_package_begin(&c->package, &c->yearly, &c->base);
    }
    if (status == LC_OK) {
        status = open_tables(c);
    }
    if (status == LC_OK) {
        status = run_combinations(c, shown);
    }
    lc_progress_end(&c->effort.progress);
    if (status == LC_OK) {
        return write_all(c, shown);
    }
    lc_outfile_abandon(c->table);
    lc_outfile_abandon(c->expected);
    return status;
}

/* Runs and writes into the folder, which is there; prints when all of it is done. */
static enum lc_status compare(struct compare *c)
{
    char *text = NULL;
    size_t length = 0;
    FILE *shown = lc_memory_stream(&text, &length);
    uint32_t n_failed;

    lc_effort_announce(c->request, c->folder, c->names->len + 1);
    lc_panel_init(&c->base, &c->yearly.probe, c->request->replications);
    c->kept = lc_kept_new(c->base.n);
    c->effort = (struct lc_effort){.progress = lc_progress_begin(c->request),
                                   .total = (c->names->len + 1) * c->request->replications};
    enum lc_status status = run(c, shown);

    lc_memory_stream_end(shown);
    if (status == LC_OK && !c->request->is_quiet) {
        fputs(text, stdout);
    }
    g_free(lc_kept_list(&n_failed, c->kept, c->base.n, false));
    free(text);
    g_free(c->kept);
    lc_panel_fini(&c->base);
    return status == LC_OK && n_failed > 0 ? LC_FAILED : status;
}

/* Whether the report has what the scenarios expect something of. */
static enum lc_status check_expectations(const struct lc_session *s)
{
    struct lc_diag *d = lc_diag_new();

    lc_expectations_check(s->layout, d);
    lc_diag_print(d, stderr);
    const enum lc_status status = lc_diag_count(d) > 0 ? LC_BAD_INPUT : LC_OK;

    lc_diag_free(d);
    return status;
}

/* Whether each combination can be loaded, before anything is run. */
static enum lc_status check_combinations(const struct compare *c)
{
    enum lc_status status = LC_OK;

    for (unsigned i = 0; i < c->names->len && status == LC_OK; i++) {
        struct lc_variant v;

        status = lc_variant_open(&v, c->request, c->names->pdata[i], NULL);
        if (status == LC_OK) {
            status = check_expectations(&v.session);
            lc_variant_close(&v);
        }
    }
    return status;
}

/* Two ensembles at a time, and what a package keeps of all of them. */
static enum lc_status check_memory(const struct compare *c)
{
    const uint32_t n = c->request->replications;
    const size_t panel = lc_panel_bytes(&c->yearly.probe, n);
    const size_t kept = c->has_package ? lc_package_bytes(&c->package, &c->yearly, n) : 0;
    size_t bytes;

    if (__builtin_add_overflow(panel, panel, &bytes) ||
        __builtin_add_overflow(bytes, kept, &bytes)) {
        bytes = SIZE_MAX;
    }
    return lc_ensemble_fits(c->request, bytes);
}

static enum lc_status make_folder_and_compare(struct compare *c)
{
    struct lc_folder folder;
    char *path = lc_session_output(&c->question);
    enum lc_status status = check_memory(c);

    if (status == LC_OK) {
        status = lc_folder_make(&folder, path, lc_folder_use(c->request), c->question.folder);
    }
    if (status == LC_OK) {
        c->folder = path;
        status = compare(c);
        lc_folder_leave(&folder, c->request->is_verbose);
    }
    g_free(path);
    return status;
}

static enum lc_status prepare(struct compare *c)
{
    enum lc_status status = check_combinations(c);

    if (status == LC_OK) {
        status = lc_variant_open(&c->against, c->request, c->request->against, NULL);
    }
    if (status == LC_OK) {
        lc_yearly_init(&c->yearly, c->against.session.layout, c->request->from);
        status = make_folder_and_compare(c);
        lc_yearly_fini(&c->yearly);
        lc_variant_close(&c->against);
    }
    return status;
}

enum lc_status lc_command_compare(const struct lc_request *r)
{
    struct compare c = {.request = r, .names = g_ptr_array_new_with_free_func(g_free)};
    enum lc_status status = LC_BAD_INPUT;

    c.has_package = r->package != NULL;
    if (!c.has_package || lc_package_init(&c.package, r->package, r->against)) {
        list_combinations(&c);
        status = lc_session_open(&c.question, r);
        if (status == LC_OK && c.has_package) {
            lc_package_call(&c.package, lc_session_names(&c.question, r->package),
                            lc_session_names(&c.question, r->against));
        }
        if (status == LC_OK) {
            lc_idle_tell(&c.question);
            status = prepare(&c);
            lc_session_close(&c.question);
        }
        if (c.has_package) {
            lc_package_fini(&c.package);
        }
    }
    g_ptr_array_free(c.names, TRUE);
    return status;
}
