using FinancePortal.Core.Customers.Identity;
using FinancePortal.Core.Customers.Risk;

namespace FinancePortal.Core.Tests.Customers;

/// <summary>Twelve ways in which accounts are stolen, and two hundred days on which they are not (F-207, F-1405).</summary>
[Trait("Feature", "F-207")]
public sealed class RiskTests
{
    private static readonly DateTime Start = new(2026, 3, 10, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Each step: hours after the first, and what the log or the money side notes.</summary>
    public static TheoryData<string, string> Attacks => new()
    {
        { "stolen password, then the email, then a refund", "0 device; 1 email; 2 refund" },
        { "a bank account of the thief's, then a refund to it", "0 device; 0 bank; 1 refund" },
        { "stolen mailbox: password by link, new address, refund", "0 reset; 0 device; 1 contact; 5 refund" },
        { "stuffing that hits, then a bank account", "0 wrong x7; 0 in; 1 bank; 1 refund" },
        { "recovery code found on paper, own app, own email", "0 recovery; 0 factor; 0 device; 1 email" },
        { "payoff from a stolen bank account, then the title", "0 device; 1 bank; 2 payoff" },
        { "hijacked session on the owner's own browser", "0 email; 1 bank; 2 refund" },
        { "payoff and the title to another address", "0 device; 1 contact; 3 payoff" },
        { "phone taken over, reset, refund", "0 contact; 1 reset; 2 refund" },
        { "slowly, over almost three days", "0 device; 30 email; 70 refund" },
        { "owner shut out: factor and phone replaced, then a bank account", "0 device; 0 factor; 1 contact; 2 bank" },
        { "mailbox taken: reset, new device, email moved on", "0 reset; 0 device; 1 email" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_theft_is_held(string story, string steps)
    {
        var score = Play(steps);
        Assert.True(score.Holds, $"{story}: {score.Points} points, {string.Join(", ", score.Reasons)}");
    }

    [Fact]
    public void Twelve_thefts_are_scripted() => Assert.Equal(12, Attacks.Count);

    [Fact]
    public void Of_two_hundred_ordinary_days_at_most_two_are_held()
    {
        // How often what happens on a day when something happens at all: most people pay, few move, and two things seldom meet.
        (int Of200, string Steps)[] days =
        [
            (90, "0 in"), (24, "0 wrong; 0 in"), (20, "0 device"), (10, "0 payoff"), (8, "0 bank"), (8, "0 reset"), (7, "0 contact"), (6, "0 email"),
            (5, "0 factor"), (4, "0 payoff; 40 refund"), (3, "0 device; 1 contact"), (3, "0 device; 0 factor"), (2, "0 wrong x6; 0 in"), (2, "0 reset; 0 bank"),
            (2, "0 bank; 1 payoff"), (1, "0 device; 1 bank"), (1, "0 contact; 0 email"), (1, "0 reset; 0 device"), (1, "0 recovery; 0 factor; 0 device"), (1, "0 device; 0 bank; 1 payoff"), (1, "0 reset; 0 device; 1 bank"),
        ];
        Assert.Equal(200, days.Sum(d => d.Of200));
        var held = days.Where(d => Play(d.Steps).Holds).ToList();
        Assert.True(held.Sum(d => d.Of200) <= 2, string.Join(" | ", held));
    }

    [Fact]
    public void A_way_in_alone_holds_nothing() => Assert.False(Play("0 wrong x20; 0 device; 0 reset; 0 recovery").Holds);

    [Fact]
    public void What_is_older_than_three_days_does_not_count() => Assert.False(Play("0 device; 1 email; 80 refund").Holds);

    private static RiskScore Play(string steps)
    {
        var (log, signals, now) = (new List<AccessLogEntry>(), new List<RiskSignal>(), Start);
        foreach (var step in steps.Split("; "))
        {
            var words = step.Split(' ');
            now = Start.AddHours(int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture));
            var times = words.Length > 2 ? int.Parse(words[2][1..], System.Globalization.CultureInfo.InvariantCulture) : 1;
            for (var i = 0; i < times; i++)
            {
                Note(words[1]);
            }
        }

        return RiskScore.Of(RiskFacts.Of(log.FindAll(e => e.At >= now - RiskScore.Window), signals.FindAll(s => s.At >= now - RiskScore.Window)));

        void Note(string what)
        {
            switch (what)
            {
                case "bank" or "payoff" or "refund":
                    signals.Add(new RiskSignal { CustomerId = 1, At = now, Act = what switch { "bank" => RiskyAct.BankAccountAdded, "payoff" => RiskyAct.PayoffPaid, _ => RiskyAct.RefundRequested } });
                    break;
                default:
                    log.Add(new AccessLogEntry
                    {
                        At = now,
                        UserId = 1,
                        Detail = what == "device" ? RiskScore.NewDevice : "",
                        Event = what switch
                        {
                            "in" or "device" => AccessEvent.SignedIn,
                            "wrong" => AccessEvent.PasswordWrong,
                            "reset" => AccessEvent.PasswordReset,
                            "recovery" => AccessEvent.RecoveryCodeUsed,
                            "factor" => AccessEvent.FactorAdded,
                            "email" => AccessEvent.EmailChanged,
                            "contact" => AccessEvent.ContactChanged,
                            _ => throw new ArgumentException(what, nameof(steps)),
                        },
                    });
                    break;
            }
        }
    }
}
