/* layercake trace: why something in a finished run was built, what an application pulled in it,
 * and, with --pull-through, in an ensemble. */
#include "base/text.h"
#include "cli/commands.h"
#include "cli/pullthrough.h"
#include "output/manifest.h"
#include "trace/print.h"
#include "trace/traces.h"
#include "trace/what.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

static enum lc_status complain(const char *path, const char *what)
{
    char *safe = lc_text_escape(path, 0, 0);

    fprintf(stderr, "layercake: %s: %s\n", safe, what);
    g_free(safe);
    return LC_BAD_INPUT;
}

/* A run has its details, and they are as they were written. */
static enum lc_status check_folder(const char *folder, const struct lc_manifest *m)
{
    if (!lc_manifest_digest(m, "events.csv")) {
        return complain(folder,
                        "holds no single run: 'layercake run' makes one that can be traced");
    }
    for (unsigned i = 0; lc_record_files[i]; i++) {
        if (!lc_manifest_digest(m, lc_record_files[i])) {
            return complain(folder,
                            "its run was made by a version that kept no lineage: run it again");
        }
    }
    for (unsigned i = 0; lc_record_files[i]; i++) {
        if (!lc_manifest_vouch(m, folder, lc_record_files[i])) {
            return LC_BAD_INPUT;
        }
    }
    return LC_OK;
}

static void print(const struct lc_chain *c, enum lc_trace_format format)
{
    switch (format) {
    case LC_TRACE_TEXT:
        lc_chain_print_text(c, stdout);
        break;
    case LC_TRACE_CSV:
        lc_chain_print_csv(c, stdout);
        break;
    case LC_TRACE_DOT:
        lc_chain_print_dot(c, stdout);
        break;
    }
}

static enum lc_status trace(const struct lc_request *r)
{
    struct lc_record *record = lc_record_read(r->words[0]);

    if (!record) {
        return LC_BAD_INPUT;
    }
    struct lc_chain *c =
        r->n_words > 1 ? lc_trace_what(record, r->words[1]) : lc_trace_examples(record);
    const enum lc_status status = c ? LC_OK : LC_BAD_INPUT;

    if (c) {
        print(c, r->format);
    }
    lc_chain_free(c);
    lc_record_free(record);
    return status;
}

enum lc_status lc_command_trace(const struct lc_request *r)
{
    if (r->is_pull_through) {
        return lc_pullthrough_run(r);
    }
    struct lc_manifest *m = lc_manifest_read(r->words[0]);

    if (!m) {
        return LC_BAD_INPUT;
    }
    enum lc_status status = check_folder(r->words[0], m);

    if (status == LC_OK) {
        status = trace(r);
    }
    lc_manifest_free(m);
    return status;
}
