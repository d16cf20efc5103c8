/* The parameters that the program itself reads, once: enumerator, name in parameters.csv, unit.
 *
 * A model's parameters.csv must hold each of them; it may hold more, as long as each of those acts
 * on table cells (column applies_to). What each one does stands where it is used and, with its
 * source, in parameters.csv.
 */
#ifndef LC_INPUT_PARAMETERS_H
#define LC_INPUT_PARAMETERS_H

/* clang-format off */
#define LC_PARAMETERS(_) \
 /* applications */ \
 _(LC_P_SPEND_GROWTH_FROM_PRICE, "spend_growth_from_price", "ln/year") \
 _(LC_P_PRICE_FALL_EXPECTED, "price_fall_expected", "ln/year") \
 _(LC_P_THRESHOLD_SHIFT, "threshold_shift", "log10 FLOP") \
 _(LC_P_CAPABILITY_MARGIN, "capability_margin", "log10 FLOP") \
 _(LC_P_SPEND_START_SHARE, "spend_start_share", "share") \
 _(LC_P_SERVICE_SENSITIVITY, "service_sensitivity", "ratio") \
 _(LC_P_PRICE_SENSITIVITY, "price_sensitivity", "ratio") \
 _(LC_P_RAW_PRICE_RESPONSE, "raw_price_response", "share") \
 /* models */ \
 _(LC_P_ALGORITHM_RATE, "algorithm_rate", "ln/year") \
 _(LC_P_ALGORITHM_REFERENCE_GROWTH, "algorithm_reference_growth", "ln/year") \
 _(LC_P_MODEL_MARGIN, "model_margin", "ratio") \
 _(LC_P_OPEN_MARGIN_CUT, "open_margin_cut", "share") \
 _(LC_P_OPEN_BOOST, "open_boost", "ratio") \
 _(LC_P_OPEN_BOOST_HALFLIFE_YEARS, "open_boost_halflife_years", "years") \
 _(LC_P_OPEN_FLOOR, "open_floor", "ratio") \
 _(LC_P_OPEN_LAG_MONTHS, "open_lag_months", "months") \
    _(LC_P_RUN_SHARE, "run_share", "share") \
 _(LC_P_RUN_DAYS, "run_days", "days") \
 _(LC_P_RUN_SIGMA, "run_sigma", "ln") \
 _(LC_P_REVIEW_DAYS, "review_days", "days") \
 _(LC_P_TRAINING_EFFICIENCY, "training_efficiency", "share") \
 _(LC_P_RESEARCH_RATIO, "research_ratio", "ratio") \
 _(LC_P_RESEARCH_REVENUE_SHARE, "research_revenue_share", "share") \
 _(LC_P_RESEARCH_CASH_SHARE, "research_cash_share", "share") \
 _(LC_P_RESEARCH_ADJUST_YEARS, "research_adjust_years", "years") \
 _(LC_P_RESEARCH_AMBITION, "research_ambition", "share") \
 _(LC_P_RESEARCH_REACH, "research_reach", "log10 FLOP") \
 _(LC_P_RESEARCH_VENTURE_SHARE, "research_venture_share", "share") \
 _(LC_P_RESEARCH_GROWTH_MAX, "research_growth_max", "ln/year") \
 /* builders */ \
 _(LC_P_GROWTH_SMOOTHING_YEARS, "growth_smoothing_years", "years") \
 _(LC_P_TREND_DAMPING, "trend_damping", "1/year") \
 _(LC_P_GROWTH_MAX, "growth_max", "ln/year") \
 _(LC_P_OPTIMISM, "optimism", "ln/year") \
 _(LC_P_BELIEF_WEIGHT, "belief_weight", "share") \
 _(LC_P_BELIEF_RATIO, "belief_ratio", "ratio") \
 _(LC_P_BELIEF_HORIZON_YEARS, "belief_horizon_years", "years") \
 _(LC_P_BELIEF_REACH, "belief_reach", "log10 FLOP") \
 _(LC_P_PLANNING_MARGIN_YEARS, "planning_margin_years", "years") \
 _(LC_P_HURDLE_RATE, "hurdle_rate", "1/year") \
 _(LC_P_FUNDING_SLOPE, "funding_slope", "1/q") \
 _(LC_P_FUNDING_MIDPOINT, "funding_midpoint", "q") \
 _(LC_P_SITE_SCALE_MUSD_PER_MW, "site_scale_musd_per_mw", "M2024$/MW") \
 _(LC_P_SPEED_VALUE_MUSD_PER_MW_YEAR, "speed_value_musd_per_mw_year", "M2024$/MW-year") \
 _(LC_P_FACILITY_COST_MUSD_PER_MW, "facility_cost_musd_per_mw", "M2024$/MW") \
 _(LC_P_REFIT_COST_SHARE, "refit_cost_share", "share") \
 _(LC_P_HALL_CONVERSION_SHARE, "hall_conversion_share", "share") \
 _(LC_P_OVERRUN_MEDIAN, "overrun_median", "ratio") \
 _(LC_P_OVERRUN_SIGMA, "overrun_sigma", "ln") \
 _(LC_P_PERMIT_SIGMA, "permit_sigma", "ln") \
 /* chips */ \
 _(LC_P_CHIP_LIFE_YEARS, "chip_life_years", "years") \
 _(LC_P_CHIP_LIFE_SIGMA, "chip_life_sigma", "ln") \
 _(LC_P_CHIP_FAILURE_PER_YEAR, "chip_failure_per_year", "1/year") \
 _(LC_P_SUCCESSOR_GAIN, "successor_gain", "ln") \
 _(LC_P_SUCCESSOR_GAIN_FADE, "successor_gain_fade", "share") \
 _(LC_P_SUCCESSOR_CADENCE_YEARS, "successor_cadence_years", "years") \
 _(LC_P_SUCCESSOR_COST_PER_KW_GROWTH, "successor_cost_per_kw_growth", "ln") \
 _(LC_P_CHIP_EXPERIENCE, "chip_experience", "share") \
 _(LC_P_CHIP_SCARCITY_MARKUP, "chip_scarcity_markup", "ratio/year") \
 _(LC_P_CHIP_DELIVERY_DAYS, "chip_delivery_days", "days") \
 _(LC_P_CHIP_TREND_WEIGHT, "chip_trend_weight", "ratio") \
 _(LC_P_CHIP_ORDER_SMOOTHING_MONTHS, "chip_order_smoothing_months", "months") \
 _(LC_P_SWAP_PROBABILITY, "swap_probability", "probability") \
 /* energy */ \
 _(LC_P_IDLE_SHARE, "idle_share", "share") \
 _(LC_P_STUDY_SIGMA, "study_sigma", "ln") \
 _(LC_P_GRID_RESPONSE, "grid_response", "share/year") \
 _(LC_P_GRID_LAG_YEARS, "grid_lag_years", "years") \
 _(LC_P_FLEXIBLE_HEADROOM, "flexible_headroom", "ratio") \
 _(LC_P_QUEUE_WITHDRAW, "queue_withdraw_per_year", "1/year") \
 _(LC_P_PLANT_SCALE_MUSD_PER_MW, "plant_scale_musd_per_mw", "M2024$/MW") \
 _(LC_P_PLANT_CONTRACT_YEARS, "plant_contract_years", "years") \
 _(LC_P_SCARCITY_PRICE, "scarcity_price", "ratio") \
 _(LC_P_GRID_PATIENCE_YEARS, "grid_patience_years", "years") \
 _(LC_P_PLANT_OVERRUN_SIGMA, "plant_overrun_sigma", "ln") \
 _(LC_P_REREQUEST_SHARE, "rerequest_share", "share") \
 _(LC_P_PLANT_LIFE_SHAPE, "plant_life_shape", "shape") \
 _(LC_P_TRANSFORMER_MW_PER_MW, "transformer_mw_per_mw", "ratio") \
 /* workforce */ \
 _(LC_P_LEAST_CREW_SHARE, "least_crew_share", "share") \
 _(LC_P_PREMIUM_SPEED, "premium_speed_per_month", "1/month") \
 _(LC_P_PREMIUM_DECAY, "premium_decay_per_month", "1/month") \
 _(LC_P_PREMIUM_START, "premium_start_share", "share") \
 _(LC_P_MOBILITY_YEARS, "mobility_years", "years") \
 _(LC_P_SUPPLY_ELASTICITY, "supply_elasticity", "elasticity") \
 _(LC_P_INTAKE_RESPONSE, "intake_response", "ratio") \
 _(LC_P_INTAKE_GROWTH_MAX, "intake_growth_max_per_year", "1/year") \
 _(LC_P_PREMIUM_MAX, "premium_max_share", "share") \
 _(LC_P_SITE_PRODUCTIVITY, "site_productivity", "ratio") \
 /* capital */ \
 _(LC_P_CASH_GROWTH, "cash_growth", "ln/year") \
 _(LC_P_CASH_SHARE, "cash_share", "share") \
 _(LC_P_EXTERNAL_SHARE, "external_share", "share") \
 _(LC_P_REINVESTED_SHARE, "reinvested_share", "share") \
 _(LC_P_COMMITMENT_MARGIN_YEARS, "commitment_margin_years", "years") \
 _(LC_P_EXTERNAL_Q_MIN, "external_q_min", "q") \
 _(LC_P_EXTERNAL_Q_MAX, "external_q_max", "q") \
 _(LC_P_REINVESTED_Q_MIN, "reinvested_q_min", "q") \
 _(LC_P_REINVESTED_Q_MAX, "reinvested_q_max", "q") \
 _(LC_P_COMMITMENT_CONCENTRATION, "commitment_concentration", "ratio") \
 _(LC_P_OBSOLESCENCE, "obsolescence", "1/year") \
 _(LC_P_FACILITY_SPREAD, "facility_spread", "1/year") \
 _(LC_P_FACILITY_LIFE_YEARS, "facility_life_years", "years") \
 _(LC_P_OPERATIONS_MUSD_PER_MW_YEAR, "operations_musd_per_mw_year", "M2024$/MW-year") \
 _(LC_P_CAUTION_HAZARD, "caution_hazard", "1/year") \
 _(LC_P_CAUTION_SENSITIVITY, "caution_sensitivity", "ratio") \
 _(LC_P_RECOVERY_HAZARD, "recovery_hazard", "1/year") \
 _(LC_P_CAUTION_APPETITE, "caution_appetite", "ratio") \
 _(LC_P_SQUEEZE_APPETITE, "squeeze_appetite", "ratio") \
 _(LC_P_CAUTION_EXTERNAL, "caution_external", "ratio") \
 _(LC_P_SQUEEZE_EXTERNAL, "squeeze_external", "ratio") \
 _(LC_P_DISAPPOINTMENT_WEIGHT, "disappointment_weight", "ratio") \
 _(LC_P_FORECAST_MEMORY_MONTHS, "forecast_memory_months", "months") \
 _(LC_P_HAZARD_CAP, "sentiment_hazard_cap", "1/year") \
 _(LC_P_SQUEEZE_CANCEL_SHARE, "squeeze_cancel_share", "share") \
 _(LC_P_SQUEEZE_SPREAD, "squeeze_spread", "1/year") \
 /* clearing */ \
 _(LC_P_RENT_SPEED, "rent_speed_per_month", "1/month") \
 _(LC_P_RENT_STEP_MAX, "rent_step_max", "ln/month") \
 _(LC_P_RENT_CAP, "rent_cap", "ratio") \
 _(LC_P_RENT_FLOOR, "rent_floor", "ratio") \
 _(LC_P_UTILISATION_TARGET, "utilisation_target", "share") \
 _(LC_P_UTILISATION_MAX, "utilisation_max", "share") \
 _(LC_P_UTILISATION_WEIGHT_MAX, "utilisation_weight_max", "ratio") \
 _(LC_P_GENERATION_RAMP_MONTHS, "generation_ramp_months", "months")
/* clang-format on */

#define LC_PARAMETER_ENUMERATOR(id, name, unit) id,
enum lc_parameter_id { LC_PARAMETERS(LC_PARAMETER_ENUMERATOR) LC_PARAMETER_COUNT };
#undef LC_PARAMETER_ENUMERATOR

#endif
