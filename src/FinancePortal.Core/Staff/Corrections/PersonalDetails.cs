using System.Globalization;
using FinancePortal.Core.Customers;

namespace FinancePortal.Core.Staff.Corrections;

/// <summary>The details of a person that a colleague may put right. The e-mail address signs in, so only its owner changes it.</summary>
public static class PersonalDetails
{
    private const string Date = "yyyy-MM-dd";

    public static IReadOnlyList<string> All { get; } = ["first name", "last name", "date of birth", "phone", "street", "city", "state", "ZIP"];

    /// <summary>Where somebody is reached: after a change no money goes out for a while, whoever made it.</summary>
    public static bool IsContact(string field) => field is "phone" or "street" or "city" or "state" or "ZIP";

    public static string Read(Customer customer, string field)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return field switch
        {
            "first name" => customer.FirstName,
            "last name" => customer.LastName,
            "date of birth" => customer.BornOn?.ToString(Date, CultureInfo.InvariantCulture) ?? "",
            "phone" => customer.Phone,
            "street" => customer.Street,
            "city" => customer.City,
            "state" => customer.State,
            "ZIP" => customer.Zip,
            _ => throw new ArgumentException($"There is no detail '{field}'.", nameof(field)),
        };
    }

    /// <summary>Whether the value can stand there.</summary>
    public static bool Accepts(string field, string value) => value.Length is > 0 and <= 80 && !value.Any(char.IsControl) && field switch
    {
        "date of birth" => DateOnly.TryParseExact(value, Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) && born.Year >= 1900,
        "phone" => SearchKey.OfPhone(value).Length == 10 && value.Length <= 20,
        "state" => value.Length == 2 && value.All(char.IsAsciiLetterUpper),
        "ZIP" => value.Length is 5 or 10 && value.All(c => char.IsAsciiDigit(c) || c == '-'),
        _ => All.Contains(field),
    };

    public static void Write(Customer customer, string field, string value)
    {
        ArgumentNullException.ThrowIfNull(customer);
        switch (field)
        {
            case "first name":
                customer.FirstName = value;
                break;
            case "last name":
                customer.LastName = value;
                break;
            case "date of birth":
                customer.BornOn = DateOnly.ParseExact(value, Date, CultureInfo.InvariantCulture);
                break;
            case "phone":
                customer.Phone = value;
                break;
            case "street":
                customer.Street = value;
                break;
            case "city":
                customer.City = value;
                break;
            case "state":
                customer.State = value;
                break;
            default:
                customer.Zip = value;
                break;
        }
    }
}
