namespace FinancePortal.Core.Values;

/// <summary>A row that work passed over without stopping for it, and why (P-BAT2).</summary>
/// <param name="Subject">The reference of what it is about.</param>
/// <param name="Why">For operators, without personal data.</param>
public readonly record struct SetAsideRow(string Subject, string Why);
