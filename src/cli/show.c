/* layercake show: lists what the model holds and what the program reports. */
#include "cli/show.h"

#include "base/text.h"
#include "cli/commands.h"
#include "cli/session.h"

#include <glib.h>
#include <string.h>

struct listing {
    const char *name;
    bool needs_model;
    struct lc_sheet *(*make)(const struct lc_model *m);
    enum lc_status (*print)(const struct lc_request *r); /* or NULL: prints by itself */
};

static const struct listing listings[] = {
    {"parameters", true, lc_show_parameters, NULL},
    {"series", false, lc_show_series, NULL},
    {"scenarios", true, lc_show_scenarios, NULL},
    {"regions", true, lc_show_regions, NULL},
    {"events", false, lc_show_events, NULL},
    {"levers", true, lc_show_levers, NULL},
    {"applications", true, lc_show_applications, NULL},
    {"technologies", true, lc_show_technologies, NULL},
    {"tables", true, lc_show_tables, NULL},
    {"models", false, lc_show_models, NULL},
    {"forecasts", false, NULL, lc_show_forecasts},
};

const char *const *lc_show_names(void)
{
    static const char *names[G_N_ELEMENTS(listings) + 1];

    for (size_t i = 0; i < G_N_ELEMENTS(listings); i++) {
        names[i] = listings[i].name;
    }
    return names;
}

static const struct listing *find_listing(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(listings); i++) {
        if (strcmp(listings[i].name, name) == 0) {
            return &listings[i];
        }
    }
    const char *near = lc_near_miss(name, lc_show_names(), G_N_ELEMENTS(listings));
    char *safe = lc_text_escape(name, '\'', 60);

    if (near) {
        fprintf(stderr, "layercake: show: unknown listing %s; did you mean %s?\n", safe, near);
    } else {
        fprintf(stderr, "layercake: show: unknown listing %s\n", safe);
    }
    g_free(safe);
    return NULL;
}

void lc_show_print(const struct lc_sheet *s, const struct lc_request *r)
{
    const struct lc_screen screen = lc_screen_of(stdout, r->color);

    if (r->is_csv) {
        lc_sheet_print_csv(s, stdout);
    } else {
        lc_sheet_print(s, &screen, stdout);
    }
}

static enum lc_status print_listing(const struct listing *l, const struct lc_request *r)
{
    struct lc_model *m = NULL;

    if (l->print) {
        return l->print(r);
    }
    if (l->needs_model) {
        struct lc_diag *d = lc_diag_new();

        m = lc_session_load(r, NULL, d);
        lc_diag_print(d, stderr);
        lc_diag_free(d);
        if (!m) {
            return LC_BAD_INPUT;
        }
    }
    struct lc_sheet *sheet = l->make(m);

    lc_show_print(sheet, r);
    lc_sheet_free(sheet);
    lc_model_free(m);
    return LC_OK;
}

enum lc_status lc_command_show(const struct lc_request *r)
{
    if (r->n_words != 1) {
        fputs("layercake: show takes one of:", stderr);
        for (size_t i = 0; i < G_N_ELEMENTS(listings); i++) {
            fprintf(stderr, " %s", listings[i].name);
        }
        fputc('\n', stderr);
        return LC_BAD_INPUT;
    }
    const struct listing *l = find_listing(r->words[0]);

    if (l && r->results && l->print == NULL) {
        fprintf(stderr, "layercake: show %s takes no option --from-folder\n", l->name);
        return LC_BAD_INPUT;
    }
    return l ? print_listing(l, r) : LC_BAD_INPUT;
}
