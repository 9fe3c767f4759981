using System.ComponentModel.DataAnnotations;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Documents;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Web.Accounts;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FinancePortal.Web.Documents;

/// <summary>The filters above the list. They are the page's address.</summary>
public sealed class DocumentFilterForm
{
    public string? Account { get; set; }

    [Range(1900, 2200)]
    public int? Year { get; set; }
    public DocumentKind? Kind { get; set; }

    [StringLength(100)]
    public string? Search { get; set; }

    public DocumentFilter ToFilter() => new()
    {
        Account = string.IsNullOrEmpty(Account) ? null : Account,
        Year = Year,
        Kind = Kind is { } kind && Enum.IsDefined(kind) ? kind : null,
        Words = Search,
    };
}

public sealed record DocumentListPage(DocumentFilterForm Form, DocumentList List, IReadOnlyList<DeliveryChoice> Choices, DateOnly Today)
{
    public bool IsFiltered => !Form.ToFilter().IsEmpty;
    public bool HasSeveralAccounts => List.Accounts.Count > 1;

    /// <summary>A lease has no payoff: its lease-end page says what buying costs.</summary>
    public IReadOnlyList<DocumentAccount> Loans { get; } = [.. List.Accounts.Where(a => a.Product is not ProductKind.Lease)];

    /// <summary>Some e-mails came back, and the papers come by mail until the customer chooses again.</summary>
    public bool HasBounced => Choices.Any(c => c.BouncedAt is not null);

    public IEnumerable<SelectListItem> AccountChoices =>
        [new("All accounts", ""), .. List.Accounts.Select(a => new SelectListItem($"{AccountWords.Name(a.Product)} ending in {a.LastFour}", a.Reference))];

    public IEnumerable<SelectListItem> YearChoices
    {
        get
        {
            var first = List.Accounts.Count == 0 ? Today.Year : List.Accounts.Min(a => a.OpenedOn.Year);
            return [new("All years", ""), .. Enumerable.Range(0, Math.Max(1, Today.Year - first + 1)).Select(back => new SelectListItem(DocumentNames.Year(Today.Year - back), DocumentNames.Year(Today.Year - back)))];
        }
    }

    public IEnumerable<SelectListItem> KindChoices =>
        [new("All kinds", ""), .. Enum.GetValues<DocumentKind>().Select(k => new SelectListItem(DocumentNames.Of(k), k.ToString()))];

    /// <summary>The address of the ZIP of what is shown.</summary>
    public string ZipPath
    {
        get
        {
            var query = new QueryBuilder();
            foreach (var (name, value) in new[] { ("account", Form.Account), ("year", Form.Year is { } y ? DocumentNames.Year(y) : null), ("kind", Form.Kind?.ToString()), ("search", Form.Search) })
            {
                if (!string.IsNullOrEmpty(value))
                {
                    query.Add(name, value);
                }
            }

            return $"/documents/all.zip{query}";
        }
    }
}

/// <summary>What pages call the kinds of papers.</summary>
internal static class DocumentNames
{
    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Contract => "Contracts",
        DocumentKind.Disclosure => "Disclosures",
        DocumentKind.Statement => "Statements",
        DocumentKind.Letter => "Letters",
        DocumentKind.Notice => "Notices",
        DocumentKind.Tax => "Tax papers",
        DocumentKind.Title => "Title papers",
        DocumentKind.Insurance => "Insurance",
        _ => "Your uploads",
    };

    /// <summary><c>PDF, 36 KB</c></summary>
    public static string File(DocumentLine line)
    {
        var kind = line.ContentType switch { "application/pdf" => "PDF", "image/png" => "PNG", _ => "JPEG" };
        return line.Bytes is { } bytes ? $"{kind}, {(bytes < 1024 * 1024 ? $"{Formats.Count(Math.Max(1, bytes / 1024))} KB" : $"{Formats.Count(bytes / (1024 * 1024))} MB")}" : kind;
    }

    public static string Year(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record StatementPage(Document Document, Statement Statement);

public sealed record NotTherePage(string Title, bool IsWaiting);

/// <summary>Paper or e-mail, for each class.</summary>
public sealed class DeliveryForm
{
    public const string ByEmail = "email";
    public const string OnPaper = "paper";

    public string? Statements { get; set; }
    public string? Letters { get; set; }
    public string? Tax { get; set; }

    /// <summary>What was chosen when the page was made.</summary>
    public string? Seen { get; set; }

    /// <summary>The classes that come by e-mail; null when something is not chosen.</summary>
    public IReadOnlySet<DeliveryClass>? Read()
    {
        (DeliveryClass Class, string? Choice)[] all = [(DeliveryClass.Statements, Statements), (DeliveryClass.Letters, Letters), (DeliveryClass.Tax, Tax)];
        return all.All(a => a.Choice is ByEmail or OnPaper) ? all.Where(a => a.Choice == ByEmail).Select(a => a.Class).ToHashSet() : null;
    }
}

public sealed record DeliveryPage(DeliveryForm Form, bool HasBounced, string? Changed = null)
{
    /// <summary>Changes whenever somebody chooses, also when they choose the same again.</summary>
    public static string SeenOf(IEnumerable<DeliveryChoice> choices) => string.Join(' ', choices.OrderBy(c => c.Class).Select(c => $"{(c.IsPaperless ? 'e' : 'p')}{c.ChangedAt.Ticks}"));

    public static DeliveryPage Of(IReadOnlyList<DeliveryChoice> choices)
    {
        return new DeliveryPage(
            new DeliveryForm { Statements = Of(DeliveryClass.Statements), Letters = Of(DeliveryClass.Letters), Tax = Of(DeliveryClass.Tax), Seen = SeenOf(choices) },
            choices.Any(c => c.BouncedAt is not null));

        string Of(DeliveryClass one) => choices.Any(c => c.Class == one && c.IsPaperless) ? DeliveryForm.ByEmail : DeliveryForm.OnPaper;
    }
}
