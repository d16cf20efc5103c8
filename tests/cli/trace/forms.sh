#!/bin/sh
# The same trace as text, CSV and graph, the same bytes each time; the graph is well formed and leads from causes to effects.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

expect 0 run -q -m tutorial --to 2029-12-31 -o run
plant=$(awk -F , '$3 == "request" { name = $1 } END { print name }' run/links.csv)
factory=$(awk -F , '$3 == "request" { name = $2 } END { print name }' run/links.csv)
for form in text csv dot; do
    expect 0 trace run "$plant" --format "$form"
    cp "$scratch/out" "$scratch/first.$form"
    expect 0 trace --format="$form" run "$plant"
    cmp "$scratch/out" "$scratch/first.$form" || fail "$form: not the same twice"
    [ ! -s "$scratch/err" ] || fail "$form: something on standard error"
done
grep -q "^  100.0 % asked for by $factory: " "$scratch/first.text" || fail "the plant's customer is not named"
grep -q '^      100.0 % pulled by application:assistant: ' "$scratch/first.text" || fail "the text does not end in an application"
[ "$(wc -l <"$scratch/first.text")" -eq "$(($(wc -l <"$scratch/first.csv") - 1))" ] || fail "rows differ between forms"
grep -q "^  \"$factory\" -> \"$plant\" \[label=\"100.0 %\"\];\$" "$scratch/first.dot" || fail "no arrow from customer to plant"
awk '{ quotes = gsub(/"/, "\"") ; if (quotes % 2) bad = 1; open += gsub(/{/, "{") - gsub(/}/, "}") }
    END { exit bad || open != 0 }' "$scratch/first.dot" || fail "quotes or braces of the graph do not match"
if command -v dot >/dev/null 2>&1; then
    dot -Tsvg "$scratch/first.dot" >/dev/null || fail "not a graph for Graphviz"
fi
expect 0 trace run application:assistant --format dot
grep -q '^  "application:assistant" -> "layer:energy";$' "$scratch/out" || fail "a forward arrow leads backward"

# A chain of events ends at one that the start scheduled.
event=$(awk -F , '$6 == "plant_energised" { number = $1 } END { print number }' run/events.csv)
expect 0 trace run "event-$event" --format csv
last=$(tail -n 1 "$scratch/out" | cut -d , -f 13)
more=$(tail -n 1 "$scratch/out" | grep -c 'such before it') || :
cause=$(awk -F , -v last="$last" '$1 == last { print $2 }' run/events.csv)
[ "$cause" -eq 0 ] || [ "$more" -eq 1 ] || fail "the chain stops at event $last, which event $cause caused"

# What is listed can be asked for.
expect 0 trace run
sed -n 's/^  \([a-z][a-z0-9:@.-]*\): .*/\1/p' "$scratch/out" >"$scratch/names"
[ "$(wc -l <"$scratch/names")" -gt 15 ] || fail "too little is listed"
while read -r name; do
    expect 0 trace run "$name"
done <"$scratch/names"
