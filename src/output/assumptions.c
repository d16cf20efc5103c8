/* assumptions.csv: every parameter as this run took it, scenarios and --set applied, with unit and
 * source; where a calibration has drawn its values, those. */
#include "input/in_force.h"
#include "output/csv.h"
#include "output/summarise.h"
#include "output/writers.h"

#include <glib.h>

void lc_write_assumptions(struct lc_outfile *to, const struct lc_result *r)
{
    const struct lc_model *m = r->layout->model;
    struct lc_csv c =
        lc_csv_begin(to, "parameter,layer,unit,median,law,is_lever,applies_to,source,note");

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        const struct lc_parameter *p = &m->parameters[i];
        char *law = lc_parameter_describe(m, i);

        lc_csv_text(&c, p->name);
        lc_csv_text(&c, p->layer);
        lc_csv_text(&c, p->unit);
        lc_csv_number(&c, lc_parameter_median(m, i), LC_OUTPUT_DIGITS);
        lc_csv_text(&c, law);
        lc_csv_text(&c, p->is_lever ? "yes" : "no");
        lc_csv_text(&c, p->applies_to);
        lc_csv_text(&c, p->source);
        lc_csv_text(&c, p->note);
        lc_csv_end(&c);
        g_free(law);
    }
}
