using System.Globalization;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.Ending;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FinancePortal.Web.Leases;

/// <summary>The rules, and what the lessee saw by them.</summary>
public sealed record WearPage(WearInspection Inspection, WearGuide Guide, LeasePolicy Policy)
{
    public LeaseFile File => Inspection.File;
    public LeasePlan? Plan => Inspection.Ending.Plan;
    public string Path => $"/leases/{File.Reference}";
    public bool MayInspect => LeaseActs.CanStillEnd(File);
    public int Seen => Guide.Areas.Count(a => Inspection.Note(a.Code) is not null);
    public bool IsComplete => Seen == Guide.Areas.Count;
    public WearArea? NextArea => Guide.Areas.FirstOrDefault(a => Inspection.Note(a.Code) is null);
    public bool IsAccepted => Plan?.WearAcceptedAt is not null;

    public WearArea? After(WearArea area) => Guide.Areas.SkipWhile(a => a != area).Skip(1).FirstOrDefault();

    public int CountOf(WearArea area, WearRule rule)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(rule);
        return Inspection.Note(area.Code)?.Counts.GetValueOrDefault(rule.Code) ?? 0;
    }

    public static string Drawing(WearArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return $"/img/wear/{area.Code}-v1.svg";
    }

    /// <summary><c>3 are normal, each more $95.00</c></summary>
    public static string PriceWords(WearRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.IsNormal ? "Normal" : rule.Free == 0 ? $"{rule.Price} each" : $"{Formats.Count(rule.Free)} {(rule.Free == 1 ? "is" : "are")} normal, each more {rule.Price}";
    }
}

/// <summary>What was counted in one area. Empty fields count as none.</summary>
public sealed class InspectAreaForm
{
    public IDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    /// <summary>As typed, by the rule's code.</summary>
    public IDictionary<string, string?> Typed { get; init; } = new Dictionary<string, string?>();
    public IFormFile? Photo { get; set; }

    public IReadOnlyDictionary<string, int> Read(WearArea area, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(state);
        var counts = new Dictionary<string, int>();
        foreach (var rule in area.Rules)
        {
            var typed = Typed.TryGetValue(rule.Code, out var text) ? text?.Trim() : null;
            if (string.IsNullOrEmpty(typed))
            {
                continue;
            }

            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= WearRule.MostCounted)
            {
                counts[rule.Code] = count;
            }
            else
            {
                state.AddModelError($"Typed[{rule.Code}]", $"Enter a number from 0 to {WearRule.MostCounted}.");
            }
        }

        return counts;
    }
}

/// <summary>One area of the inspection.</summary>
public sealed record InspectAreaPage(WearPage Page, WearArea Area, InspectAreaForm Form)
{
    public int Number => Page.Guide.Areas.ToList().IndexOf(Area) + 1;
    public string Photo => Page.Inspection.Note(Area.Code)?.Photo ?? "";

    public string ValueOf(WearRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Form.Typed.TryGetValue(rule.Code, out var typed) ? typed ?? "" : Form.Counts.TryGetValue(rule.Code, out var count) && count > 0 ? count.ToString(CultureInfo.InvariantCulture) : "";
    }
}
