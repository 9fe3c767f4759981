using System.Globalization;
using FinancePortal.Core.Customers.Identity;

namespace FinancePortal.Web.Commands;

internal sealed class ImportPasswordsCommand : Command
{
    public override string Name => "import-breached-passwords";
    public override string Synopsis => "import-breached-passwords FILE [--seen N]";
    public override string Summary => "refuse the passwords of a breach list from now on (lines SHA1:count, ordered by hash), those seen at least N times; each instance needs the file it makes";
    public override IReadOnlyList<string> Options => ["--seen="];

    public override async Task<bool> RunAsync(CommandLine line, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var path = line.Only("the file to import");
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file {path}.");
        }

        using var reader = new StreamReader(path);
        try
        {
            var taken = await services.GetRequiredService<BreachedPasswordList>().ImportAsync(
                reader, line.Number("--seen", 1, int.MaxValue) ?? 1, count => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {count:N0} passwords")), cancellationToken);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{taken:N0} breached passwords are refused from now on."));
            return true;
        }
        catch (FormatException e)
        {
            await output.WriteLineAsync($"{e.Message} The list stays as it was.");
            return false;
        }
    }
}
