namespace FinancePortal.Testing;

/// <summary>The folder that holds FinancePortal.sln, found from the folder that the tests run in.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "FinancePortal.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"FinancePortal.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
