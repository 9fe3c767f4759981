namespace FinancePortal.Core.Payments.Ach;

/// <summary>How returns are counted against the network's limits. The numbers are stored.</summary>
public enum ReturnGroup
{
    Other = 0,
    Administrative = 1,
    Unauthorized = 2,
}

/// <summary>Why a bank sent an entry back, in words for the customer, and what follows from it .</summary>
/// <param name="Code">R01 …</param>
/// <param name="Title">Half a sentence that follows "Your bank returned it:".</param>
/// <param name="NextStep">What the customer can do.</param>
public sealed record ReturnReason(string Code, string Title, string NextStep)
{
    private const string OtherAccount = "Pay from another bank account, and remove this one.";
    private const string AskBank = "Ask your bank what happened, or pay from another account.";

    /// <summary>The bank account is never debited again.</summary>
    public bool Blocks { get; init; }

    /// <summary>The same debit may be tried again, at most twice within 180 days.</summary>
    public bool MayRetry { get; init; }

    /// <summary>The contract's fee for a returned payment is charged: only where the money or the account was the customer's to watch.</summary>
    public bool ChargesFee { get; init; }
    public ReturnGroup Group { get; init; }

    public static IReadOnlyList<ReturnReason> All { get; } =
    [
        new("R01", "there wasn't enough money in the account", "Make sure the money is there before we try again, or pay another way now.") { MayRetry = true, ChargesFee = true },
        new("R02", "the account is closed", OtherAccount) { Blocks = true, ChargesFee = true, Group = ReturnGroup.Administrative },
        new("R03", "it found no account with this number and name", "Check the account number, and add the account again.") { Blocks = true, Group = ReturnGroup.Administrative },
        new("R04", "the account number isn't valid", "Check the account number, and add the account again.") { Blocks = true, Group = ReturnGroup.Administrative },
        new("R05", "it says you didn't authorize this kind of debit", "Call us if you did authorize it.") { Blocks = true, Group = ReturnGroup.Unauthorized },
        new("R06", "we asked for it back", "You don't need to do anything."),
        new("R07", "you told it that you revoked your authorization", "We won't debit this account again. Pay another way, or authorize a payment anew from another account.") { Blocks = true, Group = ReturnGroup.Unauthorized },
        new("R08", "you asked it to stop this payment", "Pay another way, or ask your bank to let the payment through and pay again.") { ChargesFee = true },
        new("R09", "the money in the account wasn't available yet", "Make sure the money is available before we try again, or pay another way now.") { MayRetry = true, ChargesFee = true },
        new("R10", "it says you didn't authorize this debit", "Call us today if you did authorize it, or if you think that somebody used your account.") { Blocks = true, Group = ReturnGroup.Unauthorized },
        new("R11", "it says the debit wasn't as you authorized it", "Call us, and we'll put it right.") { Group = ReturnGroup.Unauthorized },
        new("R12", "the account has moved to another bank", "Add the account with its new routing number."),
        new("R13", "the bank doesn't take electronic payments", OtherAccount) { Blocks = true },
        new("R14", "the account is closed to debits", AskBank) { Blocks = true },
        new("R15", "the account is closed to debits", AskBank) { Blocks = true },
        new("R16", "the account is frozen", AskBank) { Blocks = true },
        new("R17", "it couldn't process the payment", AskBank),
        new("R20", "this kind of account doesn't allow debits", "Pay from a checking account instead.") { Blocks = true },
        new("R23", "the deposit was refused", AskBank),
        new("R24", "it took the payment for a duplicate", "Call us, and we'll look into it."),
        new("R29", "the business that owns the account didn't authorize the debit", "Pay from another account, or ask your bank to allow our debits.") { Blocks = true, Group = ReturnGroup.Unauthorized },
        new("R51", "it says you didn't authorize this debit", "Call us if you did authorize it.") { Blocks = true, Group = ReturnGroup.Unauthorized },
        new("CBK", "you or your bank disputed the card payment", "Call us if you didn't, or if it was settled meanwhile."),
    ];

    /// <summary>A code that is not in the table reverses the payment and does nothing else.</summary>
    public static ReturnReason Of(string code) =>
        All.FirstOrDefault(r => string.Equals(r.Code, code, StringComparison.Ordinal)) ?? new ReturnReason(code, "it gave a reason that we don't know", AskBank);
}
