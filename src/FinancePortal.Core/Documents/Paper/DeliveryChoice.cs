namespace FinancePortal.Core.Documents.Paper;

/// <summary>The papers for which somebody chooses between paper and e-mail (F-603). The numbers are stored.</summary>
public enum DeliveryClass
{
    Statements = 1,
    Letters = 2,
    Tax = 3,
}

/// <summary>How somebody wants a class of papers. Without a row it is paper: going paperless is a choice (E-SIGN).</summary>
public sealed class DeliveryChoice
{
    public long DeliveryChoiceId { get; private set; }
    public long CustomerId { get; init; }
    public required DeliveryClass Class { get; init; }
    public bool IsPaperless { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>When e-mails came back and the class was turned to paper by itself; null once somebody has chosen again.</summary>
    public DateTime? BouncedAt { get; private set; }

    public void Choose(bool isPaperless, DateTime at) => (IsPaperless, ChangedAt, BouncedAt) = (isPaperless, at, null);

    public void Bounce(DateTime at) => (IsPaperless, ChangedAt, BouncedAt) = (false, at, at);

    public static DeliveryClass ClassOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Statement => DeliveryClass.Statements,
        DocumentKind.Tax => DeliveryClass.Tax,
        _ => DeliveryClass.Letters,
    };
}
