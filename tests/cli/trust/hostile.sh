#!/bin/sh
# Whatever stands in the free text of a model, of its scenarios and of the data, and in the names of its folders, it comes out
# as text: in tables, workbook, page, JSON, graph and on the terminal. Nothing is run, and nothing is written elsewhere.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"
need_python csv openpyxl

build=$(dirname "$LAYERCAKE")
LAYERCAKE_DATA=$scratch/data
mkdir "$LAYERCAKE_DATA"
cp -r "$LAYERCAKE_SRCDIR/models" "$LAYERCAKE_SRCDIR/data" "$LAYERCAKE_DATA"
chmod -R u+w "$LAYERCAKE_DATA"
printf '<html><script type="application/json">@LAYERCAKE_DATA@</script></html>\n' >"$LAYERCAKE_DATA/page.html"
[ ! -f "$build/page.html" ] || cp "$build/page.html" "$LAYERCAKE_DATA"
uncertain_model "$LAYERCAKE_DATA/models/uncertain"
for folder in models/tutorial models/uncertain data; do
    $python "$LAYERCAKE_SRCDIR/tests/cli/trust/hostile_make.py" "$LAYERCAKE_DATA/$folder" >"$scratch/out"
    [ "$(cat "$scratch/out")" -gt 20 ] || fail "few cells were changed in $folder"
done
# The folder's name is that of the model in every file.
name="=1+<b>'\"\$(touch stolen)%n"
odd=$LAYERCAKE_DATA/models/$name
mv "$LAYERCAKE_DATA/models/uncertain" "$odd"
# shellcheck disable=SC2016 # nothing is to be expanded
printf '# =1+1 </script><script>alert(1)</script> %%n $(touch stolen)\n# Expected: ai_power_gw 2027 up: <img src=x onerror=alert(1)>\n%s\n%s\n' \
    'from,until,target,scope,operation,value,note' ',,grid.home.headroom_mw,,multiply,3,"=1+1 </script>
-two"' >odd.csv

# quiet WORD...: the program does it and what it says is harmless.
quiet() {
    expect 0 "$@"
    harmless "$scratch/out"
    harmless "$scratch/err"
}

quiet check -m "$odd" ./odd.csv
for what in parameters series scenarios regions levers applications technologies tables models forecasts; do
    quiet show $what -m "$odd"
    expect 0 show $what -m "$odd" --csv
    mkdir -p shown
    cp "$scratch/out" "shown/$what.csv"
done
quiet forecast -m "$odd" -s ./odd.csv -n 20 --to 2027-12-31 --wide --iamc -v --set hurdle_rate=0.1 -o forecast
quiet report forecast
quiet reproduce forecast -m "$odd" -s ./odd.csv
quiet compare -m "$odd" ./odd.csv --package ./odd.csv+carbon-price -n 4 --to 2027-12-31 -o compare
quiet sensitivity -m "$odd" -s ./odd.csv -n 40 --to 2027-12-31 --outcome ai_power_gw@2027 -o sensitivity
quiet run -m "$odd" -s ./odd.csv --to 2027-12-31 -o run
quiet hindcast -n 2 --to 2023-03-31 -o hindcast
quiet trace run factory-0
for format in csv dot; do
    expect 0 trace run factory-0 --format $format
    cp "$scratch/out" "shown/trace.$format"
done
if command -v dot >/dev/null 2>&1; then
    dot -Tsvg shown/trace.dot >shown/trace.svg 2>"$scratch/err" || fail "the graph is none"
    [ ! -s "$scratch/err" ] || fail "the graph is doubted"
fi
$python "$LAYERCAKE_SRCDIR/tests/cli/trust/hostile_check.py" "$LAYERCAKE_DATA/page.html" shown forecast compare sensitivity run hindcast
[ "$(ls)" = "compare
forecast
hindcast
odd.csv
run
sensitivity
shown" ] || fail "something else was written: $(ls)"
[ -z "$(find "$scratch" -name stolen)" ] || fail "a command was run"
