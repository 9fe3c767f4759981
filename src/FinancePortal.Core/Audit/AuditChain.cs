using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FinancePortal.Core.Audit;

/// <summary>The arithmetic of the chain: HMAC-SHA-256 over the hash before, the number, and the row's fields, each with its length (DATA part 4).</summary>
public static class AuditChain
{
    public const int HashBytes = 32;

    /// <summary>What the first link stands on.</summary>
    public static byte[] Start { get; } = new byte[HashBytes];

    public static byte[] Link(byte[] key, byte[] previous, long number, DateTime sealedAt, AuditRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(previous);
        Add(number);
        Add(sealedAt.Ticks);
        Add(row.AuditRowId);
        Add(row.At.Ticks);
        Add((long)row.ActorKind);
        Text(row.ActorName);
        Optional(row.UserId);
        Text(row.Source);
        Text(row.Reason);
        Text(row.Action);
        Text(row.Subject);
        Optional(row.CustomerId);
        Optional(row.FinancedAccountId);
        Text(row.Before);
        Text(row.After);
        return hash.GetHashAndReset();

        void Add(long value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            hash.AppendData(bytes);
        }

        void Optional(long? value)
        {
            Add(value is null ? 0 : 1);
            Add(value ?? 0);
        }

        void Text(string value)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            Add(bytes.Length);
            hash.AppendData(bytes);
        }
    }
}
