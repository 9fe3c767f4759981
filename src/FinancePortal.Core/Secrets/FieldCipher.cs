using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinancePortal.Core.Secrets;

/// <summary>Where a sealed value stands. It opens there and nowhere else.</summary>
/// <param name="Table">Of the database.</param>
/// <param name="Column">Of the table.</param>
/// <param name="Row">What names the row for good: its key, or a unique value that it is born with.</param>
public readonly record struct FieldAddress(string Table, string Column, string Row)
{
    public FieldAddress(string table, string column, long id)
        : this(table, column, id.ToString(CultureInfo.InvariantCulture))
    {
    }
}

/// <summary>
/// Seals single columns: AES-256-GCM under a numbered key (<see cref="SecretKeys.Fields"/>), with the value's own table, column and
/// row as associated data, so that a value moved to another row, column or customer does not open (DATA part 1).
/// Stored bytes: form(1) | key number(2) | nonce(12) | ciphertext | tag(16).
/// </summary>
public sealed class FieldCipher(SecretKeys keys)
{
    private const byte Form = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 3;
    private const int Overhead = HeaderBytes + NonceBytes + TagBytes;

    /// <summary>The number of the key that seals now; kept beside sealed columns to find what an older key sealed.</summary>
    public int CurrentKey => keys.Fields.Current;

    public byte[] Seal(string plain, FieldAddress address)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var box = new byte[Overhead + text.Length];
        box[0] = Form;
        BinaryPrimitives.WriteUInt16BigEndian(box.AsSpan(1), (ushort)keys.Fields.Current);
        var nonce = box.AsSpan(HeaderBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys.Fields.CurrentKey, TagBytes);
        aes.Encrypt(nonce, text, box.AsSpan(HeaderBytes + NonceBytes, text.Length), box.AsSpan(box.Length - TagBytes), Associated(box, address));
        CryptographicOperations.ZeroMemory(text);
        return box;
    }

    /// <exception cref="SealedFieldException">The bytes were not sealed here for this place, or their key is gone. Never a wrong value.</exception>
    public string Open(ReadOnlySpan<byte> box, FieldAddress address)
    {
        if (box.Length < Overhead || box[0] != Form || keys.Fields.Find(KeyNumber(box)) is not { } key)
        {
            throw new SealedFieldException(address);
        }

        var text = new byte[box.Length - Overhead];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(box.Slice(HeaderBytes, NonceBytes), box[(HeaderBytes + NonceBytes)..^TagBytes], box[^TagBytes..], text, Associated(box, address));
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException inner)
        {
            throw new SealedFieldException(address, inner);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    public bool TryOpen(ReadOnlySpan<byte> box, FieldAddress address, [NotNullWhen(true)] out string? plain)
    {
        try
        {
            plain = Open(box, address);
            return true;
        }
        catch (SealedFieldException)
        {
            plain = null;
            return false;
        }
    }

    /// <summary>Whether the current key sealed it.</summary>
    public bool IsCurrent(ReadOnlySpan<byte> box) => box.Length >= Overhead && box[0] == Form && KeyNumber(box) == keys.Fields.Current;

    private static int KeyNumber(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt16BigEndian(box[1..]);

    private static byte[] Associated(ReadOnlySpan<byte> box, FieldAddress address) =>
        [.. box[..HeaderBytes], .. Encoding.UTF8.GetBytes($"{address.Table}|{address.Column}|{address.Row}")];
}

/// <summary>A sealed column did not open: moved, edited, cut, written as plain text, or its key is gone. Shown as "unavailable" and alerted.</summary>
public sealed class SealedFieldException : Exception
{
    public SealedFieldException()
    {
    }

    public SealedFieldException(string message)
        : base(message)
    {
    }

    public SealedFieldException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public SealedFieldException(FieldAddress address, Exception? inner = null)
        : base($"{address.Table}.{address.Column} of row {address.Row} does not open.", inner)
    {
    }
}
