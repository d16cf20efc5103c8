#!/bin/sh
# Writes the tables of layercake-evidence(7) and the figures of layercake-limits(7) from man/results/, which
# man/results.sh makes, and from the sources of models/reference/parameters.csv. Each stands between the comments
# "begin NAME" and "end NAME" of a page. With --check it only says, by its exit status, whether the pages are up to date.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.."
results=man/results
starts='2020-12-31 2022-12-31 2023-12-31'

# Functions that every awk program below begins with. read_row() cuts a row into cell[]; of the first row of a file it
# makes at[], the column of a name, and is false. of() is the cell of a name as text, value() as a number: awk would
# compare texts by their letters.
# shellcheck disable=SC2016 # a program of awk
common='
function cut(line,    n, i, c, quoted, text) {
    n = 0
    quoted = 0
    text = ""
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (c == "\"") quoted = !quoted
        else if (c == "," && !quoted) { cell[++n] = text; text = "" }
        else text = text c
    }
    cell[++n] = text
    return n
}
function read_row(    n, i) {
    n = cut($0)
    if (FNR > 1) return 1
    for (i = 1; i <= n; i++) at[cell[i]] = i
    return 0
}
function of(name) { return cell[at[name]] }
function value(name) { return cell[at[name]] + 0 }
function number(text, digits) {
    if (text == "") return "-"
    text = sprintf("%.*f", digits, text)
    if (text + 0 == 0) sub(/^-/, "", text)
    return text
}
function per_cent(text) { return sprintf("%.0f", 100 * text) }
function factor(x) { return sprintf("%.*f", x >= 9.95 ? 0 : x >= 0.095 ? 2 : 3, x) }
function short(x) { return magnitude(x) < 0.0005 ? "0" : sprintf("%.3g", x) }
function times(ln) { return factor(exp(ln)) }
function magnitude(x) { return x < 0 ? -x : x }
function sort(x, n,    i, k, here) {
    for (i = 2; i <= n; i++) {
        here = x[i]
        for (k = i - 1; k > 0 && x[k] > here; k--) x[k + 1] = x[k]
        x[k + 1] = here
    }
}
function median(x, n) {
    sort(x, n)
    return n % 2 ? x[(n + 1) / 2] : (x[n / 2] + x[n / 2 + 1]) / 2
}
function mean(x, n,    i, sum) {
    sum = 0
    for (i = 1; i <= n; i++) sum += x[i]
    return sum / n
}'

# rows PROGRAM FILE...: awk on rows of CSV files; FILENAME tells them apart.
rows()
{
    program=$1
    shift
    awk "$common
$program" "$@"
}

