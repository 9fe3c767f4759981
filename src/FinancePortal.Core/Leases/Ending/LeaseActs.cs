using FinancePortal.Core.Values;

namespace FinancePortal.Core.Leases.Ending;

/// <summary>What a lessee may do with a lease on a day: asked by pages, and again when it is done.</summary>
public static class LeaseActs
{
    /// <summary>Extends by so many months more; a seventh in all needs new disclosures first, and nothing may be past due.</summary>
    public static bool MayExtend(LeaseFile file, int months)
    {
        ArgumentNullException.ThrowIfNull(file);
        return CanStillEnd(file) && !file.IsPastDue && months >= 1 && file.State.ExtraPayments + months <= LeaseExtensionQuote.MonthsWithoutDisclosure;
    }

    /// <summary>How many months more an extension may have; zero when it may not.</summary>
    public static int MonthsToExtend(LeaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return MayExtend(file, 1) ? LeaseExtensionQuote.MonthsWithoutDisclosure - file.State.ExtraPayments : 0;
    }

    public static bool MayBuy(LeaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return CanStillEnd(file) && file.Terms.MayPurchase;
    }

    /// <summary>A vehicle can be returned from so many days before the end; earlier is ending the lease early.</summary>
    public const int DaysToReturn = 45;

    public static DateOnly ReturnFrom(LeaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.EndsOn.AddDays(-DaysToReturn);
    }

    /// <summary>Open, not handed over, and this customer decides.</summary>
    public static bool CanStillEnd(LeaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file is { MayAct: true, IsHandedOver: false };
    }

    /// <exception cref="NotFoundException">Not a customer.</exception>
    public static long CustomerOf(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.CustomerId ?? throw new NotFoundException("Only a customer decides about a lease.");
    }
}
