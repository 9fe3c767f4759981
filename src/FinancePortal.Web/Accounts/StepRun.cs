using FinancePortal.Core.Values;

namespace FinancePortal.Web.Accounts;

/// <summary>Steps one after another that work out the same formula from inputs of the same names; a step of its own is a run of one.</summary>
/// <param name="First">The number of its first step.</param>
public sealed record StepRun(int First, IReadOnlyList<FormulaStep> Steps)
{
    /// <summary>From so many on they are read in a table.</summary>
    private const int Long = 5;

    /// <summary>How many of a table stand before the dots.</summary>
    public const int Opening = 2;

    public bool IsTable => Steps.Count >= Long;
    public int Last => First + Steps.Count - 1;
    public FormulaStep Model => Steps[0];

    /// <summary>Inputs that are the same in every step: said once.</summary>
    public IReadOnlyList<FormulaInput> Same => [.. Model.Inputs.Where((input, i) => Steps.All(s => s.Inputs[i].Value == input.Value && s.Inputs[i].From is null))];

    /// <summary>Names of the inputs that change from step to step.</summary>
    public IReadOnlyList<string> Changing => [.. Model.Inputs.Select(i => i.Name).Except(Same.Select(s => s.Name))];

    /// <summary>Every step begins with what the one before it gave.</summary>
    public bool IsChain => Steps.Skip(1).Zip(Steps, (step, before) => step.Inputs.Any(i => ReferenceEquals(i.From, before))).All(b => b);

    /// <param name="at">Where in all the steps it begins.</param>
    public static StepRun From(IReadOnlyList<FormulaStep> all, int at)
    {
        ArgumentNullException.ThrowIfNull(all);
        var run = all.Skip(at).TakeWhile(s => IsAlike(s, all[at])).ToList();
        return new StepRun(at + 1, run.Count >= Long ? run : [all[at]]);
    }

    private static bool IsAlike(FormulaStep step, FormulaStep other) =>
        step.Formula == other.Formula && step.Rounding == other.Rounding && step.Unit == other.Unit && step.Clause == other.Clause && step.Rule == other.Rule
        && step.Inputs.Select(i => (i.Name, i.Unit)).SequenceEqual(other.Inputs.Select(i => (i.Name, i.Unit)));
}

/// <summary>A run as a table: the first steps and the last, or all of them.</summary>
public sealed record StepTable(StepRun Run, IReadOnlyList<FormulaStep> Rows, bool IsWhole)
{
    public string Caption => IsWhole ? "All steps." : Run.IsChain ? "Each step begins with the result of the one before." : "The first steps and the last.";

    public int NumberOf(FormulaStep step)
    {
        for (var i = 0; i < Run.Steps.Count; i++)
        {
            if (ReferenceEquals(Run.Steps[i], step))
            {
                return Run.First + i;
            }
        }

        throw new ArgumentException("No step of this run.", nameof(step));
    }

    /// <summary>Where links to the step lead: to the first table that has it.</summary>
    public string? IdOf(FormulaStep step) => IsWhole && (NumberOf(step) < Run.First + StepRun.Opening || NumberOf(step) == Run.Last) ? null : $"step-{NumberOf(step)}";

    /// <summary>How many steps stand between this row and the one above it.</summary>
    public int LeavesOutBefore(FormulaStep step) => ReferenceEquals(step, Rows[0]) ? 0 : NumberOf(step) - NumberOf(Rows[Rows.ToList().FindIndex(r => ReferenceEquals(r, step)) - 1]) - 1;

    public IEnumerable<FormulaInput> Changing(FormulaStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Inputs.Where(i => Run.Changing.Contains(i.Name));
    }
}
