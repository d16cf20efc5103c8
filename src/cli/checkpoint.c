#include "cli/checkpoint.h"

#include "ensemble/agenda.h"
#include "ensemble/part_schema.h"

void lc_checkpoint_init(struct lc_checkpoint *c, const char *folder, struct lc_result *result)
{
    *c = (struct lc_checkpoint){.folder = folder,
                                .result = result,
                                .blocks = g_hash_table_new(NULL, NULL),
                                .failed = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
    g_mutex_init(&c->mutex);
}

void lc_checkpoint_fini(struct lc_checkpoint *c)
{
    lc_file_list_fini(&c->parts);
    g_hash_table_destroy(c->blocks);
    g_array_free(c->failed, TRUE);
    g_mutex_clear(&c->mutex);
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static void count(struct lc_checkpoint *c, const struct lc_done *done)
{
    const uint32_t block = done->first / LC_LATIN_BLOCK;
    char name[LC_PART_NAME];

    lc_part_name(name, block);
    lc_file_list_add(&c->parts, name, done->digest);
    g_hash_table_add(c->blocks, GUINT_TO_POINTER(block));
    for (uint32_t slot = 0; slot < done->n; slot++) {
        const uint32_t replication = done->first + slot;

        if (done->failed[slot]) {
            g_array_append_val(c->failed, replication);
        }
    }
    g_array_sort(c->failed, by_number);
    c->result->finished += done->n;
    c->result->failed = (const uint32_t *)(void *)c->failed->data;
    c->result->n_failed = c->failed->len;
}

void lc_checkpoint_count(struct lc_checkpoint *c, const struct lc_manifest *m, uint32_t block,
                         uint32_t asked)
{
    struct lc_done done = {.first = block * LC_LATIN_BLOCK, .n = lc_block_size(block, asked)};
    char name[LC_PART_NAME];

    lc_part_name(name, block);
    g_strlcpy(done.digest, lc_manifest_digest(m, name), sizeof done.digest);
    for (uint32_t slot = 0; slot < done.n; slot++) {
        done.failed[slot] = lc_manifest_has_failed(m, done.first + slot);
    }
    g_mutex_lock(&c->mutex);
    count(c, &done);
    g_mutex_unlock(&c->mutex);
}

bool lc_checkpoint_has(const struct lc_checkpoint *c, uint32_t block)
{
    return g_hash_table_contains(c->blocks, GUINT_TO_POINTER(block));
}

enum lc_status lc_checkpoint_write(struct lc_checkpoint *c)
{
    g_mutex_lock(&c->mutex);
    c->result->is_unfinished = true; /* there are no tables yet */
    const enum lc_status status = lc_manifest_write(c->folder, c->result, &c->parts);

    c->result->is_unfinished = false;
    g_mutex_unlock(&c->mutex);
    return status;
}

enum lc_status lc_checkpoint_add(struct lc_checkpoint *c, const struct lc_done *done)
{
    g_mutex_lock(&c->mutex);
    count(c, done);
    g_mutex_unlock(&c->mutex);
    return lc_checkpoint_write(c);
}
