/* Listings of what a model folder holds. */
#include "base/number.h"
#include "cli/show.h"
#include "input/in_force.h"
#include "input/parameter.h"

#include <glib.h>
#include <string.h>

#define TARGET_BYTES 160 /* of the name of a cell */

static const char *format(char text[LC_NUMBER_TEXT], double value)
{
    return lc_number_format_digits(text, value, 6);
}

struct lc_sheet *lc_show_parameters(const struct lc_model *m)
{
    struct lc_sheet *s = lc_sheet_new("name,layer,unit,median,law,applies_to,source");

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        const struct lc_parameter *p = &m->parameters[i];
        char median[LC_NUMBER_TEXT];
        char *law = lc_parameter_describe(m, i);

        lc_sheet_add(s, p->name, p->layer, p->unit, format(median, lc_parameter_median(m, i)), law,
                     p->applies_to, p->source);
        g_free(law);
    }
    return s;
}

static void add_table_levers(struct lc_sheet *s, const struct lc_model *m, enum lc_table_id id)
{
    const struct lc_table *t = &m->tables[id];

    for (uint32_t row = 0; row < t->n_rows; row++) {
        for (unsigned column = 0; column < t->schema->n_columns; column++) {
            const struct lc_column *c = &t->schema->columns[column];
            const uint32_t cell = lc_cell(m, id, row, column);
            char name[TARGET_BYTES], value[LC_NUMBER_TEXT], low[LC_NUMBER_TEXT],
                high[LC_NUMBER_TEXT];

            if (c->type == LC_COL_NUMBER || c->type == LC_COL_FLAG) {
                lc_cell_name(name, sizeof name, m, cell);
                lc_sheet_add(s, name, c->unit, format(value, m->cells[cell]), format(low, c->low),
                             format(high, c->high), t->source[row]);
            }
        }
    }
}

struct lc_sheet *lc_show_levers(const struct lc_model *m)
{
    struct lc_sheet *s = lc_sheet_new("name,unit,value,lowest,highest,source");

    for (uint32_t i = 0; i < m->n_parameters; i++) {
        const struct lc_parameter *p = &m->parameters[i];
        char value[LC_NUMBER_TEXT], low[LC_NUMBER_TEXT], high[LC_NUMBER_TEXT];
        double lowest, highest;

        lc_parameter_range(&lowest, &highest, p);
        lc_sheet_add(s, p->name, p->unit, format(value, lc_parameter_median(m, i)),
                     format(low, lowest), format(high, highest), p->source);
    }
    for (enum lc_table_id id = 0; id < LC_TABLE_COUNT; id++) {
        if (lc_table_makes_world(id)) {
            add_table_levers(s, m, id);
        }
    }
    return s;
}

struct lc_sheet *lc_show_tables(const struct lc_model *m)
{
    struct lc_sheet *s = lc_sheet_new("table,rows,column,unit,lowest,highest,meaning");

    for (int id = 0; id < LC_TABLE_COUNT; id++) {
        const struct lc_schema *schema = lc_schema_get((enum lc_table_id)id);
        char rows[LC_NUMBER_TEXT], low[LC_NUMBER_TEXT], high[LC_NUMBER_TEXT];

        format(rows, m->tables[id].n_rows);
        lc_sheet_add(s, schema->name, rows, "", "", "", "", schema->help);
        for (unsigned i = 0; i < schema->n_columns; i++) {
            const struct lc_column *c = &schema->columns[i];
            const bool has_range = c->low < c->high;

            lc_sheet_add(s, schema->name, "", c->name, *c->unit ? c->unit : c->refers,
                         has_range ? format(low, c->low) : "",
                         has_range ? format(high, c->high) : "", c->help);
        }
    }
    return s;
}

struct lc_sheet *lc_show_regions(const struct lc_model *m)
{
    struct lc_sheet *s = lc_sheet_new("name,title,market,demand_share,power_price_usd_per_mwh");

    for (uint32_t i = 0; i < lc_rows(m, LC_T_REGIONS); i++) {
        lc_sheet_add(s, m->tables[LC_T_REGIONS].key[i],
                     lc_text(m, LC_T_REGIONS, i, LC_REGION_TITLE),
                     lc_text(m, LC_T_REGIONS, i, LC_REGION_MARKET),
                     lc_text(m, LC_T_REGIONS, i, LC_REGION_DEMAND_SHARE),
                     lc_text(m, LC_T_REGIONS, i, LC_REGION_POWER_PRICE_USD_PER_MWH));
    }
    return s;
}

struct lc_sheet *lc_show_applications(const struct lc_model *m)
{
    struct lc_sheet *s =
        lc_sheet_new("name,title,family,potential_busd_per_year,threshold_log10_flop,source");
    const struct lc_table *t = &m->tables[LC_T_APPLICATIONS];

    for (uint32_t i = 0; i < t->n_rows; i++) {
        lc_sheet_add(s, t->key[i], lc_text(m, LC_T_APPLICATIONS, i, LC_APPLICATION_TITLE),
                     lc_text(m, LC_T_APPLICATIONS, i, LC_APPLICATION_FAMILY),
                     lc_text(m, LC_T_APPLICATIONS, i, LC_APPLICATION_POTENTIAL_BUSD_PER_YEAR),
                     lc_text(m, LC_T_APPLICATIONS, i, LC_APPLICATION_THRESHOLD_LOG10_FLOP),
                     t->source[i]);
    }
    return s;
}

struct lc_sheet *lc_show_technologies(const struct lc_model *m)
{
    struct lc_sheet *s =
        lc_sheet_new("name,title,maker,overnight_usd_per_kw,running_usd_per_mwh,source");
    const struct lc_table *t = &m->tables[LC_T_TECHNOLOGIES];

    for (uint32_t i = 0; i < t->n_rows; i++) {
        lc_sheet_add(s, t->key[i], lc_text(m, LC_T_TECHNOLOGIES, i, LC_TECHNOLOGY_TITLE),
                     lc_text(m, LC_T_TECHNOLOGIES, i, LC_TECHNOLOGY_MAKER),
                     lc_text(m, LC_T_TECHNOLOGIES, i, LC_TECHNOLOGY_OVERNIGHT_USD_PER_KW),
                     lc_text(m, LC_T_TECHNOLOGIES, i, LC_TECHNOLOGY_RUNNING_USD_PER_MWH),
                     t->source[i]);
    }
    return s;
}
