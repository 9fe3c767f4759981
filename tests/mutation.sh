#!/usr/bin/env bash
# tests/mutation.sh <Values|Contracts|Leases|Ledger>: mutation testing of one room with its pure tests (docs/mutation.md).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
room=${1:?which room: Values, Contracts, Leases or Ledger}
work=$PWD/artifacts/mutation/$room
mkdir -p "$work"
T='FullyQualifiedName~FinancePortal.Core.Tests'
cat >"$work/config.json" <<JSON
{ "stryker-config": {
  "project": "FinancePortal.Core.csproj",
  "mutate": ["**/$room/*.cs", "!**/*Service.cs", "!**/*Services.cs", "!**/*Job.cs", "!**/DueBookings.cs", "!**/FinancedAccount.cs"],
  "reporters": ["json", "cleartext"],
  "coverage-analysis": "perTest",
  "concurrency": ${MUTATION_CONCURRENCY:-2},
  "test-case-filter": "($T.Values|$T.Contracts|$T.Leases|$T.Ledger|$T.Cases)&FullyQualifiedName!~BillInstallments"
} }
JSON
dotnet tool restore </dev/null >/dev/null
cd tests/FinancePortal.Core.Tests
PORTAL_LIVES=${PORTAL_LIVES:-60} dotnet stryker -f "$work/config.json" -O "$work" --skip-version-check
