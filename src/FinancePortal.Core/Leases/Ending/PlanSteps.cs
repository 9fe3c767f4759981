namespace FinancePortal.Core.Leases.Ending;

/// <summary>The steps of a plan. The numbers are stored as bits.</summary>
public enum PlanStepKind
{
    Reading = 0,
    Inspect = 1,
    Repair = 2,
    BookReturn = 3,
    Gather = 4,
    HandOver = 5,
    Arrange = 6,
    Sign = 7,
    Insure = 8,
    ChooseModel = 9,
    GetOffer = 10,
}

/// <summary>One line of a plan's checklist.</summary>
/// <param name="On">The day it should be done by.</param>
/// <param name="Page">Where it is done, below the lease's address; null when not in the portal.</param>
public sealed record PlanStep(PlanStepKind Kind, DateOnly On, string Title, string Detail, string? Page = null);

/// <summary>What has to be done for a plan, and by when: the checklist and the calendar file.</summary>
public static class PlanSteps
{
    /// <summary>In order of their days; none before today.</summary>
    public static IReadOnlyList<PlanStep> For(LeaseEndChoice choice, LeaseFile file, int extensionMonths)
    {
        ArgumentNullException.ThrowIfNull(file);
        var end = file.EndsOn;
        List<PlanStep> steps = [new(PlanStepKind.Reading, end.AddDays(-90), "Add an odometer reading", "It brings every estimate up to date.", "/mileage#add")];
        if (choice is LeaseEndChoice.Return or LeaseEndChoice.LeaseAgain)
        {
            steps.AddRange(
            [
                new(PlanStepKind.Inspect, end.AddDays(-75), "Inspect the vehicle yourself", "About 15 minutes. You see what wear would cost, and whether repairing it first is cheaper.", "/wear"),
                new(PlanStepKind.Repair, end.AddDays(-45), "Repair what is worth repairing", "Keep the receipts."),
                new(PlanStepKind.BookReturn, end.AddDays(-30), "Book the return", "Choose a dealer, a day and a time.", "/return"),
                new(PlanStepKind.Gather, end.AddDays(-2), "Put everything together", "All keys, the manuals, the charging cable or spare wheel. Take out your things, tags and paired phones."),
                new(PlanStepKind.HandOver, end, "Hand over the vehicle", "Sign the odometer statement and ask for a receipt with the date, the time and the odometer.", "/return"),
            ]);
        }

        steps.AddRange(choice switch
        {
            LeaseEndChoice.Buy or LeaseEndChoice.BuyWithLoan =>
            [
                new(PlanStepKind.Arrange, end.AddDays(-45), "Decide how to pay", "From your bank account, or with a loan from us or from somebody else. We can’t take a loan application here yet: call us, or ask a dealer. A decision can take a week."),
                new(PlanStepKind.Insure, end.AddDays(-20), "Tell your insurer", "The policy has to name you as the owner from the day you buy."),
                new(PlanStepKind.Sign, end.AddDays(-14), "Buy it", "You sign the bill of sale and pay. We send the title.", "/lease-end/purchase"),
            ],
            LeaseEndChoice.Extend =>
            [
                new(PlanStepKind.Insure, end.AddDays(-30), "Check insurance and registration", $"Both have to last until {LeaseWords.Day(end.AddMonths(extensionMonths))}."),
                new(PlanStepKind.Sign, end.AddDays(-14), "Sign the extension", "You see every figure before you sign.", "/lease-end/extend"),
            ],
            LeaseEndChoice.LeaseAgain =>
            [
                new(PlanStepKind.ChooseModel, end.AddDays(-90), "Choose your next vehicle", "See the monthly payment of each model.", "/lease-end/next"),
                new(PlanStepKind.GetOffer, end.AddDays(-60), "Ask for an offer", "At a dealer: it confirms the price and takes your application. The portal can’t take one yet."),
            ],
            LeaseEndChoice.EndEarly =>
            [
                new(PlanStepKind.Arrange, file.Today.AddDays(3), "Find out what the vehicle brings", "Ask two dealers for an offer in writing. You may have it appraised at your own cost."),
                new(PlanStepKind.GetOffer, file.Today.AddDays(10), "Call us for the exact charge", "It is good for ten days. The earlier you end the lease, the greater the charge is likely to be."),
            ],
            _ => Array.Empty<PlanStep>(),
        });
        return [.. steps.Select(s => s.On < file.Today ? s with { On = file.Today } : s).OrderBy(s => s.On).ThenBy(s => s.Kind)];
    }
}
