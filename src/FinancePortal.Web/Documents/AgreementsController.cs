using FinancePortal.Core.Documents.Agreements;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Documents;

/// <summary>The paper of what was agreed on an account: an authorization of autopay, help to pay (F-405, F-412).</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/accounts/{account}/agreements/{agreement}")]
public sealed class AgreementsController(AgreementPaperService papers) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string account, string agreement, CancellationToken cancellationToken) =>
        Redirect($"/documents/{await papers.FindAsync(User.CustomerId(), account, agreement, cancellationToken)}/file");
}
