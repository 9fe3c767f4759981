using FinancePortal.Core.Staff.Corrections;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Staff.Customers;

/// <summary>What became of a correction that was proposed or decided, as every page about corrections answers it.</summary>
internal static class CorrectionAnswers
{
    /// <summary>On to the correction; null when it went nowhere and the page is shown again.</summary>
    public static RedirectResult? Done(this Controller controller, CorrectionAnswer? answer, string booked = "Corrected")
    {
        var (reference, heading, detail) = answer switch
        {
            CorrectionAnswer.Waits waits => (waits.Reference, "Sent for approval", "Nothing changes until a second person approves it."),
            CorrectionAnswer.Booked entry => (entry.Reference, booked, "The customer gets a letter that says what changed."),
            CorrectionAnswer.SentBack back => (back.Reference, "Sent back", "Nothing changed on the account."),
            _ => ("", "", ""),
        };
        if (reference.Length == 0)
        {
            return null;
        }

        controller.TempData.Say(heading, detail);
        return controller.Redirect($"/staff/corrections/{reference}");
    }

    /// <summary>The problem of a refusal beside the field that it belongs to, if it is one.</summary>
    public static void Refuse(this Controller controller, CorrectionProblem? problem, string? field = null, string? words = null)
    {
        if (problem is { } named)
        {
            controller.ModelState.TryAddModelError(field ?? TransactionWords.Field(named), words ?? TransactionWords.Words(named));
        }
    }

    /// <summary>409: somebody was faster. The page is made from what stands now and keeps what was typed.</summary>
    public static ViewResult Stale(this Controller controller, string view, object page)
    {
        controller.ModelState.Remove("Seen");
        var result = controller.View(view, page);
        result.StatusCode = StatusCodes.Status409Conflict;
        return result;
    }
}
