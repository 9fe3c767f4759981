using FinancePortal.Testing;

namespace FinancePortal.Web.Tests.Infrastructure;

/// <summary>The portal with its Development pages, still over https.</summary>
public sealed class DevelopmentHost : PortalHost
{
    protected override string Environment => "Development";
}
