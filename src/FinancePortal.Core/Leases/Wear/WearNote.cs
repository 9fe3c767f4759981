using System.Text.Json;

namespace FinancePortal.Core.Leases.Wear;

/// <summary>What the lessee saw in one area of the vehicle. Saved as the inspection goes on; looked at again, it is written over.</summary>
public sealed class WearNote
{
    public long WearNoteId { get; private set; }
    public required long FinancedAccountId { get; init; }

    /// <summary>Of the wear guide.</summary>
    public required string Area { get; init; }

    /// <summary>How many of each rule, as JSON by the rule's code.</summary>
    public string Counted { get; private set; } = "{}";

    /// <summary>The photo's public name; empty without one.</summary>
    public string Photo { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SavedAt { get; private set; }
    public long Version { get; private set; }

    public IReadOnlyDictionary<string, int> Counts => JsonSerializer.Deserialize<Dictionary<string, int>>(Counted) ?? [];

    /// <param name="photo">Null keeps the one that is there.</param>
    public void Save(IReadOnlyDictionary<string, int> counts, string? photo, DateTime at)
    {
        Counted = JsonSerializer.Serialize(counts.Where(c => c.Value > 0).ToDictionary(c => c.Key, c => c.Value));
        Photo = photo ?? Photo;
        SavedAt = at;
    }
}
