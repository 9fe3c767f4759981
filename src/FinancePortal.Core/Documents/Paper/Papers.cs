using FinancePortal.Core.Documents.Letters;

namespace FinancePortal.Core.Documents.Paper;

/// <summary>Puts letters into the glovebox.</summary>
internal static class Papers
{
    public static Document Of(Letter letter, DocumentKind kind, long? account, string subject, DateTime at, DeliveryRoute route = DeliveryRoute.None, string? title = null, DateTime? heldUntil = null, long? customerId = null) => new()
    {
        FinancedAccountId = account,
        CustomerId = customerId,
        Kind = kind,
        Form = DocumentForm.Letter,
        Title = title ?? letter.Title,
        DatedOn = letter.DatedOn,
        Subject = subject,
        Content = DocumentWords.ToContent(letter),
        CreatedAt = at,
        Delivery = route,
        HeldUntil = heldUntil,
    };
}
