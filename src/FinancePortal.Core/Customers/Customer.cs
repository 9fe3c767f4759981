using FinancePortal.Core.Notifications;

namespace FinancePortal.Core.Customers;

/// <summary>A person the company knows, whether or not they ever sign in. Logins are <c>PortalUser</c>.</summary>
public sealed class Customer
{
    public long CustomerId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();

    public required string FirstName
    {
        get;
        set
        {
            field = value;
            Index();
        }
    }

    public required string LastName
    {
        get;
        set
        {
            field = value;
            Index();
        }
    }

    public DateOnly? BornOn { get; set; }
    public string Email { get; set; } = "";

    public string Phone
    {
        get;
        set
        {
            field = value;
            PhoneKey = SearchKey.OfPhone(value);
        }
    } = "";

    public string Street { get; set; } = "";
    public string City { get; set; } = "";
    public string State { get; set; } = "";
    public string Zip { get; set; } = "";

    /// <summary>The language to speak in, and of e-mails as far as <see cref="MailWords"/> goes: <c>en</c> or <c>es</c>. Letters and documents are in English.</summary>
    public string Language { get; set; } = MailWords.English;

    /// <summary>A bit for each <see cref="NotificationKind"/> that is told in the portal only. Security and what law wants told are mailed regardless.</summary>
    public int NoEmailAbout { get; set; }

    /// <summary>Until then no money goes out, because contact data changed. Real time.</summary>
    public DateTime? MoneyOutHeldUntil { get; set; }

    /// <summary>Since when nothing new is paid from this customer's accounts, because they said "this wasn't me".</summary>
    public DateTime? PaymentsFrozenAt { get; set; }
    public DateTime CreatedAt { get; init; }

    /// <summary>A colleague, or somebody whom everybody knows: opening the file asks for a reason in words.</summary>
    public bool IsRestricted { get; set; }

    /// <summary>For finding: <c>STONE AVERY</c>.</summary>
    public string LastNameKey { get; private set; } = "";

    /// <summary>For finding: <c>AVERY STONE</c>.</summary>
    public string FirstNameKey { get; private set; } = "";

    /// <summary>For finding: ten digits.</summary>
    public string PhoneKey { get; private set; } = "";

    public long Version { get; private set; }

    public string FullName => $"{FirstName} {LastName}";

    public bool WantsEmailAbout(NotificationKind kind) => kind == NotificationKind.Security || (NoEmailAbout & Topics([kind])) == 0;

    public static int Topics(IEnumerable<NotificationKind> kinds) => kinds.Aggregate(0, (bits, kind) => bits | (1 << (int)kind));

    private void Index() => (LastNameKey, FirstNameKey) = (SearchKey.OfName($"{LastName} {FirstName}"), SearchKey.OfName($"{FirstName} {LastName}"));
}
