namespace FinancePortal.Core.Demo.Personas;

/// <summary>A person of the demo: who they are, what they signed, how they pay. One file each, named after them.</summary>
internal abstract class Persona
{
    /// <summary>Everybody, in the order of the README's table.</summary>
    public static IReadOnlyList<Persona> All { get; } =
    [
        new AveryOnTime(), new BlakePastDue(), new CaseyLeaseEnding(), new DrewAutopay(), new EllisBalloon(), new FrankieFamily(), new GrayPaidOff(), new HarperJustFunded(), new JordanNoSignIn(), new KendallReturned(), new MorganReturned(),
        new SamSupport(), new TaylorSupervisor(), new DanaDealer(),
    ];

    public abstract Task LiveAsync(DemoScene scene);
}
