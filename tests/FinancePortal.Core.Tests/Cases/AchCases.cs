using System.Text.Json;
using FinancePortal.Core.Payments.Ach;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Cases;

internal static class AchCases
{
    public static void Run(PublishedCase published)
    {
        switch (published.Kind)
        {
            case "aba":
                Assert.Equal(published.Expected.GetProperty("valid").GetBoolean(), RoutingNumber.IsValid(published.Text("routing_number")));
                break;
            case "file":
                RunFile(published);
                break;
            default:
                PublishedCases.Unknown(published);
                break;
        }
    }

    private static void RunFile(PublishedCase published)
    {
        var file = AchReader.Read(File.ReadAllText(Path.Combine(published.Folder, published.Text("file"))));
        foreach (var expected in published.Expected.EnumerateObject())
        {
            switch (expected.Name)
            {
                case "strict_valid":
                    Assert.True(expected.Value.GetBoolean() == (file.Problems.Count == 0), $"{published.Id}: {string.Join("; ", file.Problems)}");
                    break;
                case "reasons":
                    // Whoever compiled the cases named what was found in words of their own: the lines must be the same.
                    Assert.Equal(Lines(expected.Value.EnumerateArray().Select(r => r.GetString()!)), Lines(file.Problems.Select(p => p.ToString())));
                    break;
                case "file_control":
                    CheckControl(expected.Value, file.Control);
                    break;
                case "batches":
                    CheckEach(expected.Value, file.Batches, (name, batch) => OfBatch(name, batch));
                    break;
                case "entries":
                    CheckEntries(expected.Value, file);
                    break;
                case "entry_count":
                    Assert.Equal(expected.Value.GetInt32(), file.Entries.Count());
                    break;
                case "returns":
                    CheckEach(expected.Value, [.. file.Entries.Where(e => e.Addenda is [{ Type: "99" }])], OfReturn);
                    break;
                case "notifications_of_change":
                    CheckEach(expected.Value, [.. file.Entries.SelectMany(e => e.Addenda).Where(a => a.Type == "98")], OfAddenda);
                    break;
                default:
                    Assert.True(expected.Name.StartsWith("moov", StringComparison.Ordinal) || expected.Name.StartsWith("achkit", StringComparison.Ordinal), $"{published.Id}: the runner does not know '{expected.Name}'.");
                    break;
            }
        }
    }

    private static SortedSet<string> Lines(IEnumerable<string> reasons) => [.. reasons.Select(r => r.StartsWith("line ", StringComparison.Ordinal) ? r[..r.IndexOf(':', StringComparison.Ordinal)] : "file")];

    private static void CheckControl(JsonElement expected, AchControl control)
    {
        foreach (var field in expected.EnumerateObject())
        {
            Assert.Equal(field.Value.GetString(), field.Name switch
            {
                "batches" => control.Batches,
                "blocks" => control.Blocks,
                "count" => control.Count,
                "hash" => control.Hash,
                "debit" => control.Debit,
                "credit" => control.Credit,
                _ => throw new InvalidOperationException(field.Name),
            });
        }
    }

    private static void CheckEntries(JsonElement expected, AchFile file)
    {
        var entries = file.Batches.SelectMany((batch, i) => batch.Entries.Select(e => (Entry: e, Batch: batch, Number: i + 1))).ToArray();
        CheckEach(expected, entries, (name, e) => name switch
        {
            "batch" => e.Number.ToString(),
            "sec" => e.Batch.EntryClass,
            "addenda" => null,
            _ => OfEntry(name, e.Entry),
        });
        foreach (var (json, e) in expected.EnumerateArray().Zip(entries))
        {
            CheckEach(json.GetProperty("addenda"), e.Entry.Addenda, OfAddenda);
        }
    }

    /// <summary>Compares each field of each item; null means that the field is compared elsewhere.</summary>
    private static void CheckEach<T>(JsonElement expected, IReadOnlyList<T> actual, Func<string, T, string?> field)
    {
        Assert.Equal(expected.GetArrayLength(), actual.Count);
        foreach (var (json, item) in expected.EnumerateArray().Zip(actual))
        {
            foreach (var property in json.EnumerateObject())
            {
                if (field(property.Name, item) is { } value)
                {
                    Assert.Equal(property.Value.ToString(), value);
                }
            }
        }
    }

    private static string OfBatch(string name, AchBatch batch) => name switch
    {
        "service_class" => batch.ServiceClass,
        "company_name" => batch.CompanyName,
        "company_id" => batch.CompanyId,
        "sec" => batch.EntryClass,
        "description" => batch.Description,
        "effective_date" => batch.EffectiveDate,
        "odfi" => batch.OriginatingBank,
        "number" => batch.Number,
        "entries" => batch.Entries.Count.ToString(),
        "addenda" => batch.AddendaCount.ToString(),
        "debit" => batch.Debit.Cents.ToString(),
        "credit" => batch.Credit.Cents.ToString(),
        "hash" => batch.Hash.ToString("D10"),
        _ => throw new InvalidOperationException(name),
    };

    private static string OfEntry(string name, AchEntry entry) => name switch
    {
        "transaction_code" => entry.TransactionCode,
        "routing" => entry.Routing,
        "account" => entry.Account,
        "amount_cents" => entry.Amount.Cents.ToString(),
        "id" => entry.IndividualId,
        "name" => entry.IndividualName,
        "trace" => entry.Trace,
        "addenda_indicator" => entry.AddendaIndicator.ToString(),
        _ => throw new InvalidOperationException(name),
    };

    private static string OfReturn(string name, AchEntry entry) => name switch
    {
        "return_code" => entry.Addenda[0].Code,
        "original_trace" => entry.Addenda[0].OriginalTrace,
        _ => OfEntry(name, entry),
    };

    private static string OfAddenda(string name, AchAddenda addenda) => name switch
    {
        "type" => addenda.Type,
        "info" => addenda.Information,
        "seq" => addenda.Sequence,
        "entry_seq" => addenda.EntrySequence,
        "return_code" or "change_code" => addenda.Code,
        "original_trace" => addenda.OriginalTrace,
        "original_rdfi" => addenda.OriginalBank,
        "date_of_death" => addenda.DateOfDeath,
        "corrected" => addenda.Corrected,
        "trace" => addenda.Trace,
        _ => throw new InvalidOperationException(name),
    };
}
