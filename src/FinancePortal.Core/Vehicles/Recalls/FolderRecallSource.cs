using System.Globalization;

namespace FinancePortal.Core.Vehicles.Recalls;

/// <summary>
/// Recalls from files that somebody puts into a folder: <c>&lt;VIN&gt;.json</c> for one vehicle, else
/// <c>&lt;make&gt;-&lt;model&gt;-&lt;year&gt;.json</c> in lower case, both as NHTSA's service answers.
/// </summary>
/// <param name="folder">Empty when there is none: then nothing is known of any vehicle.</param>
public sealed class FolderRecallSource(string folder) : IRecallSource
{
    public async Task<IReadOnlyList<RecallNotice>?> OfAsync(Vehicle vehicle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        if (folder.Length == 0)
        {
            return null;
        }

        string[] names = [Safe(vehicle.Vin), string.Create(CultureInfo.InvariantCulture, $"{Safe(vehicle.Make)}-{Safe(vehicle.Model)}-{vehicle.ModelYear}").ToLowerInvariant()];
        var file = Array.Find(Array.ConvertAll(names, n => Path.Combine(folder, n + ".json")), File.Exists);
        try
        {
            return file is null ? null : RecallAnswer.Read(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (IOException e)
        {
            throw new RecallSourceException($"The recalls in {file} can't be read.", e);
        }
    }

    /// <summary>A name of a maker or model is no path.</summary>
    private static string Safe(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
