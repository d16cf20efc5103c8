/* layercake reproduce: run again what a folder's manifest tells, and compare every file. */
#include "base/filedigest.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/differ.h"
#include "cli/folder.h"
#include "cli/recorded.h"
#include "cli/remove_tree.h"
#include "cli/session.h"
#include "cli/signals.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define TOLERANCE 1e-9 /* relative, where arithmetic or program are known to differ */

struct reproduction {
    const struct lc_request *given;
    const char *then; /* the folder */
    char *now;        /* where it was made again */
    struct lc_manifest *old, *new;
    unsigned differing; /* enum lc_manifest_kind: what is known to differ */
    bool is_untouched;  /* the folder's files are those that its manifest names */
};

static void say_of(const char *path, const char *text)
{
    char *safe = lc_text_escape(path, 0, 0);

    fprintf(stderr, "layercake: %s: %s\n", safe, text);
    g_free(safe);
}

static void say(const struct reproduction *p, const char *text)
{
    say_of(p->then, text);
}

/* Whether the files of the folder are still those that its manifest names; says which are not. */
static bool is_untouched(const struct reproduction *p)
{
    struct lc_file_list files = {0};
    bool is_good = true;

    lc_manifest_files(p->old, &files);
    for (unsigned i = 0; i < files.n; i++) {
        char *path = g_build_filename(p->then, files.files[i].name, NULL);
        char *safe = lc_text_escape(path, 0, 0), digest[65];

        if (!lc_file_digest(digest, path)) {
            fprintf(stderr, "layercake: %s: can't be read\n", safe);
            is_good = false;
        } else if (strcmp(digest, files.files[i].digest) != 0) {
            fprintf(stderr, "layercake: %s: not the file that the manifest names\n", safe);
            is_good = false;
        }
        g_free(path);
        g_free(safe);
    }
    lc_file_list_fini(&files);
    return is_good;
}

/* Compares what the manifest tells with what is here; LC_DIFFERENT when it is another question. */
static enum lc_status compare_question(struct reproduction *p, const struct lc_request *r)
{
    struct lc_session s;
    const enum lc_status status = lc_session_open(&s, r);

    if (status != LC_OK) {
        return status;
    }
    const struct lc_result now = lc_session_result(&s, NULL);
    char *safe = lc_text_escape(p->then, 0, 0);
    char *prefix = g_strdup_printf("layercake: %s: ", safe);

    p->differing = lc_manifest_compare(p->old, &now, LC_MANIFEST_ALL & ~(unsigned)LC_MANIFEST_FACTS,
                                       prefix, stderr);
    g_free(prefix);
    g_free(safe);
    lc_session_close(&s);
    return p->differing & LC_MANIFEST_QUESTION ? LC_DIFFERENT : LC_OK;
}

static enum lc_status run_again(const struct reproduction *p, struct lc_request *r)
{
    r->output = p->now;
    return lc_command_run_any(r);
}

/* The first difference of a table, and how far it goes. True when all of it lies within the
 * tolerance. */
static bool tell_table(const struct reproduction *p, const char *file)
{
    char *then = g_build_filename(p->then, file, NULL), *now = g_build_filename(p->now, file, NULL);
    struct lc_difference d;
    bool is_near = false;

    if (lc_difference_find(&d, then, now) && d.line > 0) {
        char *column = lc_text_escape(d.column, 0, 60), *was = lc_text_escape(d.then, '\'', 60),
             *is = lc_text_escape(d.now, '\'', 60);

        is_near = d.largest <= TOLERANCE;
        fprintf(stderr,
                "layercake: %s: line %" PRIu64 ", %s: was %s, now %s; %" PRIu64 " of %" PRIu64
                " cells differ, by %.2g of their value at most\n",
                file, d.line, column, was, is, d.differ, d.cells, d.largest);
        g_free(column);
        g_free(was);
        g_free(is);
    } else {
        fprintf(stderr, "layercake: %s: differs\n", file);
    }
    lc_difference_fini(&d);
    g_free(then);
    g_free(now);
    return is_near;
}

/* Compares the digests of all files that are made alike; only the first that differs is looked
 * into, unless it may differ a little. True when none differs by more than it may. */
