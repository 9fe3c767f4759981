using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Scanning;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinancePortal.Core.Tests.Documents;

/// <summary>Debian's own clamd, with one signature that this test made for one file.</summary>
[Trait("Feature", "F-601")]
public sealed class ClamdScannerTests : IAsyncLifetime
{
    private static readonly byte[] Harmful = [.. RandomNumberGenerator.GetBytes(300_000)];
    private readonly string folder = Directory.CreateTempSubdirectory("clamd").FullName;
    private readonly Process clamd;

    public ClamdScannerTests()
    {
        var signature = $"{Convert.ToHexStringLower(SHA256.HashData(Harmful))}:{Harmful.Length}:Made.For.This.Test:73\n";
        File.WriteAllText(Path.Combine(folder, "test.hsb"), signature, Encoding.ASCII);
        File.WriteAllText(Path.Combine(folder, "clamd.conf"), $"Foreground yes\nLocalSocket {Socket}\nDatabaseDirectory {folder}\nOfficialDatabaseOnly no\nStreamMaxLength 1M\n");
        clamd = Process.Start(new ProcessStartInfo("clamd", ["--config-file", Path.Combine(folder, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
    }

    private string Socket => Path.Combine(folder, "clamd.ctl");

    private ClamdScanner Scanner => new(ClamdScanner.Parse(Socket), NullLogger<ClamdScanner>.Instance);

    public async Task InitializeAsync()
    {
        for (var tries = 0; !File.Exists(Socket); tries++)
        {
            if (clamd.HasExited || tries > 300)
            {
                throw new InvalidOperationException(clamd.HasExited ? await clamd.StandardError.ReadToEndAsync() + await clamd.StandardOutput.ReadToEndAsync() : "clamd opened no socket in 30 seconds.");
            }

            await Task.Delay(100);
        }
    }

    public async Task DisposeAsync()
    {
        clamd.Kill();
        await clamd.WaitForExitAsync();
        clamd.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_knows_a_harmful_file_from_a_clean_one_and_from_one_it_cannot_judge()
    {
        Assert.Equal(ScanVerdict.Infected, await Scanner.ScanAsync(Harmful, CancellationToken.None));
        Assert.Equal(ScanVerdict.Clean, await Scanner.ScanAsync(Harmful.AsMemory(1), CancellationToken.None));
        Assert.Equal(ScanVerdict.Unknown, await Scanner.ScanAsync(new byte[2 * 1024 * 1024], CancellationToken.None));
        Assert.Equal(ScanVerdict.Unknown, await new ClamdScanner(ClamdScanner.Parse(Socket + ".away"), NullLogger<ClamdScanner>.Instance).ScanAsync(Harmful, CancellationToken.None));
    }

    [Fact]
    public async Task A_clean_upload_opens_and_an_infected_one_is_refused_and_staff_know()
    {
        await using var core = new PortalCore();
        core.Settings["Documents:Clamd"] = Socket;
        var clean = await UploadAsync(core, "Clean", Harmful[1..]);
        var infected = await UploadAsync(core, "Infected", Harmful);

        Assert.Equal("1 clean, 1 infected", await core.RunAsync<ScanUploadsJob>());
        Assert.Equal("0 clean, 0 infected", await core.RunAsync<ScanUploadsJob>());

        await using var db = core.Open();
        Assert.Equal(DocumentState.Ready, (await db.Documents.SingleAsync(d => d.Reference == clean)).State);
        Assert.Equal(DocumentState.Refused, (await db.Documents.SingleAsync(d => d.Reference == infected)).State);
        Assert.Equal((CaseKind.SetAside, $"document {infected}"), await db.StaffCases.Select(c => ValueTuple.Create(c.Kind, c.Subject)).SingleAsync());
    }

    [Fact]
    public async Task Without_a_scanner_uploads_wait()
    {
        await using var core = new PortalCore();
        var upload = await UploadAsync(core, "Waiting", Harmful);

        Assert.Equal("no scanner is set up", await core.RunAsync<ScanUploadsJob>());

        await using var db = core.Open();
        Assert.Equal(DocumentState.Waiting, (await db.Documents.SingleAsync(d => d.Reference == upload)).State);
    }

    [Theory]
    [InlineData("/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl")]
    [InlineData("scanner.internal:3310", "Unspecified/scanner.internal:3310")]
    public void A_socket_is_a_path_or_a_host_with_its_port(string written, string means) => Assert.Equal(means, ClamdScanner.Parse(written).ToString());

    [Theory]
    [InlineData("scanner.internal")]
    [InlineData("scanner.internal:0")]
    [InlineData(":3310")]
    public void Anything_else_is_refused_at_the_start(string written)
    {
        Assert.Contains("Documents__Clamd", Assert.Throws<InvalidOperationException>(() => ClamdScanner.Parse(written)).Message, StringComparison.Ordinal);
    }

    private static async Task<string> UploadAsync(PortalCore core, string title, byte[] bytes)
    {
        var loan = await core.Database.FundAsync(core.Clock, TestContracts.LoanTerms(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 1)));
        var upload = new Document
        {
            FinancedAccountId = loan.Account.FinancedAccountId,
            Kind = DocumentKind.Upload,
            Title = title,
            DatedOn = new DateOnly(2026, 3, 1),
            Subject = title,
            Form = DocumentForm.File,
            CreatedAt = core.Clock.GetUtcNow().UtcDateTime,
        };
        upload.Fix(bytes);
        upload.Wait();
        await core.Services.GetRequiredService<IDocumentStore>().KeepAsync(upload.Sha256!, bytes, CancellationToken.None);
        await core.Database.ChangeAsync(db =>
        {
            db.Documents.Add(upload);
            return Task.CompletedTask;
        });
        return upload.Reference;
    }
}
