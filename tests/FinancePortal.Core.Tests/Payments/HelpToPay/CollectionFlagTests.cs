using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Collections;
using FinancePortal.Core.Payments.HelpToPay;
using FinancePortal.Core.Tests.Payments.Ach;
using FinancePortal.Core.Values;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Core.Tests.Payments.HelpToPay;

/// <summary>Who is contacted about past-due payments, and that nobody is once help was agreed (F-412).</summary>
[Trait("Feature", "F-412")]
public sealed class CollectionFlagTests : IAsyncDisposable
{
    private readonly BankCase bank = new();

    public ValueTask DisposeAsync() => bank.DisposeAsync();

    [Fact]
    public async Task A_flag_is_raised_ten_days_after_a_missed_due_date_and_ends_when_the_payment_comes()
    {
        var contract = await LateAsync(paid: 0);
        Assert.Equal("0 raised, 0 ended", await FlagAsync(new DateOnly(2026, 3, 10)));
        Assert.Equal("1 raised, 0 ended", await FlagAsync(new DateOnly(2026, 3, 11)));
        Assert.Equal("0 raised, 0 ended", await FlagAsync(new DateOnly(2026, 3, 12)));
        Assert.Equal(new DateOnly(2026, 3, 1), (await bank.AskAsync(db => db.CollectionFlags.SingleAsync())).PastDueSince);

        await bank.PayAsync(contract);
        Assert.Equal("0 raised, 1 ended", await FlagAsync(new DateOnly(2026, 3, 13)));
        Assert.Equal(FlagEnd.CaughtUp, (await bank.AskAsync(db => db.CollectionFlags.SingleAsync())).EndedBecause);
    }

    [Fact]
    public async Task Signing_for_help_ends_the_flag_in_the_same_transaction_and_none_is_raised_and_no_late_fee_arises_after_it()
    {
        var contract = await LateAsync(paid: 6);
        var (sept, signedOn) = (new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 11));
        await FlagAsync(signedOn);
        Assert.Null((await bank.AskAsync(db => db.CollectionFlags.SingleAsync())).EndedOn);

        var offer = (await bank.Portal.WithAsync<HelpToPayService, (HelpOffer?, string?)>(h => h.OfferAsync(contract.Actor.CustomerId!.Value, contract.Account.Reference, HelpKind.Extension, 1, default))).Item1!;
        var request = new SignHelp { AccountReference = contract.Account.Reference, Kind = HelpKind.Extension, Number = 1, AgreedTo = offer.Text, SignedName = contract.Customer.FullName };
        Assert.IsType<SignHelpAnswer.Accepted>(await bank.Portal.WithAsync<HelpToPayService, SignHelpAnswer>(h => h.SignAsync(request, contract.Actor, default)));
        var flag = await bank.AskAsync(db => db.CollectionFlags.SingleAsync());
        Assert.Equal((signedOn, FlagEnd.HelpAgreed), (flag.EndedOn, flag.EndedBecause));

        var fees = await bank.AskAsync(db => db.Events.CountAsync(e => e.Kind == Core.Contracts.AccountEventKind.LateFeeAssessed));
        for (var day = signedOn; day < sept.AddMonths(1); day = day.AddDays(1))
        {
            bank.Clock.GoTo(day, new TimeOnly(0, 5));
            await bank.Portal.RunAsync<Core.Contracts.BillInstallmentsJob>(day);
            Assert.Equal("0 raised, 0 ended", await FlagAsync(day));
        }

        Assert.Equal(fees, await bank.AskAsync(db => db.Events.CountAsync(e => e.Kind == Core.Contracts.AccountEventKind.LateFeeAssessed)));
    }

    private Task<string> FlagAsync(DateOnly on)
    {
        bank.Clock.GoTo(on, new TimeOnly(0, 45));
        return bank.Portal.RunAsync<FlagCollectionsJob>(on);
    }

    /// <summary>A loan whose first payments are made on their due dates, and then none.</summary>
    private async Task<TestContract> LateAsync(int paid)
    {
        bank.Clock.GoTo(new DateOnly(2026, 3, 1), new TimeOnly(9, 0));
        var contract = await bank.LoanAsync();
        for (var month = 0; month < paid; month++)
        {
            bank.Clock.GoTo(new DateOnly(2026, 3, 1).AddMonths(month), new TimeOnly(0, 5));
            await bank.Portal.RunAsync<Core.Contracts.BillInstallmentsJob>(bank.Clock.Today());
            await bank.PayAsync(contract);
            await bank.Portal.RunAsync<CreditScheduledPaymentsJob>(bank.Clock.Today().AddDays(3));
        }

        return contract;
    }
}