commands()
{
    echo '.Bl -tag -width Ds -compact'
    for file in "$results"/*/command.csv; do
        rows '
        read_row() {
            folder = FILENAME
            sub(/\/command.csv$/, "/", folder)
            print ".It Pa " folder
            print ".Ic " of("command")
            print ".Pq " of("finished") " replications; model " substr(of("model_sha256"), 1, 12)
        }' "$file"
    done
    echo '.El'
}

# scores START: the table of one start.
scores()
{
    echo '.Bd -literal'
    rows '
    BEGIN { printf "%-42s%3s%6s%6s%6s%5s%7s\n", "series", "n", "CRPS", "skl 1", "skl 2", "80 %", "bias x" }
    read_row() {
        name = of("series") == "all" ? "all that count" : of("series") (of("counts") == "yes" ? "" : " *")
        printf "%-42s%3d%6s%6s%6s%5s%7s\n", name, of("points"), number(of("crps_ln"), 2),
            number(of("skill_random_walk"), 2), number(of("skill_damped_trend"), 2), per_cent(of("coverage_80")),
            times(value("bias_ln"))
    }' "$results/hindcast-$1/scores.csv"
    echo '.Ed'
}

totals()
{
    echo '.Bd -literal'
    printf '%-41s%11s%11s%11s\n' 'started at the end of' 2020 2022 2023
    rows '
    function row(what, name,    i) {
        printf "%-41s", what
        for (i = 1; i <= files; i++) printf "%11s", shown[i, name]
        printf "\n"
    }
    FNR == 1 { files++; n = 0 }
    read_row() && of("series") == "all" {
        shown[files, "points"] = of("points")
        shown[files, "compared"] = of("points_compared")
        shown[files, "crps"] = number(of("crps_ln"), 2)
        shown[files, "bias"] = times(value("bias_ln"))
        shown[files, "50"] = per_cent(of("coverage_50"))
        shown[files, "80"] = per_cent(of("coverage_80"))
        shown[files, "90"] = per_cent(of("coverage_90"))
        shown[files, "total 1"] = number(of("skill_random_walk"), 2)
        shown[files, "total 2"] = number(of("skill_damped_trend"), 2)
        shown[files, "series"] = counted
        shown[files, "rivals"] = n
        shown[files, "beaten 1"] = beaten[files, 1] + 0
        shown[files, "beaten 2"] = beaten[files, 2] + 0
        shown[files, "mean 1"] = n ? number(mean(first, n), 2) : "-"
        shown[files, "mean 2"] = n ? number(mean(second, n), 2) : "-"
        shown[files, "median 1"] = n ? number(median(first, n), 2) : "-"
        shown[files, "median 2"] = n ? number(median(second, n), 2) : "-"
        counted = 0
        next
    }
    FNR > 1 && of("counts") == "yes" {
        counted++
        if (of("skill_random_walk") != "") {
            first[++n] = value("skill_random_walk")
            second[n] = value("skill_damped_trend")
            beaten[files, 1] += value("skill_random_walk") > 0
            beaten[files, 2] += value("skill_damped_trend") > 0
        }
    }
    END {
        row("series that count", "series")
        row("points", "points")
        row("CRPS", "crps")
        row("bias x", "bias")
        row("points inside 50 %", "50")
        row("points inside 80 %", "80")
        row("points inside 90 %", "90")
        row("series with rivals", "rivals")
        row("points with rivals", "compared")
        row("skill over random walk, all points", "total 1")
        row("  mean of series", "mean 1")
        row("  median of series", "median 1")
        row("  series in which it is above 0", "beaten 1")
        row("skill over damped trend, all points", "total 2")
        row("  mean of series", "mean 2")
        row("  median of series", "median 2")
        row("  series in which it is above 0", "beaten 2")
    }' "$results/hindcast-2020-12-31/scores.csv" "$results/hindcast-2022-12-31/scores.csv" \
        "$results/hindcast-2023-12-31/scores.csv"
    echo '.Ed'
}

# How the forecasts age: points that count, by the year after the start in which their period begins.
years()
{
    echo '.Bd -literal'
    printf '%-14s%16s%20s%20s\n' 'started' 2020 2022 2023
    printf '%-10s%s\n' 'year after' '   n CRPS 80 % bias x   n CRPS 80 % bias x   n CRPS 80 % bias x'
    rows '
    FNR == 1 { files++ }
    read_row() && of("counts") == "yes" {
        year = substr(of("period_start"), 1, 4) - substr(of("as_of"), 1, 4)
        if (year < 1) year = 1
        if (year > last) last = year
        n[files, year]++
        crps[files, year] += value("crps_ln")
        inside[files, year] += of("in_80") == "yes"
        bias[files, year] += log(value("p50") / value("observed"))
    }
    END {
        for (year = 1; year <= last; year++) {
            line = sprintf("%-10d", year)
            for (i = 1; i <= files; i++) {
                k = n[i, year]
                line = line (k ? sprintf("%4d%5.2f%5.0f%7s", k, crps[i, year] / k, 100 * inside[i, year] / k,
                    times(bias[i, year] / k)) : sprintf("%21s", ""))
            }
            sub(/ +$/, "", line)
            print line
        }
    }' "$results/hindcast-2020-12-31/hindcast.csv" "$results/hindcast-2022-12-31/hindcast.csv" \
        "$results/hindcast-2023-12-31/hindcast.csv"
    echo '.Ed'
}

# Series that count and are off by more than a factor of two on average from any start.
misfits()
{
    echo '.Bd -literal'
    rows '
    FNR == 1 { files++ }
    read_row() && of("counts") == "yes" && of("series") != "all" {
        name = of("series")
        if (!(name in place)) { place[name] = ++k; order[k] = name }
        bias[files, name] = value("bias_ln")
        if (magnitude(value("bias_ln")) > log(2)) is_far[name] = 1
    }
    END {
        printf "%-44s%8s%8s%8s\n", "bias x, started at the end of", "2020", "2022", "2023"
        for (i = 1; i <= k; i++) {
            if (!(order[i] in is_far)) continue
            printf "%-44s", order[i]
            for (f = 1; f <= files; f++)
                printf "%8s", (f, order[i]) in bias ? times(bias[f, order[i]]) : "-"
            printf "\n"
        }
    }' "$results/hindcast-2020-12-31/scores.csv" "$results/hindcast-2022-12-31/scores.csv" \
        "$results/hindcast-2023-12-31/scores.csv"
    echo '.Ed'
}

# What became better when inputs were given as they turned out.
realised()
{
    echo '.Bd -literal'
    printf '%-44s%6s%6s%6s%8s\n' 'started at the end of 2022, inputs' CRPS '80 %' '90 %' 'bias x'
    for step in hindcast-2022-12-31 realised-chips realised-vintages; do
        case $step in
        realised-chips) what='chip generations as they came' ;;
        realised-vintages) what='all tables of today, laws too' ;;
        *) what='as known then' ;;
        esac
        rows '
        read_row() && of("series") == "all" {
            printf "%-44s%6s%6s%6s%8s\n", what, number(of("crps_ln"), 2), per_cent(of("coverage_80")),
                per_cent(of("coverage_90")), times(value("bias_ln"))
        }' what="$what" "$results/$step/scores.csv"
    done
    echo '.Ed'
}

# calibration STEP: what was weighed, which laws moved, how the series fit.
calibration()
{
    step=$1
    rows '
    read_row() {
        print "Of " of("replications") " draws " of("not_ruled_out") " were not ruled out; weighted by " of("points")
        print "points of " of("series") " series they are worth " number(of("effective_size"), 0) " equal ones."
        print "The data inform " of("informed") " of " of("uncertain_parameters") " uncertain parameters; of the others"
        print "they say nothing, and those keep their prior laws."
    }' "$results/$step/summary.csv"
    echo '.Bd -literal'
    rows '
    read_row() && of("informed") == "yes" {
        n++
        distance[n] = value("distance")
        line[n] = sprintf("%-27s%7s%8s%7s %9s%8s%8s", of("parameter"), short(value("prior_p10")),
            short(value("prior_p50")), short(value("prior_p90")), short(value("posterior_p10")), short(value("posterior_p50")),
            short(value("posterior_p90")))
    }
    END {
        printf "%-27s%7s%8s%7s %9s%8s%8s\n", "informed, most moved first", "p10", "p50", "p90", "p10*", "p50*", "p90*"
        for (shown = 0; shown < 20 && shown < n; shown++) {
            best = 0
            for (i = 1; i <= n; i++) if (!(i in done) && (!best || distance[i] > distance[best])) best = i
            done[best] = 1
            print line[best]
        }
    }' "$results/$step/posterior.csv"
    echo '.Ed'
    echo '.Pp'
    echo 'An asterisk marks the posterior.'
    echo 'Model over observed before and after, and the share of the draws that the series alone rules out:'
    echo '.Bd -literal'
    rows '
    BEGIN { printf "%-42s%3s%9s%9s%11s\n", "series", "n", "prior x", "post. x", "ruled out" }
    read_row() {
        printf "%-42s%3d%9s%9s%9s %%\n", of("series"), of("points"), times(-value("prior_residual_ln")),
            times(-value("posterior_residual_ln")), per_cent(of("share_ruled_out"))
    }' "$results/$step/implausibility.csv"
    echo '.Ed'
}

# Prior against posterior on observations that the calibration has not seen.
corroboration()
{
    echo '.Bd -literal'
    rows '
    BEGIN { printf "%-42s%3s%7s%7s%8s%8s\n", "observed after 2023", "n", "prior", "post.", "prior x", "post. x" }
    FNR == 1 { files++ }
    read_row() && of("counts") == "yes" {
        name = of("series")
        if (files == 1) {
            crps[name] = value("crps_ln")
            bias[name] = value("bias_ln")
            if (name == "all") before = per_cent(of("coverage_80"))
        } else if (name in crps) {
            printf "%-42s%3d%7s%7s%8s%8s\n", name == "all" ? "all" : name, of("points"), number(crps[name], 2),
                number(of("crps_ln"), 2), times(bias[name]), times(value("bias_ln"))
            n += name != "all"
            better += name != "all" && value("crps_ln") < crps[name]
            if (name == "all") after = per_cent(of("coverage_80"))
        }
    }
    END {
        print ".Ed"
        print ".Pp"
        print "The posterior scores better in " better " of " n " series; intervals of 80 % hold " before " % of the points"
        print "before and " after " % after."
    }' "$results/prior-after-2023/scores.csv" "$results/posterior-after-2023/scores.csv"
}

published()
{
    if [ ! -f "$results/forecast/published.csv" ]; then
        echo 'No results are kept for this version.'
        return
    fi
    echo '.Bd -literal'
    rows '
    function print_row(what, figures, below, inside, above, quotient) {
        printf "%-22s%9s%9s%9s%9s%16s\n", what, figures, below, inside, above, quotient
    }
    read_row() && value("value") > 0 && value("p50") > 0 {
        year = substr(of("period_end"), 1, 4)
        for (k = 0; k < 2; k++) {
            to = k ? "all" : year
            n[to]++
            count[to, of("verdict") ~ /below/ ? "below" : of("verdict") ~ /above/ ? "above" : "inside"]++
            ratio[to, n[to]] = value("value") / value("p50")
        }
    }
    END {
        print_row("for the year", "figures", "below", "inside", "above", "theirs / ours")
        for (year = 2025; year <= 2051; year++) {
            to = year > 2050 ? "all" : year
            if (!n[to]) continue
            for (i = 1; i <= n[to]; i++) quotients[i] = ratio[to, i]
            print_row(to, n[to], count[to, "below"] + 0, count[to, "inside"] + 0, count[to, "above"] + 0,
                factor(median(quotients, n[to])))
        }
    }' "$results/forecast/published.csv"
    echo '.Ed'
}

# What was observed, and how much of it the model is held against.
observations()
{
    rows '
    FNR == 1 { files++ }
    read_row() && files == 1 {
        mapped[of("observed")] = 1
        if (of("counts") == "yes" || of("counts") == 1) counted[of("observed")] = 1
        next
    }
    FNR > 1 {
        all++
        how[of("confidence")]++
        used += of("series") in mapped
        if (!(of("series") in seen)) { seen[of("series")] = 1; series++ }
    }
    END {
        for (name in mapped) m++
        for (name in counted) k++
        print "It holds " all " observations of " series " series: " how["found"] " found in a copy of a source,"
        print how["recalled"] " recalled from a known publication and not looked up again, " how["judgement"] + 0 " guessed."
        print "The model is held against " m " of these series with " used " observations; " k " of them count,"
        print "the others overlap these."
    }' models/reference/mapping.csv data/observed.csv
}

# Where the parameters come from. A clause of a source that begins with a capital or a digit, or does not begin with
# "judgement" though it stands first, names a publication; what stands in parentheses is left out.
judgement()
{
    rows '
    function kind(source,    n, i, clause, part, published) {
        published = source ~ /judgement centred on/
        gsub(/\([^()]*\)/, "", source)
        n = split(source, clause, /; */)
        for (i = 1; i <= n; i++) {
            part = clause[i]
            if (part ~ /^judgement/) continue
            if (i == 1 || part ~ /^[A-Z0-9]/) published = 1
        }
        if (source !~ /judgement/) return 1
        if (published) return 2
        return source ~ /hand-tuned trials/ ? 3 : 4
    }
    function print_names(k,    i) {
        print ".Pp"
        print what[k] ":"
        for (i = 1; i <= n[k]; i++) print names[k, i] (i < n[k] ? "," : ".")
    }
    BEGIN {
        what[1] = "Publication alone"
        what[2] = "Publication and judgement"
        what[3] = "Hand-tuned trials, no publication"
        what[4] = "Judgement alone"
    }
    read_row() {
        k = kind(of("source"))
        names[k, ++n[k]] = of("name")
        uncertain[k] += of("distribution") != "fixed"
        all++
        drawn += of("distribution") != "fixed"
    }
    END {
        print ".Bd -literal"
        printf "%-40s%12s%17s\n", "source", "parameters", "of them drawn"
        for (k = 1; k <= 4; k++) printf "%-40s%12d%17d\n", what[k], n[k], uncertain[k]
        printf "%-40s%12d%17d\n", "all", all, drawn
        print ".Ed"
        print_names(3)
        print_names(4)
    }' models/reference/parameters.csv
}

