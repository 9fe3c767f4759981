using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Data;

/// <summary>Keeps the key ring that protects cookies and form tokens where all instances find it. The keys arrive encrypted (see Web).</summary>
public sealed class DataProtectionKeyService(PortalDbContext db)
{
    public IReadOnlyList<string> ReadAll() => [.. db.DataProtectionKeys.AsNoTracking().Select(k => k.Xml)];

    public void Add(string name, string xml)
    {
        db.DataProtectionKeys.Add(new DataProtectionKey { Name = name, Xml = xml });
        db.SaveChanges();
    }
}
