#include "observe/projects.h"

static const char *const states[] = {"active", "done", "withdrawn"};
static const char *const phase_states[] = {"waiting", "ready", "running", "done"};

static const char *owner(const struct lc_world *w, const struct lc_project *p)
{
    static const enum lc_table_id table[LC_PROJECT_KINDS] = {
        LC_T_BUILDERS, LC_T_BUILDERS, LC_T_TECHNOLOGIES, LC_T_LINES,
        LC_T_LINES,    LC_T_LINES,    LC_T_LINES};
    return w->model->tables[table[p->kind]].key[p->owner];
}

static void date_or_blank(char text[LC_DATE_TEXT], lc_time t, bool is_known)
{
    text[0] = '\0';
    if (is_known) {
        lc_date_format(text, t);
    }
}

static void write_phase(struct lc_outfile *f, const struct lc_world *w, uint32_t id, int i)
{
    const struct lc_project *p = &w->projects.items[id];
    const struct lc_phase *phase = &p->phase[i];
    const enum lc_phase_state state = lc_phase_state(p, i);
    char proposed[LC_DATE_TEXT], ready[LC_DATE_TEXT], start[LC_DATE_TEXT], end[LC_DATE_TEXT];
    lc_date_format(proposed, p->proposed);
    date_or_blank(ready, phase->ready, state >= LC_PHASE_READY);
    date_or_blank(start, phase->start, state >= LC_PHASE_RUNNING);
    date_or_blank(end, phase->end, state == LC_PHASE_DONE);
    lc_outfile_printf(f, "%u,%s,%s,%s,%s,%.6g,%s,%.6g,%s,%s,%s,%s,%s,%s\n", id,
                      lc_project_kind_names[p->kind], owner(w, p),
                      w->model->tables[LC_T_REGIONS].key[p->region], states[p->state], p->size,
                      p->kind >= LC_KIND_FAB ? "M2024$" : "MW", p->capital_musd, proposed,
                      w->spec.graph[p->kind].phase[i].name, phase_states[state], ready, start, end);
}

/* How many projects of its kind come before this one in order of size. */
static uint32_t rank_of(const struct lc_world *w, uint32_t id)
{
    const struct lc_project *p = &w->projects.items[id];
    uint32_t rank = 0;

    for (uint32_t i = 0; i < w->projects.n; i++) {
        const struct lc_project *other = &w->projects.items[i];

        rank +=
            other->kind == p->kind && (other->size > p->size || (other->size == p->size && i < id));
    }
    return rank;
}

void lc_projects_write(struct lc_outfile *f, const struct lc_world *w, uint32_t largest)
{
    lc_outfile_text(f, "project,kind,owner,region,state,size,unit,capital_musd,proposed,phase,"
                       "phase_state,ready,start,end\n");
    for (uint32_t id = 0; id < w->projects.n; id++) {
        if (largest > 0 && rank_of(w, id) >= largest) {
            continue;
        }
        for (int i = 0; i < w->spec.graph[w->projects.items[id].kind].n_phases; i++) {
            write_phase(f, w, id, i);
        }
    }
}
