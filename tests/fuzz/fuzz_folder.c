/* A whole model's folder: tests/files/model-minimal, or the tutorial's when the first section is
 * "=== tutorial", with the tables of the sections "=== NAME.csv" in the place of its own, a
 * scenario "=== s.csv" and assignments, a line each, in "=== set". What is accepted runs for half a
 * year with every invariant checked at each month; only an endless run may fail, and one that takes
 * too long is stopped. */
#include "fuzz/cells.h"
#include "fuzz/model.h"

#include "ensemble/replication.h"
#include "observe/samples.h"
#include "world/events.h"

#include <glib.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>

FUZZ_MUTATES_CELLS

#define SECONDS 2 /* of processor time */

static atomic_bool stop;

static void handle(int signal)
{
    (void)signal;
    stop = true;
}

static void set_alarm(int seconds)
{
    const struct itimerval after = {.it_value = {.tv_sec = seconds}};

    stop = false;
    signal(SIGVTALRM, handle);
    setitimer(ITIMER_VIRTUAL, &after, NULL);
}

static void claim_numbers(const struct lc_layout *l, const struct lc_observation *o)
{
    for (size_t i = 0; i < lc_samples_cells(l, LC_SAMPLE_LEDGER); i++) {
        FUZZ_HOLDS(isfinite(o->ledger[i]));
    }
    for (size_t i = 0; i < lc_samples_cells(l, LC_SAMPLE_HELD_BACK); i++) {
        FUZZ_HOLDS(isfinite(o->held_back_mwyears[i]));
    }
    for (size_t i = 0; i < lc_samples_cells(l, LC_SAMPLE_SERIES); i++) {
        FUZZ_HOLDS(isfinite(o->series[i]));
    }
}

static void run(const struct lc_model *m)
{
    const lc_time from = m->start + LC_MS_PER_DAY, to = lc_time_of(2026, 6, 30);
    struct lc_layout *l = lc_layout_new(m, from, to, LC_EVERY_MONTH);
    const struct lc_setup setup = {
        .model = m, .layout = l, .seed = 1, .from = from, .to = to, .stop = &stop};
    struct lc_worker *k = lc_worker_new(&setup);
    struct lc_observation *o = lc_observation_new(l);

    set_alarm(SECONDS);
    const enum lc_status status = lc_worker_run(k, 0, o, NULL);

    set_alarm(0);
    FUZZ_HOLDS(status == LC_OK || status == LC_STOPPED);
    if (status == LC_OK && o->failed) {
        fprintf(stderr, "# failed: %s\n", o->failure);
        FUZZ_HOLDS(strstr(o->failure, "too many events") != NULL);
    } else if (status == LC_OK) {
        claim_numbers(l, o);
    }
    lc_observation_free(o);
    lc_worker_free(k);
    lc_layout_free(l);
}

/* Puts the model's tables and the scenario there; returns the assignments, or NULL. */
static char *take(const uint8_t *data, size_t n, bool *has_scenario)
{
    static const char tutorial[] = "=== tutorial\n";
    const size_t length = strlen(tutorial);
    const bool is_tutorial = n >= length && memcmp(data, tutorial, length) == 0;
    char *sets = NULL;
    struct fuzz_section s;

    fuzz_model_choose(is_tutorial ? FUZZ_TUTORIAL : FUZZ_MINIMAL);
    while (fuzz_next(&s, &data, &n)) {
        if (strcmp(s.name, "set") == 0) {
            g_free(sets);
            sets = fuzz_text(s.bytes, s.n);
        } else if (strcmp(s.name, "s.csv") == 0) {
            fuzz_put("s.csv", s.bytes, s.n);
            *has_scenario = true;
        } else {
            fuzz_model_overlay(&s);
        }
    }
    return sets;
}

/* True when all of it is accepted. */
static bool change(struct lc_model *m, const char *sets, bool has_scenario, struct lc_diag *d)
{
    char *path = fuzz_path("s.csv"), **lines = g_strsplit(sets ? sets : "", "\n", 8);
    bool is_good = true;

    for (char **line = lines; *line; line++) {
        is_good &= **line == '\0' || lc_model_override(m, *line, d) == LC_OK;
    }
    is_good &= !has_scenario || lc_model_add_scenario(m, path, d) == LC_OK;
    g_strfreev(lines);
    g_free(path);
    return is_good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    bool has_scenario = false;
    char *sets = take(data, n, &has_scenario);
    struct lc_diag *d = lc_diag_new();
    struct lc_model *m = fuzz_model_load(d);
    const bool is_good = m && change(m, sets, has_scenario, d);

    fuzz_complaints(d, !is_good);
    if (is_good) {
        fuzz_model_claims(m);
        run(m);
    }
    lc_model_free(m);
    lc_diag_free(d);
    g_free(sets);
    fuzz_model_restore();
    return 0;
}
