using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.SignIn;

/// <summary>DATA part 3: the ring that seals cookies and forms lies in the database, readable only with the certificate.</summary>
public sealed class KeyRingTests
{
    private const string Password = "certificate password";

    [Fact]
    [Trait("Proof", "P-DP2")]
    [Trait("ASVS", "V13.3.1")]
    public async Task A_ring_is_encrypted_by_the_certificate_and_a_new_certificate_still_opens_it()
    {
        var folder = TestFolder.New("certificates");
        var (old, fresh) = (Certificate(folder, "old"), Certificate(folder, "fresh"));
        await using var first = new PortalHost { Settings = { ["DataProtection:CertificatePath"] = old, ["DataProtection:CertificatePassword"] = Password } };
        var form = await first.Visitor().GetAsync("/sign-in");
        await using (var db = first.Database.Open())
        {
            var rows = await db.DataProtectionKeys.ToListAsync();
            Assert.NotEmpty(rows);
            Assert.All(rows, r => Assert.Contains("EncryptedXmlDecryptor", r.Xml, StringComparison.Ordinal));
            Assert.All(rows, r => Assert.DoesNotContain("<masterKey", r.Xml, StringComparison.Ordinal));
        }

        var cookies = string.Join("; ", form.Response.Headers.GetValues("Set-Cookie").Select(c => c[..c.IndexOf(';', StringComparison.Ordinal)]));
        var token = form.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await using var renewed = Beside(first, fresh, old);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, await PostAsync(renewed, cookies, token));
        await using var robbed = Beside(first, fresh, null);
        Assert.NotEqual(System.Net.HttpStatusCode.UnprocessableEntity, await PostAsync(robbed, cookies, token));
    }

    private static PortalHost Beside(PortalHost first, string certificate, string? old)
    {
        var host = new PortalHost { Database = first.Database, DataFolder = first.DataFolder, Settings = { ["DataProtection:CertificatePath"] = certificate, ["DataProtection:CertificatePassword"] = Password } };
        if (old is not null)
        {
            host.Settings["DataProtection:OldCertificatePaths:0"] = old;
        }

        return host;
    }

    private static async Task<System.Net.HttpStatusCode> PostAsync(PortalHost host, string cookies, string token)
    {
        using var client = host.CreateDefaultClient(new Uri("https://localhost"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
        request.Headers.Add("Cookie", cookies);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static string Certificate(string folder, string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var path = Path.Combine(folder, name + ".pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }
}
