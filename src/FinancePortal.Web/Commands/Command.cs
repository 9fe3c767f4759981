namespace FinancePortal.Web.Commands;

/// <summary>One thing an operator can have done by the binary that serves the portal.</summary>
internal abstract class Command
{
    public abstract string Name { get; }

    /// <summary>Its line in the usage: what is typed.</summary>
    public abstract string Synopsis { get; }

    /// <summary>Its line in the usage: what it does.</summary>
    public abstract string Summary { get; }

    /// <summary>The options it knows; one that ends in <c>=</c> takes a value.</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>Does the work in a scope of its own; lines for the operator go to <paramref name="output"/>.</summary>
    /// <returns>Whether all is well: the exit code is 0 or 1.</returns>
    /// <exception cref="UsageException">The line makes no sense.</exception>
    public abstract Task<bool> RunAsync(CommandLine line, IServiceProvider services, TextWriter output, CancellationToken cancellationToken);
}
