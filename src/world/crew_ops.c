#include "world/crew_ops.h"

#include "base/arena.h"
#include "world/account.h"
#include "world/build.h"

#include <math.h>

static struct lc_labour *labour_of(struct lc_world *w, const struct lc_posting *p)
{
    return lc_labour_of(w, p->region, p->trade);
}

static void mark_short(struct lc_world *w, uint32_t posting, bool is_short)
{
    struct lc_posting *p = &w->postings.items[posting];
    if (is_short && !p->is_short) {
        p->is_short = true;
        struct lc_project *owner = &w->projects.items[p->project];
        owner->short_crews[p->phase]++;
        owner->short_phases |= (uint16_t)(1u << p->phase);
    }
}

/* Workers are free for the posting: hiring takes its time (gamma, shape 2). */
static void hire(struct lc_world *w, uint32_t posting, uint32_t granted)
{
    struct lc_posting *p = &w->postings.items[posting];
    const struct lc_project *project = &w->projects.items[p->project];
    p->granted = granted;
    p->state = LC_POSTING_HIRING;
    mark_short(w, posting, granted < p->want);
    struct lc_stream s;
    lc_world_stream(w, &s, LC_DRAW_CREW, project->key,
                    (uint64_t)p->phase * LC_MAX_TRADES + p->trade);
    const double days = lc_value(w, LC_T_TRADES, p->trade, LC_TRADE_HIRE_DAYS);
    const lc_time wait = days > 0 ? lc_time_from_days(lc_draw_gamma(&s, 2, days)) : 0;
    p->event = lc_engine_after(w->engine, wait, LC_EV_CREW_HIRED, posting, p->trade);
}

static uint32_t take_posting(struct lc_postings *all)
{
    const uint32_t id = all->free;
    if (id != LC_NOBODY) {
        all->free = all->items[id].next;
        return id;
    }
    LC_GROW(all->items, all->room, all->n + 1);
    return (uint32_t)all->n++;
}

/* What the posting says stays readable until its place is taken again. */
static void free_posting(struct lc_postings *all, uint32_t id)
{
    all->items[id].next = all->free;
    all->items[id].state = LC_POSTING_FREE;
    all->free = id;
}

static void link_posting(struct lc_postings *all, struct lc_project *owner, uint32_t id)
{
    struct lc_posting *p = &all->items[id];
    p->next = owner->first_posting;
    p->previous = LC_NOBODY;
    if (p->next != LC_NOBODY) {
        all->items[p->next].previous = id;
    }
    owner->first_posting = id;
}

static void unlink_posting(struct lc_postings *all, struct lc_project *owner, uint32_t id)
{
    const struct lc_posting *p = &all->items[id];
    if (p->next != LC_NOBODY) {
        all->items[p->next].previous = p->previous;
    }
    if (p->previous != LC_NOBODY) {
        all->items[p->previous].next = p->next;
    } else {
        owner->first_posting = p->next;
    }
}

void lc_crew_post(struct lc_world *w, uint32_t project, uint32_t phase, uint32_t trade,
                  uint32_t want, double work_months)
{
    struct lc_postings *all = &w->postings;
    const uint32_t id = take_posting(all);
    struct lc_project *owner = &w->projects.items[project];
    all->items[id] = (struct lc_posting){.project = project,
                                         .region = owner->region,
                                         .phase = (uint16_t)phase,
                                         .trade = (uint16_t)trade,
                                         .want = want,
                                         .work_months = work_months,
                                         .state = LC_POSTING_LINE,
                                         .event = LC_NO_HANDLE};
    link_posting(all, owner, id);
    owner->open_crews[phase]++;
    const double least = fmax(1, floor(want * lc_param(w, LC_P_LEAST_CREW_SHARE)));
    const struct lc_pool_request r = {.want = want,
                                      .least = (uint32_t)fmin(least, want),
                                      .owner = id,
                                      .detail = 0,
                                      .rank = w->spec.graph[owner->kind].n_phases - 1 - phase,
                                      .since = lc_now(w)};
    const uint32_t granted = lc_pool_seize(&labour_of(w, &all->items[id])->pool, &r);
    if (granted > 0) {
        hire(w, id, granted);
    } else {
        mark_short(w, id, true);
    }
}

void lc_crew_serve(struct lc_world *w, struct lc_labour *l)
{
    struct lc_pool_request r;
    uint32_t granted;
    while (lc_pool_serve(&l->pool, &r, &granted)) {
        hire(w, r.owner, granted);
    }
}

void lc_crew_release(struct lc_world *w, struct lc_labour *l, uint32_t workers)
{
    lc_pool_release(&l->pool, workers);
    lc_crew_serve(w, l);
}

void lc_crew_drop(struct lc_world *w, uint32_t project)
{
    struct lc_project *owner = &w->projects.items[project];
    while (owner->first_posting != LC_NOBODY) {
        const uint32_t id = owner->first_posting;
        struct lc_posting *p = &w->postings.items[id];
        struct lc_labour *l = labour_of(w, p);
        if (p->state == LC_POSTING_LINE) {
            lc_pool_withdraw(&l->pool, id, 0);
        } else {
            lc_engine_cancel(w->engine, p->event);
            lc_pool_release(&l->pool, p->granted);
            if (p->state == LC_POSTING_WORKING) {
                lc_account_work(w, project, p->granted * lc_years_between(p->hired, lc_now(w)));
            }
        }
        owner->first_posting = p->next;
        free_posting(&w->postings, id);
        lc_crew_serve(w, l);
    }
    lc_staff_dismiss(w, owner->region, owner->staff);
}

void lc_staff_dismiss(struct lc_world *w, uint32_t region, uint32_t *staff)
{
    for (uint32_t t = 0; t < w->n_trades; t++) {
        if (staff[t] > 0) {
            struct lc_labour *l = lc_labour_of(w, region, t);
            l->permanent -= staff[t];
            lc_crew_release(w, l, staff[t]);
            staff[t] = 0;
        }
    }
}

double lc_crew_wait_years(const struct lc_world *w, uint32_t region)
{
    double wait = 0;
    for (uint32_t t = 0; t < w->n_trades; t++) {
        const struct lc_pool *p = &w->labour[region * w->n_trades + t].pool;
        wait = fmax(wait, (double)p->waiting_want / fmax(1, (double)p->capacity) * 0.5);
    }
    return wait;
}

void lc_crew_finish(struct lc_world *w, uint32_t posting)
{
    const struct lc_posting *crew = &w->postings.items[posting];
    const uint32_t project = crew->project, phase = crew->phase;
    struct lc_project *p = &w->projects.items[project];
    unlink_posting(&w->postings, p, posting);
    free_posting(&w->postings, posting);
    p->short_crews[phase] = (uint8_t)(p->short_crews[phase] - crew->is_short);
    if (p->short_crews[phase] == 0) {
        p->short_phases &= (uint16_t) ~(1u << phase);
    }
    if (--p->open_crews[phase] > 0) {
        return;
    }
    struct lc_phase *ph = &p->phase[phase];
    const enum lc_gate gate = w->spec.graph[p->kind].phase[phase].gate;
    const bool waits = (gate == LC_GATE_POWER || gate == LC_GATE_EQUIPMENT) && !p->gate_open[gate];
    if (!waits && ph->event == LC_NO_HANDLE) {
        const lc_time at = ph->least_end > lc_now(w) ? ph->least_end : lc_now(w);
        ph->event = lc_engine_at(w->engine, at, LC_PRIORITY_USUAL, LC_EV_PHASE_END, project, phase);
    }
}
