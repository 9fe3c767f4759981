using System.Net;
using System.Text.RegularExpressions;
using FinancePortal.Testing;

namespace FinancePortal.Performance;

/// <summary>The published portal, with the load-test users that `seed --users` made.</summary>
internal static partial class Portal
{
    public const int Connections = 8;

    /// <summary>Each connection works for several in turn: nobody makes thousands of payments a day.</summary>
    public const int Customers = 64;
    private const int Port = 5998;

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("(name|value)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("/accounts/([0-9A-Z]{16})")]
    private static partial Regex AccountLink();

    public static Task<Server> StartAsync(string folder, string database, bool jobs = true) => Server.StartAsync(Port, "/", "dotnet", ["FinancePortal.Web.dll"], folder, new Dictionary<string, string>
    {
        // Not Development, so that no development middleware counts; not Production, which refuses load-test users.
        ["ASPNETCORE_ENVIRONMENT"] = "Testing",
        ["ConnectionStrings__Portal"] = $"Data Source={database}",
        ["Portal__DataFolder"] = Path.GetDirectoryName(database)!,
        ["Email__PickupFolder"] = Path.Combine(Path.GetDirectoryName(database)!, "mail"),
        ["Security__ProxyNetworks__0"] = "127.0.0.0/8", // TLS would end at a proxy
        ["Security__RequestsPerMinute"] = "100000000",
        ["Security__SignInsPerMinute"] = "100000000",
        ["Jobs__Enabled"] = jobs ? "true" : "false",
        ["Serilog__MinimumLevel__Default"] = "Warning",
    });

    public static async Task<(List<double> Starts, double Memory)> MeasureStartAsync(string folder, string database, int runs)
    {
        var (starts, memory) = (new List<double>(), 0.0);
        for (var run = 0; run < runs; run++)
        {
            await using var server = await StartAsync(folder, database);
            starts.Add(server.StartTime.TotalSeconds);
            if (run == runs - 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(10));
                memory = server.MemoryMiB;
            }
        }

        return (starts, memory);
    }

    /// <summary>One after the other, as people come: hashing is slow on purpose, and a crowd at the door is asked to wait.</summary>
    public static async Task<Customer[]> SignInAsync(int customers = Customers)
    {
        var signedIn = new List<Customer>();
        for (var n = 1; n <= customers; n++)
        {
            var wire = await SignInAsync($"load{n}@example.test");
            var home = (await wire.GetAsync("/home")).Expect(200);
            signedIn.Add(new Customer(wire, AccountLink().Match(home.Body).Groups[1].Value));
        }

        return [.. signedIn];
    }

    public static async Task<Wire> SignInAsync(string email)
    {
        var wire = new Wire(Port);
        var signIn = await wire.GetAsync("/sign-in");
        (await wire.PostAsync("/sign-in", Form(signIn.Body, ("Email", email), ("Password", LoadUser.Password)))).Expect(302);
        var code = await wire.GetAsync("/sign-in/code");
        (await wire.PostAsync("/sign-in/code", Form(code.Body, ("Code", Totp.Code(LoadUser.TotpSecret, DateTimeOffset.UtcNow))))).Expect(302);
        return wire;
    }

    /// <summary>Sends a page's form with one field typed in.</summary>
    public static Task<Answer> SendAsync(Wire wire, string path, Answer page, string field, string typed) => wire.PostAsync(path, Form(page.Body, (field, typed)));

    public static async Task HomeAsync(Customer customer) => (await customer.Wire.GetAsync("/home")).Expect(200);

    /// <summary>The review page with its form, then the confirming POST. A dollar at a time, each time meant: no loan is ever paid off.</summary>
    public static async Task PayAsync(Customer customer)
    {
        var review = (await customer.Wire.GetAsync($"/accounts/{customer.Account}/pay/review?choice=other&amount=1.00")).Expect(200);
        (await customer.Wire.PostAsync($"/accounts/{customer.Account}/pay/review", Form(review.Body, ("SecondIsMeant", "true")))).Expect(302);
    }

    private static string Form(string page, params (string Name, string Value)[] typed) => string.Join('&', Hidden().Matches(page)
        .Select(input => Attribute().Matches(input.Value).ToDictionary(a => a.Groups[1].Value, a => WebUtility.HtmlDecode(a.Groups[2].Value)))
        .Select(input => (Name: input["name"], Value: input.GetValueOrDefault("value", "")))
        .ExceptBy(typed.Select(field => field.Name), field => field.Name)
        .DistinctBy(field => field.Name)
        .Concat(typed)
        .Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
}

internal sealed record Customer(Wire Wire, string Account);
