using System.Globalization;

namespace FinancePortal.Core.Vehicles.Recalls;

/// <summary>
/// Recalls of a make, model and year from NHTSA's public service (<c>recallsByVehicle</c>). It names campaigns that may apply to the
/// vehicle; only the dealer knows whether this one was repaired.
/// </summary>
/// <param name="http">With its base address, such as <c>https://api.nhtsa.gov/</c>, and its patience.</param>
public sealed class NhtsaRecallSource(HttpClient http) : IRecallSource
{
    private const int LargestAnswer = 2_000_000;

    public async Task<IReadOnlyList<RecallNotice>?> OfAsync(Vehicle vehicle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        var path = string.Create(CultureInfo.InvariantCulture, $"recalls/recallsByVehicle?make={Uri.EscapeDataString(vehicle.Make)}&model={Uri.EscapeDataString(vehicle.Model)}&modelYear={vehicle.ModelYear}");
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new RecallSourceException($"The recall service answered {(int)answer.StatusCode}.");
            }

            await answer.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            return RecallAnswer.Read(await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new RecallSourceException("The recall service can't be reached.", e);
        }
    }
}
