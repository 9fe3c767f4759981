using FinancePortal.Core.Vehicles;

namespace FinancePortal.Core.Demo;

/// <summary>Makers and models that do not exist.</summary>
internal static class DemoVehicles
{
    private static readonly (string Make, string Model, string Trim, string VinLine)[] Models =
    [
        ("Halden", "Ridge", "AWD", "7HLRDGA1"),
        ("Halden", "Arc", "Touring", "7HLARCT2"),
        ("Halden", "Tern", "", "7HLTRN03"),
        ("Corvane", "Mesa", "Crew", "1CVMSAC4"),
        ("Corvane", "Delta", "", "1CVDLT05"),
        ("Lumera", "Six", "Electric", "5LMSXE06"),
        ("Lumera", "Nova", "Sport", "5LMNVS07"),
        ("Brisco", "Hauler", "Long Bed", "1BRHLB08"),
    ];

    public static Vehicle Pick(Dice dice, int contractYear, long serial)
    {
        var used = dice.Percent(30);
        var model = dice.OneOf<(string Make, string Model, string Trim, string VinLine)>(Models);
        var year = used ? contractYear - dice.Between(2, 6) : contractYear;
        return New(model.Make, model.Model, model.Trim, year, (int)(serial % 1_000_000), used ? VehicleCondition.Used : VehicleCondition.New, plate: "");
    }

    public static Vehicle New(string make, string model, string trim, int modelYear, int serial, VehicleCondition condition, string plate) => new()
    {
        Vin = DemoVin.Of(Models.First(m => m.Make == make && m.Model == model).VinLine, modelYear, serial),
        ModelYear = modelYear,
        Make = make,
        Model = model,
        Trim = trim,
        Condition = condition,
        Plate = plate,
    };
}
