namespace FinancePortal.Core.Payments.OtherWays;

/// <summary>Configuration section <c>OtherWays</c>: how customers pay without the portal. What is empty is not offered.</summary>
public sealed class OtherWaysOptions
{
    /// <summary>Where checks go, line by line; not the office's address.</summary>
    public string MailAddress { get; set; } = "";

    /// <summary>For couriers, which don't deliver to post office boxes.</summary>
    public string OvernightAddress { get; set; } = "";

    /// <summary>To whom checks are made out; the brand's name when empty.</summary>
    public string PayableTo { get; set; } = "";

    /// <summary>Checks that arrive until then count the same day: <c>2 p.m. Eastern</c>.</summary>
    public string MailCutOff { get; set; } = "";
    public int MailDays { get; set; }

    public string Phone { get; set; } = "";
    public string PhoneHours { get; set; } = "";
    public string PhoneCutOff { get; set; } = "";
    public int PhoneDays { get; set; }

    /// <summary>The payee's name in the lists of bill-pay services.</summary>
    public string BillPayName { get; set; } = "";
    public string BillPayCutOff { get; set; } = "";
    public int BillPayDays { get; set; } = 2;
}