# How wrong it has been, in a sentence for each start.
errors()
{
    for start in $starts; do
        rows '
        read_row() && of("counts") == "yes" {
            distance[++n] = magnitude(log(value("p50") / value("observed")))
            far += distance[n] > log(2)
            inside += of("in_80") == "yes"
        }
        END {
            print "Started at the end of " substr(start, 1, 4) ", its medians were off by a factor of"
            print times(median(distance, n)) " or more in half of " n " observed points and by more than two in " per_cent(far / n) " %;"
            print "intervals of 80 % held " per_cent(inside / n) " % of them."
        }' start="$start" "$results/hindcast-$start/hindcast.csv"
    done
}

# The inputs that explain most of an outcome's spread.
drivers()
{
    echo '.Bd -literal'
    rows '
    read_row() && of("input") !~ /^\(/ {
        key = of("series") "@" of("year")
        if (!(key in n)) order[++outcomes] = key
        input = of("input")
        if (!((key, input) in seen)) { seen[key, input] = 1; name[key, ++n[key]] = input }
        if (of("measure") == "first_order") { index_of[key, input] = value("value"); floor[key, input] = value("floor")
            low[key, input] = value("low"); high[key, input] = value("high") }
        if (of("measure") == "rank_correlation") rank[key, input] = value("value")
    }
    END {
        for (o = 1; o <= outcomes; o++) {
            key = order[o]
            printf "%-39s%7s%14s%7s\n", key, "share", "95 %", "rank"
            for (k = 1; k <= 10; k++) {
                best = ""
                for (i = 1; i <= n[key]; i++) {
                    input = name[key, i]
                    if (done[key, input] || index_of[key, input] <= floor[key, input]) continue
                    if (best == "" || index_of[key, input] > index_of[key, best]) best = input
                }
                if (best == "") break
                done[key, best] = 1
                printf "  %-37s%7s%14s%7s\n", best, number(index_of[key, best], 2),
                    number(low[key, best], 2) ".." number(high[key, best], 2), number(rank[key, best], 2)
            }
        }
    }' "$results/drivers/sensitivity.csv"
    echo '.Ed'
}

# What a unit of each constraint is worth: AI power in two years.
easing()
{
    echo '.Bd -literal'
    rows '
    BEGIN { printf "%-31s%9s%9s%9s%9s\n", "MW of mean AI power", "2030", "s.e.", "2035", "s.e." }
    read_row() && of("measure") == "gain_per_unit" {
        input = of("input")
        if (!(input in unit)) { unit[input] = of("input_unit"); name[++n] = input }
        gain[input, of("year")] = short(1000 * value("value"))
        error[input, of("year")] = short(1000 * value("se"))
    }
    END {
        for (i = 1; i <= n; i++) {
            input = name[i]
            if (unit[input] != last) print "for one " (last = unit[input])
            printf "  %-29s%9s%9s%9s%9s\n", input, gain[input, 2030], error[input, 2030], gain[input, 2035],
                error[input, 2035]
        }
    }' "$results/easing/sensitivity.csv"
    echo '.Ed'
}

# What each scenario changes: median differences, and the share of pairs above 0.
policies()
{
    echo '.Bd -literal'
    rows '
    BEGIN {
        printf "%-26s%12s%12s%12s%12s\n", "", "power, GW", "power, GW", "capital, T$", "CO2, Mt/yr"
        printf "%-26s%12s%12s%12s%12s\n", "", "2030", "2035", "to 2035", "2035"
    }
    function signed(x) { return sprintf(magnitude(x) >= 1 ? "%+.3g" : "%+.2f", x) }
    read_row() {
        scenario = of("scenario")
        if (!(scenario in seen)) { seen[scenario] = 1; name[++n] = scenario }
        scale = of("series") == "capital_physical_cumulative_busd" ? 0.001 : 1
        text[scenario, of("series"), of("year")] = \
            signed(scale * value("median_difference")) " (" per_cent(value("probability_positive")) ")"
    }
    END {
        for (i = 1; i <= n; i++)
            printf "%-26s%12s%12s%12s%12s\n", name[i], text[name[i], "ai_power_gw", 2030],
                text[name[i], "ai_power_gw", 2035], text[name[i], "capital_physical_cumulative_busd", 2035],
                text[name[i], "co2_mt_per_year", 2035]
    }' "$results/policies/compare.csv"
    echo '.Ed'
}

# How many of the expectations of the scenarios came out, and which did not.
expected()
{
    rows '
    read_row() {
        n[of("came_out")]++
        all++
        if (of("came_out") != "yes") {
            sign = of("expected")
            others = others sprintf("%s.Cm %s\n%s\n.Cm %s\nof\n.Cm %s%s", others == "" ? "" : " ,\n", of("scenario"),
                of("year") ": " of("came_out") ", expected", sign, of("series"),
                of("region") == "world" ? "" : " " of("region"))
        }
    }
    END {
        print all " expectations: " n["yes"] + 0 " came out, " n["no"] + 0 " did not, " n["unclear"] + 0 " unclear" \
            (others == "" ? "." : ":")
        if (others != "") print others " ."
    }' "$results/policies/expected.csv"
}

block()
{
    case $1 in
    scores-*) scores "${1#scores-}" ;;
    commands) commands ;;
    totals) totals ;;
    years) years ;;
    misfits) misfits ;;
    realised) realised ;;
    calibration) calibration calibrated-2023 ;;
    calibration-today) calibration calibrated-2025 ;;
    corroboration) corroboration ;;
    published) published ;;
    judgement) judgement ;;
    observations) observations ;;
    errors) errors ;;
    drivers) drivers ;;
    easing) easing ;;
    policies) policies ;;
    expected) expected ;;
    *)
        echo "$0: unknown block $1" >&2
        exit 1
        ;;
    esac
}

# Says which misfits the page's own words leave out: a cause is named by hand.
unnamed()
{
    misfits | sed -n '/^[a-z0-9_]* /s/ .*//p' | while IFS= read -r series; do
        sed '/^\.\\" begin /,/^\.\\" end /d' man/layercake-evidence.7 | grep -q "$series" ||
            echo "man/layercake-evidence.7: no cause is named for the misfit of $series" >&2
    done
}

# The page with its blocks written anew.
page()
{
    skipping=
    while IFS= read -r line; do
        case $line in
        '.\" end '*) skipping= ;;
        esac
        [ -n "$skipping" ] || printf '%s\n' "$line"
        case $line in
        '.\" begin '*)
            block "${line#'.\" begin '}"
            skipping=yes
            ;;
        esac
    done <"$1"
}

status=0
new=$(mktemp)
trap 'rm -f "$new"' EXIT
for name in man/layercake-evidence.7 man/layercake-limits.7; do
    page "$name" >"$new"
    if [ "${1-}" = --check ]; then
        diff "$name" "$new" || status=1
    else
        cat "$new" >"$name"
    fi
done
[ "${1-}" = --check ] || unnamed
exit $status
