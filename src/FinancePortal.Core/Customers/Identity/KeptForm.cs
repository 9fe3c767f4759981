using FinancePortal.Core.Secrets;

namespace FinancePortal.Core.Customers.Identity;

/// <summary>What somebody had typed when they were asked for their second factor: kept for them, sealed, until they are back.</summary>
public sealed class KeptForm
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public long KeptFormId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required long UserId { get; init; }

    /// <summary>The address it goes to.</summary>
    public required string Path { get; init; }

    /// <summary>Its fields as JSON, sealed.</summary>
    public byte[] Fields { get; set; } = [];
    public required DateTime ExpiresAt { get; init; }

    public FieldAddress FieldsAddress => new("KeptForms", nameof(Fields), Reference);
}
