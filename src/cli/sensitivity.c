/* layercake sensitivity: which inputs explain the spread of an outcome. */
#include "cli/sensitivity.h"

#include "base/text.h"
#include "cli/commands.h"
#include "cli/folder.h"
#include "cli/ranking.h"
#include "cli/recorded.h"
#include "cli/signals.h"
#include "ensemble/design.h"
#include "input/parameter.h"
#include "rand/stream.h"

#include <glib.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define METHOD_ROW(name, replications) lc_sensitivity_##name,
static enum lc_status (*const methods[LC_METHOD_COUNT])(struct lc_sensitivity *) = {
    LC_METHODS(METHOD_ROW)};
#undef METHOD_ROW

void lc_sensitivity_add(struct lc_sensitivity *s, const struct lc_finding *f)
{
    g_array_append_val(s->findings, *f);
}

void lc_sensitivity_add_number(struct lc_sensitivity *s, uint32_t outcome, int32_t input,
                               const char *measure, double value, uint32_t n)
{
    const struct lc_finding f = {outcome, input, measure, {value, NAN, NAN, NAN}, NAN, n};

    lc_sensitivity_add(s, &f);
}

const struct lc_finding *lc_sensitivity_find(const struct lc_sensitivity *s, uint32_t outcome,
                                             int32_t input, const char *measure)
{
    for (guint i = 0; i < s->findings->len; i++) {
        const struct lc_finding *f = &g_array_index(s->findings, struct lc_finding, i);

        if (f->outcome == outcome && f->input == input && strcmp(f->measure, measure) == 0) {
            return f;
        }
    }
    return NULL;
}

/* Inputs are parameters, or rows of the table of easings. */
static const char *input_name(const struct lc_model *m, enum lc_method_id method, uint32_t number)
{
    return method == LC_METHOD_easing ? m->tables[LC_T_EASING].key[number]
                                      : m->parameters[number].name;
}

const char *lc_sensitivity_input(const struct lc_sensitivity *s, int32_t input)
{
    switch (input) {
    case LC_INPUT_OTHERS:
        return "(other inputs)";
    case LC_INPUT_CHANCE:
        return "(chance)";
    case LC_INPUT_ALL:
        return "(all)";
    default:
        return input_name(s->session.model, s->request->method, s->inputs[input]);
    }
}

const char *lc_sensitivity_input_unit(const struct lc_sensitivity *s, int32_t input)
{
    const struct lc_model *m = s->session.model;

    return input < 0 ? ""
           : s->request->method == LC_METHOD_easing
               ? lc_text(m, LC_T_EASING, s->inputs[input], LC_EASING_UNIT)
               : m->parameters[s->inputs[input]].unit;
}

struct lc_resampling lc_sensitivity_resampling(const struct lc_sensitivity *s, int32_t input)
{
    return (struct lc_resampling){
        .seed = s->request->seed,
        .entity = input < 0 ? 0 : s->session.model->parameters[s->inputs[input]].key,
        .n = LC_SENSITIVITY_RESAMPLES};
}

const char *lc_sensitivity_unit(const struct lc_sensitivity *s, uint32_t outcome)
{
    const struct lc_report_column *c = &s->session.layout->columns[s->outcomes[outcome].column];

    return lc_series_get(c->series)->unit;
}

bool lc_sensitivity_is_stopped(const struct lc_sensitivity *s)
{
    return atomic_load(s->session.setup.stop);
}

enum lc_status lc_sensitivity_close(struct lc_sensitivity *s, struct lc_outfile *f,
                                    const char *name)
{
    char digest[65];
    const enum lc_status status = f ? lc_outfile_close(f, digest) : LC_FAILED;

    if (status == LC_OK) {
        lc_file_list_add(&s->files, name, digest);
    }
    return status;
}

static enum lc_status write_manifest(struct lc_sensitivity *s)
{
    char *command = lc_session_command(&s->session, -1);
    struct lc_result result = lc_session_result(&s->session, command);

    result.failed = (const uint32_t *)(void *)s->failed->data;
    result.n_failed = s->failed->len;
    result.asked = result.finished = s->request->replications;
    const enum lc_status status = lc_manifest_write(s->folder, &result, &s->files);

