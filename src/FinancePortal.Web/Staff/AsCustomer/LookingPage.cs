using System.Text;
using System.Text.RegularExpressions;

namespace FinancePortal.Web.Staff.AsCustomer;

/// <summary>Makes of a customer's page one for looking: its links stay inside, and every form that would send something is switched off.</summary>
internal static partial class LookingPage
{
    [GeneratedRegex("""<(?:(?<open>a|img|form)\b[^>]*|(?<close>/form))>""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("""(?<=\s(?:href|src|action)=")/(?!/|staff/)""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnAddress();

    [GeneratedRegex("""\smethod="post"\s*""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Posts();

    [GeneratedRegex("\\saction=\"[^\"]*\"", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();

    public static string Of(string html, string prefix)
    {
        var (page, at, isOff) = (new StringBuilder(html.Length + 4096), 0, false);
        foreach (Match match in Tags().Matches(html))
        {
            page.Append(html, at, match.Index - at);
            at = match.Index + match.Length;
            if (match.Groups["close"].Success)
            {
                page.Append(isOff ? "</fieldset></form>" : match.Value);
                isOff = false;
            }
            else if (match.Groups["open"].Value is "form" && Posts().IsMatch(match.Value))
            {
                page.Append(Action().Replace(Posts().Replace(match.Value, " "), "")).Append("<fieldset disabled>");
                isOff = true;
            }
            else
            {
                page.Append(OwnAddress().Replace(match.Value, prefix + "/"));
            }
        }

        return page.Append(html, at, html.Length - at).ToString();
    }
}
