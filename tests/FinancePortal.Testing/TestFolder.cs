namespace FinancePortal.Testing;

/// <summary>A folder under the system's temporary one, for this run of the tests; gone when the run ends.</summary>
public static class TestFolder
{
    public static string Path { get; } = Make();

    /// <summary>An empty folder inside it.</summary>
    public static string New(string purpose) => Directory.CreateDirectory(System.IO.Path.Combine(Path, $"{purpose}-{Guid.NewGuid():N}")).FullName;

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("portal-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // A host that is still closing holds a file: the system clears its temporary folder.
            }
        };
        return folder;
    }
}
