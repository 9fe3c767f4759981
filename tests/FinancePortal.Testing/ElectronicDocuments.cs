using System.Text.RegularExpressions;

namespace FinancePortal.Testing;

/// <summary>Somebody who agrees to electronic documents, as the law wants it.</summary>
public static partial class ElectronicDocuments
{
    [GeneratedRegex(@"^\d{6}\r?$", RegexOptions.Multiline)]
    private static partial Regex Code();

    /// <summary>Opens the sample and reads the code in it.</summary>
    public static async Task<string> SampleCodeAsync(this Visitor visitor)
    {
        var answer = await visitor.Client.GetAsync("/settings/e-consent/sample.pdf");
        return Code().Match(await PdfTools.TextAsync(await answer.Content.ReadAsByteArrayAsync())).Value.Trim();
    }

    public static async Task<Page> AgreeToElectronicDocumentsAsync(this Visitor visitor) =>
        await (await visitor.GetAsync("/settings/e-consent")).Fill("Code in the sample", await visitor.SampleCodeAsync()).Choose("I’ve read this").SubmitAsync("Agree to electronic documents");
}
