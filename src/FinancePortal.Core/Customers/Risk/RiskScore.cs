using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Core.Customers.Risk;

/// <summary>What happened to one customer's access within <see cref="RiskScore.Window"/>, counted.</summary>
public sealed record RiskFacts
{
    public bool NewDevice { get; init; }

    /// <summary>Wrong passwords and codes.</summary>
    public int Failures { get; init; }
    public bool PasswordReset { get; init; }
    public bool RecoveryCode { get; init; }
    public bool FactorChanged { get; init; }
    public bool EmailChanged { get; init; }
    public bool ContactChanged { get; init; }
    /// <summary>Bank accounts and cards.</summary>
    public int MethodsAdded { get; init; }
    public bool Payoff { get; init; }
    public bool Refund { get; init; }

    public static RiskFacts Of(IReadOnlyCollection<AccessLogEntry> log, IReadOnlyCollection<RiskSignal> signals)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(signals);
        return new RiskFacts
        {
            NewDevice = log.Any(e => e.Event == AccessEvent.SignedIn && e.Detail == RiskScore.NewDevice),
            Failures = log.Count(e => e.Event is AccessEvent.PasswordWrong or AccessEvent.CodeWrong or AccessEvent.RecoveryCodeWrong or AccessEvent.SignInHeld),
            PasswordReset = log.Any(e => e.Event == AccessEvent.PasswordReset),
            RecoveryCode = log.Any(e => e.Event == AccessEvent.RecoveryCodeUsed),
            FactorChanged = log.Any(e => e.Event is AccessEvent.FactorAdded or AccessEvent.FactorRemoved),
            EmailChanged = log.Any(e => e.Event == AccessEvent.EmailChanged),
            ContactChanged = log.Any(e => e.Event == AccessEvent.ContactChanged),
            MethodsAdded = signals.Count(s => s.Act is RiskyAct.BankAccountAdded or RiskyAct.CardAdded),
            Payoff = signals.Any(s => s.Act == RiskyAct.PayoffPaid),
            Refund = signals.Any(s => s.Act == RiskyAct.RefundRequested),
        };
    }
}

/// <summary>
/// Weighs what a thief does: get in an unusual way, cut the owner off, take money. Each third alone is daily life (a new phone, a move, a trade-in);
/// two or three of them within three days are looked at by a person before money leaves (F-207).
/// </summary>
public sealed record RiskScore(int Points, IReadOnlyList<string> Reasons)
{
    public const int Hold = 6;

    /// <summary>Stands in the access log beside a sign-in with a browser that was never used before.</summary>
    public const string NewDevice = "new device";

    private const int MostForEntry = 4;
    private const int MostForTakeover = 4;
    private const int MostForMoney = 5;
    private const int ManyFailures = 5;

    public static readonly TimeSpan Window = TimeSpan.FromHours(72);

    public bool Holds => Points >= Hold;

    public static RiskScore Of(RiskFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var reasons = new List<string>();
        var entry = Points(MostForEntry, (facts.NewDevice, 2, "sign-in on a new device"), (facts.Failures >= ManyFailures, 2, "many failed attempts"), (facts.PasswordReset, 2, "password reset by link"), (facts.RecoveryCode, 2, "recovery code used"));
        var takeover = Points(MostForTakeover, (facts.EmailChanged, 3, "email changed"), (facts.ContactChanged, 2, "address or phone changed"), (facts.FactorChanged, 1, "sign-in method changed"));
        var money = Points(MostForMoney, (facts.MethodsAdded > 0, 2, "bank account or card added"), (facts.MethodsAdded > 1, 2, "several bank accounts or cards added"), (facts.Payoff, 2, "payoff paid"), (facts.Refund, 3, "refund asked for"));

        // A way in alone holds nothing: without a change there is nothing to hold.
        return new RiskScore(takeover + money == 0 ? 0 : entry + takeover + money, reasons);

        int Points(int most, params ReadOnlySpan<(bool Is, int Weight, string Reason)> signs)
        {
            var sum = 0;
            foreach (var sign in signs)
            {
                if (sign.Is)
                {
                    sum += sign.Weight;
                    reasons.Add(sign.Reason);
                }
            }

            return Math.Min(sum, most);
        }
    }
}
