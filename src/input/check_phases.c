#include "input/check.h"

#include "base/limits.h"
#include "input/field.h"

#include <glib.h>
#include <string.h>

#define KINDS     "factory|refit|plant|fab|packaging|memory|assembly" /* those that have phases */
#define MAX_KINDS 7

/* The phases of one kind: rows of the table phases. */
struct kind {
    const char *name;
    uint32_t rows[LC_MAX_PHASES];
    const char *phases[LC_MAX_PHASES];
    unsigned n;
    bool after[LC_MAX_PHASES][LC_MAX_PHASES]; /* [p][q]: p waits for q */
};

struct checking {
    const struct lc_model *m;
    struct lc_diag *d;
    struct kind kinds[MAX_KINDS];
    char names[sizeof KINDS]; /* KINDS cut at the bars */
};

static struct lc_place place_of(const struct lc_model *m, enum lc_table_id t, uint32_t row)
{
    return (struct lc_place){m->tables[t].file, m->tables[t].line[row], 0};
}

static int find_phase(const struct kind *k, const char *name, size_t n)
{
    for (unsigned p = 0; p < k->n; p++) {
        if (strlen(k->phases[p]) == n && memcmp(k->phases[p], name, n) == 0) {
            return (int)p;
        }
    }
    return -1;
}

static void complain_of_phase(struct checking *c, enum lc_table_id t, uint32_t row,
                              const struct kind *k, const char *name)
{
    char hint[LC_HINT_TEXT];

    lc_diag_add(c->d, place_of(c->m, t, row), "no phase %s of kind '%s' in phases.csv%s",
                lc_quote(c->d, name), k->name, lc_hint(hint, name, k->phases, k->n));
}

/* Sorts the phases by kind. False when a kind has too many. */
static bool collect(struct checking *c)
{
    const struct lc_model *m = c->m;
    bool is_good = true;

    g_strlcpy(c->names, KINDS, sizeof c->names);
    char *at = c->names;

    for (int i = 0; i < MAX_KINDS; i++) {
        c->kinds[i].name = at;
        at += strcspn(at, "|");
        *at++ = '\0';
    }
    for (uint32_t row = 0; row < lc_rows(m, LC_T_PHASES); row++) {
        struct kind *k = &c->kinds[lc_ref(m, LC_T_PHASES, row, LC_PHASE_KIND)];

        if (k->n == LC_MAX_PHASES) {
            lc_diag_add(c->d, place_of(m, LC_T_PHASES, row),
                        "kind '%s' has more than %d phases, the most that the program takes",
                        k->name, LC_MAX_PHASES);
            is_good = false;
            continue;
        }
        k->rows[k->n] = row;
        k->phases[k->n++] = lc_text(m, LC_T_PHASES, row, LC_PHASE_NAME);
    }
    return is_good;
}

static bool link_phases(struct checking *c, struct kind *k)
{
    bool is_good = true;

    for (unsigned p = 0; p < k->n; p++) {
        for (const char *at = lc_text(c->m, LC_T_PHASES, k->rows[p], LC_PHASE_AFTER); *at;) {
            const size_t n = strcspn(at, " ");
            const int q = find_phase(k, at, n);

            if (q >= 0) {
                k->after[p][q] = true;
            } else {
                gchar *name = g_strndup(at, n);

                complain_of_phase(c, LC_T_PHASES, k->rows[p], k, name);
                g_free(name);
                is_good = false;
            }
            at += n + (at[n] == ' ');
        }
    }
    return is_good;
}

/* Takes away, again and again, phases that wait for nothing that is left. What is left then holds a
 * cycle: going on to any phase waited for must come back. */
static void check_cycle(struct checking *c, const struct kind *k)
{
    bool is_left[LC_MAX_PHASES] = {false};
    unsigned waits_for[LC_MAX_PHASES] = {0}, n_left = k->n, before = k->n + 1;

    for (unsigned p = 0; p < k->n; p++) {
        is_left[p] = true;
    }
    while (n_left < before) {
        before = n_left;
        for (unsigned p = 0; p < k->n; p++) {
            bool is_held = false;

            for (unsigned q = 0; q < k->n; q++) {
                if (k->after[p][q] && is_left[q]) {
                    is_held = true;
                    waits_for[p] = q;
                }
            }
            if (is_left[p] && !is_held) {
                is_left[p] = false;
                n_left--;
            }
        }
    }
    if (n_left == 0) {
        return;
    }
    unsigned p = 0;

    while (!is_left[p]) {
        p++;
    }
    for (unsigned step = 0; step < k->n; step++) {
        p = waits_for[p];
    }
    GString *cycle = g_string_new(k->phases[p]);
    unsigned q = p;

    do {
        q = waits_for[q];
        g_string_append_printf(cycle, " after %s", k->phases[q]);
    } while (q != p);
    lc_diag_add(c->d, place_of(c->m, LC_T_PHASES, k->rows[p]),
                "the phases of '%s' wait in a circle: %s", k->name, cycle->str);
    g_string_free(cycle, TRUE);
}

