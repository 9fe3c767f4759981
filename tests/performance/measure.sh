#!/usr/bin/env bash
# ./dev bench: publishes the portal, seeds a database of 1,000 contracts with 36 months of history, and measures it beside tests/limit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$PWD/artifacts/performance
rm -rf "$work/data"
mkdir -p "$work/data"

dotnet publish src/FinancePortal.Web -c Release -r linux-x64 --self-contained false -o "$work/portal" -v quiet </dev/null
dotnet build tests/limit -c Release -v quiet </dev/null
dotnet build tests/performance -c Release -v quiet </dev/null

(
  cd "$work/portal"
  export ASPNETCORE_ENVIRONMENT=Development Portal__Demo=false Portal__DataFolder="$work/data" ConnectionStrings__Portal="Data Source=$work/data/portal.db"
  dotnet FinancePortal.Web.dll migrate
  dotnet FinancePortal.Web.dll seed --contracts 1000 --seed 1 --users 64
)
echo
exec dotnet tests/performance/bin/Release/net10.0/performance.dll "$work/portal" "$PWD/tests/limit/bin/Release/net10.0/limit.dll" "$work/data/portal.db" "$@"
