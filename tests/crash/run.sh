#!/usr/bin/env bash
# P-CRASH1 in full: 2,000 payments by 8 customers at once while the server is killed (SIGKILL) 200 times, then `verify`, then every
# confirmation number that somebody saw is looked for exactly once. Needs a built solution. `./dev test` runs a short form,
# `./dev test --all` this one; the code is in tests/FinancePortal.Web.Tests/Crash.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec dotnet test tests/FinancePortal.Web.Tests/bin/Debug/net10.0/FinancePortal.Web.Tests.dll --filter FullyQualifiedName~Two_thousand_payments_survive_two_hundred_kills </dev/null
