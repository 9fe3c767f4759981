namespace FinancePortal.Core.Payments.Ach;

/// <summary>Configuration section <c>Bank</c>: our own bank, as its agreement for electronic payments names us.</summary>
public sealed class BankOptions
{
    public string RoutingNumber { get; set; } = "";
    public string BankName { get; set; } = "";
    public string SenderId { get; set; } = "";
    public string SenderName { get; set; } = "";
    public string CompanyName { get; set; } = "";
    public string CompanyId { get; set; } = "";

    /// <summary>Where files are exchanged (<see cref="FolderBankFileExchange"/>).</summary>
    public string Folder { get; set; } = "";

    /// <summary>Whether a returned payment's fee is debited as a return fee entry of its own, or waits for the next payment.</summary>
    public bool DebitReturnFees { get; set; }

    /// <exception cref="InvalidOperationException">A setting is missing or does not fit; the message names it.</exception>
    public AchOrigin Origin()
    {
        Require(Values.RoutingNumber.IsValid(RoutingNumber), nameof(RoutingNumber), "our bank's nine-digit routing number");
        Require(SenderId.Length is > 0 and <= 10, nameof(SenderId), "up to ten characters that our bank assigned");
        Require(CompanyId.Length is > 0 and <= 10, nameof(CompanyId), "up to ten characters that our bank assigned");
        Require(CompanyName.Length is > 0 and <= 16, nameof(CompanyName), "up to sixteen characters, as customers read them on their bank statements");
        return new AchOrigin { BankRouting = RoutingNumber, BankName = BankName, SenderId = SenderId, SenderName = SenderName, CompanyName = CompanyName, CompanyId = CompanyId };
    }

    private static void Require(bool holds, string setting, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Bank__{setting} is missing or does not fit: give {what}. No bank file can be written without it.");
        }
    }
}
