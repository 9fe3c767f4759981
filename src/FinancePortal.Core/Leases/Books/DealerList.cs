using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Books;

/// <summary>A dealer that takes vehicles back.</summary>
/// <param name="Days">Days of the week, Sunday is 0.</param>
/// <param name="Times">When an appointment can begin, by the dealer's own clock.</param>
public sealed record ReturnDealer(string Code, string Name, string Street, string City, string State, string Zip, string Phone, IReadOnlyList<int> Days, IReadOnlyList<TimeOnly> Times)
{
    public string Address => $"{Street}, {City}, {State} {Zip}";

    /// <summary>Closed on its own days off and on federal holidays.</summary>
    public bool IsOpenOn(DateOnly date) => Days.Contains((int)date.DayOfWeek) && BankCalendar.HolidayClosedOn(date) is null;

    public bool Has(DateOnly on, TimeOnly at) => IsOpenOn(on) && Times.Contains(at);
}

/// <summary>The dealers that take vehicles back, by ZIP.</summary>
public sealed class DealerList(IReadOnlyList<ReturnDealer> dealers)
{
    private const int Nearest = 3;

    public IReadOnlyList<ReturnDealer> All { get; } = dealers;

    public ReturnDealer? Find(string? code) => All.FirstOrDefault(d => d.Code == code);

    /// <summary>The nearest by ZIP code: ZIP codes with the same first digits lie close together. Not by road.</summary>
    public IReadOnlyList<ReturnDealer> Near(string zip)
    {
        ArgumentNullException.ThrowIfNull(zip);
        return [.. All.OrderByDescending(d => Common(d.Zip, zip)).ThenBy(d => Math.Abs(Number(d.Zip) - Number(zip))).Take(Nearest)];
    }

    public static bool IsZip(string? typed) => typed is { Length: 5 } && typed.All(char.IsAsciiDigit);

    public static DealerList Read(string? folder = null) => new(LeaseBooks.Read<IReadOnlyList<ReturnDealer>>("lease-dealers", folder));

    private static int Common(string a, string b) => a.Zip(b).TakeWhile(p => p.First == p.Second).Count();

    private static int Number(string zip) => int.TryParse(zip, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
