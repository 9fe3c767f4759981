using System.Text;
using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.House;

/// <summary>One file under src/ or tests/, with its text as it is and its code with comments and the words of strings blanked out.</summary>
internal sealed class SourceFile
{
    private SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Code = path.EndsWith(".cs", StringComparison.Ordinal) ? Blank(text) : text;
    }

    /// <summary>Relative to the repository, with forward slashes: src/FinancePortal.Core/Payments/PaymentService.cs.</summary>
    public string Path { get; }
    public string Text { get; }
    public string Code { get; }
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>"Core" and "Payments" of src/FinancePortal.Core/Payments/Emails/X.cs; the room of a file at a project's top is empty.</summary>
    public string Project => Path.Split('/') is ["src", var project, ..] ? project.Replace("FinancePortal.", "", StringComparison.Ordinal) : "";
    public string Room => Path.Split('/') is ["src", _, var room, _, ..] ? room : "";

    public static SourceFile Of(string path, string text) => new(path, text);

    /// <summary>Written files only: what is generated (bin, obj, migrations) or vendored (wwwroot/lib) is nobody's prose.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. Read("src"), .. Read("tests")];

    public static IEnumerable<SourceFile> Under(string folder, params string[] extensions) =>
        All.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal) && extensions.Any(e => f.Path.EndsWith(e, StringComparison.Ordinal)));

    /// <summary>"path:line: what" for each match of <paramref name="pattern"/> in the code.</summary>
    public IEnumerable<string> Find(System.Text.RegularExpressions.Regex pattern) =>
        pattern.Matches(Code).Select(m => $"{Path}:{Code.AsSpan(0, m.Index).Count('\n') + 1}: {m.Value.Trim()}");

    private static IEnumerable<SourceFile> Read(string folder) =>
        Directory.EnumerateFiles(Repository.PathTo(folder), "*", SearchOption.AllDirectories)
            .Select(file => (file, path: System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
            .Where(f => f.path.Split('.')[^1] is "cs" or "cshtml" or "js" or "css" or "csproj")
            .Where(f => !f.path.Split('/').Any(part => part is "bin" or "obj" or "lib" or "Migrations" or "node_modules"))
            .Select(f => new SourceFile(f.path, File.ReadAllText(f.file)))
            .OrderBy(f => f.Path, StringComparer.Ordinal);

    /// <summary>Comments and string contents become spaces; line breaks and the code in interpolation holes stay.</summary>
    internal static string Blank(string text)
    {
        var code = new StringBuilder(text);
        var at = 0;
        Code(endsAtBrace: false);
        return code.ToString();

        void Code(bool endsAtBrace)
        {
            var depth = 0;
            while (at < text.Length)
            {
                if (At("//"))
                {
                    Hide(until: text.IndexOf('\n', at));
                }
                else if (At("/*"))
                {
                    Hide(until: text.IndexOf("*/", at + 2, StringComparison.Ordinal) + 1);
                }
                else if (text[at] == '\'')
                {
                    Hide(until: at + (text[at + 1] == '\\' ? text.IndexOf('\'', at + 3) - at : 2));
                }
                else if (text[at] == '"')
                {
                    Quoted();
                }
                else
                {
                    depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
                    if (endsAtBrace && depth < 0)
                    {
                        return;
                    }

                    at++;
                }
            }
        }

        void Quoted()
        {
            var prefix = text[..at][text[..at].TrimEnd('$', '@').Length..];
            var dollars = prefix.Count(c => c == '$');
            var verbatim = prefix.Contains('@', StringComparison.Ordinal);
            var quotes = verbatim ? 1 : text[at..].Length - text[at..].TrimStart('"').Length;
            at += quotes;
            while (quotes != 2 && at < text.Length)
            {
                if (verbatim ? At("\"\"") : quotes == 1 && text[at] == '\\')
                {
                    Hide(until: at + 1);
                }
                else if (At(new string('"', quotes)))
                {
                    at += quotes;
                    return;
                }
                else if (dollars > 0 && quotes == 1 && (At("{{") || At("}}")))
                {
                    Hide(until: at + 1);
                }
                else if (dollars > 0 && At(new string('{', dollars)))
                {
                    at += dollars;
                    Code(endsAtBrace: true);
                    at += dollars;
                }
                else
                {
                    Hide(until: at);
                }
            }
        }

        bool At(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

        void Hide(int until)
        {
            until = until < 0 ? text.Length - 1 : until;
            for (; at <= until && at < text.Length; at++)
            {
                if (text[at] != '\n')
                {
                    code[at] = ' ';
                }
            }
        }
    }
}