/* Factories, refits, plants and whatever expands a stage need phases to be built at all. */
static void check_presence(struct checking *c)
{
    const struct lc_model *m = c->m;
    static const char *const always[] = {"factory", "refit", "plant"};

    for (size_t i = 0; i < sizeof always / sizeof always[0]; i++) {
        if (c->kinds[lc_choice_find(KINDS, always[i])].n == 0) {
            lc_diag_add(c->d, (struct lc_place){.file = m->tables[LC_T_PHASES].file},
                        "kind '%s' has no phase, expected at least one", always[i]);
        }
    }
    for (uint32_t row = 0; row < lc_rows(m, LC_T_STAGES); row++) {
        const char *kind = lc_text(m, LC_T_STAGES, row, LC_STAGE_PROJECT);

        if (c->kinds[lc_choice_find(KINDS, kind)].n == 0) {
            lc_diag_add(c->d, place_of(m, LC_T_STAGES, row),
                        "project: kind '%s' has no phase in phases.csv", kind);
        }
    }
}

static void check_users(struct checking *c)
{
    const struct lc_model *m = c->m;
    const struct kind *factory = &c->kinds[lc_choice_find(KINDS, "factory")];

    for (uint32_t row = 0; row < lc_rows(m, LC_T_WORK); row++) {
        const struct kind *k = &c->kinds[lc_ref(m, LC_T_WORK, row, LC_WORK_KIND)];
        const char *phase = lc_text(m, LC_T_WORK, row, LC_WORK_PHASE);

        if (find_phase(k, phase, strlen(phase)) < 0) {
            complain_of_phase(c, LC_T_WORK, row, k, phase);
        }
    }
    for (uint32_t row = 0; row < lc_rows(m, LC_T_PIPELINE); row++) {
        const char *phase = lc_text(m, LC_T_PIPELINE, row, LC_PIPELINE_PHASE);

        if (find_phase(factory, phase, strlen(phase)) < 0) {
            complain_of_phase(c, LC_T_PIPELINE, row, factory, phase);
        }
    }
}

/* A cost line of a kind of project is paid at the end of a phase, any other without one. */
static void check_cost_lines(struct checking *c)
{
    const struct lc_model *m = c->m;

    for (uint32_t row = 0; row < lc_rows(m, LC_T_COST_LINES); row++) {
        const char *kind = lc_text(m, LC_T_COST_LINES, row, LC_COST_LINE_KIND);
        const char *phase = lc_text(m, LC_T_COST_LINES, row, LC_COST_LINE_PHASE);
        const int k = lc_choice_find(KINDS, kind);

        if (k < 0 && *phase) {
            lc_diag_add(c->d, place_of(m, LC_T_COST_LINES, row),
                        "phase: %s, expected nothing: kind '%s' has no phases",
                        lc_quote(c->d, phase), kind);
        } else if (k >= 0 && find_phase(&c->kinds[k], phase, strlen(phase)) < 0) {
            complain_of_phase(c, LC_T_COST_LINES, row, &c->kinds[k], phase);
        }
    }
}

static bool has_cost_line(const struct lc_model *m, const char *kind)
{
    for (uint32_t row = 0; row < lc_rows(m, LC_T_COST_LINES); row++) {
        if (strcmp(lc_text(m, LC_T_COST_LINES, row, LC_COST_LINE_KIND), kind) == 0) {
            return true;
        }
    }
    return false;
}

/* Money spent on a kind without cost lines would be missing from the ledger. */
static void check_cost_kinds(struct checking *c)
{
    const struct lc_model *m = c->m;
    static const char *const always[] = {"factory", "refit",    "plant",      "it",
                                         "grid",    "research", "integration"};

    for (size_t i = 0; i < sizeof always / sizeof always[0]; i++) {
        if (!has_cost_line(m, always[i])) {
            lc_diag_add(c->d, (struct lc_place){.file = m->tables[LC_T_COST_LINES].file},
                        "kind '%s' has no cost line, expected at least one", always[i]);
        }
    }
    for (uint32_t row = 0; row < lc_rows(m, LC_T_STAGES); row++) {
        const char *kind = lc_text(m, LC_T_STAGES, row, LC_STAGE_PROJECT);

        if (!has_cost_line(m, kind)) {
            lc_diag_add(c->d, place_of(m, LC_T_STAGES, row),
                        "project: kind '%s' has no line in cost-lines.csv", kind);
        }
    }
}

void lc_check_phases(const struct lc_model *m, struct lc_diag *d)
{
    struct checking *c = LC_ARENA_NEW(m->arena, struct checking);

    c->m = m;
    c->d = d;
    if (!collect(c)) {
        return;
    }
    for (int i = 0; i < MAX_KINDS; i++) {
        if (link_phases(c, &c->kinds[i])) {
            check_cycle(c, &c->kinds[i]);
        }
    }
    check_presence(c);
    check_users(c);
    check_cost_lines(c);
    check_cost_kinds(c);
}
