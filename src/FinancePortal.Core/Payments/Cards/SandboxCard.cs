namespace FinancePortal.Core.Payments.Cards;

public enum SandboxBehaviour
{
    Approves = 1,
    Declines = 2,

    /// <summary>The money is taken, and the answer is lost.</summary>
    ChargesWithoutAnswer = 3,

    /// <summary>No money is taken, and no answer comes.</summary>
    NoAnswer = 4,
}

/// <summary>A published test card of the built-in sandbox, known by its last four digits.</summary>
public sealed record SandboxCard(string LastFour, string Brand, SandboxBehaviour Behaviour, string About)
{
    private const string Prefix = "sandbox-";

    public bool IsDebit { get; init; } = true;

    /// <summary>What the processor answers when it declines.</summary>
    public string Code { get; init; } = "";

    public string Token => Prefix + LastFour;

    public static IReadOnlyList<SandboxCard> All { get; } =
    [
        new("5556", "Visa", SandboxBehaviour.Approves, "A debit card that is always approved"),
        new("8210", "Mastercard", SandboxBehaviour.Approves, "Another debit card that is always approved"),
        new("9995", "Visa", SandboxBehaviour.Declines, "Declined: not enough money") { Code = "insufficient_funds" },
        new("0002", "Visa", SandboxBehaviour.Declines, "Declined without a reason") { Code = "generic_decline" },
        new("3155", "Visa", SandboxBehaviour.Declines, "Declined: the bank wants to confirm it") { Code = "authentication_required" },
        new("0119", "Visa", SandboxBehaviour.ChargesWithoutAnswer, "Charged, but the answer is lost on the way"),
        new("0127", "Visa", SandboxBehaviour.NoAnswer, "Not charged, and no answer comes"),
        new("4242", "Visa", SandboxBehaviour.Approves, "A credit card, which can’t be used") { IsDebit = false },
    ];

    public static SandboxCard? Find(string lastFour) => All.FirstOrDefault(c => c.LastFour == lastFour);

    internal static SandboxCard? OfToken(string token) => Find(token[^Math.Min(4, token.Length)..]);
}
