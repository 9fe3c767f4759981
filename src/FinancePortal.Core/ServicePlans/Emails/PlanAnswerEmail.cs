using FinancePortal.Core.Customers;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.ServicePlans.Claims;

namespace FinancePortal.Core.ServicePlans.Emails;

/// <summary>Says what came of a claim or of a transfer to the next owner.</summary>
internal static class PlanAnswerEmail
{
    public static EmailDraft For(PlanMatter matter, (string Subject, string Words) news, Customer customer) => new()
    {
        To = customer.Email,
        CustomerId = customer.CustomerId,
        Greeting = customer.FirstName,
        Subject = news.Subject,
        Paragraphs = [news.Words],
        Facts = [("Plan", matter.PlanName), ("Vehicle", matter.Account.Vehicle.Name)],
        Link = ($"/vehicle/{matter.Account.Reference}/plans/{matter.Plan.Reference}", "See the plan"),
    };

    public static (string Subject, string Words) Of(PlanClaim claim) => claim.Status switch
    {
        ClaimStatus.Paid => ("Your claim is paid", $"The provider has paid {claim.Paid}. {claim.Answer}".Trim()),
        ClaimStatus.Approved => ("Your claim is approved", $"The provider pays for it. {claim.Answer}".Trim()),
        _ => ("Your claim was declined", $"The provider says: {claim.Answer}"),
    };

    public static (string Subject, string Words) OfTransfer(string newOwner, bool done, string why) => done
        ? ("Your plan went to the next owner", $"The plan is {newOwner}’s now. {why}".Trim())
        : ("Your plan was not transferred", why);
}