    g_free(command);
    return status;
}

static void announce(const struct lc_sensitivity *s)
{
    char *safe = lc_text_escape(s->folder, 0, 0), *model = lc_text_escape(s->request->model, 0, 0);

    if (!s->request->is_quiet) {
        fprintf(stderr,
                "layercake: %s: model %s, method %s, -n %" PRIu32 ", seed %" PRIu64 ", %" PRIu32
                " inputs\n",
                safe, model, lc_method_name(s->request->method), s->request->replications,
                s->request->seed, s->n_inputs);
    }
    g_free(safe);
    g_free(model);
}

/* Runs the method and writes into the folder, which it begins; prints when all of it is done. What
 * was stopped is worth nothing: no manifest is written then. */
static enum lc_status analyse(struct lc_sensitivity *s)
{
    char *text = NULL;
    size_t length = 0;

    s->shown = open_memstream(&text, &length);
    if (!s->shown) {
        fputs("layercake: no memory\n", stderr);
        return LC_FAILED;
    }
    enum lc_status status = methods[s->request->method](s);

    lc_progress_end(&s->effort.progress);
    if (status == LC_OK) {
        status = lc_findings_write(s);
    }
    if (status == LC_OK) {
        status = write_manifest(s);
    }
    fclose(s->shown);
    if (status == LC_OK && !s->request->is_quiet) {
        fputs(text, stdout);
    }
    free(text);
    return status == LC_OK && s->failed->len > 0 ? LC_FAILED : status;
}

enum lc_status lc_sensitivity_begin(struct lc_sensitivity *s)
{
    struct lc_folder folder;
    const enum lc_status status =
        lc_folder_make(&folder, s->path, lc_folder_use(s->request), s->session.folder);

    if (status == LC_OK) {
        s->folder = s->path;
        s->is_new = folder.is_new;
        announce(s);
        s->effort.progress = lc_progress_begin(s->request);
    }
    return status;
}

static enum lc_status analyse_into_folder(struct lc_sensitivity *s)
{
    s->path = lc_session_output(&s->session);
    const enum lc_status status = analyse(s);

    if (s->folder) {
        lc_folder_drop(&(struct lc_folder){s->folder, s->is_new});
    }
    g_free(s->path);
    return status;
}

/* Adds an outcome unless it is there. */
static void add_outcome(struct lc_sensitivity *s, struct lc_outcome outcome)
{
    for (uint32_t i = 0; i < s->n_outcomes; i++) {
        if (s->outcomes[i].column == outcome.column && s->outcomes[i].year == outcome.year) {
            return;
        }
    }
    s->outcomes = g_renew(struct lc_outcome, s->outcomes, s->n_outcomes + 1);
    s->outcomes[s->n_outcomes++] = outcome;
}

/* What is explained when nothing is said: of these what the horizon reaches, else the first series
 * in the last year. */
static void add_defaults(struct lc_sensitivity *s)
{
    static const char *const wanted[] = {"ai_power_gw@2030", "ai_power_gw@2035",
                                         "capital_physical_cumulative_busd@2035"};
    const struct lc_layout *l = s->session.layout;
    struct lc_diag *d = lc_diag_new();

    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        struct lc_outcome outcome;

        if (lc_outcome_parse(&outcome, l, "outcome", wanted[i], d)) {
            add_outcome(s, outcome);
        }
    }
    if (s->n_outcomes == 0) {
        const lc_time last = lc_layout_label(l, l->n_dates - 1);

        add_outcome(s, (struct lc_outcome){(uint32_t)lc_layout_find(l, "ai_power_gw", "world"),
                                           lc_date_of(last).year});
    }
    lc_diag_free(d);
}

