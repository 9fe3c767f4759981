using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.HelpToPay;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Documents.Letters;

/// <summary>Letters about an account's beginning and about what was agreed on it.</summary>
internal static class AccountLetters
{
    public static Letter Welcome(FinancedAccount account, string addressee, DateOnly on) => new()
    {
        Title = "Welcome",
        DatedOn = on,
        Addressee = addressee,
        Parts =
        [
            new()
            {
                Paragraphs =
                [
                    $"Thank you for financing your {account.Vehicle.Name} with us. This letter says what you need in the first month.",
                    "On the portal you can pay, turn on autopay, read your statements and write to us. Your first statement comes twenty days before your first payment is due.",
                ],
                Facts =
                [
                    new("Account", $"ends in {account.LastFour}"),
                    new("First payment due", DocumentWords.Day(account.CurrentTerms.FirstDueOn)),
                    new("Number of payments", account.CurrentTerms.PaymentCount.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ],
            },
        ],
    };

    public static Letter Autopay(FinancedAccount account, AutopayEnrollment autopay, string addressee, DateOnly on) => new()
    {
        Title = "Your autopay authorization",
        DatedOn = on,
        Addressee = addressee,
        Parts =
        [
            new()
            {
                Paragraphs = ["This is a copy of what you authorized. Keep it for your records.", $"“{autopay.Authorization}”", "You can skip a debit, pause autopay or turn it off whenever you like, on the portal or by phone. Your other terms stay the same without it."],
                Facts = [new("Account", $"ends in {account.LastFour}"), new("From", $"{autopay.Method.Name} ending in {autopay.Method.LastFour}"), new("Authorized on", DocumentWords.Day(on))],
            },
        ],
    };

    /// <summary>Payments put off or a due date moved, as it was signed.</summary>
    public static Letter Help(FinancedAccount account, HelpAgreement help, string addressee) => new()
    {
        Title = help.Kind is HelpKind.Extension ? "Your agreement to put off payments" : "Your agreement about your due date",
        DatedOn = BusinessClock.BusinessDateOf(help.SignedAt),
        Addressee = addressee,
        Parts =
        [
            new()
            {
                Paragraphs = ["This is a copy of what you signed. It holds from that day on. Keep it for your records.", $"“{help.Text}”"],
                Facts = [new("Account", $"ends in {account.LastFour}"), new("Vehicle", account.Vehicle.Name), new("Signed by", help.SignedName), new("Signed on", DocumentWords.Day(BusinessClock.BusinessDateOf(help.SignedAt)))],
            },
        ],
    };

    /// <summary>What was shown or signed about a lease, word for word.</summary>
    public static Letter Lease(LeasePaper paper, string addressee) => new()
    {
        Title = paper.Title,
        DatedOn = BusinessClock.BusinessDateOf(paper.MadeAt),
        Addressee = addressee,
        Parts =
        [
            .. paper.Parts.Select(p => new LetterPart
            {
                Heading = p.Heading,
                Paragraphs = p.Sentences,
                Facts = [.. p.Lines.Select(l => new LetterFact(l.Label, l.Value))],
                LastFactIsTotal = p.Lines is [.., { IsTotal: true }],
            }),
            .. paper.IsSigned ? Signature(paper) : [],
        ],
    };

    private static LetterPart[] Signature(LeasePaper paper) =>
        [new() { Heading = "Signed", Facts = [new("Signed by", paper.SignedBy), new("Signed on", DocumentWords.Day(BusinessClock.BusinessDateOf(paper.MadeAt)))] }];

    /// <summary>What the contract says, in its own figures.</summary>
    public static Letter Contract(FinancedAccount account, string addressee) => new()
    {
        Title = account.Product is ProductKind.Lease ? "Lease agreement, copy of its terms" : "Retail installment contract, copy of its terms",
        DatedOn = account.OpenedOn,
        Addressee = addressee,
        Parts =
        [
            new()
            {
                Paragraphs = ["These are the terms of the contract that you signed. The signed contract governs."],
                Facts =
                [
                    new("Contract date", DocumentWords.Day(account.CurrentTerms.ContractDate)),
                    new("Vehicle", account.Vehicle.Name),
                    new("VIN", account.Vehicle.Vin),
                    new("State", account.CurrentTerms.State),
                    new("Account", $"ends in {account.LastFour}"),
                ],
            },
            new() { Heading = "Payments", Facts = [.. TermsOf(account.CurrentTerms)] },
        ],
    };

    /// <summary>The federal box: Truth in Lending for a loan, Consumer Leasing for a lease.</summary>
    public static Letter Disclosure(FinancedAccount account, string addressee) => new()
    {
        Title = account.Product is ProductKind.Lease ? "Federal Consumer Leasing Act disclosures" : "Federal Truth-in-Lending disclosures",
        DatedOn = account.OpenedOn,
        Addressee = addressee,
        Parts = [new() { Facts = [.. BoxOf(account.CurrentTerms)] }],
    };

    private static IEnumerable<LetterFact> TermsOf(AccountTerms terms)
    {
        yield return new("First payment due", DocumentWords.Day(terms.FirstDueOn));
        yield return new("Number of payments", terms.PaymentCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (terms is RetailTerms retail)
        {
            yield return new("Monthly payment", retail.Installment.ToString());
            yield return new("Amount financed", retail.AmountFinanced.ToString());
            yield return new("Interest rate", retail.Rate.ToString());
        }

        if (terms is BalloonTerms balloon)
        {
            yield return new("Final payment", balloon.Balloon.ToString());
        }

        if (terms is LeaseTerms lease)
        {
            yield return new("Base monthly payment", lease.BasePayment.ToString());
            yield return new("Lease ends", DocumentWords.Day(lease.EndsOn));
            yield return new("Residual value", lease.ResidualValue.ToString());
        }
    }

    private static IEnumerable<LetterFact> BoxOf(AccountTerms terms)
    {
        if (terms is RetailTerms retail)
        {
            var box = TruthInLending.Of(retail);
            yield return new("Annual percentage rate", $"{box.AprPercent:0.00}%");
            yield return new("Finance charge", box.FinanceCharge.ToString());
            yield return new("Amount financed", box.AmountFinanced.ToString());
            yield return new("Total of payments", box.TotalOfPayments.ToString());
            yield return new("Total sale price", box.TotalSalePrice.ToString());
        }

        if (terms is LeaseTerms lease)
        {
            yield return new("Agreed value of the vehicle", lease.AgreedValue.ToString());
            yield return new("Residual value", lease.ResidualValue.ToString());
            yield return new("Base monthly payment", lease.BasePayment.ToString());
            yield return new("Number of payments", lease.PaymentCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
            yield return new("Disposition fee", lease.DispositionFee.ToString());
            yield return new("Miles a year", lease.MilesPerYear.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
            yield return new("Excess mileage", $"${lease.ExcessMileRate:0.00##} a mile");
        }
    }
}