static bool compare_files(const struct reproduction *p, unsigned *n)
{
    const bool may_differ = p->differing & (LC_MANIFEST_VERSION | LC_MANIFEST_ARITHMETIC);
    struct lc_file_list files = {0};
    bool is_good = true;

    lc_manifest_files(p->old, &files);
    *n = files.n;
    for (unsigned i = 0; i < files.n && is_good; i++) {
        const struct lc_file_digest *f = &files.files[i];
        const char *now = lc_manifest_digest(p->new, f->name);

        if (!lc_manifest_is_alike(p->old, p->new, f->name)) {
            say_of(f->name, "not compared: this program makes it by other means, from the tables");
            --*n;
        } else if (!now) {
            say_of(f->name, "is not made any more");
            is_good = false;
        } else if (strcmp(now, f->digest) == 0) {
            continue;
        } else if (g_str_has_suffix(f->name, ".csv")) {
            is_good = tell_table(p, f->name) && may_differ;
        } else if (!may_differ) { /* what is in it stands in the tables too */
            say_of(f->name, "differs");
            is_good = false;
        }
    }
    lc_file_list_fini(&files);
    return is_good;
}

static enum lc_status judge(struct reproduction *p)
{
    unsigned n = 0;

    p->new = lc_manifest_read(p->now);
    if (!p->new || !lc_manifest_is_complete(p->new)) {
        return LC_FAILED;
    }
    const bool is_good = compare_files(p, &n);

    if (!is_good && p->differing) {
        say(p, "not reproduced: the program or the arithmetic is another one than then");
    } else if (!is_good) {
        say(p, "not reproduced: same program, model and arithmetic, another result");
    } else if (!p->is_untouched) {
        say(p, "what its manifest names is reproduced, but files were changed since");
    } else if (!p->given->is_quiet) {
        printf("%u files reproduced%s\n", n,
               p->differing ? ", the tables within 1e-9 where they are not equal"
                            : ", byte for byte");
    }
    return is_good && p->is_untouched ? LC_OK : LC_DIFFERENT;
}

/* Makes it again in p->now, which is there, and compares. */
static enum lc_status make_and_judge(struct reproduction *p, struct lc_request *r)
{
    const bool is_quiet = r->is_quiet;

    r->is_quiet = true;
    r->is_scratch = true;
    enum lc_status status = run_again(p, r);

    r->is_quiet = is_quiet;
    /* Replications that fail now failed then: what the files hold decides. */
    return status == LC_OK || status == LC_FAILED ? judge(p) : status;
}

/* Whether nothing is where it is to be made again; else a line on stderr. */
static bool is_free(const char *output)
{
    const bool is_taken =
        output && g_file_test(output, G_FILE_TEST_EXISTS) && !lc_folder_is_empty(output);

    if (is_taken) {
        char *safe = lc_text_escape(output, 0, 0);

        fprintf(stderr, "layercake: %s: exists; -o names another folder\n", safe);
        g_free(safe);
    }
    return !is_taken;
}

/* A folder of its own for what is made again; NULL, with a line on stderr, when there can be none.
 */
static char *make_temporary(void)
{
    GError *error = NULL;
    char *path = g_dir_make_tmp("layercake-XXXXXX", &error);

    if (!path) {
        char *safe = lc_text_escape(error->message, 0, 0);

        fprintf(stderr, "layercake: no temporary folder: %s\n", safe);
        g_free(safe);
        g_error_free(error);
    }
    return path;
}

static enum lc_status reproduce(struct reproduction *p, struct lc_request *r)
{
    enum lc_status status = compare_question(p, r);

    if (status != LC_OK) {
        say(p, "can't be reproduced: -m and -s tell where its model and scenarios are");
        return status;
    }
    p->is_untouched = is_untouched(p);
    if (p->given->output) {
        p->now = g_strdup(p->given->output);
        status = make_and_judge(p, r);
    } else {
        lc_signals_catch(); /* before there is a folder that would be left behind */
        p->now = make_temporary();
        status = p->now ? make_and_judge(p, r) : LC_FAILED;
        lc_remove_tree(p->now);
    }
    return status;
}

enum lc_status lc_command_reproduce(const struct lc_request *r)
{
    struct reproduction p = {.given = r, .then = r->words[0]};
    struct lc_recorded recorded;
    enum lc_status status = LC_BAD_INPUT;

    p.old = lc_manifest_read(p.then);
    if (!p.old) {
        return LC_BAD_INPUT;
    }
    const bool is_good = lc_recorded_open(&recorded, p.then, p.old, r);

    if (is_good && !lc_manifest_is_complete(p.old)) {
        say(&p, "is incomplete: --resume it first");
    } else if (is_good && is_free(r->output)) {
        status = reproduce(&p, &recorded.request);
    }
    lc_recorded_close(&recorded);
    lc_manifest_free(p.old);
    lc_manifest_free(p.new);
    g_free(p.now);
    return status;
}
