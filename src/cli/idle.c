#include "cli/idle.h"

#include "base/text.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>

/* Whether a row does anything from the start to the last day. A dated shock strikes on its day
 * alone; what has a hazard may strike on any from then on. */
static bool acts(const struct lc_action *a, lc_time start, lc_time last_day)
{
    const bool is_dated_shock =
        a->operation == LC_OP_SHOCK && a->hazard_per_year <= 0 && a->from != LC_TIME_MIN_START;
    const bool is_past = is_dated_shock ? a->from < start : a->until <= start;

    return !is_past && a->from <= last_day;
}

static void tell(const struct lc_session *s, const struct lc_scenario *scenario)
{
    const struct lc_action *first = NULL;
    uint32_t n = 0;
    char start[LC_DATE_TEXT], end[LC_DATE_TEXT];

    for (uint32_t i = 0; i < scenario->n_actions; i++) {
        const struct lc_action *a = &scenario->actions[i];

        if (!acts(a, s->setup.from, s->setup.to)) {
            first = first ? first : a;
            n++;
        }
    }
    if (!first) {
        return;
    }
    char *file = lc_text_escape(first->file, 0, 0);

    lc_date_format(start, s->setup.from);
    lc_date_format(end, s->setup.to);
    fprintf(stderr,
            "layercake: %s:%d:1: %" PRIu32 " of %" PRIu32
            " rows act only before %s or after %s: nothing comes of %s\n",
            file, first->line, n, scenario->n_actions, start, end, n == 1 ? "it" : "them");
    g_free(file);
}

void lc_idle_tell(const struct lc_session *s)
{
    for (uint32_t i = 0; i < s->model->n_scenarios && !s->request->is_quiet; i++) {
        tell(s, &s->model->scenarios[i]);
    }
}
