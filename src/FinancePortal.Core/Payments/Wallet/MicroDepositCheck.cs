using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>
/// Proves that a bank account exists and is the customer's: two small deposits go there with the next bank file, and the
/// customer says what they were. A debit of nothing goes along, so that an account that takes no debits shows itself.
/// </summary>
public sealed class MicroDepositCheck
{
    public const int MostTries = 3;
    public const int DaysToAnswer = 14;

    public long MicroDepositCheckId { get; private set; }
    public long PaymentMethodId { get; private set; }
    public required PaymentMethod Method { get; init; }
    public required Money First { get; init; }
    public required Money Second { get; init; }
    public required DateTime RequestedAt { get; init; }

    /// <summary>Put into a bank file.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>The banking day on which the deposits arrive; known once they are sent.</summary>
    public DateOnly? ArrivesOn { get; private set; }
    public int Tries { get; private set; }

    /// <summary>Right amounts, too many wrong ones, or returned by the bank.</summary>
    public DateTime? EndedAt { get; private set; }
    public long Version { get; private set; }

    public int TriesLeft => MostTries - Tries;

    /// <summary>The last day on which the amounts are taken.</summary>
    public DateOnly? AnswerBy => ArrivesOn?.AddDays(DaysToAnswer);

    public void Send(DateOnly arrivesOn, DateTime at)
    {
        SentAt = at;
        ArrivesOn = arrivesOn;
    }

    /// <summary>Counts a try. The order of the two amounts does not matter.</summary>
    public bool Try(Money one, Money other, DateTime at)
    {
        if (EndedAt is not null || SentAt is null || Tries >= MostTries)
        {
            throw new InvalidOperationException("This check takes no answer.");
        }

        Tries++;
        var right = (one == First && other == Second) || (one == Second && other == First);
        if (right || Tries == MostTries)
        {
            EndedAt = at;
        }

        return right;
    }

    public void End(DateTime at) => EndedAt ??= at;
}
