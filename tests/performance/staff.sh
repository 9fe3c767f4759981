#!/usr/bin/env bash
# Measures the staff search over a large portfolio, and `verify` over as many audit rows. Needs 6 GB and about half an hour.
# usage: tests/performance/staff.sh [customers, 1000000 unless told] [folder, artifacts/staff unless told]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
many=${1:-1000000} work=${2:-$PWD/artifacts/staff} db=${2:-$PWD/artifacts/staff}/data/portal.db

if [[ ! -f $db ]]; then
  mkdir -p "$work/data"
  dotnet publish src/FinancePortal.Web -c Release -r linux-x64 --self-contained false -o "$work/portal" -v quiet </dev/null
fi
dotnet build tests/performance -c Release -v quiet </dev/null
program=$PWD/tests/performance/bin/Release/net10.0/performance.dll

cd "$work/portal"
export ASPNETCORE_ENVIRONMENT=Development Portal__DataFolder="$work/data" ConnectionStrings__Portal="Data Source=$db" ASPNETCORE_URLS=http://127.0.0.1:5997
serve_until() { # serve_until <command>: runs the portal until the command succeeds
  dotnet FinancePortal.Web.dll >"$work/portal.log" 2>&1 & local portal=$!
  until "$@"; do sleep 1; done
  kill $portal; wait $portal || true
}

if [[ $(sqlite3 "$db" 'SELECT count(*) FROM Customers' 2>/dev/null || echo 0) -lt $many ]]; then
  serve_until curl -sf -o /dev/null http://127.0.0.1:5997/ # the demo people, Sam among them
  dotnet FinancePortal.Web.dll seed --contracts "$many" --seed 1 --history 1 | tail -1
fi

# Everybody gets a row that looks like a Social Security number's, so that the index is as deep as it would be; only Avery's is one.
sqlite3 "$db" "INSERT OR IGNORE INTO CustomerSsns (CustomerId, Sealed, SealedKey, Lookup, LookupKey, LookupCost, LastFour) SELECT CustomerId, randomblob(48), 1, randomblob(32), 1, 1, '0000' FROM Customers"
sqlite3 "$db" "WITH RECURSIVE n(i) AS (SELECT count(*) + 1 FROM AuditRows UNION ALL SELECT i + 1 FROM n WHERE i < $many)
  INSERT INTO AuditRows (At, ActorKind, ActorName, UserId, Source, Reason, Action, Subject, CustomerId, Before, After)
  SELECT strftime('%Y-%m-%d %H:%M:%S', 'now'), 2, 'Sam Whitfield', 11, '10.0.0.1', 'a caller on the phone', 'file opened', printf('%016d', i), i % $many + 1, '', 'measured' FROM n WHERE i <= $many"
sealed() { [[ $(sqlite3 "file:$db?mode=ro" 'SELECT count(*) FROM AuditRows' ) == $(sqlite3 "file:$db?mode=ro" 'SELECT count(*) FROM AuditSeals') ]]; }
started=$SECONDS
serve_until sealed
echo "$many audit rows are sealed after $((SECONDS - started)) seconds"

sqlite3 "$db" 'SELECT Vin FROM Vehicles WHERE VehicleId % 997 = 0' >"$work/vins"
dotnet "$program" staff "$work/portal" "$db" "$work/vins" 2>>"$work/portal.log"

started=$EPOCHREALTIME
dotnet FinancePortal.Web.dll verify | while read -r line; do printf '%6.1f s  %s\n' "$(awk "BEGIN { print $EPOCHREALTIME - $started }")" "$line"; done
