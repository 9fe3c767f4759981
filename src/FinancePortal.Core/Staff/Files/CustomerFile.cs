using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;

namespace FinancePortal.Core.Staff.Files;

/// <summary>What is known of a file before it is opened: enough to be sure that it is the right one.</summary>
public sealed record ClosedFile(long CustomerId, string Reference, string Name, string City, string State, string SsnLastFour, bool IsRestricted);

/// <summary>A file that a colleague has open now.</summary>
public sealed record OpenFile(long CustomerId, string Reference, string Name, OpenedFile Opening, bool ShowsMoney, DateTime? VerifiedUntil);

/// <summary>One account in the file.</summary>
public sealed record FileAccount(string Reference, ProductKind Product, string LastFour, string VehicleName, string Vin, PartyRole Role, AccountStatus Status, AccountPosition Position, AccountTerms Terms)
{
    /// <summary>Since when colleagues contact the customer about past-due payments; null when nobody does.</summary>
    public DateOnly? FlaggedOn { get; init; }

    /// <summary>When help to pay was last agreed, while nobody contacts the customer because of it.</summary>
    public DateOnly? HelpedOn { get; init; }

    public string Plate { get; init; } = "";

    /// <summary>What whoever answers the phone has to know first.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}

/// <summary>Everything on the first page of a customer's file.</summary>
public sealed record CustomerFile
{
    public required Customer Customer { get; init; }
    public required string SsnLastFour { get; init; }

    /// <summary>Last sign-in and whether the sign-in is locked; null without a sign-in.</summary>
    public required FileSignIn? SignIn { get; init; }
    public required IReadOnlyList<FileAccount> Accounts { get; init; }
    public required IReadOnlyList<StaffCase> Cases { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<FileContact> Contacts { get; init; }
    public required DateOnly Today { get; init; }
}

public sealed record FileSignIn(string Email, DateTime? LastSignedInAt, bool IsLocked, bool IsDisabled, int OpenSessions);

/// <summary>Something the customer was told.</summary>
public sealed record FileContact(DateTime At, string What, string How);

/// <summary>A bank account in the customer's wallet, masked.</summary>
public sealed record FileMethod(string Reference, string Name, string BankName, string LastFour, string State);
