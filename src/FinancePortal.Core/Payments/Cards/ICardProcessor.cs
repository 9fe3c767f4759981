using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Cards;

/// <summary>
/// The door to the company that charges cards. Card numbers are typed on its own pages and never come here: what comes is a token
/// that is worth nothing without our key. Each call ends with an answer or with <see cref="CardProcessorException"/>, which means that
/// nobody here knows what happened; then it is asked, never guessed (DATA part 7).
/// </summary>
public interface ICardProcessor
{
    /// <summary>Where its pages are, to which a form of ours may lead.</summary>
    /// <param name="portal">Our own address as the visitor typed it.</param>
    Uri PageOrigin(Uri portal);

    /// <summary>Opens a page of its own on which a card is saved. The same key gives the same page.</summary>
    Task<CardPage> OpenPageAsync(OpenCardPage request, CancellationToken cancellationToken);

    /// <summary>What became of a page.</summary>
    Task<CardPageOutcome> AskPageAsync(string pageId, CancellationToken cancellationToken);

    /// <summary>Makes a charge ready and takes no money yet. The same key gives the same charge.</summary>
    /// <returns>The processor's name for it.</returns>
    Task<string> PrepareAsync(CardChargeRequest request, CancellationToken cancellationToken);

    /// <summary>Takes the money. A charge takes it at most once, however often this is called.</summary>
    Task<CardOutcome> ChargeAsync(string chargeId, CancellationToken cancellationToken);

    Task<CardOutcome> AskAsync(string chargeId, CancellationToken cancellationToken);

    /// <summary>Gives a charge up that took no money. When it is too late, the answer says that it did.</summary>
    Task<CardOutcome> CancelAsync(string chargeId, CancellationToken cancellationToken);

    /// <summary>Forgets a saved card. One that is not there is forgotten already.</summary>
    Task ForgetAsync(string token, CancellationToken cancellationToken);

    /// <summary>What a message to our webhook is about; null when its signature is not the processor's, or too old.</summary>
    CardEvent? Read(string body, string signature, DateTime utcNow);
}

/// <summary>A customer wants to save a card.</summary>
/// <param name="Key">Ours; the same key never opens two pages.</param>
/// <param name="CustomerReference">What the processor may know the customer by: no name and no number of ours.</param>
/// <param name="Done">Where the customer comes back to, with the card saved.</param>
/// <param name="Cancelled">Where they come back to without.</param>
public sealed record OpenCardPage(string Key, string CustomerReference, Uri Done, Uri Cancelled);

/// <summary>A page of the processor: its name there, and its address for the customer.</summary>
public sealed record CardPage(string Id, Uri Address);

public abstract record CardPageOutcome
{
    private CardPageOutcome()
    {
    }

    /// <summary>Nothing happened yet.</summary>
    public sealed record Open : CardPageOutcome;

    /// <summary>The customer went away, or let it expire.</summary>
    public sealed record Abandoned : CardPageOutcome;

    public sealed record Saved(SavedCard Card) : CardPageOutcome;
}

/// <summary>All that is known here of a card.</summary>
/// <param name="Token">The processor's name for it.</param>
/// <param name="Brand"><c>Visa</c></param>
/// <param name="IsDebit">Only debit cards pay loans and leases here.</param>
/// <param name="ExpiresOn">The last day of its month.</param>
public sealed record SavedCard(string Token, string Brand, string LastFour, bool IsDebit, DateOnly ExpiresOn);

/// <param name="Key">Ours; the same key never makes two charges.</param>
/// <param name="Token">Of the saved card.</param>
/// <param name="Description">What the customer's bank may show: no account number.</param>
public sealed record CardChargeRequest(string Key, string Token, Money Amount, string Description);

public enum CardOutcomeKind
{
    /// <summary>It is ready and took no money.</summary>
    Prepared = 1,

    /// <summary>The processor itself does not know yet.</summary>
    Pending = 2,
    Charged = 3,

    /// <summary>No money was taken and none will be.</summary>
    Declined = 4,
}

/// <param name="Code">Why it was declined, as the processor names it.</param>
public readonly record struct CardOutcome(CardOutcomeKind Kind, string Code = "");

public enum CardEventKind
{
    /// <summary>Something that needs nothing done.</summary>
    Other = 0,
    Page = 1,
    Charge = 2,

    /// <summary>The cardholder disputed the charge and the money was taken back.</summary>
    Dispute = 3,
}

/// <summary>A signed message says that something happened to a page or a charge; what it was is asked.</summary>
public readonly record struct CardEvent(CardEventKind Kind, string Id);

/// <summary>The processor gave no answer that can be relied on: it may or may not have done what was asked.</summary>
public sealed class CardProcessorException : Exception
{
    public CardProcessorException()
    {
    }

    public CardProcessorException(string message)
        : base(message)
    {
    }

    public CardProcessorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
