using FinancePortal.Core.Leases.Ending;

namespace FinancePortal.Web.Leases;

/// <summary>How the pages call the choices.</summary>
public static class LeaseEndWords
{
    /// <summary><c>extend by 3 months</c></summary>
    public static string Plan(LeaseEndChoice choice, int extensionMonths) => choice switch
    {
        LeaseEndChoice.Return => "return it",
        LeaseEndChoice.Buy or LeaseEndChoice.BuyWithLoan => "buy it",
        LeaseEndChoice.Extend => $"extend it by {LeaseEndPage.MonthWords(extensionMonths)}",
        LeaseEndChoice.LeaseAgain => "lease a new one",
        _ => "end it early",
    };

    /// <summary>What a plan commits to: nothing, and what will.</summary>
    public static string Commits(LeaseEndChoice choice) => choice switch
    {
        LeaseEndChoice.Return => "It commits you to nothing until you hand over the vehicle. Miles and wear are settled then.",
        LeaseEndChoice.Buy or LeaseEndChoice.BuyWithLoan => "It commits you to nothing until you sign the bill of sale and pay.",
        LeaseEndChoice.Extend => "It commits you to nothing until you sign the extension. Then the payments go on and more miles are allowed.",
        LeaseEndChoice.LeaseAgain => "It commits you to nothing until you sign the new lease, which a dealer makes with you. You return this vehicle by the end.",
        _ => "It commits you to nothing until you agree to the exact charge. Until then your lease goes on.",
    };
}
