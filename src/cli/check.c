/* layercake check: every problem of a model or of scenarios, with its place. */
#include "cli/commands.h"
#include "cli/evidence.h"
#include "cli/locate.h"
#include "cli/session.h"
#include "input/realised.h"
#include "observe/expected.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>

static void praise_model(const struct lc_model *m)
{
    char start[LC_DATE_TEXT];
    uint32_t rows = 0;

    for (int i = 0; i < LC_TABLE_COUNT; i++) {
        rows += m->tables[i].n_rows;
    }
    lc_date_format(start, m->start);
    printf("model OK: %s at %s: %d tables, %" PRIu32 " rows, %" PRIu32 " parameters\n", m->name,
           start, LC_TABLE_COUNT, rows, m->n_parameters);
}

/* Prints the complaints that are not among those seen, and adds them: a fault of the model shows
 * with each initial state, but is one fault. */
static void print_new(const struct lc_diag *d, GHashTable *seen)
{
    const char *text;

    for (size_t i = 0; (text = lc_diag_text(d, i)); i++) {
        if (g_hash_table_add(seen, g_strdup(text))) {
            fprintf(stderr, "layercake: %s\n", text);
        }
    }
    if (lc_diag_count(d) > LC_DIAG_MAX) {
        fprintf(stderr, "layercake: and %zu more\n", lc_diag_count(d) - LC_DIAG_MAX);
    }
}

/* Holds the mapping against the model's series and the observations, as a hindcast would. */
static void check_mapping(const struct lc_model *m, struct lc_evidence *evidence, struct lc_diag *d)
{
    const lc_time from = m->start + LC_MS_PER_DAY, to = lc_evidence_last_day(evidence);

    if (from <= to) {
        struct lc_layout *l = lc_layout_new(m, from, to, LC_EVERY_MONTH);
        const struct lc_target_input in = {.layout = l,
                                           .facts = &evidence->facts,
                                           .deflators = &evidence->deflators,
                                           .start = from};

        lc_targets_make(&evidence->targets, evidence->arena, &in, d);
        lc_layout_free(l);
    }
}

/* Sets every input of the table `realised`, to see whether it can be. */
static void check_realised(struct lc_model *m, struct lc_diag *d)
{
    for (uint32_t row = 0; row < lc_rows(m, LC_T_REALISED); row++) {
        lc_model_realise(m, lc_text(m, LC_T_REALISED, row, LC_REALISED_INPUT), d);
    }
}

/* Loads the model with the initial state of one day. */
static bool check_start(const char *folder, lc_time start, bool is_quiet, GHashTable *seen,
                        struct lc_evidence *evidence)
{
    struct lc_diag *d = lc_diag_new();
    struct lc_model *m = lc_model_load(folder, start, d);

    if (m) {
        check_mapping(m, evidence, d);
        check_realised(m, d);
    }
    const bool is_good = m && lc_diag_count(d) == 0;

    print_new(d, seen);
    if (is_good && !is_quiet) {
        praise_model(m);
    }
    lc_model_free(m);
    lc_diag_free(d);
    return is_good;
}

/* Checks the model with each of its initial states. */
static bool check_folder(const char *folder, struct lc_diag *d, bool is_quiet)
{
    struct lc_evidence evidence;
    const bool has_facts = lc_evidence_open(&evidence) == LC_OK;
    struct lc_arena *a = lc_arena_new();
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t n = 0;
    const lc_time *starts = lc_model_starts(a, folder, &n);
    bool is_good = n > 0 && has_facts;

    if (n == 0) {
        lc_diag_add(d, (struct lc_place){.file = folder},
                    "no initial state: expected a folder initial/YYYY-MM-DD");
    }
    for (size_t i = 0; i < n; i++) {
        /* What was not held against the observations is not said to be good. */
        is_good &= check_start(folder, starts[i], is_quiet || !has_facts, seen, &evidence);
    }
    g_hash_table_destroy(seen);
    lc_arena_free(a);
    lc_evidence_close(&evidence);
    return is_good;
}

static bool check_model(const char *given, bool is_quiet)
{
    struct lc_diag *d = lc_diag_new();
    char *folder = lc_locate_model(given, d);
    const bool is_good = folder && check_folder(folder, d, is_quiet);

    lc_diag_print(d, stderr);
    g_free(folder);
    lc_diag_free(d);
    return is_good;
}

/* Says how many changes there are, how many numbers of them are drawn, and what is expected. */
static void praise_scenario(const struct lc_model *m)
{
    const struct lc_scenario *s = &m->scenarios[0];
    uint32_t n_drawn = 0;

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        n_drawn += m->parameters[i].is_lever;
    }
    printf("scenario OK: %s with model %s: %" PRIu32 " actions, %" PRIu32
           " uncertain levers, %" PRIu32 " expectations\n",
           s->name, m->name, s->n_actions, n_drawn, s->n_expectations);
}

/* Holds what is expected of the scenario against what a forecast reports. */
static void check_expected(const struct lc_model *m, lc_time from, struct lc_diag *d)
{
    struct lc_layout *l = lc_layout_new(m, from, from, LC_EVERY_YEAR);

    lc_expectations_check(l, d);
    lc_layout_free(l);
}

/* Checks a scenario against the model asked for. */
static bool check_scenario(const struct lc_request *r, const char *name)
{
    const char *names[] = {name, NULL};
    struct lc_request one = *r;
    struct lc_diag *d = lc_diag_new();

    one.scenarios = names;
    one.n_scenarios = 1;
    struct lc_model *m = lc_session_load(&one, NULL, d);

    if (m) {
        check_expected(m, r->from, d);
    }
    const bool is_good = m && lc_diag_count(d) == 0;

    lc_diag_print(d, stderr);
    if (is_good && !r->is_quiet) {
        praise_scenario(m);
    }

    lc_model_free(m);
    lc_diag_free(d);
    return is_good;
}

enum lc_status lc_command_check(const struct lc_request *r)
{
    bool is_good = true;

    if (r->n_words == 0) {
        return check_model(r->model, r->is_quiet) ? LC_OK : LC_BAD_INPUT;
    }
    for (unsigned i = 0; i < r->n_words; i++) {
        if (g_file_test(r->words[i], G_FILE_TEST_IS_DIR)) {
            char *folder = g_strconcat(r->words[i], "/", NULL); /* a path, whatever its name */

            is_good &= check_model(folder, r->is_quiet);
            g_free(folder);
        } else {
            is_good &= check_scenario(r, r->words[i]);
        }
    }
    return is_good ? LC_OK : LC_BAD_INPUT;
}
