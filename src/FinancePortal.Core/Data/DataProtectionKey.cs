namespace FinancePortal.Core.Data;

/// <summary>One key of the ring that protects cookies and form tokens, shared by all instances.</summary>
public sealed class DataProtectionKey
{
    public long DataProtectionKeyId { get; private set; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
