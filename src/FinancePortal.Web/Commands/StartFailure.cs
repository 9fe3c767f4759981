using FinancePortal.Core.Data;

namespace FinancePortal.Web.Commands;

/// <summary>A refusal to start is a sentence for the operator and exit code 1, not a crash with a trace.</summary>
internal static class StartFailure
{
    public static void SaysPlainly() => AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
    {
        if (failure.ExceptionObject is Exception e && IsRefusal(e))
        {
            Console.Error.WriteLine(e.Message);
            Environment.Exit(1);
        }
    };

    /// <summary>Settings are refused by the portal's own code with an <see cref="InvalidOperationException"/> that names the setting.</summary>
    private static bool IsRefusal(Exception e) =>
        e is StartRefusedException
        || (e is InvalidOperationException && e.TargetSite?.Module.Assembly.GetName().Name?.StartsWith("FinancePortal.", StringComparison.Ordinal) == true);
}
