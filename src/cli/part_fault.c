#include "cli/part_fault.h"

#include "base/text.h"
#include "ensemble/part_schema.h"
#include "ensemble/part_try.h"

#include <glib.h>
#include <stdio.h>

static char *path_of(const struct lc_part_claim *c)
{
    char name[LC_PART_NAME];

    lc_part_name(name, c->block);
    return g_build_filename(c->folder, name, NULL);
}

void lc_part_faults(struct lc_part_claim *claims, unsigned n, const struct lc_layout *l,
                    unsigned n_processes)
{
    struct lc_part_trial *trials = g_new0(struct lc_part_trial, n + 1);
    unsigned *of = g_new0(unsigned, n + 1), n_trials = 0;

    for (unsigned i = 0; i < n; i++) {
        struct lc_part_claim *c = &claims[i];
        char name[LC_PART_NAME];

        lc_part_name(name, c->block);
        c->fault = lc_manifest_fault(c->manifest, c->folder, name);
        if (!c->fault) {
            of[n_trials] = i;
            trials[n_trials++] = (struct lc_part_trial){.path = path_of(c), .block = c->block};
        }
    }
    lc_parts_try(trials, n_trials, l, n_processes);
    for (unsigned i = 0; i < n_trials; i++) {
        if (!trials[i].survived) {
            claims[of[i]].fault = "can't be read: it breaks the NetCDF library";
        }
        g_free(trials[i].path);
    }
    g_free(trials);
    g_free(of);
}

unsigned lc_part_complain(const struct lc_part_claim *claims, unsigned n, const char *ending)
{
    unsigned n_faults = 0;

    for (unsigned i = 0; i < n; i++) {
        if (claims[i].fault) {
            char *path = path_of(&claims[i]), *safe = lc_text_escape(path, 0, 0);

            fprintf(stderr, "layercake: %s: %s%s\n", safe, claims[i].fault, ending);
            g_free(safe);
            g_free(path);
            n_faults++;
        }
    }
    return n_faults;
}
