namespace FinancePortal.Performance;

/// <summary>The bare app of tests/limit.</summary>
internal static class Bare
{
    public static async Task<Wire[]> EnterAsync(int connections)
    {
        var wires = Enumerable.Range(0, connections).Select(_ => new Wire(5999)).ToArray();
        for (var i = 0; i < wires.Length; i++)
        {
            (await wires[i].GetAsync($"/enter?id={i + 1}")).Expect(200);
        }

        return wires;
    }

    public static async Task PageAsync(Wire wire) => (await wire.GetAsync("/page")).Expect(200);

    public static async Task CommitAsync(Wire wire) => (await wire.PostAsync("/commit", "id=1&amount=735.22")).Expect(200);
}
