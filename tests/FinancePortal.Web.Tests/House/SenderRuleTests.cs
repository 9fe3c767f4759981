using System.Text.RegularExpressions;

namespace FinancePortal.Web.Tests.House;

/// <summary>Everybody who is written to has chosen it, or the e-mail is one that always comes: Notice asks; whoever goes round it stands here with the reason.</summary>
[Trait("Feature", "F-1401")]
public sealed partial class SenderRuleTests
{
    private static readonly string[] AlwaysOn =
    [
        "Customers/Notice.cs", // asks
        "Customers/Identity/SecurityAlertService.cs", "Customers/Identity/NotMeService.cs", "Customers/Identity/PasswordService.cs", // sign-in and security
        "Customers/Recovery/RecoveryNoticeService.cs", "Customers/Registration/RegistrationService.cs", "Customers/Registration/SignInSetupService.cs", "Customers/Contact/EmailChangeService.cs",
        "Customers/AccessLinks/AccessLinkService.cs", "Customers/AccessLinks/AccessLinkEntryService.cs", "Staff/Files/CallerCodeService.cs", // what somebody asked for this minute
        "Staff/EscalateCasesJob.cs", "Staff/Users/ColleagueService.cs", "Staff/Corrections/ExpireCorrectionsJob.cs", "Staff/Reveals/RevealReportJob.cs", "ServicePlans/WorkOrders/WorkOrderService.cs", // to colleagues and dealers
    ];

    [GeneratedRegex(@"\.ToOutbox\(|new OutboxEmail\b")]
    private static partial Regex Sends();

    [Fact]
    public void Nobody_writes_past_the_choices_of_a_customer() =>
        Broken.None(
            SourceFile.Under("src/FinancePortal.Core", ".cs")
                .Where(f => !f.Path.Contains("/Notifications/", StringComparison.Ordinal) && !f.Path.Contains("/Demo/", StringComparison.Ordinal) && !AlwaysOn.Any(a => f.Path.EndsWith("/" + a, StringComparison.Ordinal)))
                .SelectMany(f => f.Find(Sends())),
            "Tell customers through NoticeService, which asks what they chose; or write here why this e-mail always comes:");

    [Fact]
    public void The_list_names_no_file_that_sends_nothing() =>
        Broken.None(
            AlwaysOn.Where(a => !SourceFile.Under("src/FinancePortal.Core", ".cs").Any(f => f.Path.EndsWith("/" + a, StringComparison.Ordinal) && f.Find(Sends()).Any())),
            "Take it off the list:");
}
