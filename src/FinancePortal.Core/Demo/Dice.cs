namespace FinancePortal.Core.Demo;

/// <summary>Chance that comes out alike for the same seed on every machine and runtime (SplitMix64).</summary>
internal sealed class Dice
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong state;

    private Dice(ulong start) => state = start;

    /// <summary>One of many, far apart from its neighbours: the start is mixed, so that no sequence is a part of another.</summary>
    public static Dice For(int seed, long number) => new(Mix(unchecked(Mix((ulong)seed + 1) + (ulong)number)));

    /// <summary>A whole number from zero up to, and without, a bound.</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    /// <summary>A whole number between two bounds, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Percent(int chance) => Below(100) < chance;

    public T OneOf<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    private ulong Next() => Mix(unchecked(state += Step));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
