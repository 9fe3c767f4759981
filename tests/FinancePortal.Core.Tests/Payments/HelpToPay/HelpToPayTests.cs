using FinancePortal.Core.Contracts;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Autopay;
using FinancePortal.Core.Payments.HelpToPay;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.HelpToPay;

/// <summary>A payment put off, a due date moved: the worked example of DOMAIN §6, signed through the service.</summary>
[Trait("Feature", "F-412")]
public sealed class HelpToPayTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task The_worked_example_is_offered_to_the_cent()
    {
        var contract = await LoanAsync();
        var (offer, refused) = await OfferAsync(contract, HelpKind.Extension, 1);

        Assert.Null(refused);
        Assert.Equal((Money.FromCents(214_68), Money.FromCents(1_026_45)), (offer!.ExtraInterest, offer.LastAfter.Payment));
        Assert.Equal((new DateOnly(2031, 2, 1), new DateOnly(2031, 3, 1)), (offer.LastBefore.DueOn, offer.LastAfter.DueOn));
        Assert.Contains("this costs $214.68 more interest, and the last payment is $1,026.45 instead of $811.77", offer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_it_is_carried_out_in_one_go_and_no_late_fee_arises_for_what_was_put_off()
    {
        var contract = await LoanAsync();
        await EnrollAsync(contract);
        var signed = Assert.IsType<SignHelpAnswer.Accepted>(await SignAsync(contract, HelpKind.Extension, 1));

        var enrollment = await bank.AskAsync(db => db.AutopayEnrollments.SingleAsync());
        Assert.Equal((AutopayPause.HelpToPay, new DateOnly(2027, 3, 31)), (enrollment.Paused, enrollment.PausedThrough));
        Assert.Equal(1, await bank.AskAsync(db => db.OutboxEmails.CountAsync(e => e.Subject == "Your payments are put off" && e.TextBody.Contains(signed.Agreement.Text))));
        Assert.Equal("payments put off", (await bank.AskAsync(db => db.AuditRows.SingleAsync(a => a.Subject == signed.Agreement.Reference))).Action);

        for (var day = new DateOnly(2027, 2, 21); day <= new DateOnly(2027, 4, 1); day = day.AddDays(1))
        {
            bank.Clock.GoTo(day, new TimeOnly(1, 0));
            await bank.Portal.RunAsync<BillInstallmentsJob>(day);
            await bank.Portal.RunAsync<CollectAutopayJob>(day);
        }

        var debit = await bank.AskAsync(db => db.Payments.SingleAsync(p => p.Origin == PaymentOrigin.Autopay));
        Assert.Equal((new DateOnly(2027, 4, 1), Money.FromCents(812_14)), (debit.CreditOn, debit.Amount));
        Assert.False(await bank.AskAsync(db => db.Events.AnyAsync(e => e.Kind == AccountEventKind.LateFeeAssessed)));
        Assert.Null((await bank.AskAsync(db => db.AutopayEnrollments.SingleAsync())).Paused);
    }

    [Fact]
    [Trait("Feature", "F-411")]
    public async Task A_moved_due_date_is_followed_by_autopay()
    {
        var contract = await LoanAsync();
        await EnrollAsync(contract);
        Assert.IsType<SignHelpAnswer.Accepted>(await SignAsync(contract, HelpKind.DueDateChange, 15));

        Assert.Equal(new DateOnly(2027, 3, 15), (await bank.AskAsync(db => db.AutopayEnrollments.SingleAsync())).NextDebitOn);
        Assert.Equal(new DateOnly(2027, 3, 15), (await bank.AccountAsync(contract)).NextDueOn);
    }

    [Fact]
    public async Task Signed_twice_it_is_one_agreement()
    {
        var contract = await LoanAsync();
        var text = (await OfferAsync(contract, HelpKind.Extension, 1)).Offer!.Text;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SignAsync(contract, HelpKind.Extension, 1, text))));

        Assert.Single(answers.Select(a => Assert.IsType<SignHelpAnswer.Accepted>(a).Agreement.Reference).Distinct());
        Assert.Equal(1, await bank.AskAsync(db => db.Events.CountAsync(e => e.Kind == AccountEventKind.Deferral)));
    }

    [Fact]
    public async Task Another_name_or_another_text_signs_nothing()
    {
        var contract = await LoanAsync();
        Assert.True(Assert.IsType<SignHelpAnswer.Refused>(await SignAsync(contract, HelpKind.Extension, 1, name: "Somebody Else")).IsName);
        Assert.False(Assert.IsType<SignHelpAnswer.Refused>(await SignAsync(contract, HelpKind.Extension, 1, text: "I owe nothing.")).IsName);
        Assert.False(await bank.AskAsync(db => db.Events.AnyAsync(e => e.Kind == AccountEventKind.Deferral)));
    }

    [Fact]
    public async Task The_rules_say_when_it_is_possible_again()
    {
        var contract = await LoanAsync();
        Assert.IsType<SignHelpAnswer.Accepted>(await SignAsync(contract, HelpKind.Extension, 1));
        bank.Clock.GoTo(new DateOnly(2027, 3, 20));

        Assert.Equal("Payments were last put off on February 20, 2027. You can do this again from February 20, 2028.", (await OfferAsync(contract, HelpKind.Extension, 1)).Refused);
    }

    [Theory]
    [InlineData(HelpKind.Extension, 0)]
    [InlineData(HelpKind.Extension, 3)]
    [InlineData(HelpKind.Extension, -1)]
    [InlineData(HelpKind.DueDateChange, 0)]
    [InlineData(HelpKind.DueDateChange, 1)]
    [InlineData(HelpKind.DueDateChange, 29)]
    [InlineData((HelpKind)7, 1)]
    public async Task A_number_that_cannot_be_is_refused(HelpKind kind, int number)
    {
        var contract = await LoanAsync();

        Assert.NotNull((await OfferAsync(contract, kind, number)).Refused);
    }

    [Fact]
    public async Task A_new_loan_waits_and_a_past_due_one_pays_before_its_date_moves()
    {
        var fresh = await bank.LoanAsync();

        Assert.StartsWith("You can put off a payment here after 6 payments", (await OfferAsync(fresh, HelpKind.Extension, 1)).Refused, StringComparison.Ordinal);
        Assert.StartsWith("Pay the $812.14 past due first", (await OfferAsync(fresh, HelpKind.DueDateChange, 15)).Refused, StringComparison.Ordinal);
    }

    /// <summary>Loan A after its twelfth payment, on February 20, 2027.</summary>
    private async Task<TestContract> LoanAsync()
    {
        var contract = await bank.LoanAsync();
        await bank.Portal.Database.PaidOnTimeAsync(bank.Clock, contract, 12);
        bank.Clock.GoTo(new DateOnly(2027, 2, 20));
        return contract;
    }

    private Task<EnrollInAutopayAnswer> EnrollAsync(TestContract contract) => bank.Portal.WithAsync<AutopayService, EnrollInAutopayAnswer>(a => a.EnrollAsync(
        new EnrollInAutopay { AccountReference = contract.Account.Reference, MethodReference = contract.Checking.Reference, Rule = new AutopayRule { AmountRule = AutopayAmount.AmountDue }, AgreedTo = null }, contract.Actor, default));

    private Task<(HelpOffer? Offer, string? Refused)> OfferAsync(TestContract contract, HelpKind kind, int number) =>
        bank.Portal.WithAsync<HelpToPayService, (HelpOffer?, string?)>(h => h.OfferAsync(contract.Customer.CustomerId, contract.Account.Reference, kind, number, default));

    private async Task<SignHelpAnswer> SignAsync(TestContract contract, HelpKind kind, int number, string? text = null, string? name = null)
    {
        text ??= (await OfferAsync(contract, kind, number)).Offer!.Text;
        return await bank.Portal.WithAsync<HelpToPayService, SignHelpAnswer>(h => h.SignAsync(
            new SignHelp { AccountReference = contract.Account.Reference, Kind = kind, Number = number, AgreedTo = text, SignedName = name ?? $" {contract.Customer.FullName.ToUpperInvariant()} " }, contract.Actor, default));
    }
}
