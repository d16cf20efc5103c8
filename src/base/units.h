/* Unit conversions, the only numbers besides 0, 1, 2, 0.5 and 100 that model code may hold. */
#ifndef LC_BASE_UNITS_H
#define LC_BASE_UNITS_H

#define LC_HOURS_PER_YEAR     8766.0 /* 365.25 days */
#define LC_SECONDS_PER_YEAR   31557600.0
#define LC_DAYS_PER_YEAR      365.25
#define LC_MONTHS_PER_YEAR    12.0
#define LC_QUARTERS_PER_YEAR  4.0
#define LC_KW_PER_MW          1000.0
#define LC_MW_PER_GW          1000.0
#define LC_MWH_PER_TWH        1e6
#define LC_KG_PER_T           1000.0
#define LC_T_PER_MT           1e6
#define LC_USD_PER_MUSD       1e6
#define LC_USD_PER_KUSD       1e3
#define LC_MUSD_PER_BUSD      1e3
#define LC_USD_PER_BUSD       1e9
#define LC_UNITS_PER_MILLION  1e6
#define LC_UNITS_PER_THOUSAND 1e3
#define LC_FLOPS_PER_H100E    1.979e15 /* dense FP8 FLOP/s of one H100 */
/* Tolerances of sums, not of the model: what rounding may leave, relative. */
#define LC_ROUNDING       1e-6
#define LC_ROUNDING_TIGHT 1e-9
#define LC_ROUNDING_ONE   1e-12
#define LC_SERIES_SWITCH  1e-8 /* below it a series is more exact than the closed form */
#define LC_LN10           2.302585092994045684

#endif
