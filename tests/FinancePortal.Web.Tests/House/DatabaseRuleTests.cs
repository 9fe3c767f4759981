using System.Text.RegularExpressions;

namespace FinancePortal.Web.Tests.House;

/// <summary>Rule 2: the database is spoken to in Data, services and jobs of Core, and nowhere else.</summary>
[Trait("Rule", "House-2")]
public sealed partial class DatabaseRuleTests
{
    [GeneratedRegex(@"Microsoft\.EntityFrameworkCore[\w.]*")]
    private static partial Regex EntityFramework();

    [GeneratedRegex(@"\bFinancePortal\.Core\.Data\b|\bPortalDbContext\b")]
    private static partial Regex Database();

    [GeneratedRegex(@"\bFinancePortal\.Core\.Jobs\b")]
    private static partial Regex Jobs();

    [GeneratedRegex(@"\b(?:Sqlite|SqlServer)?PortalDbContext\b|Microsoft\.EntityFrameworkCore[\w.]*")]
    private static partial Regex Context();

    [Fact]
    public void Only_data_services_and_jobs_speak_to_the_database() =>
        Broken.None(SourceFile.Under("src/FinancePortal.Core", ".cs").Where(f => !MaySpeak(f)).SelectMany(f => f.Find(EntityFramework()).Concat(f.Find(Database()))),
            "Queries belong in Data/, a ...Service.cs or a ...Job.cs. A rule is given what it needs.");

    [Fact]
    public void Only_jobs_know_the_job_runner() =>
        Broken.None(SourceFile.Under("src/FinancePortal.Core", ".cs")
                .Where(f => !Rooms.Exempt.Contains(f.Room) && f.Room.Length > 0 && !f.Name.EndsWith("Job.cs", StringComparison.Ordinal)).SelectMany(f => f.Find(Jobs())),
            "A ...Job.cs knows the runner; what it does is a service.");

    [Fact]
    public void Web_names_the_context_only_in_Program() =>
        Broken.None(SourceFile.Under("src/FinancePortal.Web", ".cs", ".cshtml").Where(f => f.Path != "src/FinancePortal.Web/Program.cs").SelectMany(f => f.Find(Context())),
            "A page asks a service of Core.");

    private static bool MaySpeak(SourceFile file) =>
        file.Room.Length == 0 || Rooms.Exempt.Contains(file.Room)
        || file.Name.EndsWith("Service.cs", StringComparison.Ordinal) || file.Name.EndsWith("Job.cs", StringComparison.Ordinal);
}
