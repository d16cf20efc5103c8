/* definitions.csv: what each series of the report is, in the order of the reports' columns. */
#include "base/text.h"
#include "output/csv.h"
#include "output/title.h"
#include "output/writers.h"

#include <glib.h>

static void write_row(struct lc_csv *c, const struct lc_result *r,
                      const struct lc_report_column *column)
{
    const struct lc_series *s = lc_series_get(column->series);
    const char *key = lc_column_member(r->layout, column);
    char *member = lc_words(key);
    char *title = lc_column_title(r->layout, column), *meaning = lc_text_fill(s->help, member);

    lc_csv_text(c, column->name);
    lc_csv_text(c, title);
    lc_csv_text(c, s->unit);
    lc_csv_text(c, s->layer);
    lc_csv_text(c, lc_kind_names[s->kind]);
    lc_csv_text(c, lc_scope_names[s->scope]);
    lc_csv_text(c, key);
    lc_csv_text(c, meaning);
    lc_csv_end(c);
    g_free(member);
    g_free(title);
    g_free(meaning);
}

void lc_write_definitions(struct lc_outfile *to, const struct lc_result *r)
{
    struct lc_csv c = lc_csv_begin(to, "series,title,unit,layer,kind,by,member,definition");

    for (uint32_t i = 0; i < r->layout->n_columns; i++) {
        const struct lc_report_column *column = &r->layout->columns[i];
        const bool is_region = lc_series_get(column->series)->scope == LC_SCOPE_REGION;

        if (!is_region || column->member < 0) { /* a series has one row, whatever its regions */
            write_row(&c, r, column);
        }
    }
}
