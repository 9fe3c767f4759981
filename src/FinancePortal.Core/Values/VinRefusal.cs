namespace FinancePortal.Core.Values;

/// <summary>What is wrong with a typed VIN.</summary>
public enum VinRefusal
{
    /// <summary>Not 17 characters.</summary>
    Length = 1,

    /// <summary>I, O or Q, which no VIN has because they look like 1 and 0.</summary>
    MistakableLetter = 2,

    /// <summary>Something that is neither a letter nor a digit.</summary>
    Character = 3,

    /// <summary>The ninth character does not fit the others: one of them is mistyped.</summary>
    CheckDigit = 4,
}
