using System.Globalization;
using FinancePortal.Core.Ledger;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Contracts;

/// <summary>The principal of a loan on a day, event by event: what was financed, less what was paid on it.</summary>
public static class PrincipalBalance
{
    /// <summary>Replays the life; the steps say what each event did to the principal.</summary>
    public static Money On(AccountTerms terms, IReadOnlyList<AccountEvent> events, DateOnly asOf, Explanation? why = null)
    {
        var movements = why is null ? null : new List<FormulaInput>();
        var state = Replay.Run(terms, events, asOf, movements is null ? null : (e, draft) =>
        {
            var moved = draft[LedgerAccount.PrincipalReceivable];
            if (!moved.IsZero)
            {
                movements.Add(FormulaInput.Of($"{Words(e.Kind)} {e.EffectiveOn.ToString("MMM d, yyyy", CultureInfo.GetCultureInfo("en-US"))} (event {e.Sequence.ToString(CultureInfo.InvariantCulture)})", moved));
            }
        });
        why?.Step("principal balance", state.Principal, movements!.Count == 0 ? "0" : string.Join(" + ", movements.Select(m => m.Name)), StepRounding.Exact, "How payments are applied", "R-212", [.. movements]);
        return state.Principal;
    }

    private static string Words(AccountEventKind kind) => kind switch
    {
        AccountEventKind.Funded => "amount financed",
        AccountEventKind.OpeningBalance => "balance taken over",
        AccountEventKind.PrincipalOnlyPayment => "principal-only payment",
        AccountEventKind.DepositApplied => "deposit applied",
        AccountEventKind.ResidueWrittenOff or AccountEventKind.ChargeOff => "written off",
        AccountEventKind.LeaseReturned => "vehicle handed back",
        _ => "payment",
    };
}
