/* Regional power for AI: headroom, the interconnection queue, plants, and equipment makers (model
 * section 5.5).
 *
 * Invariant: power granted from the grid never exceeds firm_total_mw x (1 + flexible part); every
 * granted MW belongs to one request; live factories never draw more than what is energised.
 */
#ifndef LC_WORLD_GRID_H
#define LC_WORLD_GRID_H

#include "base/limits.h"
#include "base/time.h"
#include "engine/calendar.h"
#include "world/ledger.h"

#include <stdbool.h>
#include <stddef.h>

enum lc_request_state {
    LC_REQUEST_STUDY,
    LC_REQUEST_QUEUE,   /* for headroom */
    LC_REQUEST_PLANT,   /* a plant is being built for it */
    LC_REQUEST_CONNECT, /* power assigned; transformers and lines to come */
    LC_REQUEST_GRANTED,
    LC_REQUEST_GONE
};

struct lc_request {
    uint32_t project;
    uint16_t region;
    double mw;
    enum lc_request_state state;
    lc_handle event, withdraw;
    uint32_t plant;      /* project that is built for it, or LC_NOBODY */
    lc_time connectable; /* when transformers and lines will be there */
    uint32_t studies, tries;
    bool asks; /* stood in study or in the queue when its region's latest month was kept */
};

struct lc_requests {
    struct lc_request *items;
    size_t n, room;
};

struct lc_grid {
    double firm_total_mw;   /* cumulative headroom opened, before flexibility; other loads ahead in
                               the queue taken off */
    double granted_mw;      /* taken from it, factories at the start included */
    double others_ahead_mw; /* other loads that take new headroom first */
    uint32_t *queue;        /* requests that wait for headroom, first come first */
    size_t n_queue, queue_room;
    double queue_mw, study_mw, plant_wait_mw;
    double plant_firm_mw[LC_MAX_TECHNOLOGIES];      /* energised for AI */
    double plant_nameplate_mw[LC_MAX_TECHNOLOGIES]; /* energised */
    double plant_pending_mw[LC_MAX_TECHNOLOGIES];   /* nameplate proposed and not yet energised */
    double plant_capital_usd_per_hour; /* firm MW x the capital part of the levelised cost, fixed
                                          when energised */
    double plant_supply_mw;            /* firm MW of all plants energised for AI */
    double live_mw, live_h100e;        /* operating factories: facility power, compute */
    int32_t operating;                 /* how many they are */
    double energised_share; /* of live factories that firm power can carry; 1 but for lost supply */
    double programme_mw;    /* firm power that the utilities' programme has yet to propose */
    double programme_pending_mw; /* firm power of its plants that are not yet energised */
    uint32_t programme_plants, programme_projects; /* decided by it so far, and begun */
    double queue_history_mw[LC_MAX_MEMORY_MONTHS];
    uint32_t queue_pull[LC_MAX_MEMORY_MONTHS]; /* the same months: number of its shares */
    uint32_t programme_pull;                   /* of the plants that the programme decides on */
    uint32_t *open; /* requests that are neither granted nor gone, in the order of asking; those
                       that have come to an end leave it month by month */
    size_t n_open, open_room;
    double expected_wait_years;
    double pipeline_mw, refit_mw; /* AI factories and refits under way here */
    double lead_years;            /* smoothed, proposal to operation of factories built here */
    double price_usd_per_mwh, co2_kg_per_mwh;
};

struct lc_maker {
    double output_mw_per_year;
    lc_time free_at; /* when the last slot sold ends */
    double decided_growth[LC_MAX_MEMORY_MONTHS];
    uint32_t reviews;
};

struct lc_plant {
    uint32_t project;
    double firm_mw, capital_usd_per_mwh;
};

struct lc_plants {
    struct lc_plant *items;
    size_t n, room;
};

#endif
