using FinancePortal.Core.Secrets;
using FinancePortal.Web.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace FinancePortal.Web.Tests.Infrastructure;

/// <summary>A log must not open what a mailed link opens.</summary>
public sealed class RequestLogTests
{
    [Fact]
    [Trait("Proof", "L6")]
    public void The_token_of_a_mailed_link_is_not_logged()
    {
        var context = new DefaultHttpContext();
        context.Request.Path = $"/reset-password/{RandomKey.New()}";
        Assert.Equal("/reset-password/token", RequestLog.PathOf(context.Request));
        context.Request.Path = "/accounts/0123456789ABCDEF/pay/and-a-long-path-behind-it-that-stays";
        Assert.Equal(context.Request.Path.Value, RequestLog.PathOf(context.Request));
    }
}
