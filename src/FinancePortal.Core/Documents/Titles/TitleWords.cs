namespace FinancePortal.Core.Documents.Titles;

/// <summary>What a title's steps are called.</summary>
public static class TitleWords
{
    public static string News(TitleStep step) => step switch
    {
        TitleStep.ReleaseSent => "The release of your title was sent",
        TitleStep.Confirmed => "Your state has taken our lien off your title",
        TitleStep.Mailed => "Your title is in the mail",
        _ => "Your title moved on",
    };
}
