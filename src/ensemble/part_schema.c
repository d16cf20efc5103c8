#include "ensemble/part_schema.h"

#include <glib.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX LC_PART_FOLDER "/part-"
#define SUFFIX ".nc"
#define MARK   "%s" /* of the member in a series' name */

void lc_part_name(char name[LC_PART_NAME], uint32_t block)
{
    snprintf(name, LC_PART_NAME, PREFIX "%05" PRIu32 SUFFIX, block);
}

int64_t lc_part_number(const char *name)
{
    char same[LC_PART_NAME];

    if (strncmp(name, PREFIX, strlen(PREFIX)) != 0) {
        return -1;
    }
    const unsigned long number = strtoul(name + strlen(PREFIX), NULL, 10);

    if (number > UINT32_MAX) {
        return -1;
    }
    lc_part_name(same, (uint32_t)number);
    return strcmp(same, name) == 0 ? (int64_t)number : -1;
}

const char *lc_part_member_dimension(enum lc_series_scope scope)
{
    static const char *const names[] = {[LC_SCOPE_REGION] = "region",
                                        [LC_SCOPE_LAYER] = "layer",
                                        [LC_SCOPE_TRADE] = "trade",
                                        [LC_SCOPE_TECHNOLOGY] = "technology",
                                        [LC_SCOPE_APPLICATION] = "application",
                                        [LC_SCOPE_FAMILY] = "family",
                                        [LC_SCOPE_STAGE] = "stage",
                                        [LC_SCOPE_MARKET] = "market",
                                        [LC_SCOPE_VENDOR] = "vendor",
                                        [LC_SCOPE_MAKER] = "maker",
                                        [LC_SCOPE_BUILDER] = "builder",
                                        [LC_SCOPE_CONSTRAINT] = "constraint"};

    return scope == LC_SCOPE_WORLD ? NULL : names[scope];
}

void lc_part_series_name(char name[LC_PART_VARIABLE], enum lc_series_id id)
{
    const struct lc_series *s = lc_series_get(id);
    const char *mark = strstr(s->name, MARK);

    if (mark) {
        snprintf(name, LC_PART_VARIABLE, "%.*sby_%s%s", (int)(mark - s->name), s->name,
                 lc_part_member_dimension(s->scope), mark + strlen(MARK));
    } else {
        snprintf(name, LC_PART_VARIABLE, "%s", s->name);
    }
}

void lc_part_item_name(char name[LC_PART_VARIABLE], const struct lc_ledger_item *item)
{
    snprintf(name, LC_PART_VARIABLE, "pull_through_%s", item->name);
    g_strdelimit(name, "-", '_');
}

uint32_t lc_stripe_count(const struct lc_layout *l, enum lc_sample_kind kind)
{
    switch (kind) {
    case LC_SAMPLE_SERIES:
        return l->n_columns;
    case LC_SAMPLE_LEDGER:
        return l->n_applications * l->n_items;
    case LC_SAMPLE_HELD_BACK:
        return l->n_dates;
    case LC_SAMPLE_DRAW:
        return l->model->n_parameters;
    }
    return 0;
}

uint32_t lc_stripe_cells(const struct lc_layout *l, enum lc_sample_kind kind)
{
    switch (kind) {
    case LC_SAMPLE_SERIES:
        return l->n_dates;
    case LC_SAMPLE_LEDGER:
        return l->n_years * l->n_regions;
    case LC_SAMPLE_HELD_BACK:
        return l->n_regions * l->n_holds;
    case LC_SAMPLE_DRAW:
        return 1;
    }
    return 0;
}

static void series_slab(struct lc_stripe *s, const struct lc_layout *l, uint32_t column)
{
    const enum lc_series_id id = l->columns[column].series;
    const bool has_members = lc_part_member_dimension(lc_series_get(id)->scope) != NULL;

    lc_part_series_name(s->variable, id);
    s->n_dimensions = has_members ? 3 : 2;
    s->count[1] = l->n_dates;
    s->start[2] = column - l->first_column[id];
    s->count[2] = 1;
}

static void ledger_slab(struct lc_stripe *s, const struct lc_layout *l, uint32_t stripe)
{
    lc_part_item_name(s->variable, &l->items[stripe % l->n_items]);
    s->n_dimensions = 4;
    s->count[1] = l->n_years;
    s->count[2] = l->n_regions;
    s->start[3] = stripe / l->n_items;
    s->count[3] = 1;
}

void lc_stripe_get(struct lc_stripe *s, const struct lc_layout *l, enum lc_sample_kind kind,
                   uint32_t stripe)
{
    memset(s, 0, sizeof *s);
    switch (kind) {
    case LC_SAMPLE_SERIES:
        series_slab(s, l, stripe);
        break;
    case LC_SAMPLE_LEDGER:
        ledger_slab(s, l, stripe);
        break;
    case LC_SAMPLE_HELD_BACK:
        snprintf(s->variable, sizeof s->variable, LC_PART_HELD_BACK);
        s->n_dimensions = 4;
        s->start[1] = stripe;
        s->count[1] = 1;
        s->count[2] = l->n_regions;
        s->count[3] = l->n_holds;
        break;
    case LC_SAMPLE_DRAW:
        snprintf(s->variable, sizeof s->variable, LC_PART_DRAWS);
        s->n_dimensions = 2;
        s->start[1] = stripe;
        s->count[1] = 1;
        break;
    }
}

uint32_t lc_stripe_of(uint32_t *offset, const struct lc_layout *l, enum lc_sample_kind kind,
                      size_t cell)
{
    size_t stripe = 0;

    *offset = 0;
    switch (kind) {
    case LC_SAMPLE_SERIES:
        stripe = cell % l->n_columns;
        *offset = (uint32_t)(cell / l->n_columns);
        break;
    case LC_SAMPLE_LEDGER: {
        const size_t application = cell % l->n_applications;
        const size_t place = cell / l->n_applications % l->n_regions;
        const size_t item = cell / l->n_applications / l->n_regions % l->n_items;
        const size_t year = cell / l->n_applications / l->n_regions / l->n_items;

        stripe = application * l->n_items + item;
        *offset = (uint32_t)(year * l->n_regions + place);
        break;
    }
    case LC_SAMPLE_HELD_BACK:
        stripe = cell / lc_stripe_cells(l, kind);
        *offset = (uint32_t)(cell % lc_stripe_cells(l, kind));
        break;
    case LC_SAMPLE_DRAW:
        stripe = cell;
        *offset = 0;
        break;
    }
    return (uint32_t)stripe;
}

size_t lc_stripe_cell(const struct lc_layout *l, enum lc_sample_kind kind, uint32_t stripe,
                      uint32_t offset)
{
    switch (kind) {
    case LC_SAMPLE_SERIES:
        return lc_series_index(l, offset, stripe);
    case LC_SAMPLE_LEDGER:
        return lc_ledger_index(l, offset / l->n_regions, stripe % l->n_items, offset % l->n_regions,
                               stripe / l->n_items);
    case LC_SAMPLE_HELD_BACK:
        return (size_t)stripe * lc_stripe_cells(l, kind) + offset;
    case LC_SAMPLE_DRAW:
        return stripe;
    }
    return 0;
}
