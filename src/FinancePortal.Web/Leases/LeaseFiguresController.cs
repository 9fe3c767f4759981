using FinancePortal.Core;
using FinancePortal.Core.Accounts;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Changes;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Core.Values;
using FinancePortal.Web.Accounts;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Leases;

/// <summary>"How did you get that?" for the figures of a lease's pages. What was asked on the page stands in the address here too.</summary>
[Authorize(Policy = Policies.Customer)]
[Route("/leases/{lease}")]
public sealed class LeaseFiguresController(LeasePlanService plans, WearService wear, FinalBillService bills, LeaseOffers offers) : Controller
{
    [HttpGet("explain/{figure}")]
    public async Task<ViewResult> Figure(string lease, string figure, LeaseFigureForm form, CancellationToken cancellationToken) =>
        Show(await ExplainAsync(lease, figure, form, cancellationToken));

    [HttpGet("explain/{figure}.json")]
    public async Task<ContentResult> FigureJson(string lease, string figure, LeaseFigureForm form, CancellationToken cancellationToken) =>
        AsJson(await ExplainAsync(lease, figure, form, cancellationToken));

    [HttpGet("final-bill/{charge}/explain")]
    public async Task<ViewResult> Charge(string lease, string charge, CancellationToken cancellationToken) => Show(await ChargeAsync(lease, charge, cancellationToken));

    [HttpGet("final-bill/{charge}/explain.json")]
    public async Task<ContentResult> ChargeJson(string lease, string charge, CancellationToken cancellationToken) => AsJson(await ChargeAsync(lease, charge, cancellationToken));

    private async Task<ExplainedFigure> ExplainAsync(string lease, string figure, LeaseFigureForm form, CancellationToken cancellationToken)
    {
        var why = new Explanation();
        LeaseFile file;
        if (figure is LeaseFigures.FinalBill)
        {
            var page = new FinalBillPage(await bills.BillAsync(User.CustomerId(), lease, cancellationToken));
            file = page.Lease;
            page.Explain(why);
        }
        else if (figure is LeaseFigures.WearEstimate)
        {
            var inspection = await wear.InspectionAsync(User.CustomerId(), lease, cancellationToken);
            file = inspection.File;
            inspection.Estimate.Explain(why);
        }
        else
        {
            var ending = await plans.EndingAsync(User.CustomerId(), lease, cancellationToken);
            file = ending.File;
            WhatIf(figure, ending, form, why);
        }

        return Explained(file, why.Steps.LastOrDefault(s => LeaseFigures.Slug(s.Name) == figure) ?? throw new NotFoundException());
    }

    private void WhatIf(string figure, LeaseEnding ending, LeaseFigureForm form, Explanation why)
    {
        var file = ending.File;
        switch (figure)
        {
            case "amount-due-now":
                AccountPosition.On(file.Terms, file.State, file.Today, why);
                break;
            case "next-payment":
                file.ExplainNextPayment(why);
                break;
            case "miles-at-the-end" or "excess-mileage":
                file.Outlook(why);
                break;
            case "savings-of-buying-miles-ahead":
                MilesAheadQuote.Of(file, TypedMiles.TryRead(form.Miles, out var miles) ? Math.Clamp(miles, 1, MilesAheadQuote.Largest) : BuyMilesPage.Suggested(file), why);
                break;
            case "total-payment" or "rounding-difference" or "amount-due-at-signing" or "due-in-cash" or "total-of-payments" or "official-fees-and-taxes":
                LeasePayment.Of(file.Terms).Explain(why);
                LeaseSigning.Of(file.Terms, why);
                break;
            case "payments-of-the-extension":
                LeaseExtensionQuote.Of(file.Terms, file.State, LeaseEndForm.Number(form.Months, 1, LeaseEndQuestion.MostExtension) ?? 1, why);
                break;
            case "refund":
                ServiceRefund.Of(file.Terms, file.State, file.Today, why);
                break;
            case "early-termination":
                new EndEarlyPage(file, form.ToEarly()).Explain(why);
                break;
            case "price-today" or "price-for-a-dealer":
                new BuyersPage(file, offers.Policy).Explain(why);
                break;
            case "cost-of-leasing" or "cost-of-buying" or "break-even-resale-value" or "difference-between-leasing-and-buying":
                new LeaseOrBuyPage(file, form.ToLeaseOrBuy(), offers.Policy.LoanRatePercent).Explain(why);
                break;
            case "next-lease-payment" or "next-total-of-base-payments" or "next-amount-due-at-signing" or "next-loan-payment" or "next-loan-in-all":
                new NextVehiclePage(file, form.ToNext(), offers.LineUp, offers.Policy).Explain(why);
                break;
            default:
                Compared(figure, plans.Compare(ending, form.ToLeaseEnd().ToQuestion()), why);
                break;
        }
    }

    private static void Compared(string figure, LeaseEndOptions options, Explanation why)
    {
        options.ExplainPrice(why);
        if (figure is "left-on-the-loan")
        {
            options.Loan?.Explain(why, options.Question.Months);
        }
        else if (figure is "loan-payment" or "paid-on-the-loan" or "cost-of-the-loan" && options.Loan is { } loan)
        {
            loan.Explain(why, loan.Months);
        }
        else if (options.All.FirstOrDefault(o => LeaseFigures.Slug(LeaseEndOptions.NameOf(o.Choice)) == figure) is { } option)
        {
            options.Explain(option, why);
        }
    }

    private async Task<ExplainedFigure> ChargeAsync(string lease, string charge, CancellationToken cancellationToken)
    {
        var file = await bills.BillAsync(User.CustomerId(), lease, cancellationToken);
        return Explained(file.Lease, (file.Charges.FirstOrDefault(c => c.Reference == charge) ?? throw new NotFoundException()).Why);
    }

    private static ExplainedFigure Explained(LeaseFile file, FormulaStep figure) => new(file.Reference, file.Vehicle.Name, ProductKind.Lease, file.LastFour, file.Today, figure, Explanation.Behind(figure));

    private ViewResult Show(ExplainedFigure explained) => View("/Accounts/Explanation.cshtml", new ExplanationPage(explained) { Back = $"/leases/{explained.AccountReference}" });

    private ContentResult AsJson(ExplainedFigure explained) => Content(Explanation.ToJson(explained.Figure), "application/json");
}
