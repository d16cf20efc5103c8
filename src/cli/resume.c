#include "cli/resume.h"

#include "base/text.h"
#include "cli/ensemble.h"
#include "cli/part_fault.h"
#include "ensemble/agenda.h"
#include "ensemble/part_schema.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool has_manifest(const char *folder)
{
    char *path = g_build_filename(folder, LC_MANIFEST_FILE, NULL);
    const bool is_there = g_file_test(path, G_FILE_TEST_EXISTS);

    g_free(path);
    return is_there;
}

/* Whether the manifest is of a forecast with the same answer as far as it goes. */
static bool is_same(const struct lc_manifest *m, const char *folder, const struct lc_session *s,
                    const struct lc_result *now)
{
    char *safe = lc_text_escape(folder, 0, 0);
    char *prefix = g_strdup_printf("layercake: %s: can't be resumed: ", safe);
    const uint32_t asked = lc_manifest_asked(m);
    bool is_good = true;

    if (!g_str_has_prefix(lc_manifest_command(m), "layercake forecast ")) {
        fprintf(stderr, "%sholds no forecast\n", prefix);
        is_good = false;
    } else if (lc_manifest_compare(m, now, LC_MANIFEST_ALL, prefix, stderr) != 0) {
        is_good = false;
    } else if (lc_manifest_is_complete(m) && asked > s->request->replications) {
        fprintf(stderr, "%sit holds %" PRIu32 " replications, more than the %" PRIu32 " of -n\n",
                prefix, asked, s->request->replications);
        is_good = false;
    }
    g_free(prefix);
    g_free(safe);
    return is_good;
}

enum lc_status lc_resume_open(struct lc_manifest **m, const char *folder,
                              const struct lc_session *s, const struct lc_result *now)
{
    *m = NULL;
    if (!has_manifest(folder)) {
        return LC_OK;
    }
    *m = lc_manifest_read(folder);
    if (*m && !is_same(*m, folder, s, now)) {
        lc_manifest_free(*m);
        *m = NULL;
    }
    return *m ? LC_OK : LC_BAD_INPUT;
}

/* The parts that the manifest names and that have as many replications as they should. */
static GArray *find_claims(const struct lc_manifest *m, const char *folder, uint32_t asked)
{
    GArray *claims = g_array_new(FALSE, FALSE, sizeof(struct lc_part_claim));
    struct lc_file_list files = {0};
    const uint32_t before = lc_manifest_asked(m);

    lc_manifest_files(m, &files);
    for (unsigned i = 0; i < files.n; i++) {
        const int64_t number = lc_part_number(files.files[i].name);
        const struct lc_part_claim claim = {m, folder, (uint32_t)number, NULL};

        if (number >= 0 && number < lc_blocks_of(before) && number < lc_blocks_of(asked) &&
            lc_block_size(claim.block, asked) == lc_block_size(claim.block, before)) {
            g_array_append_val(claims, claim);
        }
    }
    lc_file_list_fini(&files);
    return claims;
}

void lc_resume_count(struct lc_checkpoint *c, const struct lc_manifest *m,
                     const struct lc_session *s, uint32_t asked)
{
    GArray *found = find_claims(m, c->folder, asked);
    struct lc_part_claim *claims = (struct lc_part_claim *)(void *)found->data;

    lc_part_faults(claims, found->len, s->layout, lc_ensemble_threads(s->request));
    lc_part_complain(claims, found->len, "; it is made again");
    for (guint i = 0; i < found->len; i++) {
        if (!claims[i].fault) {
            lc_checkpoint_count(c, m, claims[i].block, asked);
        }
    }
    g_array_free(found, TRUE);
}
