/* What happened since the last report, added up as it happens; the recorder reads and clears it. */
#ifndef LC_WORLD_FLOWS_H
#define LC_WORLD_FLOWS_H

#include "base/limits.h"
#include "world/holds.h"

#include <stdint.h>

struct lc_flows {
    double electricity_mwh[LC_MAX_REGIONS], co2_kg[LC_MAX_REGIONS];
    double capital_musd[LC_LAYER_COUNT], capital_region_musd[LC_MAX_REGIONS];
    double
        construction_musd[LC_MAX_REGIONS]; /* what statistics count as construction of factories */
    double builder_musd[LC_MAX_BUILDERS];
    double sunk_musd[LC_LAYER_COUNT]; /* paid for projects that were given up */
    double it_musd, vendor_revenue_musd[LC_MAX_VENDORS];
    double shipped_h100e, vendor_h100e[LC_MAX_VENDORS], shipped_it_kw;
    double maker_orders_mw[LC_MAX_MAKERS]; /* slots sold */
    double releases;
    double commissioned_mw[LC_MAX_REGIONS], retired_mw, cancelled_mw, granted_mw[LC_MAX_REGIONS];
    double proposed_mw, funded_mw;
    double stage_output[LC_MAX_STAGES], stage_used[LC_MAX_STAGES];
    double held_back_mwyears[LC_MAX_REGIONS][LC_HOLD_SLOTS];
};

/* Since the start of the replication. */
struct lc_totals {
    double capital_musd[LC_LAYER_COUNT];
    double units_shipped, units_arrived, units_installed, units_failed, units_retired, units_lost;
    double mwh_drawn, mwh_energised;
    double demanded_h100e_years, served_h100e_years, unserved_h100e_years;
    double largest_run_log10;
};

#endif
