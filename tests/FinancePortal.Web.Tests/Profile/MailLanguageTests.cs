using System.Reflection;
using System.Text.RegularExpressions;
using FinancePortal.Core.Customers.Emails;
using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Notifications;
using FinancePortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace FinancePortal.Web.Tests.Profile;

/// <summary>Whoever chose Spanish gets e-mails about sign-in and security in Spanish, and all others in a Spanish frame that says where to ask.</summary>
[Trait("Feature", "F-1401")]
public sealed partial class MailLanguageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();

    [GeneratedRegex("https?://[^/]+(?<path>/not-me/[A-Za-z0-9_-]{43})")]
    private static partial Regex NotMe();

    /// <summary>Every alert there is, made with whatever it asks for.</summary>
    public static TheoryData<string, SecurityAlert> Alerts()
    {
        var alerts = new TheoryData<string, SecurityAlert>();
        foreach (var make in typeof(NewDeviceEmail).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(m => m.ReturnType == typeof(SecurityAlert)))
        {
            foreach (var turn in new[] { 0, 1, 2 })
            {
                var given = make.GetParameters().Select(p => p.ParameterType == typeof(bool) ? turn > 0
                    : p.ParameterType == typeof(int) ? turn
                    : p.ParameterType == typeof(Origin) ? new Origin("Chrome on Windows", "203.0.113.7")
                    : p.ParameterType == typeof(AccessEvent) ? turn > 0 ? AccessEvent.PasswordReset : AccessEvent.PasswordChanged
                    : (object)"avery@example.test").ToArray();
                alerts.Add($"{make.DeclaringType!.Name}.{make.Name} {turn}", (SecurityAlert)make.Invoke(null, given)!);
            }
        }

        return alerts;
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Every_security_alert_has_its_sentences_in_Spanish(string name, SecurityAlert alert)
    {
        var sentences = new[] { alert.Title, alert.Text }.Concat(alert.Text.GetArguments().OfType<FormattableString>()).ToList();
        Assert.All(sentences, s =>
        {
            var spanish = MailWords.Find(MailWords.Spanish, s.Format);
            Assert.True(spanish is not null, $"{name}: {s.Format}");
            Assert.Equal(Holes(s.Format), Holes(spanish));
            Assert.NotEqual(s.Format, spanish);
        });

        static IEnumerable<string> Holes(string format) => Hole().Matches(format).Select(m => m.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Who_chose_Spanish_is_alerted_in_Spanish_and_the_link_in_it_works()
    {
        var (user, visitor) = await InSpanishAsync();
        var saved = await (await visitor.GetAsync("/settings/profile/phone")).Fill("Phone number", "503-555-0142").SubmitAsync("Save phone number");
        Assert.Equal("/settings/profile", saved.Address);
        var mail = Assert.Single(await host.MailAsync(user.Email), m => m.Subject == "Se cambió su número de teléfono");
        Assert.StartsWith("Hola, Avery:", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Su número de teléfono ahora termina en 0142. Por su seguridad, los reembolsos esperan tres días.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Cuándo: 10 de marzo de 2026, 12:00 p.m. (hora del Este)", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Nunca le pedimos su contraseña ni un código.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es-US\">", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("Wasn’t this you?", (await host.Visitor().GetAsync(NotMe().Match(mail.TextBody).Groups["path"].Value)).Heading);

        // The portal itself is in English.
        await using var db = host.Database.Open();
        Assert.Equal("Your phone number was changed", await db.Notifications.Where(n => n.CustomerId == user.CustomerId).OrderByDescending(n => n.NotificationId).Select(n => n.Title).FirstAsync());
    }

    [Fact]
    public async Task The_link_for_a_new_password_comes_in_the_language_too()
    {
        var (user, _) = await InSpanishAsync();
        await (await host.Visitor().GetAsync("/reset-password")).Fill("Email", user.Email).SubmitAsync("Send link");
        var mail = Assert.Single(await host.MailAsync(user.Email), m => m.Subject == "Elija una contraseña nueva");
        Assert.Contains("Si no lo pidió usted, puede ignorar este correo", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("/reset-password/", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void An_email_that_the_book_does_not_have_says_so_in_a_Spanish_frame()
    {
        var letterhead = new Letterhead("Northline Finance", "1-800-555-0100", "Monday to Friday", new Uri("https://portal.example"));
        var draft = new EmailDraft { To = "a@b.test", CustomerId = 1, Language = MailWords.Spanish, Greeting = "Avery", Subject = "Payment received", Paragraphs = ["We received your payment."], Facts = [("Amount", "$735.22")] };
        var mail = draft.ToOutbox(letterhead, DateTime.UnixEpoch);
        Assert.Equal("Payment received", mail.Subject);
        Assert.StartsWith("Hola, Avery:\n\nEste correo está en inglés. Si desea que se lo expliquemos en español, llame al 1-800-555-0100.\n\nWe received your payment.\n\nAmount: $735.22", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en-US\">", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Hola", (draft with { Language = MailWords.English }).ToOutbox(letterhead, DateTime.UnixEpoch).TextBody, StringComparison.Ordinal);
    }

    private async Task<(TestUser User, Visitor Visitor)> InSpanishAsync()
    {
        var user = await host.CustomerAsync();
        var visitor = await host.SignedInAsync(user);
        await (await visitor.GetAsync("/settings/alerts")).Choose("Español").SubmitAsync("Save");
        return (user, visitor);
    }
}
