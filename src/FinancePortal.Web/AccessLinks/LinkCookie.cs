using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.SignIn;

namespace FinancePortal.Web.AccessLinks;

/// <summary>The key of a look at one account. It is no session: no page but the link's own knows it, so nothing else opens with it.</summary>
public sealed class LinkCookie(IHostEnvironment environment) : KeyCookie(CookieNames.Link, environment);
