#include "observe/lineage.h"

#include "observe/cohorts.h"
#include "observe/links.h"
#include "observe/payments.h"
#include "observe/pulls.h"

#include <glib.h>

struct lc_lineage {
    struct lc_lineage_files files;
    struct lc_payments *payments;
    struct lc_pulls_log *pulls;
    struct lc_links *links;
    struct lc_cohort_log *cohorts;
    struct lc_witness witness;
};

struct lc_lineage *lc_lineage_new(const struct lc_layout *l, const struct lc_lineage_files *files)
{
    struct lc_lineage *x = g_new0(struct lc_lineage, 1);

    x->files = *files;
    x->payments = lc_payments_new(l);
    x->pulls = lc_pulls_log_new(files->pulls);
    x->links = lc_links_new(files->links);
    x->cohorts = lc_cohort_log_new(files->cohorts, x->links, x->pulls);
    x->witness = (struct lc_witness){lc_payments_add, x->payments};
    return x;
}

void lc_lineage_free(struct lc_lineage *l)
{
    if (l) {
        lc_cohort_log_free(l->cohorts);
        lc_links_free(l->links);
        lc_pulls_log_free(l->pulls);
        lc_payments_free(l->payments);
        g_free(l);
    }
}

const struct lc_witness *lc_lineage_witness(struct lc_lineage *l)
{
    return &l->witness;
}

void lc_lineage_begin(struct lc_lineage *l, const struct lc_world *w)
{
    lc_pulls_log_begin(l->pulls, w);
    lc_links_begin(l->links, w);
    lc_cohort_log_begin(l->cohorts, w);
}

void lc_lineage_see(struct lc_lineage *l, const struct lc_world *w, const struct lc_event *e)
{
    lc_links_see(l->links, w, e);
    lc_pulls_log_see(l->pulls, w, e);
    lc_cohort_log_see(l->cohorts, w, e);
}

void lc_lineage_end(struct lc_lineage *l, const struct lc_world *w)
{
    lc_links_end(l->links, w);
    lc_payments_write(l->payments, l->files.payments, w);
}
