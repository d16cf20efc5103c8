/* Capital: changes of mood, and what a squeeze cancels. */
#include "agents/agent.h"

#include "base/units.h"
#include "world/mood.h"

#include <stdio.h>

/* A squeeze ends a share of the projects on which no building has begun. */
static void cancel_unstarted(struct lc_world *w, uint32_t market)
{
    const struct lc_market *m = &w->market[market];
    const struct lc_project *p;
    for (size_t i = 0; (p = lc_next_active(w, &i)) != NULL;) {
        const bool has_permit =
            p->in_state[LC_PHASE_DONE] & w->spec.graph[p->kind].behind[LC_GATE_PERMIT];
        if (p->kind != LC_KIND_FACTORY || p->market != market || has_permit) {
            continue;
        }
        struct lc_stream s;
        lc_world_stream(w, &s, LC_DRAW_PROJECT, p->key, LC_MAX_PHASES + m->sentiment_changes);
        if (lc_draw_uniform(&s) < lc_param(w, LC_P_SQUEEZE_CANCEL_SHARE)) {
            lc_engine_after(w->engine, 0, LC_EV_PROJECT_WITHDRAW, (uint32_t)(p - w->projects.items),
                            0);
        }
    }
}

static void change(struct lc_world *w, uint32_t market, enum lc_sentiment mood)
{
    w->market[market].sentiment_event = LC_NO_HANDLE;
    const lc_time held = w->market[market].sentiment_held_to; /* a shock may have said how long */
    lc_mood_set(w, market, mood, held > lc_now(w) ? held : lc_now(w));
    if (mood == LC_SQUEEZE) {
        cancel_unstarted(w, market);
    }
}

static void start(struct lc_world *w)
{
    for (uint32_t m = 0; m < w->n_markets; m++) {
        lc_mood_set(w, m, LC_EXPANSION, w->start);
    }
}

static void handle(void *context, const struct lc_event *e)
{
    change(context, e->a, (enum lc_sentiment)e->b);
}

static bool invariant(const struct lc_world *w, char *why, size_t size)
{
    for (int layer = 0; layer < LC_LAYER_COUNT; layer++) {
        if (!(w->totals.capital_musd[layer] >= 0)) {
            snprintf(why, size, "capital of layer %s is %g M$", lc_layer_names[layer],
                     w->totals.capital_musd[layer]);
            return false;
        }
    }
    const double imbalance = lc_ledger_imbalance(&w->ledger);
    if (!(imbalance < LC_ROUNDING_TIGHT)) {
        snprintf(why, size, "ledger: shares differ from totals by %g", imbalance);
        return false;
    }
    return true;
}

const struct lc_agent_ops lc_agent_capital = {.name = "capital",
                                              .id = LC_AGENT_CAPITAL,
                                              .start = start,
                                              .handle = handle,
                                              .invariant = invariant};