static void read_outcomes(struct lc_sensitivity *s, struct lc_diag *d)
{
    const struct lc_request *r = s->request;
    const struct lc_layout *l = s->session.layout;
    const bool has_condition = r->when && lc_condition_parse(&s->condition, l, "when", r->when, d);

    for (unsigned i = 0; i < r->n_outcomes; i++) {
        struct lc_outcome outcome;

        if (lc_outcome_parse(&outcome, l, "outcome", r->outcomes[i], d)) {
            add_outcome(s, outcome);
        }
    }
    if (r->n_outcomes == 0 && has_condition) {
        add_outcome(s, s->condition.outcome);
    } else if (r->n_outcomes == 0) {
        add_defaults(s);
    }
    if (r->method == LC_METHOD_evpi) {
        s->n_outcomes = s->n_outcomes > 0; /* a choice is made by one */
    }
}

static void refuse_input(const struct lc_sensitivity *s, const char *name, const uint32_t *all,
                         uint32_t n, struct lc_diag *d)
{
    const struct lc_model *m = s->session.model;
    const enum lc_method_id method = s->request->method;
    const bool is_easing = method == LC_METHOD_easing;
    const bool is_fixed = !is_easing && lc_parameter_find(m, name) >= 0;
    const char **names = g_new(const char *, n + 1);

    for (uint32_t i = 0; i < n; i++) {
        names[i] = input_name(m, method, all[i]);
    }
    const char *near = lc_near_miss(name, names, n);

    lc_diag_add(d, (struct lc_place){0}, "--input %s: %s%s%s", lc_quote(d, name),
                is_fixed    ? "the parameter is not uncertain"
                : is_easing ? "no row of easing.csv"
                            : "no uncertain parameter",
                near && !is_fixed ? ", did you mean " : "",
                near && !is_fixed ? lc_quote(d, near) : "");
    g_free(names);
}

/* All that the method can look at; g_free() them. */
static uint32_t list_inputs(uint32_t **all, const struct lc_sensitivity *s)
{
    const struct lc_model *m = s->session.model;
    const uint32_t n = lc_rows(m, LC_T_EASING);

    if (s->request->method != LC_METHOD_easing) {
        return lc_inputs_list(all, m);
    }
    *all = g_new(uint32_t, n);
    for (uint32_t row = 0; row < n; row++) {
        (*all)[row] = row;
    }
    return n;
}

/* The inputs looked at: all, or those that are named, in the order of the model. */
static void read_inputs(struct lc_sensitivity *s, struct lc_diag *d)
{
    const struct lc_request *r = s->request;
    uint32_t *all;
    const uint32_t n = list_inputs(&all, s);

    s->inputs = g_new(uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const char *name = input_name(s->session.model, r->method, all[i]);

        if (r->n_inputs == 0 || g_strv_contains(r->inputs, name)) {
            s->inputs[s->n_inputs++] = all[i];
        }
    }
    for (unsigned k = 0; k < r->n_inputs; k++) {
        bool is_known = false;

        for (uint32_t i = 0; i < n; i++) {
            const char *name = input_name(s->session.model, r->method, all[i]);

            is_known |= strcmp(name, r->inputs[k]) == 0;
        }
        if (!is_known) {
            refuse_input(s, r->inputs[k], all, n, d);
        }
    }
    if (n == 0) {
        lc_diag_add(d, (struct lc_place){0},
                    r->method == LC_METHOD_easing ? "the model's easing.csv has no row"
                                                  : "no parameter of the model is uncertain");
    }
    g_free(all);
}

/* The folder's question is the one that was opened, with today's program. */
static bool is_same_question(const struct lc_sensitivity *s)
{
    const struct lc_result now = lc_session_result(&s->session, NULL);
    char *safe = lc_text_escape(s->request->results, 0, 0);
    char *prefix = g_strdup_printf("layercake: %s: can't be used: ", safe);
    const unsigned differing = lc_manifest_compare(
        s->source, &now, LC_MANIFEST_ALL & ~(unsigned)LC_MANIFEST_FACTS, prefix, stderr);

    g_free(prefix);
    g_free(safe);
    return differing == 0;
}

/* Spells the outcomes out in the request, so that the recorded command hangs on no default. */
static void spell_out(struct lc_sensitivity *s, struct lc_request *r, char ***names)
{
    *names = g_new0(char *, s->n_outcomes + 1);
    for (uint32_t i = 0; i < s->n_outcomes; i++) {
        (*names)[i] = lc_outcome_name(s->session.layout, &s->outcomes[i]);
    }
    r->outcomes = (const char **)*names;
    r->n_outcomes = s->n_outcomes;
}

