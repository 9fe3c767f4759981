namespace FinancePortal.Web.Status;

/// <summary>What a status page says: what happened, what it means for the person, and what to do.</summary>
public sealed record StatusPage(string Title, string Explanation, string Next)
{
    /// <summary>Shown when we want to be told it: the trace in our logs.</summary>
    public string? Reference { get; init; }

    /// <summary>The link to a good next place isn't offered when nothing works just now.</summary>
    public bool OffersWayBack { get; init; } = true;

    public static StatusPage For(int status, string reference, int? retryAfter) => status switch
    {
        StatusCodes.Status404NotFound => new(
            "We can’t find that page",
            "The address may be mistyped, or the page may have moved.",
            "Check the address, or start again from your home page."),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => new(
            "You don’t have access to this",
            "Your sign-in doesn’t open this page.",
            "If you think it should, call us and we’ll look into it."),
        StatusCodes.Status409Conflict => new(
            "Someone changed this while you were looking",
            "Your change wasn’t saved, so nothing was overwritten.",
            "Go back, load the page again, and check what’s there now."),
        StatusCodes.Status413PayloadTooLarge => new(
            "That was too much to send at once",
            "Nothing was saved.",
            "Go back and send less text, or a smaller file: up to 10 MB."),
        StatusCodes.Status429TooManyRequests => new(
            "Too many tries in a short time",
            "To protect your account we’ve paused this for a moment. Nothing was lost.",
            retryAfter is { } seconds ? $"Try again in {(seconds <= 90 ? "a minute" : FormattableString.Invariant($"{(seconds + 59) / 60} minutes"))}." : "Try again in a few minutes."),
        StatusCodes.Status503ServiceUnavailable => new(
            "We’re not available just now",
            "The part that holds your account can’t be reached. What you did in the last minute may not have been saved.",
            "Try again in a few minutes. To make a payment now, call us.")
        { Reference = reference, OffersWayBack = false },
        >= StatusCodes.Status500InternalServerError => new(
            "Something went wrong on our side",
            "We’ve been told about it. If you were paying, check your payments before you try again.",
            "Go back and try once more. If it happens again, call us and give this reference number.")
        { Reference = reference },
        _ => new(
            "We couldn’t use what was sent",
            "The page may have been open for too long, or in another tab where you’ve since signed out. Nothing was saved.",
            "Go back, load the page again, and send it once more."),
    };
}
