using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinancePortal.Core.ServicePlans;

/// <summary>
/// The forms that this company knows, read once from a file: <c>ServicePlans:FormsFile</c>, or the examples that come with the
/// portal. A form that makes no sense stops the start with its number.
/// </summary>
public sealed class PlanForms
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new DollarsConverter() },
    };

    private readonly Dictionary<string, PlanForm> byNumber;

    private PlanForms(IReadOnlyList<PlanForm> all)
    {
        All = all;
        byNumber = all.ToDictionary(f => f.Number, StringComparer.Ordinal);
    }

    public IReadOnlyList<PlanForm> All { get; }

    /// <summary>The examples that come with the portal.</summary>
    public static PlanForms Examples()
    {
        using var stream = typeof(PlanForms).Assembly.GetManifestResourceStream("plan-forms") ?? throw new InvalidOperationException("The example forms are missing from the program.");
        return Read(stream, "the example forms");
    }

    /// <param name="file">Empty for the examples.</param>
    public static PlanForms Read(string? file)
    {
        if (string.IsNullOrEmpty(file))
        {
            return Examples();
        }

        using var stream = File.OpenRead(file);
        return Read(stream, file);
    }

    /// <exception cref="InvalidOperationException">The file cannot be read, or a form makes no sense; the message names both.</exception>
    public static PlanForms Read(Stream stream, string name)
    {
        IReadOnlyList<PlanForm> forms;
        try
        {
            forms = JsonSerializer.Deserialize<List<PlanForm>>(stream, Json) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"The plan forms in {name} can't be read: {e.Message}", e);
        }

        if (forms.GroupBy(f => f.Number, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"{name} has form {twice.Key} twice.");
        }

        foreach (var form in forms)
        {
            if (Problem(form) is { } problem)
            {
                throw new InvalidOperationException($"Form {form.Number} in {name}: {problem}.");
            }
        }

        return new PlanForms(forms);
    }

    /// <summary>Null for a number that nobody entered yet: the plan is shown, but its questions go to the provider.</summary>
    public PlanForm? Find(string number) => byNumber.GetValueOrDefault(number);

    private static string? Problem(PlanForm form) =>
        form.Number.Trim().Length is 0 or > 30 ? "its number must have 1 to 30 characters"
        : form.Coverage.Count == 0 ? "it covers nothing and excludes nothing"
        : form.Deductible.IsNegative || form.WearCover.IsNegative || form.Transfer.Fee.IsNegative || form.Cancellation is { Fee.IsNegative: true } ? "an amount is negative"
        : form.Coverage.GroupBy(c => c.Part, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"'{twice.Key}' is there twice"
        : form.Coverage.FirstOrDefault(c => c.Months is <= 0 || c.Miles is <= 0 || c.Clause.Length == 0 || c.Text.Length == 0) is { } bad ? $"'{bad.Part}' needs a clause, its text, and limits above zero"
        : null;
}
