using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Cases;

internal static class CalendarCases
{
    public static void Run(PublishedCase published)
    {
        switch (published.Kind)
        {
            case "holiday_list":
                Holidays(published);
                break;
            case "is_banking_day":
                Assert.Equal(published.Expected.GetProperty("banking_day").GetBoolean(), BankCalendar.IsBankingDay(published.Date("date")));
                break;
            case "add_banking_days":
                Assert.Equal(ExpectedDate(published), BankCalendar.AddBankingDays(published.Date("date"), published.Count("days")));
                break;
            case "roll":
                Assert.Equal(ExpectedDate(published), Roll(published.Date("date"), published.Text("convention")));
                break;
            default:
                PublishedCases.Unknown(published);
                break;
        }
    }

    private static DateOnly Roll(DateOnly date, string convention) => convention switch
    {
        "following" => BankCalendar.OnOrAfter(date),
        "preceding" => BankCalendar.OnOrBefore(date),
        "modified_following" => BankCalendar.ModifiedFollowing(date),
        _ => throw new InvalidOperationException($"Unknown convention {convention}."),
    };

    private static void Holidays(PublishedCase published)
    {
        var holidays = BankCalendar.Holidays(published.Count("year"));
        if (published.Expected.TryGetProperty("holidays", out var list))
        {
            Assert.Equal(
                list.EnumerateArray().Select(h => (Name: h.GetProperty("holiday").GetString()!, Date: Day(h.GetProperty("date").GetString()), Closed: Day(h.GetProperty("closed_on").GetString()))),
                holidays.Select(h => (h.Name, Date: (DateOnly?)h.Date, Closed: h.ClosedOn)));
        }

        var closed = holidays.Select(h => h.ClosedOn).OfType<DateOnly>().ToArray();
        Assert.Equal(published.Expected.GetProperty("closed_dates").EnumerateArray().Select(d => Day(d.GetString())!.Value), closed);
        Assert.All(closed, day => Assert.False(BankCalendar.IsBankingDay(day)));
        if (published.Expected.TryGetProperty("number_of_closed_weekdays", out var number))
        {
            Assert.Equal(number.GetInt32(), closed.Length);
        }
    }

    private static DateOnly ExpectedDate(PublishedCase published) => Day(published.Expected.GetProperty("date").GetString())!.Value;

    private static DateOnly? Day(string? iso) => iso is null ? null : PublishedCase.Day(iso);
}
