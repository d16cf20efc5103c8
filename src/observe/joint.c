#include "observe/joint.h"

#include <glib.h>

struct lc_joint {
    GArray *causes;
};

struct lc_joint *lc_joint_new(void)
{
    struct lc_joint *j = g_new0(struct lc_joint, 1);

    j->causes = g_array_new(FALSE, FALSE, sizeof(struct lc_joint_cause));
    return j;
}

void lc_joint_free(struct lc_joint *j)
{
    if (j) {
        g_array_free(j->causes, TRUE);
        g_free(j);
    }
}

void lc_joint_add(struct lc_joint *j, uint32_t project, double weight)
{
    const struct lc_joint_cause cause = {project, weight};

    if (weight > 0) {
        g_array_append_val(j->causes, cause);
    }
}

static gint by_weight(gconstpointer a, gconstpointer b)
{
    const struct lc_joint_cause *x = a, *y = b;

    if (x->weight != y->weight) {
        return x->weight < y->weight ? 1 : -1;
    }
    return x->project < y->project ? -1 : x->project > y->project;
}

void lc_joint_sort(struct lc_joint *j)
{
    g_array_sort(j->causes, by_weight);
}

uint32_t lc_joint_count(const struct lc_joint *j)
{
    return j->causes->len;
}

const struct lc_joint_cause *lc_joint_at(const struct lc_joint *j, uint32_t i)
{
    return &g_array_index(j->causes, struct lc_joint_cause, i);
}
