/* The five layers of the cake, from the ground up, and the constraints that can hold the build-out
 * back. */
#ifndef LC_WORLD_LAYERS_H
#define LC_WORLD_LAYERS_H

enum lc_layer {
    LC_LAYER_ENERGY,
    LC_LAYER_CHIPS,
    LC_LAYER_INFRASTRUCTURE,
    LC_LAYER_MODELS,
    LC_LAYER_APPLICATIONS,
    LC_LAYER_COUNT
};

enum lc_constraint {
    LC_BIND_POWER,
    LC_BIND_EQUIPMENT,
    LC_BIND_CHIPS,
    LC_BIND_LABOUR,
    LC_BIND_CAPITAL,
    LC_BIND_PERMITS,
    LC_BIND_CAPABILITY,
    LC_BIND_DEMAND,
    LC_CONSTRAINT_COUNT
};

/* Measures of the ledger that are not cost lines; they follow the cost lines in that order. */
enum lc_measure {
    LC_MEASURE_FIRM_POWER,          /* MW, energy */
    LC_MEASURE_FACILITY_POWER,      /* MW, infrastructure */
    LC_MEASURE_COMPUTE,             /* H100e, chips */
    LC_MEASURE_WORKER_YEARS_ENERGY, /* worker-years */
    LC_MEASURE_WORKER_YEARS_CHIPS,
    LC_MEASURE_WORKER_YEARS_INFRASTRUCTURE,
    LC_MEASURE_COUNT
};

extern const char *const lc_layer_names[LC_LAYER_COUNT];
extern const char *const lc_constraint_names[LC_CONSTRAINT_COUNT];

#endif
