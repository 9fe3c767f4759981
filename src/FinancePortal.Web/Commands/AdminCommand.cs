using FinancePortal.Core.Staff.Users;
using FinancePortal.Web.Staff.Users;

namespace FinancePortal.Web.Commands;

internal sealed class AdminCommand : Command
{
    private const int LongestName = 100;

    public override string Name => "admin";
    public override string Synopsis => "admin create --email ADDRESS [--name NAME]";
    public override string Summary => "make a sign-in for one of the first two administrators and print the link with which they set a password and a second factor";
    public override IReadOnlyList<string> Options => ["--email=", "--name="];

    public override async Task<bool> RunAsync(CommandLine line, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        if (line.Only("what to do: create") is not "create")
        {
            throw new UsageException("The only thing to do is: admin create --email ADDRESS");
        }

        var email = line.Text("--email") ?? throw new UsageException("Say who it is: --email ADDRESS");
        if (!ColleagueForm.IsAddress(email))
        {
            throw new UsageException($"--email is {email}: give an address like jo@company.example.");
        }

        var name = line.Text("--name") ?? email[..email.IndexOf('@', StringComparison.Ordinal)];
        if (name.Trim().Length is 0 or > LongestName)
        {
            throw new UsageException($"--name is too long or empty: give 1 to {LongestName} characters.");
        }

        var (answer, link) = await services.GetRequiredService<ColleagueService>().CreateAdministratorAsync(email, name, cancellationToken);
        await output.WriteLineAsync(answer switch
        {
            ColleagueAnswer.EmailTaken => $"Somebody signs in as {email} already. Nothing was changed.",
            ColleagueAnswer.AdministratorsEnough => "There are two administrators already. They make further sign-ins and give roles in the portal, two of them together. Nothing was changed.",
            _ => $"{name} is an administrator. This link works once, until {services.GetRequiredService<TimeProvider>().GetUtcNow() + ColleagueService.LinkLife:yyyy-MM-dd HH:mm} UTC; give it to nobody else:",
        });
        if (link is not null)
        {
            await output.WriteLineAsync(link.ToString());
        }

        return answer is ColleagueAnswer.Made;
    }
}
