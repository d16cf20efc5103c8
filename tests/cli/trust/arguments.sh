#!/bin/sh
# Words of the command line in odd numbers, sizes, orders and bytes are taken as documented or refused.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

forecast() {
    expect 0 forecast -q -m tutorial -n 1 --to 2026-03-31 "$@"
}

# A2, A13: help wins over what comes after it, not over what came before; of an option given twice the last counts.
expect 0 show --help --nonsense word
refuse "unknown option '--nonsense'" show --nonsense --help
refuse 'takes no value' --help=yes
refuse 'takes no value' --version=2
forecast --seed 5 --seed 3 -o twice
forecast --seed 3 -o once
same once twice
rm -r once twice
refuse 'out of range' forecast -m tutorial -n 1 -n 0

# A7: digits of other alphabets, as bytes of their own.
for value in ٣ ۳ ३ ３ '1 ' "1$(printf '\302\240')" "$(printf '1\n')x" '1,0' 1e0 ''; do
    refuse replications forecast "--replications=$value"
    refuse seed forecast "--seed=$value"
    refuse threads forecast "--threads=$value"
    refuse replication run "--replication=$value"
done

# A10, A11: every one of the 2^64 seeds is one of its own, 0 too; without one it is 1.
for seed in 0 1 2 9223372036854775808 18446744073709551615; do
    forecast --seed $seed -o "seed-$seed"
done
forecast -o none
same seed-1 none
[ "$(cat seed-*/draws.csv seed-*/manifest.json | grep -c '"seed": ')" -eq 5 ] || fail "a seed is not recorded"
uncertain_model "$scratch/models/made"
for seed in 0 1 2 9223372036854775808 18446744073709551615; do
    expect 0 forecast -q -m "$scratch/models/made" -n 1 --to 2026-03-31 --seed $seed -o "drawn-$seed"
done
[ "$(sha256sum drawn-*/draws.csv | cut -d ' ' -f 1 | sort -u | wc -l)" -eq 5 ] || fail "two seeds draw the same"
rm -r seed-* drawn-* none

# A16, A15: the range and the unit are told, and the nearest name.
refuse "hurdle_rat.*did you mean 'hurdle_rate'" forecast -m tutorial --set hurdle_rat=0.1
refuse 'pue: 0.5 is out of range, expected a number from 1 to 3' forecast -m tutorial --set regions.home.pue=0.5
for value in '1.2 ' '1,2' 1.2x 120% 0x1p0 1e400 inf '' ٣; do
    refuse pue forecast -m tutorial "--set=regions.home.pue=$value"
done
refuse . forecast -m tutorial --set 'regions.home.pue==1.2'
refuse . forecast -m tutorial --set '=1.2'
refuse . forecast -m tutorial --set .=1

# A18, A19: after -- a word is a word; - is no file, since no input is a single stream.
cp "$LAYERCAKE_SRCDIR/models/scenarios/carbon-price.csv" ./-odd.csv
expect 2 check -m tutorial -odd.csv
says 'check takes no option --output'
expect 2 check -m tutorial -- -odd.csv
says "expected a name of a to z"
cp ./-odd.csv odd.csv
expect 0 check -m tutorial -- odd.csv
expect 0 forecast -q -m tutorial -n 1 --to 2026-03-31 -s ./odd.csv -o -dash
[ -f ./-dash/manifest.json ] || fail "-o -dash"
expect 2 report -dash
expect 0 report -q -- -dash
rm -r ./-dash ./-odd.csv odd.csv
refuse 'expected a name of a to z' check -m tutorial -
refuse 'expected a name of a to z' forecast -m tutorial -s -
refuse "no model '-'" forecast -m -
refuse 'need a folder' forecast -m tutorial -n 1 -o -

# An empty word is no folder, least of all this one.
for words in report reproduce merge trace; do
    refuse "$words needs a folder" $words ''
done
refuse 'merge needs a folder' merge "$scratch" ''
refuse . trace "$scratch" ''
for option in --model --scenario --set --output --from --to --every --threads; do
    refuse "$option needs a value" forecast "$option="
    refuse "$option needs a value" forecast "$option" ''
done

# A26: what excludes each other.
refuse 'exclude each other' forecast -q --verbose
refuse -- '--force and --resume' forecast --force --resume
refuse -- '--precision and --shard' forecast --precision 0.1 --shard 1/2
refuse 'goes with' sensitivity --method given --screened 3
refuse 'does not go with' trace --pull-through --format csv

# J1, A20: format characters and bytes that a terminal would obey are text in what is said of them.
odd=$(printf '%%n%%s%%99999d\033]0;x\007\302\233\377\t')
for words in "$odd" "forecast --$odd" "forecast -m $odd" "forecast -m ./$odd" "forecast -m tutorial -s $odd" \
    "forecast -m tutorial -s ./$odd.csv" "forecast -m tutorial --set $odd=1" "forecast -m tutorial --seed $odd" \
    "show $odd" "report $odd" "merge $odd" "reproduce $odd" "trace $odd" "compare -m tutorial $odd" "completion $odd" \
    "forecast --from $odd" "forecast --every $odd" "sensitivity --outcome $odd@2030" "hindcast --realised $odd" \
    "check -m tutorial ./$odd" "forecast -q -m tutorial -n 1 -o $scratch/none/$odd" "show forecasts --from-folder $odd"; do
    status=0
    (
        IFS=' '
        # shellcheck disable=SC2086
        "$LAYERCAKE" $words
    ) >"$scratch/out" 2>"$scratch/err" || status=$?
    [ "$status" -eq 2 ] || [ "$status" -eq 1 ] || fail "status $status: $words"
    grep -q . "$scratch/err" || fail "nothing is said of $words"
    harmless "$scratch/err"
    grep -q -F '%' "$scratch/err" || fail "the name is not told"
    [ ! -s "$scratch/out" ] || fail "data on standard output: $words"
done
[ -z "$(ls -A)" ] || fail "wrote $(ls -A)"

# A22: many words, and one that is long.
many=$(awk 'BEGIN { for (i = 0; i < 100000; i++) print "-q" }')
# shellcheck disable=SC2086
refuse 'show takes' show $many
long=$(awk 'BEGIN { for (i = 0; i < 120000; i++) printf "a" }')
refuse 'unknown command' "$long"
refuse 'unknown option' forecast "--$long"
refuse 'no model' forecast -m "$long"
refuse 'replications' forecast -n "$long"
refuse 'scenario' forecast -m tutorial -s "$long"
refuse . forecast -m tutorial -s "./$long.csv"
refuse . forecast -m tutorial --set "$long=1"
refuse . forecast -m tutorial --set "hurdle_rate=$long"
refuse . report "$long"
refuse . sensitivity -m tutorial --outcome "$long@2030"
awk 'length($0) > 250000 { exit 1 }' "$scratch/err" || fail "a message of any length"
