/* Chip generations, orders, shipments and the stages that make them (model section 5.4). */
#ifndef LC_WORLD_CHIP_H
#define LC_WORLD_CHIP_H

#include "base/limits.h"
#include "base/time.h"
#include "engine/calendar.h"
#include "world/ledger.h"

#include <stdbool.h>
#include <stddef.h>

/* What a unit needs of each stage, in the order of the choices of the column `need`. */
enum lc_need { LC_NEED_WAFERS, LC_NEED_INTERPOSERS, LC_NEED_HBM, LC_NEED_RACKS, LC_NEED_COUNT };

struct lc_generation {
    uint16_t vendor, market;
    int32_t row;             /* of the chips table; -1: a successor */
    uint32_t ordinal;        /* among its vendor's */
    lc_time planned, launch; /* launch: the date that will come true */
    bool launched;
    double h100e, it_kw, it_cost_kusd, vendor_revenue_share;
    double need[LC_NEED_COUNT]; /* per unit, in stage units (thousand wafers, million GB, thousand
                                   racks) */
};

struct lc_generations {
    struct lc_generation *items;
    size_t n, room;
};

struct lc_order {
    uint32_t project, generation;
    uint16_t market;   /* the customer's */
    uint16_t short_of; /* slot of world/holds.h: what kept the last shipment from filling it */
    double units, shipped;
    lc_time due; /* due: when its site can take the chips */
    bool open;
};

struct lc_orders {
    struct lc_order *items;
    size_t n, room;
    uint32_t
        *book[LC_MAX_MARKETS]; /* open orders by the market that makes them, first come first */
    size_t n_book[LC_MAX_MARKETS], book_room[LC_MAX_MARKETS];
    uint32_t *abroad[LC_MAX_MARKETS]; /* those of them from other markets, in the same order */
    size_t n_abroad[LC_MAX_MARKETS], abroad_room[LC_MAX_MARKETS];
};

struct lc_shipment {
    uint32_t order;
    double units;
    bool arrived;
};

struct lc_shipments {
    struct lc_shipment *items;
    size_t n, room;
};

/* One stage of one market's chip making. */
struct lc_stage {
    double stock;            /* unused output kept */
    double building;         /* capacity on order */
    double orders_per_month; /* smoothed, in stage units */
    double ordered_this_month;
    double backlog;   /* in stage units, at the last shipment */
    double allowance; /* expansion that may be started, accrued under the growth cap */
    /* ordered_this_month and orders_per_month by the applications that pulled them: they sum to
     * these */
    struct lc_shares ordered_by, orders_by;
};

#endif
