/* layercake hindcast: start in the past, forecast what has since been observed, and score it. */
#include "cli/commands.h"
#include "cli/ensemble.h"
#include "cli/evidence.h"
#include "cli/folder.h"
#include "cli/idle.h"
#include "output/manifest.h"
#include "output/score_table.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>

/* Rows in force whose values were known only after the start. */
static uint32_t count_late(const struct lc_table *t, lc_time start)
{
    uint32_t n = 0;

    for (uint32_t row = 0; row < t->n_rows; row++) {
        n += t->known[row] > start;
    }
    return n;
}

/* Says what in the model was not known at the start. Only what is uncertain counts among the
 * parameters: the others are choices of the method. */
static void report_hindsight(const struct lc_model *m)
{
    GString *tables = g_string_new(NULL);
    uint32_t late = 0, uncertain = 0;

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        const bool is_uncertain = lc_parameter_is_learnt(&m->parameters[i]);

        uncertain += is_uncertain;
        late += is_uncertain && m->parameters[i].known > m->start;
    }
    for (enum lc_table_id id = 0; id < LC_TABLE_COUNT; id++) {
        const uint32_t n = count_late(&m->tables[id], m->start);

        if (n > 0 && lc_table_makes_world(id)) {
            g_string_append_printf(tables, "%s %s %" PRIu32 " of %" PRIu32, tables->len ? "," : "",
                                   m->tables[id].schema->name, n, m->tables[id].n_rows);
        }
    }
    printf("Hindsight: %" PRIu32 " of %" PRIu32 " uncertain parameters rest on later evidence; "
           "rows of tables:%s.\n",
           late, uncertain, tables->len ? tables->str : " none");
    g_string_free(tables, TRUE);
    if (m->sample.n_rows > 0) {
        char until[LC_DATE_TEXT];

        lc_date_format(until, m->calibrated_until - LC_MS_PER_DAY);
        printf("Calibrated: %" PRIu32 " parameters are drawn jointly, weighted by observations to "
               "%s.\n",
               m->sample.n_columns, until);
    }
}

/* End of the observations that the model has seen: those it was calibrated on, and those to the
 * day on which a law of its uncertain parameters was known. */
static lc_time seen_until(const struct lc_model *m)
{
    lc_time until = m->calibrated_until;

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        const struct lc_parameter *p = &m->parameters[i];

        if (lc_parameter_is_learnt(p) && p->known > m->start && p->known >= until) {
            until = p->known < LC_TIME_NEVER ? p->known + LC_MS_PER_DAY : LC_TIME_NEVER;
        }
    }
    return until;
}

static enum lc_status score(struct lc_ensemble *e, const struct lc_evidence *evidence,
                            const struct lc_session *s, const char *folder)
{
    const struct lc_request *r = s->request;
    struct lc_arena *a = lc_arena_new();
    struct lc_scorecard card;
    struct lc_file_list list = {0};
    const struct lc_card_input in = {.targets = &evidence->targets,
                                     .samples = &e->result.samples,
                                     .seed = r->seed,
                                     .after = r->after + LC_MS_PER_DAY,
                                     .in_sample_until = seen_until(s->model)};

    lc_scorecard_make(&card, a, &in);
    e->result.card = &card;
    e->result.facts_digest = evidence->digest;
    enum lc_status status =
        lc_files_write(folder, lc_hindcast_writers, lc_n_hindcast_writers, &e->result, &list);

    if (status == LC_OK) {
        status = lc_manifest_write(folder, &e->result, &list);
    }
    if (status == LC_OK && !r->is_quiet) {
        lc_score_table_print(&e->result, stdout);
        report_hindsight(s->model);
    }
    lc_file_list_fini(&list);
    lc_arena_free(a);
    return status;
}

/* A hindcast that was stopped is worth nothing: no file is written. */
static enum lc_status hindcast(struct lc_session *s, const struct lc_evidence *evidence,
                               const char *folder)
{
    struct lc_ensemble e = {.store = NULL};
    enum lc_status status = lc_ensemble_run(&e, s, folder);

    if (status == LC_OK && e.result.samples.n < 2) {
        fputs("layercake: fewer than two replications are left to score\n", stderr);
        status = LC_FAILED;
    }
    if (status == LC_OK) {
        status = score(&e, evidence, s, folder);
    }
    if (status == LC_OK && e.result.n_failed > 0) {
        status = LC_FAILED;
    }
    lc_ensemble_free(&e);
    return status;
}

/* Whether a point lies in the hindcast; else a line on stderr. */
static bool has_points(const struct lc_evidence *evidence, const struct lc_request *r)
{
    char after[LC_DATE_TEXT], to[LC_DATE_TEXT];

    for (uint32_t i = 0; i < evidence->targets.n; i++) {
        const struct lc_target_series *t = &evidence->targets.items[i];

        if (t->points[t->n_points - 1].end > r->after + LC_MS_PER_DAY) {
            return true;
        }
    }
    lc_date_format(after, r->after);
    lc_date_format(to, r->to);
    fprintf(stderr,
            "layercake: nothing to score: the model's mapping.csv has no observation after %s and "
            "until %s\n",
            after, to);
    return false;
}

static enum lc_status run_session(struct lc_session *s, struct lc_evidence *evidence)
{
    struct lc_folder folder;
    char *path = lc_session_output(s);
    enum lc_status status = lc_evidence_aim(evidence, s);

    if (status == LC_OK && !has_points(evidence, s->request)) {
        status = LC_BAD_INPUT;
    }
    if (status == LC_OK) {
        status = lc_ensemble_check(s);
    }
    if (status == LC_OK) {
        status = lc_folder_make(&folder, path, lc_folder_use(s->request), s->folder);
    }
    if (status == LC_OK) {
        status = hindcast(s, evidence, path);
        lc_folder_leave(&folder, s->request->is_verbose);
    }
    g_free(path);
    return status;
}

/* The dates that were left open; false, with a line on stderr, when nothing lies after the start.
 */
static bool settle_dates(struct lc_request *r, const struct lc_evidence *evidence)
{
    const lc_time last = lc_evidence_last_day(evidence);

    r->to = r->to < last ? r->to : last;
    r->after = r->after > r->from - LC_MS_PER_DAY ? r->after : r->from - LC_MS_PER_DAY;
    if (r->after >= r->to) {
        char after[LC_DATE_TEXT], to[LC_DATE_TEXT];

        lc_date_format(after, r->after);
        lc_date_format(to, r->to);
        fprintf(stderr, "layercake: nothing to score after %s: %s end with %s\n", after,
                r->to < last ? "the hindcast's days" : "observations", to);
        return false;
    }
    return true;
}

enum lc_status lc_command_hindcast(const struct lc_request *r)
{
    struct lc_request settled = *r;
    struct lc_session session;
    struct lc_evidence evidence;
    enum lc_status status = lc_evidence_open(&evidence);

    if (status == LC_OK && !settle_dates(&settled, &evidence)) {
        status = LC_BAD_INPUT;
    }
    if (status == LC_OK) {
        status = lc_session_open(&session, &settled);
        if (status == LC_OK) {
            lc_idle_tell(&session);
            status = run_session(&session, &evidence);
            lc_session_close(&session);
        }
    }
    lc_evidence_close(&evidence);
    return status;
}
