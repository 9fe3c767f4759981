using System.Diagnostics;

namespace FinancePortal.Testing;

/// <summary>What other programs make of our PDFs: qpdf checks the file, poppler reads its text, tags and links.</summary>
public static class PdfTools
{
    /// <summary>What qpdf finds wrong; empty when it finds nothing.</summary>
    public static async Task<string> ComplaintsAsync(byte[] pdf)
    {
        var (code, output) = await RunAsync(pdf, "qpdf", ["--check", "{}"]);
        return code == 0 && output.Contains("No syntax or stream encoding errors found", StringComparison.Ordinal) ? "" : output;
    }

    /// <summary>The text in the order in which it is read; <paramref name="inColumns"/> keeps the places on the page.</summary>
    public static async Task<string> TextAsync(byte[] pdf, bool inColumns = false)
    {
        var (code, output) = await RunAsync(pdf, "pdftotext", inColumns ? ["-layout", "{}", "-"] : ["-raw", "{}", "-"]);
        return code == 0 ? output : throw new InvalidOperationException(output);
    }

    /// <summary>The tags with their text.</summary>
    public static async Task<string> TagsAsync(byte[] pdf) => (await RunAsync(pdf, "pdfinfo", ["-struct-text", "{}"])).Output;

    /// <summary>Title, author, number of pages, whether it is tagged.</summary>
    public static async Task<string> AboutAsync(byte[] pdf) => (await RunAsync(pdf, "pdfinfo", ["{}"])).Output;

    public static async Task<string> LinksAsync(byte[] pdf) => (await RunAsync(pdf, "pdfinfo", ["-url", "{}"])).Output;

    /// <summary>What a camera reads from the QR codes of all pages.</summary>
    public static async Task<string> ScanAsync(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("pdf").FullName;
        try
        {
            await RunAsync(pdf, "pdftoppm", ["-r", "150", "-png", "{}", Path.Combine(folder, "page")]);
            return (await StartAsync("zbarimg", ["--quiet", "--nodbus", "--raw", .. Directory.GetFiles(folder)])).Output.Trim();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(byte[] pdf, string program, string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        try
        {
            return await StartAsync(program, Array.ConvertAll(arguments, a => a == "{}" ? file : a));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(int Code, string Output)> StartAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
