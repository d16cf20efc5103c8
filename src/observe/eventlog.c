#include "observe/eventlog.h"

#include "world/build.h"

/* What an event is about: its region, what it happens to, and the application, where they exist. */
struct about {
    const char *region, *entity, *application;
    uint64_t number; /* the entity's number, where it has one */
    bool has_number;
};

static const char *key(const struct lc_world *w, enum lc_table_id t, uint32_t row)
{
    return w->model->tables[t].key[row];
}

static struct about about_project(const struct lc_world *w, uint32_t id)
{
    const struct lc_project *p = &w->projects.items[id];
    return (struct about){.region = key(w, LC_T_REGIONS, p->region),
                          .entity = lc_project_kind_names[p->kind],
                          .number = id,
                          .has_number = true};
}

static struct about about_seats(const struct lc_world *w, uint32_t id)
{
    const struct lc_seats *s = &w->seats[id];
    return (struct about){.region = key(w, LC_T_REGIONS, s->region),
                          .entity = "seats",
                          .application = key(w, LC_T_APPLICATIONS, s->application)};
}

static struct about about_factory(const struct lc_world *w, uint32_t id)
{
    return (struct about){.region = key(w, LC_T_REGIONS, w->factories.items[id].region),
                          .entity = "operating-factory",
                          .number = id,
                          .has_number = true};
}

static struct about about_pool(const struct lc_world *w, uint32_t pool)
{
    const struct lc_labour *l = &w->labour[pool];
    return (struct about){.region = key(w, LC_T_REGIONS, l->region),
                          .entity = key(w, LC_T_TRADES, l->trade)};
}

static struct about about_event(const struct lc_world *w, const struct lc_event *e)
{
    switch ((enum lc_event_kind)e->kind) {
    case LC_EV_COHORT_ADOPT:
    case LC_EV_COHORT_LEAVE:
    case LC_EV_SECTOR_YEAR:
        return about_seats(w, e->a);
    case LC_EV_APPLICATION_ARRIVE:
        return (struct about){.entity = "application",
                              .application = key(w, LC_T_APPLICATIONS, e->a)};
    case LC_EV_RUN_START:
    case LC_EV_RUN_END:
        return (struct about){.entity = key(w, LC_T_PROGRAMMES, e->a)};
    case LC_EV_RELEASE_CLOSED:
    case LC_EV_RELEASE_OPEN:
        return (struct about){.entity = key(w, LC_T_FAMILIES, w->releases.items[e->a].family)};
    case LC_EV_BUILDER_REVIEW:
        return (struct about){.entity = key(w, LC_T_BUILDERS, e->a)};
    case LC_EV_CHIPS_FAIL:
    case LC_EV_CHIPS_RETIRE:
        return about_factory(w, e->a);
    case LC_EV_CREW_HIRED:
    case LC_EV_CREW_DONE:
        return about_project(w, w->postings.items[e->a].project);
    case LC_EV_APPRENTICES_START:
    case LC_EV_WORKERS_MOVE:
        return about_pool(w, e->a);
    case LC_EV_APPRENTICES_FINISH:
        return about_pool(w, w->cohorts.items[e->a].pool);
    case LC_EV_CHIPS_SHIP:
    case LC_EV_LINE_REVIEW:
    case LC_EV_SENTIMENT_CHANGE:
        return (struct about){.entity = key(w, LC_T_MARKETS, e->a)};
    case LC_EV_CHIPS_ARRIVE:
        return about_project(w, e->b);
    case LC_EV_GENERATION_LAUNCH:
        return (struct about){.entity = key(w, LC_T_VENDORS, w->generations.items[e->a].vendor)};
    case LC_EV_POWER_STUDIED:
    case LC_EV_POWER_GRANTED:
    case LC_EV_POWER_REFUSED:
    case LC_EV_PLANT_PROPOSED:
        return about_project(w, w->requests.items[e->a].project);
    case LC_EV_PLANT_RETIRED:
        return about_project(w, w->plants.items[e->a].project);
    case LC_EV_GRID_ADDED:
    case LC_EV_PLANT_PROGRAMMED:
        return (struct about){.region = key(w, LC_T_REGIONS, e->a), .entity = "grid"};
    case LC_EV_MAKER_REVIEW:
        return (struct about){.entity = key(w, LC_T_MAKERS, e->a)};
    case LC_EV_PHASE_START:
    case LC_EV_PHASE_END:
    case LC_EV_FACTORY_LIVE:
    case LC_EV_PROJECT_WITHDRAW:
    case LC_EV_CHIPS_ORDER:
    case LC_EV_LINE_COMPLETE:
    case LC_EV_POWER_REQUEST:
    case LC_EV_PLANT_EQUIPPED:
    case LC_EV_PLANT_ENERGISED:
        return about_project(w, e->a);
    case LC_EV_POLICY_CHANGE:
    case LC_EV_SHOCK_STRIKE:
        return (struct about){.entity = w->levers.actions[e->a]->target};
    case LC_EV_MONTH_CLEAR:
    case LC_EV_REPORT:
    case LC_EVENT_COUNT:
        break;
    }
    return (struct about){0};
}

/* The phase, trade, technology, or mood that the event is about. */
static const char *detail(const struct lc_world *w, const struct lc_event *e)
{
    static const char *const moods[] = {"expansion", "caution", "squeeze"};
    switch (e->kind) {
    case LC_EV_PHASE_START:
    case LC_EV_PHASE_END:
    case LC_EV_PROJECT_WITHDRAW:
        return w->spec.graph[w->projects.items[e->a].kind].phase[e->b].name;
    case LC_EV_CREW_HIRED:
    case LC_EV_CREW_DONE:
        return key(w, LC_T_TRADES, e->b);
    case LC_EV_PLANT_PROPOSED:
    case LC_EV_PLANT_PROGRAMMED:
        return key(w, LC_T_TECHNOLOGIES, e->b);
    case LC_EV_SENTIMENT_CHANGE:
        return moods[e->b];
    case LC_EV_POLICY_CHANGE:
        return e->b ? "starts" : "ends";
    default:
        return "";
    }
}

void lc_eventlog_header(struct lc_outfile *f)
{
    lc_outfile_text(f, "event,cause,time,date,layer,kind,region,entity,application,detail\n");
}

void lc_eventlog_write(struct lc_outfile *f, const struct lc_world *w, const struct lc_event *e)
{
    const struct lc_event_info *info = lc_event_info_get((enum lc_event_kind)e->kind);
    const struct about x = about_event(w, e);
    char date[LC_DATE_TEXT], number[24] = "";
    lc_date_format(date, e->time);
    if (x.has_number) {
        snprintf(number, sizeof number, "-%llu", (unsigned long long)x.number);
    }
    /* every text here is a checked name of the model or of the program: nothing to escape */
    lc_outfile_printf(f, "%llu,%llu,%lld,%s,%s,%s,%s,%s%s,%s,%s\n", (unsigned long long)e->sequence,
                      (unsigned long long)e->cause, (long long)e->time, date, info->layer,
                      info->name, x.region ? x.region : "", x.entity ? x.entity : "", number,
                      x.application ? x.application : "", detail(w, e));
}
