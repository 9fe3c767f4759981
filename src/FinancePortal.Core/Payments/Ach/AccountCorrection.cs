using FinancePortal.Core.Values;

namespace FinancePortal.Core.Payments.Ach;

/// <summary>What a notification of change says is right; null where it stays as it is.</summary>
public sealed record AccountCorrection(string? Routing, string? Account, PaymentMethodKind? Kind)
{
    /// <summary>Reads the corrected data of an addenda 98. Codes about names and other identification change nothing here.</summary>
    /// <returns>Null when the code asks for no change of the bank account.</returns>
    /// <exception cref="FormatException">The data is not what the code promises.</exception>
    public static AccountCorrection? Of(string code, string corrected)
    {
        ArgumentNullException.ThrowIfNull(corrected);
        var data = corrected.PadRight(29);
        return code switch
        {
            "C01" => new AccountCorrection(null, AccountOf(data[..17]), Kind: null),
            "C02" => new AccountCorrection(RoutingOf(data[..9]), Account: null, Kind: null),
            "C03" => new AccountCorrection(RoutingOf(data[..9]), AccountOf(data[12..29]), Kind: null),
            "C05" => new AccountCorrection(null, Account: null, KindOf(data[..2])),
            "C06" => new AccountCorrection(null, AccountOf(data[..17]), KindOf(data[20..22])),
            "C07" => new AccountCorrection(RoutingOf(data[..9]), AccountOf(data[9..26]), KindOf(data[26..28])),
            _ => null,
        };
    }

    private static string RoutingOf(string text) => RoutingNumber.IsValid(text) ? text : throw new FormatException("The corrected routing number is not valid.");

    private static string AccountOf(string text) =>
        text.Trim() is { Length: > 0 } number && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ' ') ? number : throw new FormatException("The corrected account number is not valid.");

    private static PaymentMethodKind KindOf(string code) => AchTransaction.KindOf(code) ?? throw new FormatException("The corrected transaction code is not of a checking or savings account.");
}
