/* history.csv: what was observed, beside the series that stands for it. */
#include "evidence/history.h"

#include "output/csv.h"
#include "output/summarise.h"
#include "output/writers.h"

void lc_write_history(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c = lc_csv_begin(to, "series,region,unit,period_start,period_end,value,observed,"
                                       "published,published_unit,source,note");

    for (uint32_t i = 0; r->history && i < r->history->n; i++) {
        const struct lc_past *p = &r->history->items[i];
        const struct lc_report_column *column = &r->layout->columns[p->column];
        const bool is_state = p->from == p->end;

        lc_csv_text(&c, column->name);
        lc_csv_text(&c, column->region);
        lc_csv_text(&c, lc_series_get(column->series)->unit);
        lc_csv_date(&c, is_state ? p->end - LC_MS_PER_DAY : p->from);
        lc_csv_date(&c, p->end - LC_MS_PER_DAY);
        lc_csv_number(&c, p->value, LC_OUTPUT_DIGITS);
        lc_csv_text(&c, p->observed);
        lc_csv_number(&c, p->published, LC_OUTPUT_DIGITS);
        lc_csv_text(&c, p->unit);
        lc_csv_text(&c, p->source);
        lc_csv_text(&c, p->note);
        lc_csv_end(&c);
    }
}
