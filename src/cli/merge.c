/* layercake merge: join folders that hold parts of one forecast, such as shards. */
#include "base/filecopy.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/ensemble.h"
#include "cli/finish.h"
#include "cli/folder.h"
#include "cli/part_fault.h"
#include "cli/question.h"
#include "cli/recorded.h"
#include "cli/signals.h"
#include "ensemble/agenda.h"
#include "ensemble/part_schema.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct merge {
    const struct lc_request *given;
    struct lc_manifest **manifests; /* one a folder */
    uint32_t asked, n_blocks;
    struct lc_part_claim *sources; /* where parts come from, one a block; folder NULL: nowhere */
};

static enum lc_status complain(const char *folder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static enum lc_status complain(const char *folder, const char *format, ...)
{
    char *safe = lc_text_escape(folder, 0, 0);
    va_list args;

    fprintf(stderr, "layercake: %s: ", safe);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    g_free(safe);
    return LC_BAD_INPUT;
}

static enum lc_status read_manifests(struct merge *m)
{
    m->manifests = g_new0(struct lc_manifest *, m->given->n_words);
    for (unsigned i = 0; i < m->given->n_words; i++) {
        m->manifests[i] = lc_manifest_read(m->given->words[i]);
        if (!m->manifests[i]) {
            return LC_BAD_INPUT;
        }
    }
    m->asked = lc_manifest_asked(m->manifests[0]);
    m->n_blocks = lc_blocks_of(m->asked);
    m->sources = g_new0(struct lc_part_claim, m->n_blocks);
    return LC_OK;
}

/* Whether a folder belongs to the question, which was made from the first one's manifest. */
static enum lc_status check_folder(const struct merge *m, unsigned i, const struct lc_question *q)
{
    const char *folder = m->given->words[i];
    const uint32_t asked = lc_manifest_asked(m->manifests[i]);
    char *safe = lc_text_escape(folder, 0, 0);
    char *prefix = g_strdup_printf("layercake: %s: can't be merged: ", safe);
    const unsigned differing =
        lc_manifest_compare(m->manifests[i], &q->result, LC_MANIFEST_ALL, prefix, stderr);

    g_free(prefix);
    g_free(safe);
    if (differing) {
        return LC_BAD_INPUT;
    }
    if (asked != m->asked) {
        return complain(folder,
                        "can't be merged: of %" PRIu32 " replications, the first of %" PRIu32,
                        asked, m->asked);
    }
    return LC_OK;
}

/* Notes which folder has which part; where two have it, their digests must be the same. */
static enum lc_status find_parts(struct merge *m, unsigned i)
{
    for (uint32_t block = 0; block < m->n_blocks; block++) {
        struct lc_part_claim *s = &m->sources[block];
        char name[LC_PART_NAME];

        lc_part_name(name, block);
        const char *digest = lc_manifest_digest(m->manifests[i], name);

        if (digest && s->folder && strcmp(digest, lc_manifest_digest(s->manifest, name)) != 0) {
            char *safe = lc_text_escape(s->folder, 0, 0);

            complain(m->given->words[i], "%s is another one than that of %s", name, safe);
            g_free(safe);
            return LC_BAD_INPUT;
        }
        if (digest && !s->folder) {
            *s = (struct lc_part_claim){m->manifests[i], m->given->words[i], block, NULL};
        }
    }
    return LC_OK;
}

static enum lc_status check_all_there(const struct merge *m)
{
    uint32_t missing = 0, first = 0;

    for (uint32_t block = m->n_blocks; block-- > 0;) {
        if (!m->sources[block].folder) {
            missing += lc_block_size(block, m->asked);
            first = block;
        }
    }
    if (missing > 0) {
        fprintf(stderr,
                "layercake: %" PRIu32 " of %" PRIu32 " replications are in none of the folders, "
                "first %" PRIu32 " to %" PRIu32 "\n",
                missing, m->asked, first * LC_LATIN_BLOCK,
                first * LC_LATIN_BLOCK + lc_block_size(first, m->asked) - 1);
        return LC_BAD_INPUT;
    }
    return LC_OK;
}

/* Parts go over only when they are what their manifests name, and can be read. */
static enum lc_status check_parts(const struct merge *m, const struct lc_session *s)
{
    lc_part_faults(m->sources, m->n_blocks, s->layout, lc_ensemble_threads(s->request));
    return lc_part_complain(m->sources, m->n_blocks, "") == 0 ? LC_OK : LC_BAD_INPUT;
}

static enum lc_status take_part(const struct merge *m, struct lc_gather *g, uint32_t block)
{
    const struct lc_part_claim *s = &m->sources[block];
    char name[LC_PART_NAME];

    lc_part_name(name, block);
    char *from = g_build_filename(s->folder, name, NULL);
    const enum lc_status status = lc_file_copy(g->folder, name, from);

    if (status == LC_OK) {
        lc_checkpoint_count(&g->checkpoint, s->manifest, block, m->asked);
    }
    g_free(from);
    return status;
}

static enum lc_status join(const struct merge *m, struct lc_gather *g)
{
    const atomic_bool *stop = lc_signals_catch();
    enum lc_status status = lc_folder_clear(g->folder, &g->checkpoint.parts);

    for (uint32_t block = 0; block < m->n_blocks && status == LC_OK; block++) {
        status = atomic_load(stop) ? LC_STOPPED : take_part(m, g, block);
    }
    return status == LC_OK ? lc_finish(g) : status;
}

/* A folder that is merged is not written into: what is in it would be cleared away first. */
static enum lc_status check_output(const struct merge *m, const char *path)
{
    for (unsigned i = 0; i < m->given->n_words; i++) {
        if (lc_folder_is_same(path, m->given->words[i])) {
            return complain(path, "is one of the folders to be merged; results go elsewhere");
        }
    }
    return LC_OK;
}

/* A merge that comes to no end leaves nothing: all that it copied is still where it was. */
static void take_away(const char *path)
{
    static const struct lc_file_list none;
    char *manifest = g_build_filename(path, LC_MANIFEST_FILE, NULL);

    if (!g_file_test(manifest, G_FILE_TEST_EXISTS)) {
        lc_folder_clear(path, &none);
    }
    g_free(manifest);
}

static enum lc_status write_merged(const struct merge *m, struct lc_question *q)
{
    struct lc_folder folder;
    char *path = lc_session_output(&q->session);
    char *command = lc_session_command(&q->session, -1);
    struct lc_gather g = {.session = &q->session, .folder = path, .result = &q->result};
    enum lc_status status = check_output(m, path);

    if (status == LC_OK) {
        status = lc_folder_make(&folder, path, lc_folder_use(m->given), q->session.folder);
    }
    if (status == LC_OK) {
        q->result.command = command;
        q->result.asked = m->asked;
        lc_checkpoint_init(&g.checkpoint, path, &q->result);
        status = join(m, &g);
        lc_checkpoint_fini(&g.checkpoint);
        if (status != LC_OK) {
            take_away(path);
        }
        lc_folder_leave(&folder, m->given->is_verbose);
    }
    g_free(command);
    g_free(path);
    return status;
}

static enum lc_status merge(struct merge *m, struct lc_request *r)
{
    struct lc_question q;

    r->output = m->given->output;
    if (r->command != LC_COMMAND_FORECAST) {
        return complain(m->given->words[0], "holds no forecast");
    }
    if (r->replications != m->asked) {
        return complain(m->given->words[0],
                        "its manifest tells of %" PRIu32 " replications, its command of %" PRIu32,
                        m->asked, r->replications);
    }
    enum lc_status status = lc_question_open(&q, r);

    if (status != LC_OK) {
        return status;
    }
    for (unsigned i = 0; i < m->given->n_words && status == LC_OK; i++) {
        status = check_folder(m, i, &q);
        status = status == LC_OK ? find_parts(m, i) : status;
    }
    if (status == LC_OK) {
        status = check_all_there(m);
    }
    if (status == LC_OK) {
        status = check_parts(m, &q.session);
    }
    if (status == LC_OK) {
        status = write_merged(m, &q);
    }
    lc_question_close(&q);
    return status;
}

enum lc_status lc_command_merge(const struct lc_request *r)
{
    struct merge m = {.given = r};
    enum lc_status status = read_manifests(&m);

    if (status == LC_OK) {
        struct lc_recorded recorded;
        const bool is_good = lc_recorded_open(&recorded, r->words[0], m.manifests[0], r);

        status = is_good ? merge(&m, &recorded.request) : LC_BAD_INPUT;
        lc_recorded_close(&recorded);
    }
    for (unsigned i = 0; i < r->n_words; i++) {
        lc_manifest_free(m.manifests[i]);
    }
    g_free(m.manifests);
    g_free(m.sources);
    return status;
}
