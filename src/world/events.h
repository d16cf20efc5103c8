/* Every kind of event, once: enumerator, name, layer, owner (agent), meaning.
 *
 * From this list come the dispatch, the names in events.csv, `layercake show events` and, by
 * man/events.sh, layercake-events(5).
 */
#ifndef LC_WORLD_EVENTS_H
#define LC_WORLD_EVENTS_H

/* clang-format off */
#define LC_EVENTS(_) \
 _(COHORT_ADOPT, "cohort_adopts", "applications", APPS, "a cohort of seats takes the application up") \
 _(COHORT_LEAVE, "cohort_leaves", "applications", APPS, "an adopted cohort gives up because demand is left unserved") \
 _(APPLICATION_ARRIVE, "application_arrives", "applications", APPS, "an application is invented") \
 _(SECTOR_YEAR, "sector_year", "applications", APPS, "a sector's output and employment follow its productivity") \
 _(RUN_START, "training_run_starts", "models", LABS, "a lab books compute and starts a training run") \
 _(RUN_END, "training_run_ends", "models", LABS, "a training run ends; post-training and safety review follow") \
 _(RELEASE_CLOSED, "model_released_closed", "models", LABS, "a closed model is released") \
 _(RELEASE_OPEN, "model_released_open", "models", LABS, "open weights are released") \
 _(BUILDER_REVIEW, "builder_reviews", "infrastructure", BUILDERS, "a builder's quarterly review proposes, funds or defers projects") \
 _(PHASE_START, "phase_starts", "infrastructure", CONSTRUCTION, "a project phase starts: crews are asked for") \
 _(PHASE_END, "phase_ends", "infrastructure", CONSTRUCTION, "a project phase ends: it is paid, successors start") \
 _(FACTORY_LIVE, "factory_commissioned", "infrastructure", FACTORIES, "an AI factory starts to serve") \
 _(CHIPS_FAIL, "chips_fail", "infrastructure", FACTORIES, "a factory's failed chips are written off") \
 _(CHIPS_RETIRE, "chips_retire", "infrastructure", FACTORIES, "a factory's chips reach the end of their life") \
 _(PROJECT_WITHDRAW, "project_withdraws", "infrastructure", CONSTRUCTION, "a project is given up") \
 _(CREW_HIRED, "crew_hired", "workforce", WORKFORCE, "a crew is on site and starts its work") \
 _(CREW_DONE, "crew_done", "workforce", WORKFORCE, "a crew has done its work and is released") \
 _(APPRENTICES_START, "apprentices_start", "workforce", WORKFORCE, "a cohort of apprentices starts") \
 _(APPRENTICES_FINISH, "apprentices_finish", "workforce", WORKFORCE, "a cohort of apprentices finishes") \
 _(WORKERS_MOVE, "workers_move", "workforce", WORKFORCE, "workers retire, leave, arrive or move trade sites in a month") \
 _(CHIPS_ORDER, "chips_ordered", "chips", ORDERS, "a project's chips enter the order book") \
 _(CHIPS_SHIP, "chips_shipped", "chips", CHIPS, "a month's output of a market's chip lines goes to the order book") \
 _(CHIPS_ARRIVE, "chips_arrive", "chips", CHIPS, "a shipment reaches its site") \
 _(LINE_REVIEW, "line_reviews", "chips", LINES, "a stage's makers review their capacity") \
 _(LINE_COMPLETE, "line_completed", "chips", LINES, "an expansion of a chip line starts to produce") \
 _(GENERATION_LAUNCH, "chip_generation_launched", "chips", GENERATIONS, "a chip generation reaches volume") \
 _(POWER_REQUEST, "interconnection_requested", "energy", ENERGY, "a factory asks for power") \
 _(POWER_STUDIED, "interconnection_studied", "energy", ENERGY, "the study ends; the grid or a plant is chosen") \
 _(POWER_GRANTED, "interconnection_granted", "energy", ENERGY, "firm power is granted") \
 _(POWER_REFUSED, "interconnection_refused", "energy", ENERGY, "a request leaves the queue unserved and asks again or gives up") \
 _(PLANT_PROPOSED, "plant_proposed", "energy", ENERGY, "a power plant is proposed for AI demand") \
 _(PLANT_PROGRAMMED, "utility_proposes_plant", "energy", ENERGY, "a utility programme proposes a power plant for the loads that queue") \
 _(PLANT_EQUIPPED, "plant_equipped", "energy", ENERGY, "the maker delivers the plant's equipment") \
 _(PLANT_ENERGISED, "plant_energised", "energy", ENERGY, "a power plant starts to deliver") \
 _(PLANT_RETIRED, "plant_retired", "energy", ENERGY, "a power plant built for AI reaches the end of its life") \
 _(GRID_ADDED, "grid_capacity_added", "energy", MAKERS, "a utility programme opens headroom") \
 _(MAKER_REVIEW, "maker_reviews", "energy", MAKERS, "an equipment maker reviews its output") \
 _(MONTH_CLEAR, "month_clears", "infrastructure", CLEARING, "prices, dispatch, unserved demand and income of the month") \
 _(SENTIMENT_CHANGE, "sentiment_changes", "capital", CAPITAL, "the mood of a capital market changes") \
 _(POLICY_CHANGE, "policy_changes", "policy", POLICY, "a scenario's lever starts or ends") \
 _(SHOCK_STRIKE, "shock_strikes", "policy", POLICY, "a shock of the scenario strikes") \
 _(REPORT, "report", "report", RECORDER, "the period's series are recorded")
/* clang-format on */

/* Priorities besides the usual one: in an instant comes first the clearing of the month that ends,
 * then what is usual, and last a report of all that closes its period. */
#define LC_PRIORITY_CLEAR  100
#define LC_PRIORITY_REPORT 255

enum lc_agent_id {
    LC_AGENT_APPS,
    LC_AGENT_LABS,
    LC_AGENT_FACTORIES,
    LC_AGENT_CONSTRUCTION,
    LC_AGENT_BUILDERS,
    LC_AGENT_ORDERS,
    LC_AGENT_LINES,
    LC_AGENT_GENERATIONS,
    LC_AGENT_MAKERS,
    LC_AGENT_CHIPS,
    LC_AGENT_ENERGY,
    LC_AGENT_WORKFORCE,
    LC_AGENT_CAPITAL,
    LC_AGENT_POLICY,
    LC_AGENT_CLEARING,
    LC_AGENT_RECORDER,
    LC_AGENT_COUNT
};

#define LC_EVENT_ENUMERATOR(id, name, layer, agent, help) LC_EV_##id,
enum lc_event_kind { LC_EVENTS(LC_EVENT_ENUMERATOR) LC_EVENT_COUNT };
#undef LC_EVENT_ENUMERATOR

struct lc_event_info {
    const char *name, *layer, *help;
    enum lc_agent_id agent;
};

const struct lc_event_info *lc_event_info_get(enum lc_event_kind kind);

#endif
