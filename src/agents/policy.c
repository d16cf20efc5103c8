/* Policy: a scenario's dated levers start and end; its shocks strike. */
#include "agents/agent.h"

#include "base/arena.h"
#include "world/chip_ops.h"
#include "world/grid_ops.h"
#include "world/mood.h"
#include "world/seats_ops.h"

/* What begins or ends on a day does so a millisecond after its midnight, so that it shows in
 * nothing that closes the day before: not in the clearing of its month, the reports, or the ledger.
 * What ends goes first, since the two may be of one number. */
#define AFTER_MIDNIGHT 1
#define PRIORITY_ENDS  0

static void schedule_end(struct lc_world *w, uint32_t action, lc_time until)
{
    if (until > w->start && until < w->end) {
        lc_engine_at(w->engine, until + AFTER_MIDNIGHT, PRIORITY_ENDS, LC_EV_POLICY_CHANGE, action,
                     0);
    }
}

static void schedule_lever(struct lc_world *w, uint32_t action, lc_time from, lc_time until)
{
    if (from > w->start && from < w->end) {
        lc_engine_at(w->engine, from + AFTER_MIDNIGHT, LC_PRIORITY_USUAL, LC_EV_POLICY_CHANGE,
                     action, 1);
    }
    schedule_end(w, action, until);
}

static void schedule_strike(struct lc_world *w, uint32_t action, uint32_t strikes)
{
    const struct lc_action *a = w->levers.actions[action];
    const bool is_dated = a->from != LC_TIME_MIN_START && a->hazard_per_year <= 0;
    if (is_dated && a->from < w->start) {
        return; /* what it did is part of the state at the start */
    }
    lc_time at = a->from > lc_now(w) ? a->from : lc_now(w);
    if (a->hazard_per_year > 0) {
        struct lc_stream s;
        lc_world_stream(w, &s, LC_DRAW_SHOCK, action, strikes);
        at += lc_time_from_years(lc_draw_exponential(&s, 1) / a->hazard_per_year);
    } else {
        at += AFTER_MIDNIGHT;
    }
    if (at <= w->end && at < a->until) {
        lc_engine_at(w->engine, at, LC_PRIORITY_USUAL, LC_EV_SHOCK_STRIKE, action, strikes);
    }
}

/* Everything that levers reach and that is not read anew at each event. */
static void refresh(struct lc_world *w)
{
    for (uint32_t r = 0; r < w->n_regions; r++) {
        lc_grid_refresh(w, r);
    }
    for (uint32_t i = 0; i < w->n_seats; i++) {
        lc_seats_read(w, &w->seats[i]);
    }
    for (size_t i = 0; i < w->generations.n; i++) {
        struct lc_generation *g = &w->generations.items[i];
        if (g->row >= 0 && !g->launched) {
            lc_generation_read(w, g);
        }
    }
    lc_seats_rearm_family(w, LC_NOBODY);
}

static void release_open(struct lc_world *w, const struct lc_action *a)
{
    const double behind_log10 = lc_levers_value(&w->levers, a);
    for (uint32_t f = 0; f < w->n_families; f++) {
        if (a->scope >= 0 && (uint32_t)a->scope != f) {
            continue;
        }
        struct lc_releases *all = &w->releases;
        LC_GROW(all->items, all->room, all->n + 1);
        all->items[all->n] =
            (struct lc_release){.family = (uint16_t)f,
                                .capability_log10 = w->family[f].closed_log10 - behind_log10,
                                .progress = w->family[f].deployed_progress};
        lc_engine_after(w->engine, 0, LC_EV_RELEASE_OPEN, (uint32_t)all->n++, f);
    }
}

static void switch_lever(struct lc_world *w, uint32_t action, bool on)
{
    lc_levers_switch(&w->levers, action, on);
    if (*w->levers.fault) {
        lc_engine_fail(w->engine, "%s", w->levers.fault);
    }
    refresh(w);
}

static void squeeze(struct lc_world *w, const struct lc_action *a)
{
    const lc_time length = lc_time_from_years(lc_levers_value(&w->levers, a));
    for (uint32_t m = 0; m < w->n_markets; m++) {
        if (a->scope < 0 || (uint32_t)a->scope == m) {
            lc_engine_cancel(w->engine, w->market[m].sentiment_event);
            w->market[m].sentiment_held_to = lc_now(w) + length;
            lc_engine_after(w->engine, 0, LC_EV_SENTIMENT_CHANGE, m, LC_SQUEEZE);
        }
    }
}

/* A shock acts once; a lever with a hazard stays in force from its strike until the row's end. */
static void strike(struct lc_world *w, uint32_t action, uint32_t strikes)
{
    const struct lc_action *a = w->levers.actions[action];
    if (a->operation != LC_OP_SHOCK) {
        switch_lever(w, action, true);
        schedule_end(w, action, a->until);
        return;
    }
    if (a->shock == LC_SHOCK_OPEN_RELEASE) {
        release_open(w, a);
    } else {
        squeeze(w, a);
    }
    if (a->hazard_per_year > 0) {
        schedule_strike(w, action, strikes + 1);
    }
}

static void start(struct lc_world *w)
{
    for (uint32_t i = 0; i < w->levers.n_actions; i++) {
        const struct lc_action *a = w->levers.actions[i];
        if (a->operation == LC_OP_SHOCK || a->hazard_per_year > 0) {
            schedule_strike(w, i, 0);
        } else {
            schedule_lever(w, i, a->from, a->until);
        }
    }
}

static void handle(void *context, const struct lc_event *e)
{
    struct lc_world *w = context;
    if (e->kind == LC_EV_POLICY_CHANGE) {
        switch_lever(w, e->a, e->b != 0);
    } else {
        strike(w, e->a, e->b);
    }
}

const struct lc_agent_ops lc_agent_policy = {
    .name = "policy", .id = LC_AGENT_POLICY, .start = start, .handle = handle};
