namespace FinancePortal.Core.Tests.Cases;

/// <summary>
/// Worked numbers of regulators, public engines and standards, one test a case. They go through the product's own calculators.
/// The environment variable <c>PORTAL_CASES</c> names another folder of the same format to run instead.
/// </summary>
public sealed class PublishedCases
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("PORTAL_CASES") is { Length: > 0 } other ? other : Path.Combine(AppContext.BaseDirectory, "Cases");
    private static readonly IReadOnlyDictionary<string, PublishedCase> All = PublishedCase.Load(Folder);

    public static TheoryData<string> Ids => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Case(string id)
    {
        var published = All[id];
        switch (published.Family)
        {
            case "apr":
                AprCases.Run(published);
                break;
            case "schedules":
                ScheduleCases.Run(published);
                break;
            case "leases":
                LeaseCases.Run(published);
                break;
            case "business_days":
                CalendarCases.Run(published);
                break;
            case "ach":
                AchCases.Run(published);
                break;
            case "vin" or "ssn" or "totp":
                IdentityCases.Run(published);
                break;
            default:
                Assert.Fail($"Nobody runs the family '{published.Family}'.");
                break;
        }
    }

    internal static void Unknown(PublishedCase published) => Assert.Fail($"Nobody runs the kind '{published.Kind}' of the family '{published.Family}' ({published.Id}).");
}
