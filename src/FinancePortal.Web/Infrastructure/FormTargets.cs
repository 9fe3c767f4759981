namespace FinancePortal.Web.Infrastructure;

/// <summary>Another origin that the forms of this one page may lead to, such as a card processor's page.</summary>
internal static class FormTargets
{
    private static readonly object Key = new();

    public static void LetFormsLeadTo(this HttpContext context, Uri origin) => context.Items[Key] = origin.GetLeftPart(UriPartial.Authority);

    public static string? Of(HttpContext context) => context.Items[Key] as string;
}
