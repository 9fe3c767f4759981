using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinancePortal.Core.Values;

/// <summary>What a figure counts.</summary>
public enum FigureUnit
{
    Dollars = 0,

    /// <summary>A fraction of one: 0.059.</summary>
    Rate = 1,
    Percent = 2,
    Days = 3,
    Count = 4,
    Miles = 5,

    /// <summary>A factor without a unit.</summary>
    Factor = 6,
}

/// <summary>How a step became the figure that is printed.</summary>
public enum StepRounding
{
    /// <summary>Nothing is lost.</summary>
    Exact = 0,
    HalfUpToTheCent = 1,
    HalfEvenToTheCent = 2,
    DownToTheCent = 3,
    UpToTheCent = 4,
    ToTheWholeNumber = 5,
    ToTwoDecimals = 6,
}

/// <summary>One input of a step: given by the contract or an event, or worked out by a step of its own.</summary>
/// <param name="From">The step that it comes from; null for a given figure.</param>
public sealed record FormulaInput(string Name, decimal Value, FigureUnit Unit = FigureUnit.Dollars, FormulaStep? From = null)
{
    public static FormulaInput Of(string name, Money amount) => new(name, amount.Dollars);
}

/// <summary>
/// How one figure was worked out: evaluating <see cref="Formula"/> with the inputs and rounding the result gives
/// <see cref="Value"/>. Formulas use + − × ÷ ^ ( ) min max and the names of the inputs.
/// </summary>
public sealed record FormulaStep
{
    public required string Name { get; init; }
    public required decimal Value { get; init; }
    public FigureUnit Unit { get; init; }
    public required string Formula { get; init; }
    public StepRounding Rounding { get; init; }

    /// <summary>The part of the contract that says so.</summary>
    public required string Clause { get; init; }

    /// <summary>The rule of law it rests on, such as R-211; empty when the contract alone decides.</summary>
    public string Rule { get; init; } = "";
    public required IReadOnlyList<FormulaInput> Inputs { get; init; }
}

/// <summary>
/// Collects the steps of a calculation while it runs. Calculators take it as an optional argument: without one nothing is
/// allocated for it; with one, what is shown is what was computed.
/// </summary>
public sealed class Explanation
{
    /// <summary>A balance after 84 months rests on 84 steps, each inside the next.</summary>
    private const int DeepestChain = 1_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        MaxDepth = DeepestChain,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new ExactDecimal() },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<FormulaStep> steps;
    private readonly List<FormulaStep> carried;

    public Explanation()
        : this([], [])
    {
    }

    private Explanation(List<FormulaStep> steps, List<FormulaStep> carried)
    {
        this.steps = steps;
        this.carried = carried;
    }

    /// <summary>The steps in the order in which they were computed.</summary>
    public IReadOnlyList<FormulaStep> Steps => steps;

    /// <summary>Steps that a later figure will use, such as the spans over which interest accrued since it was last paid.</summary>
    public IReadOnlyList<FormulaStep> Carried => carried;

    /// <summary>While it is off, only carried steps are kept: a replay comes to the event that is to be explained.</summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>The last step of a name; null when there is none.</summary>
    public FormulaStep? Find(string name) => steps.FindLast(s => s.Name == name);

    public void Carry(FormulaStep step) => carried.Add(step);

    /// <summary>The carried steps are used up: the interest was paid.</summary>
    public void DropCarried() => carried.Clear();

    /// <summary>For a calculation on a copy: it records into the same steps, and what it carries ends with it.</summary>
    public Explanation Aside() => new(steps, [.. carried]) { IsRecording = IsRecording };

    /// <summary>An input that a step of another name gave; not linked when that step has another value.</summary>
    public FormulaInput From(string step, FormulaInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Find(step) is { } from && from.Value == input.Value ? input with { From = from } : input;
    }

    /// <summary>The steps that a figure rests on, directly or through others, in the order in which they were computed, the figure last.</summary>
    public static IReadOnlyList<FormulaStep> Behind(FormulaStep figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var needed = new List<FormulaStep>();
        Need(figure);
        return needed;

        void Need(FormulaStep step)
        {
            if (needed.Exists(n => ReferenceEquals(n, step)))
            {
                return;
            }

            foreach (var from in step.Inputs.Select(i => i.From).OfType<FormulaStep>())
            {
                Need(from);
            }

            needed.Add(step);
        }
    }

    /// <summary>Records a step. An input whose name and value are those of an earlier step is linked to it.</summary>
    public FormulaStep Step(string name, decimal value, FigureUnit unit, string formula, StepRounding rounding, string clause, string rule, params ReadOnlySpan<FormulaInput> inputs)
    {
        var linked = new FormulaInput[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = inputs[i];
            linked[i] = input.From is null && Find(input.Name) is { } from && from.Value == input.Value ? input with { From = from } : input;
        }

        var step = new FormulaStep { Name = name, Value = value, Unit = unit, Formula = formula, Rounding = rounding, Clause = clause, Rule = rule, Inputs = linked };
        if (IsRecording)
        {
            steps.Add(step);
        }

        return step;
    }

    /// <summary>Records a step whose result is whole cents.</summary>
    public FormulaStep Step(string name, Money amount, string formula, StepRounding rounding, string clause, string rule, params ReadOnlySpan<FormulaInput> inputs) =>
        Step(name, amount.Dollars, FigureUnit.Dollars, formula, rounding, clause, rule, inputs);

    /// <summary>A figure with all steps behind it, for machines; decimals are exact.</summary>
    public static string ToJson(FormulaStep figure) => JsonSerializer.Serialize(figure, Json);

    /// <summary>A figure that <see cref="ToJson"/> kept.</summary>
    public static FormulaStep FromJson(string figure) => JsonSerializer.Deserialize<FormulaStep>(figure, Json)!;

    private sealed class ExactDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            decimal.Parse(reader.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
    }
}
