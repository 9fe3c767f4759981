using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FinancePortal.Testing;

/// <summary>A security key in software (WebAuthn, ES256, no attestation), which does what a test wants: also what no honest one does.</summary>
public sealed class SoftAuthenticator : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] credential = RandomNumberGenerator.GetBytes(16);
    private string userHandle = "";

    public string Domain { get; set; } = "localhost";
    public string Origin { get; set; } = "https://localhost";

    /// <summary>Whether the person was asked for a fingerprint, face or PIN.</summary>
    public bool IsUserVerified { get; set; } = true;
    public uint SignCount { get; set; }

    public void Dispose() => key.Dispose();

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        userHandle = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var client = ClientData("webauthn.create", asked.RootElement.GetProperty("challenge").GetString()!);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Header(0x40), .. new byte[16], 0, (byte)credential.Length, .. credential, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        return Credential(new { clientDataJSON = Text(client), attestationObject = Text(attestation), transports = new[] { "internal" } });
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public string Get(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = ClientData("webauthn.get", asked.RootElement.GetProperty("challenge").GetString()!);
        var data = Header(0);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle });
    }

    private byte[] Header(byte flags)
    {
        var header = new byte[37];
        SHA256.HashData(Encoding.ASCII.GetBytes(Domain), header);
        header[32] = (byte)(flags | 0x01 | (IsUserVerified ? 0x04 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(33), SignCount);
        return header;
    }

    private byte[] ClientData(string type, string challenge) => JsonSerializer.SerializeToUtf8Bytes(new { type, challenge, origin = Origin, crossOrigin = false });

    private string Credential(object response) => JsonSerializer.Serialize(new { id = Text(credential), rawId = Text(credential), type = "public-key", clientExtensionResults = new { }, response });

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
