using System.Globalization;
using FinancePortal.Core.Payments;
using FinancePortal.Core.Payments.Wallet;
using FinancePortal.Core.Values;
using FinancePortal.Web.Shared;
using FinancePortal.Web.Shared.TagHelpers;
using FluentValidation;

namespace FinancePortal.Web.Payments;

public sealed class AddBankAccountForm
{
    public string? RoutingNumber { get; set; }
    public string? AccountNumber { get; set; }
    public string? AccountNumberAgain { get; set; }
    public PaymentMethodKind? Kind { get; set; }
    public string? Nickname { get; set; }

    public AddBankAccount ToRequest() => new()
    {
        RoutingNumber = BankAccountRules.Digits(RoutingNumber),
        AccountNumber = BankAccountRules.Digits(AccountNumber),
        Kind = Kind ?? PaymentMethodKind.Checking,
        Nickname = Nickname?.Trim() ?? "",
    };

    /// <summary>The field that a refusal belongs beside.</summary>
    public static string Name(BankAccountField field) => field switch
    {
        BankAccountField.RoutingNumber => nameof(RoutingNumber),
        BankAccountField.Nickname => nameof(Nickname),
        _ => nameof(AccountNumber),
    };
}

public sealed class AddBankAccountFormValidator : AbstractValidator<AddBankAccountForm>
{
    public AddBankAccountFormValidator()
    {
        RuleFor(f => f.RoutingNumber).Must(r => BankAccountRules.RefuseRouting(BankAccountRules.Digits(r)) is null).WithMessage(f => BankAccountRules.RefuseRouting(BankAccountRules.Digits(f.RoutingNumber)));
        RuleFor(f => f.AccountNumber).Must(a => BankAccountRules.RefuseAccount(BankAccountRules.Digits(a)) is null).WithMessage(f => BankAccountRules.RefuseAccount(BankAccountRules.Digits(f.AccountNumber)));
        RuleFor(f => f.AccountNumberAgain).Must((f, again) => BankAccountRules.Digits(again) == BankAccountRules.Digits(f.AccountNumber)).WithMessage("The two account numbers differ. Type both as they stand on a check.");
        RuleFor(f => f.Kind).Must(k => k is PaymentMethodKind.Checking or PaymentMethodKind.Savings).WithMessage("Choose checking or savings.");
        RuleFor(f => f.Nickname).Must(n => BankAccountRules.RefuseNickname(n?.Trim() ?? "") is null).WithMessage(f => BankAccountRules.RefuseNickname(f.Nickname!.Trim()));
    }
}

public sealed class ProveForm
{
    public Money? First { get; set; }
    public Money? Second { get; set; }
}

public sealed class ProveFormValidator : AbstractValidator<ProveForm>
{
    public ProveFormValidator()
    {
        RuleFor(f => f.First).NotNull().WithMessage("Enter the first amount in dollars and cents, like 0.12.");
        RuleFor(f => f.Second).NotNull().WithMessage("Enter the second amount in dollars and cents, like 0.34.");
    }
}

public sealed record PaymentMethodsPage(IReadOnlyList<WalletMethod> Methods, bool TakesCards)
{
    public bool AreFrozen => Methods.Any(m => m.Method.Customer.PaymentsFrozenAt is not null);
    public bool MayAdd => Methods.Count < PaymentMethod.Most;
}

public sealed record AddBankAccountPage(AddBankAccountForm Form);

/// <summary>One bank account in words.</summary>
public sealed record PaymentMethodPage(WalletMethod Wallet, ProveForm Form)
{
    public PaymentMethod Method => Wallet.Method;

    /// <summary>The bank, or a card's brand and last month.</summary>
    public static string About(PaymentMethod method) => method.ExpiresOn is { } on ? $"{method.BankName}, expires {on.ToString("MM/yy", CultureInfo.InvariantCulture)}" : method.BankName;

    public bool IsWaitingForAmounts => Method is { ValidatedAt: null, BlockedAt: null } && Wallet.Check is { EndedAt: null };

    public static (Tone Tone, string Text) StatusOf(WalletMethod wallet) => wallet.Method switch
    {
        { BlockedAt: not null } or { IsBankAccount: false, CardToken: null } => (Tone.Bad, "Can’t be used"),
        { ValidatedAt: not null } => (Tone.Ok, "Ready to use"),
        _ => (Tone.Warn, "Waiting for confirmation"),
    };

    public string WaitingText => Wallet.Check switch
    {
        { ArrivesOn: { } on, AnswerBy: { } by } => $"Two small deposits arrive by {Formats.Weekday(on)}. Enter their amounts by {Formats.Prose(by)}.",
        _ => "Two small deposits go to this account with the next bank file. Come back when they have arrived.",
    };

    public static string Words(ProveAnswer answer) => answer switch
    {
        ProveAnswer.Wrong => "These aren’t the amounts we sent. Look at your bank’s list and try again.",
        ProveAnswer.TooManyTries => "These aren’t the amounts we sent, and that was the last try. This account can’t be used. Call us to sort it out.",
        ProveAnswer.NotThereYet => "The deposits haven’t arrived yet. Try again when you see them at your bank.",
        ProveAnswer.TooLate => "It’s too late for these deposits. Remove the account and add it again.",
        _ => "This account doesn’t wait for amounts.",
    };

    public static string Words(RemoveAnswer answer) => answer switch
    {
        RemoveAnswer.UsedByAutopay => "Autopay debits it. Choose another account for autopay first.",
        RemoveAnswer.UsedByPayment => "A payment from it is on its way. Cancel that payment, or try again when it has gone to the bank.",
        _ => "A refund to it is on its way. Try again when it has gone to the bank.",
    };
}
