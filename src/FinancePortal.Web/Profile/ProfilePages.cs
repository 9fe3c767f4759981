using FinancePortal.Core.Customers;
using FinancePortal.Core.Customers.Contact;
using FinancePortal.Core.Notifications;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Profile;

public sealed record ProfilePage(Customer Customer)
{
    public string Language => Customer.Language == MailWords.Spanish ? "Spanish" : "English";
}

public sealed class AddressForm
{
    public string? Street { get; set; }
    public string? City { get; set; }
    public string? State { get; set; }
    public string? Zip { get; set; }

    /// <summary>The version of the customer when the page was made.</summary>
    public long? Seen { get; set; }

    public static AddressForm Of(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new AddressForm { Street = customer.Street, City = customer.City, State = customer.State, Zip = customer.Zip, Seen = customer.Version };
    }

    public PostalAddress ToAddress() => new(Street!.Trim(), City!.Trim(), State!, Zip!.Trim());
}

internal sealed class AddressFormValidator : AbstractValidator<AddressForm>
{
    public AddressFormValidator()
    {
        RuleFor(f => f.Street).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter your street and number.").MaximumLength(120).WithMessage("Use at most 120 characters.");
        RuleFor(f => f.City).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter your city.").MaximumLength(80).WithMessage("Use at most 80 characters.");
        RuleFor(f => f.State).Must(s => UnitedStates.Codes.Contains(s)).WithMessage("Choose your state.");
        RuleFor(f => f.Zip).Must(z => z?.Trim() is { } zip && (zip.Length == 5 || (zip.Length == 10 && zip[5] == '-')) && zip.Where((_, i) => i != 5).All(char.IsAsciiDigit))
            .WithMessage("Enter a ZIP code of 5 digits, such as 97208.");
    }
}

public sealed record AddressPage(AddressForm Form, string? Changed = null)
{
    public static IEnumerable<SelectListItem> States => UnitedStates.Codes.Select(c => new SelectListItem(c, c)).Prepend(new SelectListItem("Choose", ""));
}

internal static class UnitedStates
{
    public static readonly string[] Codes =
    [
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH",
        "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "AA", "AE", "AP", "AS", "GU", "MP", "VI",
    ];
}

public sealed class PhoneForm
{
    public string? Phone { get; set; }

    /// <summary>The version of the customer when the page was made.</summary>
    public long? Seen { get; set; }

    public static PhoneForm Of(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new PhoneForm { Phone = customer.Phone, Seen = customer.Version };
    }
}

internal sealed class PhoneFormValidator : AbstractValidator<PhoneForm>
{
    public PhoneFormValidator() => RuleFor(f => f.Phone).Must(p => UsPhone.Read(p) is not null).WithMessage("Enter a US phone number of 10 digits, such as 503-555-0142.");
}

public sealed record PhonePage(PhoneForm Form, string? Changed = null);

public sealed class AlertsForm
{
    public bool Payments { get; set; }
    public bool Account { get; set; }
    public bool Documents { get; set; }
    public string? Language { get; set; }

    /// <summary>The version of the customer when the page was made.</summary>
    public long? Seen { get; set; }

    public IReadOnlyCollection<NotificationKind> NoEmailAbout =>
        [.. new[] { (Payments, NotificationKind.Payment), (Account, NotificationKind.Account), (Documents, NotificationKind.Document) }.Where(t => !t.Item1).Select(t => t.Item2)];

    public static AlertsForm Of(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new AlertsForm
        {
            Payments = customer.WantsEmailAbout(NotificationKind.Payment),
            Account = customer.WantsEmailAbout(NotificationKind.Account),
            Documents = customer.WantsEmailAbout(NotificationKind.Document),
            Language = customer.Language,
            Seen = customer.Version,
        };
    }
}

internal sealed class AlertsFormValidator : AbstractValidator<AlertsForm>
{
    public AlertsFormValidator() => RuleFor(f => f.Language).Must(l => l is MailWords.English or MailWords.Spanish).WithMessage("Choose a language.");
}

public sealed record AlertsPage(AlertsForm Form, string? Changed = null);