static void look_at(struct lc_sensitivity *s)
{
    const struct lc_layout *l = s->session.layout;

    for (uint32_t i = 0; i < s->n_outcomes; i++) {
        lc_probe_add_annual(&s->probe, l, s->request->from, s->outcomes[i].column,
                            s->outcomes[i].year);
    }
    if (s->request->when) {
        lc_probe_add_annual(&s->probe, l, s->request->from, s->condition.outcome.column,
                            s->condition.outcome.year);
    }
}

/* With the session open. r: the request that the session has. */
static enum lc_status prepare(struct lc_sensitivity *s, struct lc_request *r)
{
    char **names;
    enum lc_status status = LC_BAD_INPUT;

    if (s->source && !is_same_question(s)) {
        return status;
    }
    struct lc_diag *d = lc_diag_new();

    read_outcomes(s, d);
    read_inputs(s, d);
    lc_diag_print(d, stderr);
    const bool is_good = lc_diag_count(d) == 0;

    lc_diag_free(d);
    spell_out(s, r, &names);
    if (is_good) {
        look_at(s);
        status = analyse_into_folder(s);
    }
    g_strfreev(names);
    return status;
}

static enum lc_status open_and_run(struct lc_request *r, const struct lc_manifest *source)
{
    struct lc_sensitivity s = {.request = r, .source = source};
    enum lc_status status = lc_session_open(&s.session, r);

    if (status != LC_OK) {
        return status;
    }
    s.session.setup.stop = lc_signals_catch();
    s.findings = g_array_new(FALSE, FALSE, sizeof(struct lc_finding));
    s.failed = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    status = prepare(&s, r);
    g_array_free(s.findings, TRUE);
    g_array_free(s.failed, TRUE);
    lc_file_list_fini(&s.files);
    lc_probe_fini(&s.probe);
    g_free(s.outcomes);
    g_free(s.inputs);
    lc_session_close(&s.session);
    return status;
}

/* The question of the folder's forecast, asked of it by this method. */
static void take_question(struct lc_request *to, const struct lc_request *of,
                          const struct lc_request *given)
{
    *to = *given;
    to->model = of->model;
    to->scenarios = of->scenarios;
    to->n_scenarios = of->n_scenarios;
    to->sets = of->sets;
    to->n_sets = of->n_sets;
    to->realised = of->realised;
    to->n_realised = of->n_realised;
    to->replications = of->replications;
    to->seed = of->seed;
    to->from = of->from;
    to->to = of->to;
    to->every = of->every;
}

static enum lc_status say_of(const char *folder, const char *what)
{
    char *safe = lc_text_escape(folder, 0, 0);

    fprintf(stderr, "layercake: %s: %s\n", safe, what);
    g_free(safe);
    return LC_BAD_INPUT;
}

static enum lc_status run_on_folder(const struct lc_request *r)
{
    struct lc_manifest *m = lc_manifest_read(r->results);
    struct lc_recorded recorded;
    enum lc_status status = LC_BAD_INPUT;

    if (!m) {
        return LC_BAD_INPUT;
    }
    if (lc_recorded_open(&recorded, r->results, m, r)) {
        struct lc_request own;

        take_question(&own, &recorded.request, r);
        if (recorded.request.command != LC_COMMAND_FORECAST) {
            status = say_of(r->results, "holds no forecast");
        } else if (!lc_manifest_is_complete(m)) {
            status = say_of(r->results, "is incomplete: --resume it first");
        } else if (own.replications != lc_manifest_asked(m)) {
            status =
                say_of(r->results, "its manifest tells of other replications than its command");
        } else {
            status = open_and_run(&own, m);
        }
    }
    lc_recorded_close(&recorded);
    lc_manifest_free(m);
    return status;
}

enum lc_status lc_command_sensitivity(const struct lc_request *r)
{
    if (r->results) {
        return run_on_folder(r);
    }
    struct lc_request own = *r;

    return open_and_run(&own, NULL);
}
