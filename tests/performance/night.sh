#!/usr/bin/env bash
# A night of autopay, its bank file and a return file, on a seeded portfolio, while customers look at their home pages.
# Usage: tests/performance/night.sh [contracts] [months of history] [returns]        default: 20000 12 10000
# Prints wall and processor time; docs/performance.md has the last results.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
contracts=${1:-20000} history=${2:-12} returns=${3:-10000}
work=$PWD/artifacts/performance
data=$work/night
rm -rf "$data"
mkdir -p "$data"

[[ -n ${NIGHT_NO_BUILD:-} ]] || {
  dotnet publish src/FinancePortal.Web -c Release -r linux-x64 --self-contained false -o "$work/portal" -v quiet </dev/null
  dotnet build tests/performance -c Release -v quiet </dev/null
}

(
  cd "$work/portal"
  export ASPNETCORE_ENVIRONMENT=Development Portal__Demo=false Portal__DataFolder="$data" ConnectionStrings__Portal="Data Source=$data/portal.db" Serilog__MinimumLevel__Default=Warning
  dotnet FinancePortal.Web.dll migrate
  dotnet FinancePortal.Web.dll seed --contracts "$contracts" --seed 1 --history "$history" --users 64 --autopay
)
exec dotnet tests/performance/bin/Release/net10.0/performance.dll night "$work/portal" "$data/portal.db" "$returns"
